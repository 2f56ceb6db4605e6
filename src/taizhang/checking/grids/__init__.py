"""Tables taken as rows of numbers, whatever parts their cells: what holds in the other rows ought to hold in each."""

__all__ = ()
