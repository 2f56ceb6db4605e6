"""Columns that compare others: whose growth a column gives, and whether it prints differences or percentages."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import permutations

from taizhang.reading.tabular import heads
from taizhang.reading.tabular.amounts import Amount, amounts_in
from taizhang.reading.tabular.table import Cell, Column

_LAST = ("上年", "去年", "上期")
_OPEN = ("增减", "比上年", "比去年", "较上年", "较去年", "同比增减")
_BESIDE_MAX = 4
"""So many columns of amounts beside a growth are asked for two whose difference it is."""
_HUNDRED = Decimal(100)


def says_last_year(head: str) -> bool:
    """Say whether a head stands over last year's values (上年同期) rather than over what compares with them (比上年)."""
    return any(word in head for word in _LAST) and not any(
        word in head for word in ("比上年", "比去年", "较上年", "较去年", "增", "同比")
    )


def _amounts_before(columns: Sequence[Column], index: int) -> list[int]:
    """Return the columns of amounts that stand together before the one at ``index``, the nearest first."""
    found: list[int] = []
    for other in range(index - 1, -1, -1):
        column = columns[other]
        if column.role == "value" and column.measure is None:
            found.append(other)
        elif found or column.role != "value":
            break
    return found


def compared(columns: Sequence[Column], index: int) -> int | None:
    """Return the column of amounts whose growth, share or rank the column at ``index`` gives, or None.

    Of several years beside it that is the last one, in whichever order they stand; never last year's.
    """
    beside = [other for other in _amounts_before(columns, index) if not says_last_year(columns[other].head)]
    dated = [(years[0], other) for other in beside if len(years := heads.years_of_head(columns[other].head)) == 1]
    if dated:
        return max(dated)[1]
    return beside[0] if beside else None


def _number(line: Sequence[Cell | None], index: int) -> Amount | None:
    """Return the only amount of a cell where it prints nothing but digits, else None."""
    cell = line[index] if index < len(line) else None
    read = amounts_in(cell.text, years=True) if cell is not None else ()
    one = read[0] if len(read) == 1 else None
    return one if one is not None and one.bare and one.high is None and not (one.direction or one.cumulative) else None


def is_difference(line: Sequence[Cell | None], index: int, later: int, earlier: int) -> bool | None:
    """Say whether the number at ``index`` is the difference of the two others within their digits; None where one of
    them is missing."""
    told, new, old = (_number(line, at) for at in (index, later, earlier))
    if told is None or new is None or old is None:
        return None
    room = (told.resolution + new.resolution + old.resolution) / 2
    return abs(new.value - old.value - told.value) <= room


def _is_growth(line: Sequence[Cell | None], index: int, later: int, earlier: int) -> bool:
    told, new, old = (_number(line, at) for at in (index, later, earlier))
    if told is None or new is None or old is None or old.value <= 0:
        return False
    room = told.resolution / 2 + _HUNDRED * (new.resolution + old.resolution) / old.value
    return abs((new.value / old.value - 1) * _HUNDRED - told.value) <= room


def differences(columns: Sequence[Column], lines: Sequence[Sequence[Cell | None]], index: int) -> int | None:
    """Return the column of amounts whose change the column at ``index`` prints as differences (390.1 | 412.6 | 22.5).

    None where it prints percentages or its rows do not tell.
    """
    printed = [cell.text for line in lines if index < len(line) and (cell := line[index]) is not None]
    if any("%" in text for text in printed):
        return None
    beside = _amounts_before(columns, index)[:_BESIDE_MAX]
    for later, earlier in permutations(beside, 2):
        told = [(line, said) for line in lines if (said := is_difference(line, index, later, earlier)) is not None]
        exact = sum(said for _, said in told)
        if 2 * exact > len(told) and exact > sum(_is_growth(line, index, later, earlier) for line, _ in told):
            return later
    return None


def is_row_difference(columns: Sequence[Column], line: Sequence[Cell | None], index: int) -> bool:
    """Say whether the number at ``index`` is the difference of two amounts that stand before it in its row."""
    beside = _amounts_before(columns, index)[:_BESIDE_MAX]
    return any(is_difference(line, index, later, earlier) is True for later, earlier in permutations(beside, 2))


def unit_left_open(column: Column, amount: Amount) -> bool:
    """Say whether neither head nor cell tells whether a column of 增减 prints percentages or differences."""
    return column.unit is None and amount.unit is None and column.head.endswith(_OPEN)
