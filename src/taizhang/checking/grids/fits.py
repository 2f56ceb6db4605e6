"""What one number of a table has to do with others of its row or column."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import log10

from taizhang.checking.grids.cells import Cell

HELD, LOOSE, BROKEN = range(3)


@dataclass(frozen=True, slots=True)
class Link:
    """One number and those that it ought to be made of."""

    kind: str
    """``sum``, ``share`` or ``growth``."""
    whole: Cell
    """The sum, the percentage."""
    parts: tuple[Cell, ...]
    """What is added; what the percentage is of, its whole last."""

    @property
    def exact(self) -> Fraction:
        """What the others make."""
        values = [Fraction(p.decimal) for p in self.parts]
        if self.kind == "sum":
            return sum(values, Fraction(0))
        quotient = values[0] / values[-1] * 100
        return quotient - 100 if self.kind == "growth" else quotient


def summed(whole: Cell, parts: Sequence[Cell]) -> int:
    """Say whether parts make a whole: as printed, but for rounding, or not."""
    off = abs(whole.value - sum(p.value for p in parts))
    place = max(c.half for c in (whole, *parts)) * 2
    if off < place / 2:
        return HELD
    return LOOSE if off <= place * (len(parts) + 1) / 2 + place / 10 else BROKEN


def quotient(rate: Cell, above: Cell, below: Cell, less: float = 0.0) -> int:
    """Say whether a percentage is that of two amounts (with 100 taken off for growth)."""
    if below.value == 0:
        return LOOSE
    exact = above.value / below.value * 100
    off = abs(exact - less - rate.value)
    if off <= rate.half * 1.001:
        return HELD
    loose = abs(exact) * ((above.half / abs(above.value) if above.value else 0.0) + below.half / abs(below.value))
    return LOOSE if off <= rate.half * 2.1 + loose else BROKEN


def told(link: Link) -> float:
    """Return to how many decimal digits a link that holds is told: how hardly it would hold by chance."""
    size = max(abs(link.whole.value), link.whole.half)
    room = max(c.half for c in (link.whole, *link.parts)) if link.kind == "sum" else link.whole.half
    if link.kind == "sum" and sum(p.value != 0 for p in link.parts) < len(link.parts[:2]):
        return 0.0
    if link.kind == "sum":
        # Of 4000, made of 3999 and 1, only the one tells.
        size = min(size, sorted(abs(p.value) for p in link.parts)[-2] * 10)
    return max(0.0, log10(size / room / 2))


def fit(link: Link) -> int:
    """Say whether a link holds."""
    if link.kind == "sum":
        return summed(link.whole, link.parts)
    return quotient(link.whole, link.parts[0], link.parts[-1], 100.0 if link.kind == "growth" else 0.0)
