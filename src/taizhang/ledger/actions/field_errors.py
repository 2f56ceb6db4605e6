"""Refusing what was typed: one sentence where one field is wrong, a general one with all of them where several are."""

from collections.abc import Mapping
from decimal import Decimal

from taizhang.audit.service import Invalid

__all__ = ["is_plain_number", "refuse_fields"]

_LARGEST = Decimal(10) ** 15
_PLACES = 8


def refuse_fields(fields: Mapping[str, str], general: str) -> None:
    """Raise Invalid with the sentences at their fields; do nothing where there are none."""
    if fields:
        message = next(iter(fields.values())) if len(fields) == 1 else general
        raise Invalid(message, fields=dict(fields))


def is_plain_number(value: Decimal) -> bool:
    """Return whether a value is one that an office states: finite, below 10 to the 15th, at most eight decimals."""
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -_PLACES and abs(value) < _LARGEST
