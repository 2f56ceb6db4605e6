"""One number told more than once."""

__all__ = ()
