"""How many a text says, against how many it names or there can be."""

__all__ = ()
