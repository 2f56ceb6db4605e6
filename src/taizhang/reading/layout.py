"""How the tables of a text lie in it: rows of cells as stretches of the text as given, for those who show it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taizhang.reading.clearing import Cleared, cleared
from taizhang.reading.normal import normalise
from taizhang.reading.patterns import lazy
from taizhang.reading.tabular import Table, find_tables, gaps_as_tabs

_RULE = lazy(r"[ \t:|—-]{3,}")
"""A line between head and rows that only draws (| --- | --- |)."""


@dataclass(frozen=True, slots=True)
class LaidCell:
    """One cell as it lies in the text."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last one; ``start`` where nothing stands."""
    across: int = 1
    """How many columns it covers."""


@dataclass(frozen=True, slots=True)
class LaidRow:
    """One row."""

    cells: tuple[LaidCell, ...]
    """From left to right; together they cover all columns."""
    head: bool
    """Whether it heads columns."""
    section: bool
    """Whether it is one cell over all columns (一、经济发展)."""


@dataclass(frozen=True, slots=True)
class LaidTable:
    """One table."""

    start: int
    """Offset at which the line of its first cell begins."""
    end: int
    """Offset at which the line of its last cell ends."""
    rows: tuple[LaidRow, ...]
    """From top to bottom."""


def laid_tables(text: str) -> tuple[LaidTable, ...]:
    """Return the tables of a text as they lie in it, in its order; those that read as no table of figures or tasks are
    left out. Every character of a table but tabs, line breaks and bars lies in one of its cells."""
    whole = cleared(text)
    normalised = gaps_as_tabs(normalise(whole.text))
    found: list[LaidTable] = []
    for one in find_tables(normalised):
        rows = tuple(_stacked(normalised, one) if one.stacked else _lined(normalised, one))
        start = normalised.rfind("\n", 0, one.start) + 1
        end = normalised.find("\n", one.end)
        end = len(normalised) if end < 0 else end
        if len(rows) > 1:
            found.append(_there(LaidTable(start, end, rows), whole))
    return tuple(found)


def _there(one: LaidTable, whole: Cleared) -> LaidTable:
    if not (whole.cuts or whole.ends):
        return one

    def moved(cell: LaidCell) -> LaidCell:
        start = whole.there(cell.start)
        return LaidCell(start, whole.end(cell.end) if cell.end > cell.start else start, cell.across)

    rows = tuple(LaidRow(tuple(moved(cell) for cell in row.cells), row.head, row.section) for row in one.rows)
    return LaidTable(whole.there(one.start), whole.end(one.end), rows)


def _lined(normalised: str, one: Table) -> Iterator[LaidRow]:
    """Yield the rows of a table whose rows are lines."""
    lines: list[list[LaidCell]] = []
    at = normalised.rfind("\n", 0, one.start) + 1
    while at < one.end:
        end = normalised.find("\n", at)
        end = len(normalised) if end < 0 else end
        if normalised[at:end].strip() and _RULE.fullmatch(normalised, at, end) is None:
            lines.append(_cells(normalised, at, end))
        at = end + 1
    while len(lines) > 1 and all(len(line) > 1 and line[-1].start == line[-1].end for line in lines):
        lines = [line[:-1] for line in lines]
    width = max(map(len, lines), default=0)
    data = min((cell.start for row in one.rows for cell in row.cells if cell is not None), default=one.end)
    headed = any(column.head for column in one.columns)
    for line in lines:
        filled = [cell for cell in line if cell.end > cell.start]
        alone = len(filled) == 1 and width > 1
        head = headed and not alone and line[0].start < data and filled[0].start < data
        yield _row(filled if alone else line, width, head=head)


def _cells(normalised: str, start: int, end: int) -> list[LaidCell]:
    cells: list[LaidCell] = []
    at = start
    for piece in normalised[start:end].split("\t"):
        body = piece.strip()
        begin = at + len(piece) - len(piece.lstrip()) if body else at
        cells.append(LaidCell(begin, begin + len(body)))
        at += len(piece) + 1
    return cells


def _row(cells: Sequence[LaidCell], width: int, *, head: bool) -> LaidRow:
    """Return a row of cells that together cover ``width`` columns; of a head with a second row below it empty ones
    belong to the cell before them."""
    if len(cells) == 1 and width > 1:
        return LaidRow((LaidCell(cells[0].start, cells[0].end, width),), head=False, section=True)
    made = list(cells)
    if head:
        made = []
        for cell in cells:
            if made and cell.start == cell.end:
                made[-1] = LaidCell(made[-1].start, made[-1].end, made[-1].across + 1)
            else:
                made.append(cell)
    missing = width - sum(cell.across for cell in made)
    if head and missing:
        made[-1] = LaidCell(made[-1].start, made[-1].end, made[-1].across + missing)
    elif missing:
        made += [LaidCell(made[-1].end, made[-1].end)] * missing
    return LaidRow(tuple(made), head=head, section=False)


def _stacked(normalised: str, one: Table) -> Iterator[LaidRow]:
    """Yield the rows of a table whose cells are lines."""
    width = len(one.columns)
    rows = {cell.start: row for row in one.rows for cell in row.cells if cell is not None}
    ends = {id(row): max(cell.end for cell in row.cells if cell is not None) for row in one.rows}
    heading: list[LaidCell] = []
    at = normalised.rfind("\n", 0, one.start) + 1
    done = 0
    while at <= one.end:
        end = normalised.find("\n", at)
        end = len(normalised) if end < 0 else end
        body = normalised[at:end].strip()
        begin = at + len(normalised[at:end]) - len(normalised[at:end].lstrip())
        at = end + 1
        if not body or begin < done:
            continue
        row = rows.get(begin)
        if row is None:
            heading.append(LaidCell(begin, begin + len(body)))
            if len(heading) == width:
                yield _row(heading, width, head=True)
                heading = []
            continue
        for cell in heading:
            yield _row([cell], width, head=False)
        heading = []
        last = begin
        cells: list[LaidCell] = []
        for part in row.cells:
            cells.append(LaidCell(part.start, part.end) if part is not None else LaidCell(last, last))
            last = cells[-1].end
        yield _row(cells, width, head=False)
        done = ends[id(row)]
    for cell in heading:
        yield _row([cell], width, head=False)
