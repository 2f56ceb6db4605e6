"""One number told more than once."""
