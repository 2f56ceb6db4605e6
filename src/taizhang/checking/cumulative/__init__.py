"""Running totals, which never fall."""

__all__ = ()
