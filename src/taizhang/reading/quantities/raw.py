"""A quantity as found, before anything is known of what it measures."""

from dataclasses import dataclass
from decimal import Decimal

_ONE = Decimal(1)


@dataclass(slots=True)
class RawQuantity:
    """One stated quantity with its span; later steps fill in unit and upper end while they join neighbours."""

    start: int
    """Offset of its first character (第 included for ranks)."""
    end: int
    """Offset after its last character."""
    value: Decimal | None
    """The number in its base unit; None for a ratio list."""
    resolution: Decimal
    """The worth of one unit in the last printed place."""
    unit: str | None
    """The unit as written without its multiplier, or None."""
    family: str | None
    """The table section the unit stands in (money, count, …), or None."""
    rule: str
    """Name of the rule that found it."""
    high: Decimal | None = None
    """Upper end of a range, or None."""
    values: tuple[Decimal, ...] | None = None
    """Parts of a ratio list, or None."""
    multiplier: Decimal = _ONE
    """What 万 and 亿 stand for here."""
    more: bool = False
    """Whether 余 or 多 stands between number and unit."""
    bare: bool = False
    """Whether it is a magnitude without a number (百亿元)."""
    times: bool = False
    """Whether it is a multiple (2倍, 翻一番)."""
