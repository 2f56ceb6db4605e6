"""Lays tables and prose together: what the prose reader must not see, and one list of figures from both."""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import merge
from typing import TypeVar

from taizhang.reading.records import Commitment, Figure, Part
from taizhang.reading.tabular import heads
from taizhang.reading.tabular.amounts import is_missing
from taizhang.reading.tabular.figures import Stated
from taizhang.reading.tabular.naming import sets_several, states
from taizhang.reading.tabular.table import Cell, Column, Passage, Row, Table
from taizhang.values import Span

Draft = TypeVar("Draft")


def passages(tables: Sequence[Table]) -> tuple[Passage, ...]:
    """Return the cells of sentences, which are read as prose, in the order of the text."""
    found: list[Passage] = []
    for one in tables:
        for row in one.rows:
            named = _named_for(one, row)
            for index, (cell, column) in enumerate(zip(row.cells, one.columns, strict=True)):
                if cell is not None and index == named:
                    found.append(Passage(start=cell.start, end=cell.end, part="review"))
                    continue
                if cell is None or is_missing(cell.text) or not _may_tell(cell, column):
                    continue
                if states(one, column, cell):
                    continue  # its figures are the table's own
                found.append(Passage(start=cell.start, end=cell.end, part=_part(one, column)))
    found.sort(key=lambda passage: passage.start)
    return tuple(found)


def _named_for(one: Table, row: Row) -> int | None:
    """Return the column whose cell names what a sentence of progress in its row is about (改造老旧小区 | … | 已完工20个), or
    None where a cell of tasks says it, or the sentence itself."""
    names = one.columns_of("name")
    told = [cell for index in one.columns_of("progress") if (cell := row.cells[index]) is not None]
    if not names or one.columns_of("task") or not any(cell.text.startswith(_STATE) for cell in told):
        return None
    cell = row.cells[names[-1]]
    return None if cell is None or any(c.isdigit() for c in cell.text) else names[-1]


_STATE = ("已", "完工", "开工", "竣工", "建成", "完成", "累计", "目前")
"""How a sentence begins that leaves out what it is about."""


def _may_tell(cell: Cell, column: Column) -> bool:
    return column.role in ("task", "progress", "text", "value") or (column.role == "name" and sets_several(cell.text))


def _part(one: Table, column: Column) -> Part | None:
    if column.role == "name":
        return "tasks" if one.columns_of("lead", "deadline") and not one.columns_of("progress") else None
    if column.role == "progress":
        return "review"
    if column.role == "task":
        told = heads.mood_of_caption(one.caption) == "result" and not (one.lists_tasks or one.columns_of("progress"))
        return "review" if told else "tasks"
    mood = heads.mood_of_head(column.head)
    return "tasks" if mood == "target" else "review" if mood == "result" else None


def prose_mask(tables: Sequence[Table]) -> list[Span]:
    """Return the spans that the prose reader must skip: the tables without their cells of sentences, and their units.

    A unit in the caption (单位:亿元) belongs to the table too; the rest of the caption is prose.
    """
    spans: list[Span] = []
    cells = passages(tables)
    starts = [passage.start for passage in cells]
    for one in tables:
        spans += [Span(start=start, end=end) for start, end in one.unit_notes if end <= one.start]
        at = one.start
        index = bisect_right(starts, one.start - 1)
        while index < len(cells) and cells[index].start < one.end:
            if cells[index].start > at:
                spans.append(Span(start=at, end=cells[index].start))
            at = max(at, cells[index].end)
            index += 1
        if at < one.end:
            spans.append(Span(start=at, end=one.end))
    return sorted(spans, key=lambda span: span.start)


def row_gaps(tables: Sequence[Table]) -> dict[int, str]:
    """Return where the gaps begin between the cells of sentences of one row, with the mark that stands there: what they
    say is of one thing, and what its name only names is said of in the same sentence."""
    gaps: dict[int, str] = {}
    for one in tables:
        for row in one.rows:
            cells = passages([replace(one, rows=(row,))])
            gaps.update((cell.end, "。") for cell in cells[:-1])
            named = _named_for(one, row)
            name = row.cells[named] if named is not None else None
            if name is not None and name.end in gaps:
                gaps[name.end] = ","
    return gaps


def without(normalised: str, spans: Sequence[Span], gaps: Mapping[int, str] | None = None) -> str:
    """Return the normalised text of the same length with the spans blanked, so that nothing reads across them.

    A blanked span becomes line breaks, or one of those that begin at ``gaps`` blanks; where it follows words directly,
    a full stop ends their sentence first, or the mark that ``gaps`` gives.
    """
    gaps = gaps or {}
    if not spans:
        return normalised
    pieces: list[str] = []
    at = 0
    for span in spans:
        if span.end <= at:
            continue
        start = max(span.start, at)
        pieces.append(normalised[at:start])
        begun = start > 0 and normalised[start - 1] not in "\n。;"
        blank = " " if start in gaps else "\n"
        pieces.append((gaps.get(start, "。") if begun else blank) + blank * (span.end - start - 1))
        at = span.end
    pieces.append(normalised[at:])
    return "".join(pieces)


def whole_spans(tables: Sequence[Table]) -> list[Span]:
    """Return the tables' own spans: what outlines and promises of prose must not see."""
    return [Span(start=one.start, end=one.end) for one in tables]


def parts_over(tables: Sequence[Table], part_at: Callable[[int], Part | None]) -> Callable[[int], Part | None]:
    """Return ``part_at`` with the word of a table's column laid over it inside its cells of sentences."""
    if not tables:
        return part_at
    cells = passages(tables)
    starts = [passage.start for passage in cells]

    def part_over(offset: int) -> Part | None:
        index = bisect_right(starts, offset) - 1
        if index >= 0 and offset < cells[index].end and cells[index].part is not None:
            return cells[index].part
        return part_at(offset)

    return part_over


def merged(
    figures: Sequence[Figure], drafts: Sequence[Draft] | None, stated: Sequence[Sequence[Stated]]
) -> tuple[tuple[Figure, ...], list[Draft | None], dict[int, Stated]]:
    """Return the figures of prose and of each table as one list in the order of the text.

    ``drafts`` belong to ``figures`` one by one, or are None where nobody asks for them; in the answer a figure of a
    table has None there and its ``Stated`` in the mapping, by its index. ``part_of``, which counts within each
    list given, counts in the answer. A figure of prose that overlaps one of a table is left out.
    """
    if not any(stated):
        return tuple(figures), list(drafts or ()), {}
    lists: list[Sequence[Figure]] = [figures, *([one.figure for one in own] for own in stated)]
    places = [array("q", [-1]) * len(own) for own in lists]
    laid: list[Figure] = []
    beside: list[Draft | None] = []
    tabular: dict[int, Stated] = {}
    end = -1
    # Merged as they are come to: a sorted list of all of them takes more than the figures' text.
    for start, _, source, index in merge(*[_in_order(own, source) for source, own in enumerate(lists)]):
        if start < end:
            continue
        figure = lists[source][index]
        end = figure.end
        places[source][index] = len(laid)
        if source:
            tabular[len(laid)] = stated[source - 1][index]
        laid.append(figure)
        if drafts is not None:
            beside.append(None if source else drafts[index])
    sources = array("q", [0]) * len(laid)
    for source, own in enumerate(places[1:], 1):
        for place in own:
            if place >= 0:
                sources[place] = source
    for place, (source, figure) in enumerate(zip(sources, laid, strict=True)):
        if figure.part_of is not None:
            whole = places[source][figure.part_of]
            if whole != figure.part_of:
                laid[place] = replace(figure, part_of=whole if whole >= 0 else None)
    return tuple(laid), beside, tabular


def within_cells(figures: Sequence[Figure], tables: Sequence[Table]) -> tuple[Figure, ...]:
    """Return the figures, all that was done in one cell no part of what another aims at (危桥改造6座 | 6座完工)."""
    if not tables or all(figure.part_of is None for figure in figures):
        return tuple(figures)
    starts = [passage.start for passage in passages(tables)]

    def apart(figure: Figure) -> bool:
        if figure.part_of is None:
            return False
        whole = figures[figure.part_of]
        if whole.mood == figure.mood or whole.value != figure.value:
            return False
        return bisect_right(starts, figure.start) != bisect_right(starts, whole.start)

    return tuple(replace(figure, part_of=None) if apart(figure) else figure for figure in figures)


def _in_order(own: Sequence[Figure], source: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield where each figure of one source starts, in order; of two at one place a table's comes first."""
    order: Sequence[int] = range(len(own))
    if source:
        order = sorted(order, key=lambda index: own[index].start)
    for index in order:
        yield own[index].start, -source, source, index


def in_order(
    prose: Sequence[Commitment], tabular: Sequence[Commitment], tables: Sequence[Table]
) -> tuple[Commitment, ...]:
    """Return the commitments of prose and of tables in the order of the text.

    The lines that name a table promise nothing unless they state a figure.
    """
    if not tables:
        return tuple(prose)
    starts = [one.caption_start for one in tables]

    def names_table(row: Commitment) -> bool:
        index = bisect_right(starts, row.start) - 1
        return index >= 0 and row.end <= tables[index].start and not row.figures

    kept = [row for row in prose if not names_table(row)]
    return tuple(sorted((*kept, *tabular), key=lambda row: (row.start, row.end)))


def _due(one: Table, row: Row) -> list[tuple[Passage, int]]:
    """Return the tasks of a row with the one year until whose end they are to be done, where a column tells it."""
    told = [cell.text for index in one.columns_of("deadline") if (cell := row.cells[index]) is not None]
    years = {year for text in told for year in heads.years_of_head(text)}
    if len(years) != 1:
        return []
    (until,) = years
    return [(passage, until) for passage in passages([replace(one, rows=(row,))]) if passage.part == "tasks"]


def years_over(
    tables: Sequence[Table], year_at: Callable[[int], int | None], year: int | None = None
) -> Callable[[int], int | None]:
    """Return ``year_at`` with the year until which a row's task is to be done laid over it, else the one that a table's
    caption names, inside its cells of sentences, else the document's ``year`` where it holds what was done against its
    tasks.
    """
    if not tables:
        return year_at
    cells: list[tuple[int, int, int]] = []
    for one in tables:
        years = heads.years_of_head(one.caption)
        over = years[0] if len(years) == 1 else None
        if over is None and one.columns_of("task") and one.columns_of("progress"):
            over = year
        due = {passage.start: until for row in one.rows for passage, until in _due(one, row)}
        cells += [
            (passage.start, passage.end, until)
            for passage in passages([one])
            if (until := due.get(passage.start, over)) is not None
        ]
    starts = [cell[0] for cell in cells]

    def year_over(offset: int) -> int | None:
        index = bisect_right(starts, offset) - 1
        return cells[index][2] if index >= 0 and offset < cells[index][1] else year_at(offset)

    return year_over
