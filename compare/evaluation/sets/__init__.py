"""One module per labelled set: what it reads, what it measures."""
