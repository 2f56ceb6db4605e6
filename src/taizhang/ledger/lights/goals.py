"""What a target asks for: which way is better, where the bound is, and by how much a value misses it.

A range is met from its lower end on (upper end where less is better); 左右 allows a little less; 下降3%以上 is a growth
of −3 %
or less, so a qualifier on a negative growth is turned round, as ``taizhang.settling`` does.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from taizhang.ledger.lights.records import Kind
from taizhang.ledger.lights.rules import LightRules

Direction = Literal["up", "down"]

_FLIPPED = {">=": "<=", ">": "<", "<=": ">=", "<": ">"}
_POINTS = frozenset({"%", "％", "百分点", "个百分点"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What meets a target."""

    direction: Direction
    bound: Decimal
    """The end that counts, as written."""
    tolerance: Decimal
    """How far a value may fall short of it: more than 0 only for 左右."""
    strict: bool
    """Whether the bound itself is left out: 超过, 低于."""
    in_points: bool
    """Whether differences are in percentage points."""

    def difference(self, actual: Decimal) -> Decimal:
        """Return by how much the value is better (positive) or worse than the bound."""
        return actual - self.bound if self.direction == "up" else self.bound - actual

    def met(self, actual: Decimal) -> bool:
        """Return whether the value meets the target."""
        over = self.difference(actual) + self.tolerance
        return over > 0 if self.strict else over >= 0


def in_points(unit: str, kind: Kind) -> bool:
    """Return whether differences of such a value are percentage points: growths and whatever is in %."""
    return kind == "growth" or unit in _POINTS


def goal_of(
    *,
    kind: Kind,
    target: Decimal,
    target_high: Decimal | None,
    qualifier: str,
    unit: str,
    direction: Direction,
    rules: LightRules,
) -> Goal:
    """Return what the target asks for. ``direction`` is which way the indicator is better where no limit says it."""
    written = _FLIPPED.get(qualifier, qualifier) if kind == "growth" and target < 0 else qualifier
    wanted: Direction = "down" if written in ("<=", "<") else "up" if written in (">=", ">") else direction
    low, high = sorted((target, target if target_high is None else target_high))
    bound = low if wanted == "up" else high
    points = in_points(unit, kind)
    tolerance = Decimal(0)
    if written == "≈":
        tolerance = rules.about_points if points else abs(bound) * rules.about_relative
    return Goal(direction=wanted, bound=bound, tolerance=tolerance, strict=written in ("<", ">"), in_points=points)
