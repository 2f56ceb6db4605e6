"""What one unit is worth in another: 1300万吨 is 260亿斤."""

from decimal import Decimal

from taizhang.settling.rule import SettlementRule


def worth(unit: str | None, other: str | None, rule: SettlementRule) -> Decimal | None:
    """Return how many of ``other`` one ``unit`` is; None where the two measure different things or are the same."""
    if unit is None or other is None or unit == other:
        return None
    sizes = next((sizes for sizes in rule.unit_sizes if unit in sizes and other in sizes), None)
    return None if sizes is None else sizes[unit] / sizes[other]
