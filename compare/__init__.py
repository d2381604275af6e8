"""What was said, and what each outlet reported of it."""
