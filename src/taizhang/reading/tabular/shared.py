"""Rows of a table of one cell a line whose names share the cells of their columns: first all names, then the values of
each column for all of them (…比例 | 其中:小学 | 97.7% | 49.9% | 100% | 50% | 预期性)."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from taizhang.reading.patterns import lazy
from taizhang.reading.tabular.amounts import amounts_in, is_missing
from taizhang.reading.tabular.building import Line
from taizhang.reading.tabular.table import Cell, ColumnRole

_MOST_NAMES = 6
_MARK = lazy(r"[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)、.]{1,2}")
_OF_WHICH = "其中:、 "


def rows_sharing(
    get: Callable[[int], Cell | None], at: int, roles: Sequence[ColumnRole | None]
) -> tuple[list[Line], int] | None:
    """Return the rows that begin on line ``at``, the second marked 其中, and how many lines they take, or None."""
    first, second = get(at), get(at + 1)
    if roles[0] != "name" or first is None or second is None or not second.text.startswith("其中"):
        return None
    columns = [i for i, role in enumerate(roles) if role is None]
    if len(columns) < 2 or columns[-1] != len(columns):
        return None
    names = [first]
    while len(names) < _MOST_NAMES and (cell := get(at + len(names))) is not None and not _is_value(cell):
        names.append(cell)
    values: list[Cell] = []
    below = at + len(names)
    while len(values) < _MOST_NAMES * len(columns) and (cell := get(below + len(values))) is not None:
        if not _is_value(cell):
            break
        values.append(cell)
    rest = len(roles) - 1 - len(columns)
    for parts in (names, names[1:]):  # what is only shared out has no value of its own
        if len(values) == len(parts) * len(columns):
            rows: list[Line] = []
            for number, name in enumerate(parts):
                told = name if parts is names else _of(first, name)
                rows.append([told, *values[number :: len(parts)], *([None] * rest)])
            return rows, len(names) + len(values) + rest
    return None


def _is_value(cell: Cell) -> bool:
    return bool(amounts_in(cell.text)) or is_missing(cell.text)


def _of(whole: Cell, part: Cell) -> Cell:
    """Return the cell of a part's name with the quantity that it is a part of (其中:小学 of 班额达标比例)."""
    mark = _MARK.match(whole.text)
    return replace(part, text=part.text.lstrip(_OF_WHICH) + whole.text[mark.end() if mark is not None else 0 :])
