"""The tables of a text as tables of the page: every cell keeps its marks, and every character its place."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from taizhang.reading import LaidCell, LaidRow, LaidTable

_NUMBER = re.compile(r"[-+−≥≤<>]?[0-9０-９][0-9０-９.,，．\-~—–]{0,15}[%％]?")
"""What is set against the right edge of its column."""
_WIDE = 8
"""A table of more columns is set smaller."""


def drawable(
    tables: Sequence[LaidTable], blocks: Sequence[tuple[int, int]], figures: Sequence[tuple[int, int]]
) -> dict[int, LaidTable]:
    """Return the tables that can be drawn, by where they begin: those that fill whole lines (``blocks``), and of whose
    ``figures`` none runs over the edge of a cell. The others stay lines."""
    starts, ends = {start for start, _ in blocks}, {end for _, end in blocks}
    found: dict[int, LaidTable] = {}
    for table in tables:
        cells = sorted((cell.start, cell.end) for row in table.rows for cell in row.cells if cell.end > cell.start)
        own = (span for span in figures if table.start <= span[0] < table.end)
        if table.start in starts and table.end in ends and all(_within(span, cells) for span in own):
            found[table.start] = table
    return found


def _within(span: tuple[int, int], cells: Sequence[tuple[int, int]]) -> bool:
    index = bisect_right(cells, (span[0], span[1])) - 1
    near = (cells[at] for at in (index, index + 1) if 0 <= at < len(cells))
    return any(start <= span[0] and span[1] <= end for start, end in near)


def drawn_table(table: LaidTable, text: str, markup: Callable[[int, int], str]) -> str:
    """Return a table as markup; ``markup`` gives that of one cell by its offsets in ``text``."""
    heads = next((number for number, row in enumerate(table.rows) if not row.head and not row.section), 0)
    while heads and not table.rows[heads - 1].head:
        heads -= 1  # 一、经济发展 right under the head belongs to the rows below it
    width = max(sum(cell.across for cell in row.cells) for row in table.rows)
    above = "".join(_head(table.rows[:heads], text, markup))
    below = "".join(_row(row, text, markup) for row in table.rows[heads:])
    kind = "laid wide" if width > _WIDE else "laid"
    top = f"<thead>{above}</thead>" if above else ""
    return f'<div class="scroll"><table class="{kind}">{top}<tbody>{below}</tbody></table></div>'


def _head(rows: Sequence[LaidRow], text: str, markup: Callable[[int, int], str]) -> Iterator[str]:
    """Yield the rows of a head; a cell that says the same in each of them is set once, over all."""
    columns = [_by_column(row, text) for row in rows]
    for number, row in enumerate(rows):
        cells: list[str] = []
        column = 0
        for cell in row.cells:
            said = columns[number].get(column)
            everywhere = said is not None and all(other.get(column) == said for other in columns)
            if not everywhere or number == 0:
                down = f' rowspan="{len(rows)}"' if everywhere and len(rows) > 1 else ""
                across = f' colspan="{cell.across}"' if cell.across > 1 else ""
                scope = "colgroup" if cell.across > 1 else "col"
                cells.append(f'<th scope="{scope}"{across}{down}>{markup(cell.start, cell.end)}</th>')
            column += cell.across
        yield f"<tr>{''.join(cells)}</tr>"


def _by_column(row: LaidRow, text: str) -> dict[int, str]:
    """Return what stands over single columns, by the column."""
    found: dict[int, str] = {}
    column = 0
    for cell in row.cells:
        if cell.across == 1 and row.head:
            found[column] = text[cell.start : cell.end]
        column += cell.across
    return found


def _row(row: LaidRow, text: str, markup: Callable[[int, int], str]) -> str:
    if row.section:
        cell = row.cells[0]
        return f'<tr class="over"><td colspan="{cell.across}">{markup(cell.start, cell.end)}</td></tr>'
    return f"<tr>{''.join(_cell(cell, text, markup) for cell in row.cells)}</tr>"


def _cell(cell: LaidCell, text: str, markup: Callable[[int, int], str]) -> str:
    kind = ' class="n"' if _NUMBER.fullmatch(text, cell.start, cell.end) is not None else ""
    across = f' colspan="{cell.across}"' if cell.across > 1 else ""
    return f"<td{kind}{across}>{markup(cell.start, cell.end)}</td>"
