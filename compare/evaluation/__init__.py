"""Alignment measured against people's labels: `pressdiff evaluate`."""
