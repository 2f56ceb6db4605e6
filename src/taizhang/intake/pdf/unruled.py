"""Tables without ruled lines: printed lines whose cells stand under each other → rows.

Each line is a row; where cells take several lines, ``wrapped`` puts the rows together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from taizhang.intake.pdf.banded import banded_tables
from taizhang.intake.pdf.lines import Line, Part
from taizhang.intake.pdf.wrapped import wrapped_table
from taizhang.intake.tables import Cell, rows_as_lines

_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 3
_FULL_SHARE = 0.5
_AT_EDGE = 2
_MOST_APART = 4.0
"""In ems: rows further apart belong to no one table."""


def runs_of(lines: Sequence[Line]) -> Iterator[tuple[Sequence[Line], tuple[str, ...]]]:
    """The lines of a page in order, those that make up a table together with its rows, others with none."""
    at = 0
    for first, last, rows in banded_tables(lines):
        yield from _in_lines(lines[at:first])
        yield lines[first:last], rows
        at = last
    yield from _in_lines(lines[at:])


def _in_lines(lines: Sequence[Line]) -> Iterator[tuple[Sequence[Line], tuple[str, ...]]]:
    """The same of lines among which no table has its rows parted by blank bands."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and len(lines[end].parts) > 1 and (end == at or _follows(lines[end - 1], lines[end])):
            end += 1
        first, last, rows = _table_in(lines, at, end) if end - at >= _FEWEST_ROWS else (at, end, ())
        tall = wrapped_table(lines, first) if len(lines[first].parts) >= _FEWEST_COLUMNS else (first, ())
        if tall[0] > last or (tall[1] and not rows):
            last, rows = tall
        if rows:
            yield lines[at:first], ()
            yield lines[first:last], rows
        else:
            last = max(end, at + 1)
            yield lines[at:last], ()
        at = last


def _table_in(lines: Sequence[Line], start: int, end: int) -> tuple[int, int, tuple[str, ...]]:
    """Where a table begins and ends among lines with gaps, and its rows.

    A caption or a note may stand at its edge and lie across its columns, so the stretch with most columns is it.
    """
    best = (0, start, end)
    for first in range(start, start + _AT_EDGE + 1):
        for last in range(end, max(end - _AT_EDGE, first + _FEWEST_ROWS) - 1, -1):
            width = _width(lines[first:last])
            if width > best[0]:
                best = (width, first, last)
    width, first, last = best
    return first, last, _rows(lines[first:last]) if width else ()


def _follows(before: Line, line: Line) -> bool:
    """Whether a line stands right under another."""
    return 0 < before.floor - line.floor < _MOST_APART * before.size


def _width(lines: Sequence[Line]) -> int:
    """How many columns lines stand in; 0 where they make up no table: gaps must pass down through all of them."""
    columns = _columns([part for line in lines for part in line.parts])
    full = sum(len({_column(columns, part) for part in line.parts}) == len(columns) for line in lines)
    enough = len(columns) >= _FEWEST_COLUMNS and full >= max(_FEWEST_ROWS - 1, _FULL_SHARE * len(lines))
    return len(columns) if enough else 0


def _rows(lines: Sequence[Line]) -> tuple[str, ...]:
    """The rows of lines that stand in columns."""
    columns = _columns([part for line in lines for part in line.parts])
    table: list[list[Cell]] = []
    for line in lines:
        texts = [""] * len(columns)
        for part in line.parts:
            at = _column(columns, part)
            texts[at] = f"{texts[at]} {part.text}".strip()
        table.append([Cell(text=text) for text in texts])
    return tuple(rows_as_lines(table))


def _column(columns: Sequence[tuple[float, float]], part: Part) -> int:
    return bisect_right(columns, part.left, key=lambda column: column[0]) - 1


def _columns(parts: Sequence[Part]) -> list[tuple[float, float]]:
    """The stretches across the page that are taken by some part; between them nothing is printed in any line."""
    columns: list[tuple[float, float]] = []
    for part in sorted(parts, key=lambda part: part.left):
        if columns and part.left <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], part.right))
        else:
            columns.append((part.left, part.right))
    return columns
