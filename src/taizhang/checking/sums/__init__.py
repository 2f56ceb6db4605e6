"""Parts against their whole: what a list, a table or a family of names makes."""

__all__ = ()
