"""Closed intervals with exact ends, for arithmetic on rounded numbers."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

Number = Decimal | Fraction | int


@dataclass(frozen=True, slots=True, kw_only=True, init=False)
class Interval:
    """Every value from ``low`` to ``high``; None for an end means that it is open to that side.

    Ends are kept as Fractions so that quotients stay exact.
    """

    low: Fraction | None
    """The least value, or None for no lower limit."""
    high: Fraction | None
    """The greatest value, or None for no upper limit."""

    def __init__(self, *, low: Number | None, high: Number | None) -> None:
        """Build the interval; raises ValueError if ``low`` exceeds ``high``."""
        # Making a Fraction of a Fraction costs as much as the arithmetic does.
        least = low if low is None or isinstance(low, Fraction) else Fraction(low)
        most = high if high is None or isinstance(high, Fraction) else Fraction(high)
        if least is not None and most is not None and least > most:
            raise ValueError(f"The lower end {least} exceeds the upper end {most}; give the smaller number first.")
        object.__setattr__(self, "low", least)
        object.__setattr__(self, "high", most)

    def __contains__(self, value: Number) -> bool:
        """Say whether ``value`` lies inside, the ends included."""
        exact = Fraction(value)
        return (self.low is None or self.low <= exact) and (self.high is None or exact <= self.high)

    def __add__(self, other: "Interval") -> "Interval":
        """Return every sum of one value of each."""
        return Interval(
            low=None if self.low is None or other.low is None else self.low + other.low,
            high=None if self.high is None or other.high is None else self.high + other.high,
        )

    def __neg__(self) -> "Interval":
        """Return the interval mirrored at zero."""
        return Interval(
            low=None if self.high is None else -self.high,
            high=None if self.low is None else -self.low,
        )

    def __sub__(self, other: "Interval") -> "Interval":
        """Return every difference of one value of each."""
        return self + -other

    def scaled(self, factor: Number) -> "Interval":
        """Return every value times ``factor``, which may be negative but not zero for open ends."""
        exact = Fraction(factor)
        low = None if self.low is None else self.low * exact
        high = None if self.high is None else self.high * exact
        return Interval(low=low, high=high) if exact >= 0 else Interval(low=high, high=low)

    def over(self, other: "Interval") -> "Interval | None":
        """Return every quotient of two closed intervals, or None where the divisor may be zero or an end is open."""
        if self.low is None or self.high is None or other.low is None or other.high is None:
            return None
        if other.low <= 0 <= other.high:
            return None
        ends = [a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(low=min(ends), high=max(ends))

    def meets(self, other: "Interval") -> bool:
        """Say whether the two share a value."""
        below = self.high is not None and other.low is not None and self.high < other.low
        above = self.low is not None and other.high is not None and self.low > other.high
        return not (below or above)

    def within(self, other: "Interval") -> bool:
        """Say whether every value of this one lies in the other."""
        low_in = other.low is None or (self.low is not None and self.low >= other.low)
        high_in = other.high is None or (self.high is not None and self.high <= other.high)
        return low_in and high_in

    def gap(self, other: "Interval") -> Fraction:
        """Return the distance between the nearest values of the two, 0 where they share one."""
        if self.meets(other):
            return Fraction(0)
        if self.high is not None and other.low is not None and self.high < other.low:
            return other.low - self.high
        assert self.low is not None and other.high is not None  # they do not meet, so one side is closed
        return self.low - other.high
