"""Finding the stated quantities of a text: number, multiplier, unit and the words grown together with them."""

from taizhang.reading.quantities.raw import RawQuantity
from taizhang.reading.quantities.scan import scan

__all__ = ["RawQuantity", "scan"]
