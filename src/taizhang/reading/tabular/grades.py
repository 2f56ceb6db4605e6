"""Tables of targets of performance: indicators in three grades, whose upper grades stand once over several rows."""

from collections.abc import Callable, Sequence

from taizhang.reading.tables import words
from taizhang.reading.tabular import heads
from taizhang.reading.tabular.table import Cell, Column, ColumnRole

_GRADE = "级指标"
_LONGEST_VALUE = 40


def is_graded(titles: Sequence[str]) -> bool:
    """Say whether the heads of a table are those of grades (一级指标, 二级指标, 三级指标)."""
    return len(titles) > 1 and titles[0].endswith(_GRADE) and titles[1].endswith(_GRADE)


def sets_values(columns: Sequence[Column], index: int) -> bool:
    """Say whether a column holds the values that a table of grades sets (指标值)."""
    return columns[index].head.endswith("指标值") and any(one.head.endswith(_GRADE) for one in columns)


def graded_row(
    line: Callable[[int], Cell | None], at: int, roles: Sequence[ColumnRole | None], titles: Sequence[str]
) -> tuple[list[Cell | None], int] | None:
    """Return the row of such a table that begins on a line, and of how many lines it is, or None where none begins.

    Grades that are not printed again are left out of it; what is one is known by its words (产出指标, 数量指标).
    """
    grades = sum(title.endswith(_GRADE) for title in titles)
    printed = 0
    while printed < grades - 1 and (cell := line(at + printed)) is not None and _is_grade(cell.text):
        printed += 1
    count = len(titles) - (grades - 1 - printed)
    cells = [cell for i in range(count) if (cell := line(at + i)) is not None]
    if len(cells) < count:
        return None
    own = cells[printed:]
    if heads.holds_value(own[0].text) or _is_grade(own[0].text) or heads.is_head(own[0].text):
        return None
    for cell, role in zip(own[1:], roles[grades:], strict=True):
        if role is None and (len(cell.text) > _LONGEST_VALUE or cell.text.endswith("。") or _is_grade(cell.text)):
            return None
    return [*[None] * (grades - 1 - printed), *cells], count


def _is_grade(text: str) -> bool:
    return text.removesuffix("指标") in words("tabular", "grades")
