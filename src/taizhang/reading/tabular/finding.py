"""Finds the tables of a text whose rows are lines with cells separated by tabs."""

from taizhang.reading.tabular import heads
from taizhang.reading.tabular.building import Line, build, opens_table
from taizhang.reading.tabular.captions import caption_start
from taizhang.reading.tabular.stacked import find_stacked
from taizhang.reading.tabular.table import Cell, Table

_NO_HEAD = 12
"""A row with a longer cell, or with an amount, is one of data."""
_BETWEEN_MAX = 40
"""A longer line without a tab ends the table."""


def find_tables(normalised: str) -> tuple[Table, ...]:
    """Return the tables of the normalised text in its order: rows of tab-separated cells, and cells one to a line.

    Prose, lists of names, tables of contents and letterheads are none, whatever blanks they are set with.
    """
    found = list(_tabbed(normalised)) if "\t" in normalised else []
    found += find_stacked(normalised, found)
    found.sort(key=lambda table: table.start)
    return tuple(found)


def cells_of(normalised: str, start: int, end: int) -> Line:
    """Return the cells of one line, None for the empty ones; empty ones at its end are left out."""
    cells: Line = []
    at = start
    for piece in normalised[start:end].split("\t"):
        body = piece.strip()
        if body:
            indent = len(piece) - len(piece.lstrip())
            cells.append(Cell(start=at + indent, end=at + indent + len(body), text=body, indent=indent))
        else:
            cells.append(None)
        at += len(piece) + 1
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def _tabbed(normalised: str) -> list[Table]:
    found: list[Table] = []
    position = 0
    while (tab := normalised.find("\t", position)) >= 0:
        start = normalised.rfind("\n", position, tab) + 1 or position
        block, stop = _block(normalised, start)
        for lines in _divided(block):
            above = found[-1].end if found else 0
            start = next(cell.start for cell in lines[0] if cell is not None)
            table = build(normalised, lines, caption_start(normalised, start, above))
            if table is not None:
                found.append(table)
        position = max(stop, tab + 1)
    return found


def _block(normalised: str, start: int) -> tuple[list[Line], int]:
    """Return the rows from ``start`` on, rows of one cell between them included, and where the next search begins."""
    lines: list[Line] = []
    kept = 0
    blanks = 0
    while start <= len(normalised):
        end = normalised.find("\n", start)
        end = len(normalised) if end < 0 else end
        line = cells_of(normalised, start, end)
        filled = sum(cell is not None for cell in line)
        if filled >= 2 or (filled == 1 and len(line) > 2 and kept):
            lines.append(line)
            kept = len(lines)
            blanks = 0
        elif filled == 1 and kept and len(lines) - kept < 2 and not blanks and _may_stand_between(line):
            lines.append(line)
        elif filled == 0 and kept and not blanks and end < len(normalised):
            blanks = int(end == start)  # a line that ruled off the head is one of blanks
        else:
            return lines[:kept], (start if kept else end + 1)
        start = end + 1
    return lines[:kept], len(normalised)


def _may_stand_between(line: Line) -> bool:
    cell = line[-1]
    assert cell is not None  # trailing empty cells are left out
    return len(line) == 2 or (len(cell.text) <= _BETWEEN_MAX and not cell.text.endswith(("。", ";", ":")))


def _divided(block: list[Line]) -> list[list[Line]]:
    """Return the tables of a block: a new head below rows of data begins a new one, with the single cells above it."""
    tables: list[list[Line]] = []
    current: list[Line] = []
    head: list[str] | None = None
    data = False
    for line in block:
        if opens_table(line):
            texts = [cell.text for cell in line if cell is not None]
            # 绩效指标 in a row of its own, below rows of what the table is of, stands over a table of its own
            counts = [sum(cell is not None for cell in above) for above in current]
            named = head is None and counts[-1:] == [1] and max(counts) > 1
            if (data or named) and texts != head:
                cut = len(current)
                while cut and sum(cell is not None for cell in current[cut - 1]) == 1:
                    cut -= 1
                tables.append(current[:cut])
                current, data = current[cut:], False
            head = texts
        elif sum(cell is not None for cell in line) > 1:
            data = data or any(heads.holds_value(c.text) or len(c.text) > _NO_HEAD for c in line if c is not None)
        current.append(line)
    if current:
        tables.append(current)
    return tables
