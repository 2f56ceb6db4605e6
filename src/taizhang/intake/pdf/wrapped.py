"""Tables without ruled lines whose cells take several printed lines → rows.

The lines come cell by cell, as word processors and browsers write them, or one printed line across all cells after
another. Either way a line that begins below all of the row so far begins the next row, unless it goes on with a cell
that had no room for it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from taizhang.intake.pdf.lines import Line, Part
from taizhang.intake.tables import Cell, rows_as_lines

_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 3
_FULL_SHARE = 0.5
_MOST_APART = 4.0
"""In ems: what stands further below is no part of the table."""
_OVERLAP = 0.4
"""In ems: by so much the boxes of lines under each other may overlap."""
_LINE_APART = 1.0
"""In ems: lines of one cell stand no further apart."""
_TIGHT = 0.1
_NUMBER = re.compile(r"[-+−±]?[0-9][0-9,.，]*[%％]?")


@dataclass(slots=True, kw_only=True)
class _Row:
    """A row as it grows."""

    top: float
    """Upper edge of its highest line."""
    low: float
    """Lower edge of its lowest."""
    cells: dict[int, list[tuple[Part, Line]]] = field(default_factory=dict)
    """What stands in each column, line under line."""


def wrapped_table(lines: Sequence[Line], start: int) -> tuple[int, tuple[str, ...]]:
    """Where a table that begins with the line ``start`` ends, and its rows; none if it is no table with tall cells."""
    end, columns = _reach(lines, start)
    if len(columns) < _FEWEST_COLUMNS or all(len(line.parts) > 1 for line in lines[start:end]):
        return start, ()
    rows: list[_Row] = []
    for at in range(start, end):
        if not _placed(rows, lines[at], columns):
            end = at
            break
    while rows and len(rows[-1].cells) == 1:
        # What stands alone below the last row is a note on the table.
        end -= sum(map(len, rows.pop().cells.values()))
    full = sum(len(row.cells) == len(columns) for row in rows)
    if len(rows) < _FEWEST_ROWS or full < max(_FEWEST_ROWS - 1, _FULL_SHARE * len(rows)) or any(map(_of_two, rows)):
        return start, ()
    table = [[Cell(text=_text(row.cells.get(at, ()), column)) for at, column in enumerate(columns)] for row in rows]
    return end, tuple(rows_as_lines(table))


def _reach(lines: Sequence[Line], start: int) -> tuple[int, list[tuple[float, float]]]:
    """Where the lines end whose parts stand under those of the first, and the columns in which they do."""
    columns = [(part.left, part.right) for part in lines[start].parts]
    low = lines[start].bottom
    end = start + 1
    while end < len(lines):
        line = lines[end]
        if line.top > lines[start].bottom + _OVERLAP * line.size or low - line.top > _MOST_APART * line.size:
            break
        wider = _widened(columns, line.parts)
        if wider is None:
            break
        columns, low, end = wider, min(low, line.bottom), end + 1
    return end, columns


def _widened(columns: list[tuple[float, float]], parts: Sequence[Part]) -> list[tuple[float, float]] | None:
    """The columns with these parts in them; None where a part stands in two of them, or in none."""
    wider = list(columns)
    for part in parts:
        at = [n for n, (left, right) in enumerate(wider) if left <= part.right and part.left <= right]
        if len(at) != 1:
            return None
        left, right = wider[at[0]]
        wider[at[0]] = (min(left, part.left), max(right, part.right))
    return wider if all(one[1] < other[0] for one, other in pairwise(wider)) else None


def _placed(rows: list[_Row], line: Line, columns: Sequence[tuple[float, float]]) -> bool:
    """Put the parts of a line where they belong; False where they belong to no row."""
    parts = {bisect_right(columns, part.left, key=lambda column: column[0]) - 1: part for part in line.parts}
    row = rows[-1] if rows else None
    if row is None or (_is_below(row, line) and not _goes_on(row, parts, line, columns)):
        row = _Row(top=line.top, low=line.bottom)
        rows.append(row)
    elif len(rows) > 1 and line.top > rows[-2].low + _OVERLAP * line.size:
        return False
    row.top, row.low = max(row.top, line.top), min(row.low, line.bottom)
    for column, part in parts.items():
        row.cells.setdefault(column, []).append((part, line))
    return True


def _is_below(row: _Row, line: Line) -> bool:
    return line.top <= row.low + _OVERLAP * line.size


def _goes_on(row: _Row, parts: dict[int, Part], line: Line, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a line below a row goes on with its cells, which had no room for it: with one, or with a name alone."""
    named_alone = set(row.cells) == {0} and 0 in parts
    for column, part in parts.items():
        above = row.cells.get(column)
        if above is None and named_alone:
            # Set at the foot of their row, its values stand beside the last line of its name.
            continue
        if above is None or _NUMBER.fullmatch(part.text):
            return False
        last, last_line = above[-1]
        if last_line.bottom - line.top > _LINE_APART * line.size or _has_room(last, line, columns[column]):
            return False
    return True


def _has_room(part: Part, line: Line, column: tuple[float, float]) -> bool:
    """Whether one more character would have fitted behind a part."""
    return part.right + (1 - _TIGHT) * line.size <= column[1]


def _of_two(row: _Row) -> bool:
    """Whether two numbers stand in one cell, which are those of two rows."""
    return any(sum(_NUMBER.fullmatch(part.text) is not None for part, _ in cell) > 1 for cell in row.cells.values())


def _text(cell: Sequence[tuple[Part, Line]], column: tuple[float, float]) -> str:
    """The lines of a cell; one that had no room for the beginning of the next is continued by it."""
    text = ""
    room = False
    for part, line in cell:
        text += ("\n" if room else "") + part.text
        room = _has_room(part, line, column)
    return text
