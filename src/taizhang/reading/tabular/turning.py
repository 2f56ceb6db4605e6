"""Tables whose columns are the things counted, and whose rows tell of them, turned to stand the usual way."""

from collections.abc import Sequence
from dataclasses import replace

from taizhang.reading.tabular import heads
from taizhang.reading.tabular.amounts import is_missing
from taizhang.reading.tabular.table import Cell

_NAMES = "名称"
_MOST_ROWS = 5
"""Rows below the head that such a table has at most."""
_FEWEST_THINGS = 2
_LONGEST_THING = 20
_TOLD = frozenset(
    (
        *("数量", "件数", "占比", "比例", "比重", "金额", "人数", "户数", "宗数", "起数", "个数", "总数", "合计"),
        *("同比", "环比", "增幅", "增长", "受理量", "办结量", "工单量", "案件数", "收案数", "结案数", "诉求量", "投诉量"),
    )
)
"""What rows tell of each thing."""


def turned(rows: Sequence[list[Cell | None]], width: int) -> list[list[Cell | None]] | None:
    """Return the rows with the things of the head as their first cells (类型|投诉|举报 over 数量(件)|75|16), or None where the
    table stands the usual way."""
    body = rows[1:]
    if not 1 <= len(body) <= _MOST_ROWS or width <= _FEWEST_THINGS or any(len(row) != width for row in rows):
        return None
    head = rows[0][1:]
    if any(not _is_thing(cell) for cell in head) or not all(_tells(row) for row in body):
        return None
    first = rows[0][0]  # it may only say how the things are sorted (类型), and heads their names now
    sorts: list[Cell | None] = [None if first is None else replace(first, text=_NAMES)]
    return [sorts + [row[0] for row in body], *([row[column] for row in rows] for column in range(1, width))]


def _is_thing(cell: Cell | None) -> bool:
    """Say whether a cell of the head names something that is counted."""
    if cell is None or len(cell.text) > _LONGEST_THING:
        return False
    told = heads.unit_of_head(cell.text) is not None or heads.measure_of_head(cell.text) is not None
    return not told and not heads.holds_value(cell.text) and cell.text not in _TOLD and not _is_time(cell.text)


def _is_time(text: str) -> bool:
    """Say whether a head is a year, a month or a plan."""
    return text[-1:] in "年月度季" or any(character.isdigit() for character in text)


def _tells(row: Sequence[Cell | None]) -> bool:
    """Say whether a row tells one thing of all that the head names: its first cell says what, the others how much."""
    first = row[0]
    if first is None:
        return False
    what = first.text.replace(" ", "").partition("(")[0]
    named = what in _TOLD or (what[:1] == "占" and what.endswith(("比例", "比重", "占比")))
    return named and all(cell is None or is_missing(cell.text) or heads.holds_value(cell.text) for cell in row[1:])
