"""Ruled tables: lines drawn on the page → cells → rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from taizhang.intake.pdf.glyphs import Box, Glyph
from taizhang.intake.pdf.lines import Line, lines_of
from taizhang.intake.tables import Cell, rows_as_lines

_NEAR = 4.0
_MAX_EDGES = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table on a page."""

    box: Box
    """Where it stands."""
    lines: tuple[str, ...]
    """Its rows, cells separated by tabs."""


@dataclass(slots=True, kw_only=True)
class _Frame:
    """Rules that touch each other."""

    rules: list[Box] = field(default_factory=list)
    """The rules."""

    def box(self) -> Box:
        """What they enclose."""
        return Box(
            min(rule.left for rule in self.rules),
            min(rule.bottom for rule in self.rules),
            max(rule.right for rule in self.rules),
            max(rule.top for rule in self.rules),
        )


def tables_of(glyphs: Sequence[Glyph], rules: Sequence[Box]) -> list[Table]:
    """The ruled tables of a page that have text in at least two columns."""
    tables = []
    for frame in _frames(rules):
        table = _table(frame, glyphs)
        if table is not None:
            tables.append(table)
    return tables


def _frames(rules: Sequence[Box]) -> list[_Frame]:
    """Rules grouped by touching."""
    frames: list[tuple[Box, _Frame]] = []
    for rule in sorted(rules, key=lambda box: (-box.top, box.left)):
        touching = [entry for entry in frames if _touch(entry[0], rule)]
        frame = _Frame(rules=[rule])
        box = rule
        for other_box, other in touching:
            frame.rules.extend(other.rules)
            box = _around(box, other_box)
        frames = [entry for entry in frames if entry not in touching]
        frames.append((box, frame))
    return [frame for _, frame in frames if len(frame.rules) >= 4]


def _touch(one: Box, other: Box) -> bool:
    return (
        one.left - _NEAR <= other.right
        and other.left - _NEAR <= one.right
        and one.bottom - _NEAR <= other.top
        and other.bottom - _NEAR <= one.top
    )


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left), min(one.bottom, other.bottom), max(one.right, other.right), max(one.top, other.top)
    )


def _edges(values: list[float]) -> list[float]:
    """Positions of rules, those drawn twice or thick taken as one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return edges


def _table(frame: _Frame, glyphs: Sequence[Glyph]) -> Table | None:
    uprights = [rule for rule in frame.rules if rule.top - rule.bottom > rule.right - rule.left]
    levels = [rule for rule in frame.rules if rule.top - rule.bottom <= rule.right - rule.left]
    columns = _edges([(rule.left + rule.right) / 2 for rule in uprights])
    rows = _edges([(rule.bottom + rule.top) / 2 for rule in levels])[::-1]
    if not (3 <= len(columns) <= _MAX_EDGES and 2 <= len(rows) <= _MAX_EDGES):
        return None
    inside: dict[tuple[int, int], list[Glyph]] = {}
    falling = [-edge for edge in rows]
    for glyph in glyphs:
        column = bisect_right(columns, (glyph.left + glyph.right) / 2) - 1
        row = bisect_right(falling, -(glyph.bottom + glyph.top) / 2) - 1
        if 0 <= column < len(columns) - 1 and 0 <= row < len(rows) - 1:
            inside.setdefault((row, column), []).append(glyph)
    if len({column for _, column in inside}) < 2:
        return None
    walls = {
        (row, edge)
        for edge, x in enumerate(columns)
        for row in range(len(rows) - 1)
        if any(
            _crosses(rule.left, rule.right, x) and _covers(rule.bottom, rule.top, rows[row + 1], rows[row])
            for rule in uprights
        )
    }
    floors = {
        (edge, column)
        for edge, y in enumerate(rows)
        for column in range(len(columns) - 1)
        if any(
            _crosses(rule.bottom, rule.top, y) and _covers(rule.left, rule.right, columns[column], columns[column + 1])
            for rule in levels
        )
    }
    cells = _cells(len(rows) - 1, len(columns) - 1, walls, floors, inside)
    return Table(box=frame.box(), lines=tuple(rows_as_lines(cells)))


def _crosses(low: float, high: float, at: float) -> bool:
    return low - _NEAR <= at <= high + _NEAR


def _covers(low: float, high: float, start: float, end: float) -> bool:
    return low - _NEAR <= (start + end) / 2 <= high + _NEAR


def _cells(
    rows: int,
    columns: int,
    walls: set[tuple[int, int]],
    floors: set[tuple[int, int]],
    inside: dict[tuple[int, int], list[Glyph]],
) -> list[list[Cell]]:
    """Fields of the grid that no rule parts are one cell."""
    taken: set[tuple[int, int]] = set()
    table: list[list[Cell]] = []
    for row in range(rows):
        cells = []
        for column in range(columns):
            if (row, column) in taken:
                continue
            right = column + 1
            while right < columns and (row, right) not in walls and (row, right) not in taken:
                right += 1
            below = row + 1
            while below < rows and (below, column) not in floors:
                below += 1
            fields = [(r, c) for r in range(row, below) for c in range(column, right)]
            taken.update(fields)
            # The file's own order within a cell is kept: sorting by field would cut its lines where a column passes.
            glyphs = [glyph for place in fields for glyph in inside.get(place, ())]
            if len(fields) > 1:
                glyphs.sort(key=lambda glyph: (-round(glyph.bottom / 3), glyph.left))
            cells.append(Cell(text=_cell_text(lines_of(glyphs)), across=right - column, down=below - row))
        table.append(cells)
    return table


def _cell_text(lines: list[Line]) -> str:
    """Lines of one cell; a line that had no room for the beginning of the next is continued by it."""
    if not lines:
        return ""
    edge = max(line.set_right for line in lines)
    text = lines[0].text
    for before, line in pairwise(lines):
        full = before.right + line.first_width > edge + 0.1 * line.size
        text += ("" if full else "\n") + line.text
    return text
