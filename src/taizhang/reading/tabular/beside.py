"""What the other cells of a row say of one of its amounts: the target beside what was done gives its unit."""

from decimal import Decimal

from taizhang.reading.tabular.amounts import Amount, amounts_in
from taizhang.reading.tabular.building import text_of
from taizhang.reading.tabular.table import Row, Table

_FAR_OVER = 100
"""No more than so many times its target has been done of anything."""
_COUNTED = ("count", "person", "measure", "money")


def set_beside(found: Table, row: Row, index: int) -> Amount | None:
    """Return the only amount with a unit that counts something in the other columns of a row, or None."""
    beside = [
        amount
        for at, (column, cell) in enumerate(zip(found.columns, row.cells, strict=True))
        if at != index and column.role in ("task", "value")
        for amount in amounts_in(text_of(cell))
        if amount.unit is not None and amount.unit.family in _COUNTED
    ]
    return beside[0] if len(beside) == 1 else None


def counted_like(target: Amount, amount: Amount) -> tuple[str | None, Decimal]:
    """Return unit and multiplier of a number by what was set of the same thing: 新增3万张床位 | 3.2 counts by 万,
    | 31200 does not."""
    assert target.unit is not None  # asked only then
    scale = target.unit.multiplier
    scaled = amount.bare and amount.value * scale <= target.value * _FAR_OVER
    return target.unit.unit, scale if scaled else Decimal(1)
