"""What has changed between two results of one event: a pure comparison of two values."""
