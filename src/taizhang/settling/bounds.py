"""What a target demands and what a result allows, as intervals with open or closed ends."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from taizhang.reading.records import Figure, Qualifier
from taizhang.settling.rule import SettlementRule

Direction = Literal["up", "down"]
_FLIPPED: dict[Qualifier, Qualifier] = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "=": "=", "≈": "≈"}
_SIGNED = ("growth", "change", "gap")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """All values from ``low`` to ``high``."""

    low: Decimal | None
    """The lower end, or None where that side is open without limit."""
    high: Decimal | None
    """The upper end, or None where that side is open without limit."""
    low_open: bool = False
    """Whether the lower end itself is left out."""
    high_open: bool = False
    """Whether the upper end itself is left out."""

    def times(self, factor: Decimal) -> "Bounds":
        """Return the same in a unit of which there are ``factor`` to one of this."""
        return Bounds(
            low=None if self.low is None else self.low * factor,
            high=None if self.high is None else self.high * factor,
            low_open=self.low_open,
            high_open=self.high_open,
        )

    def within(self, other: "Bounds") -> bool:
        """Say whether every value of this one lies in the other."""
        return self._low_in(other) and self._high_in(other)

    def _low_in(self, other: "Bounds") -> bool:
        if other.low is None:
            return True
        if self.low is None or self.low < other.low:
            return False
        return self.low > other.low or self.low_open or not other.low_open

    def _high_in(self, other: "Bounds") -> bool:
        if other.high is None:
            return True
        if self.high is None or self.high > other.high:
            return False
        return self.high < other.high or self.high_open or not other.high_open

    def apart_from(self, other: "Bounds") -> bool:
        """Say whether the two share no value."""
        return _below(self, other) or _below(other, self)


def _below(lower: Bounds, upper: Bounds) -> bool:
    if lower.high is None or upper.low is None:
        return False
    return lower.high < upper.low or (lower.high == upper.low and (lower.high_open or upper.low_open))


def _as_written(figure: Figure) -> Qualifier:
    """Return the qualifier as it bears on the signed value: 下降3%以上 is at most -3."""
    value = figure.value
    falls = value is not None and value < 0 and figure.measure in _SIGNED
    return _FLIPPED[figure.qualifier] if falls else figure.qualifier


def tolerance(value: Decimal, unit: str | None, rule: SettlementRule) -> Decimal:
    """Return how far a value may fall short of a target that says 左右, in the target's unit."""
    return rule.percentage_points if unit in ("%", "百分点") else abs(value) * rule.relative


def _is_near(figure: Figure, before: str, rule: SettlementRule) -> bool:
    return figure.qualifier == "<" and before.endswith(rule.beside.near_below)


def wanted_direction(figure: Figure, before: str, by_name: Direction, rule: SettlementRule) -> Direction:
    """Return which way is better for this target: a stated limit says it itself, a rank is better when smaller."""
    written = _as_written(figure)
    if written in ("<=", "<") and not _is_near(figure, before, rule):
        return "down"
    if written in (">=", ">"):
        return "up"
    return "down" if figure.measure == "rank" else by_name


def demanded(figure: Figure, before: str, direction: Direction, rule: SettlementRule) -> Bounds | None:
    """Return the values that meet the target; None where it has no single value.

    ``before`` holds the characters before the figure: 近200场 promises nearly 200, not fewer than 200.
    """
    if figure.value is None:
        return None
    written = _as_written(figure)
    low, high = figure.value, figure.value
    if figure.value_high is not None:
        low, high = min(low, figure.value_high), max(high, figure.value_high)
    if written == "≈":
        room = tolerance(figure.value, figure.unit, rule)
        low, high = low - room, high + room
    if _is_near(figure, before, rule):
        low -= _last_place(abs(figure.value))
    if direction == "up":
        return Bounds(low=low, high=None, low_open=written == ">")
    return Bounds(low=None, high=high, high_open=written == "<")


def _last_place(value: Decimal) -> Decimal:
    """Return the worth of the last digit that is not zero: 100 for 1400, 10 for 70."""
    _, digits, exponent = value.normalize().as_tuple()
    return Decimal(1).scaleb(int(exponent)) if digits else Decimal(1)


def allowed(figure: Figure, before: str, rule: SettlementRule, after: str = "") -> Bounds | None:
    """Return the values that a result allows; None where it has no single value.

    ``before`` and ``after`` hold the characters before and after the figure. 近1400 lies between 1300 and 1400, 300余
    between 300 and 400: such words round to the last printed place that is not zero. 超过 and 低于 leave their far side
    open, and 迈上1400台阶 its upper one.
    """
    value = figure.value
    if value is None:
        return None
    if figure.value_high is not None:
        return Bounds(low=min(value, figure.value_high), high=max(value, figure.value_high))
    reach = _last_place(abs(value))
    written = _as_written(figure)
    if written == "=" and after.removeprefix("级").removeprefix("的").startswith(rule.beside.marks):
        return Bounds(low=value, high=None, low_open=True)
    near = _is_near(figure, before, rule)
    odd = figure.qualifier == ">" and any(mark in figure.text for mark in "余多")
    if written == "<":
        return Bounds(low=value - reach if near or odd else None, high=value, high_open=True, low_open=True)
    if written == ">":
        return Bounds(low=value, high=value + reach if near or odd else None, low_open=True, high_open=True)
    if written == "<=":
        return Bounds(low=None, high=value)
    if written == ">=":
        return Bounds(low=value, high=None)
    room = tolerance(value, figure.unit, rule) if written == "≈" else Decimal(0)
    return Bounds(low=value - room, high=value + room)


def shortfall(target: Figure, result: Decimal | None, direction: Direction) -> Decimal | None:
    """Return by how much a result is better (positive) or worse than the target; None where either has no value."""
    if target.value is None or result is None:
        return None
    goal = target.value
    if target.value_high is not None:
        goal = min(goal, target.value_high) if direction == "up" else max(goal, target.value_high)
    return result - goal if direction == "up" else goal - result
