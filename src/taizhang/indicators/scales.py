"""Values in the unit itself: 481.3亿元 is 48130000000元, so that what was typed compares with what a document states."""

from decimal import Decimal
from typing import Final

_SCALES: Final = (("万亿", 12), ("亿", 8), ("千万", 7), ("百万", 6), ("万", 4))
"""Words before a unit of measure, longer ones first, with their powers of ten."""


def in_unit_itself(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """Return a value in its unit without 万 or 亿 before it, exactly; as it is where the unit has none."""
    for word, power in _SCALES:
        if unit.startswith(word) and unit != word:
            return Decimal(format(value.scaleb(power), "f")), unit.removeprefix(word)
    return value, unit
