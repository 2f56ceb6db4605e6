"""Which cells of a row are parts of which: those under one head beside their sum, areas beside the whole, and 其中."""

from collections.abc import Sequence
from decimal import Decimal

from taizhang.reading.tabular import heads
from taizhang.reading.tabular.summing import InCell, one_value
from taizhang.reading.tabular.table import Column

_FEWEST = 2
_OF_WHICH = "其中"


def across(columns: Sequence[Column], stated: Sequence[InCell], links: list[int | None]) -> list[int | None]:
    """Return ``links`` with each figure that is a part of nothing yet a part of that of its row of which it is one.

    Cells that a head says to be a part of the column before them are, and those that add up to the one beside them.
    """
    groups = _groups(columns)
    marked = [(index, whole) for index in range(len(columns)) if (whole := _marked(columns, index)) is not None]
    if not groups and not marked:
        return links
    rows: dict[int, dict[int, int]] = {}
    for i, one in enumerate(stated):
        if one.figure.measure == "level" and one_value(one.figure):
            rows.setdefault(one.line, {})[one.column] = i
    for row in rows.values():
        for whole, parts in groups:
            told = [row[column] for column in parts if column in row]
            if whole in row and len(told) >= _FEWEST and _adds_up(stated, row[whole], told):
                for i in told:
                    links[i] = row[whole] if links[i] is None else links[i]
        for index, whole in marked:
            if index in row and whole in row and links[row[index]] is None and _fits(stated, row[index], row[whole]):
                links[row[index]] = row[whole]
    return links


def _groups(columns: Sequence[Column]) -> list[tuple[int, list[int]]]:
    """Return columns that may hold sums, each with those that it may be the sum of."""
    found: list[tuple[int, list[int]]] = []
    levels = [column.role == "value" and column.measure is None for column in columns]
    tops = [column.head.partition(" ")[0] if " " in column.head else "" for column in columns]
    for top in dict.fromkeys(filter(None, tops)):
        own = [index for index, text in enumerate(tops) if text == top and levels[index]]
        sums = [index for index in own if heads.is_sum(columns[index].head.rpartition(" ")[2])]
        if len(sums) == 1:
            found.append((sums[0], [index for index in own if index != sums[0]]))
        elif not sums and own and own[0] and levels[own[0] - 1]:
            found.append((own[0] - 1, own))
    areas = [index for index, column in enumerate(columns) if levels[index] and heads.is_area(column.noun)]
    if len(areas) >= _FEWEST:
        whole = [index for index, column in enumerate(columns) if levels[index] and heads.sums_up(column.head)]
        found += [(index, areas) for index in whole]
    return found


def _marked(columns: Sequence[Column], index: int) -> int | None:
    """Return the column of which one headed 其中 is a part, or None."""
    if not columns[index].head.rpartition(" ")[2].startswith(_OF_WHICH):
        return None
    for left in range(index - 1, -1, -1):
        column = columns[left]
        if column.role == "value" and column.measure is None and not column.head.startswith(_OF_WHICH):
            return left
    return None


def _fits(stated: Sequence[InCell], part: int, whole: int) -> bool:
    one, over = stated[part].figure, stated[whole].figure
    if one.value is None or over.value is None or one.unit != over.unit or one.period != over.period:
        return False
    return one.value <= over.value


def _adds_up(stated: Sequence[InCell], whole: int, parts: Sequence[int]) -> bool:
    over = stated[whole].figure
    if over.value is None or not all(_fits(stated, part, whole) for part in parts):
        return False
    values = [value for part in parts if (value := stated[part].figure.value) is not None]
    return abs(sum(values, Decimal(0)) - over.value) <= over.resolution * (len(parts) + 1) / 2
