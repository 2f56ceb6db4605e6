"""Which column each cell stands in, where cells come without the empty ones and those told once for several rows.

Cells are read in their order; each stands in its row behind the cell before it, goes on with that cell where a line was
broken, or begins a row. Of all ways to place them the one is taken in which they stand best under their heads.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from taizhang.reading.patterns import lazy
from taizhang.reading.tabular import heads
from taizhang.reading.tabular.amounts import is_missing
from taizhang.reading.tabular.fitting import Kind, fit, serial_of
from taizhang.reading.tabular.table import Cell

Line = list[Cell | None]

_SECTION = lazy(r"\(?[一二三四五六七八九十]{1,3}[)、.].{1,36}")
_OMITTED = {"ignored": 0.3, "support": 0.6, "progress": 0.8, "deadline": 1.0, "lead": 1.2, "value": 1.0}
"""What a column costs that a row leaves out behind its first cell."""
_OMITTED_ELSE = 1.6
_INSIDE = 0.3
"""What it costs more where cells follow in a row whose end is known."""
_MERGED = {"serial": 0.6, "value": 1.6, "unit": 3.0, "deadline": 1.2}
"""What a column costs that a row leaves out before its first cell: its cell stands once for several rows."""
_MERGED_ELSE = 0.4
_FIRST_ROW = 3.0
"""What each of those costs in the first row, which has no row above it."""
_BROKEN = {"task": 2.0, "progress": 2.0, "lead": 2.6, "support": 2.6, "name": 3.0}
"""What it costs that a cell goes on in the next line."""
_BROKEN_ELSE = 5.0
_OFFICE, _NEXT_OFFICE = 2.5, 1.0
"""How well the name of an office stands where it answers; and what one more in the next line costs."""
_UNFINISHED = tuple(",、:(")
"""How a cell ends that goes on in the next line."""
_SECTION_COST = 3.0
_GIVE_UP = 14.0
"""So far below the best the table has ended."""
_BEAM = 24
_LONGEST = 3000


@dataclass(frozen=True, slots=True)
class _State:
    score: float
    column: int
    """In which column the last cell stands; -1 behind a section's heading."""
    number: int
    """The last serial number, 0 before the first."""
    before: "_State | None"
    opens: bool
    """Whether the last cell begins a row."""
    goes_on: bool
    """Whether it goes on with the cell before it."""
    told: float = 0.0
    """How well the last cell stands in its column."""


def place_in_row(cells: Sequence[Cell], kinds: Sequence[Kind]) -> Line | None:
    """Return the cells of one row, fewer than there are columns, each in its column, or None if they stand nowhere."""
    width = len(kinds)
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    for number, cell in enumerate(cells):
        last = width - (len(cells) - number)
        fits = [fit(cell.text, kind) for kind in kinds]
        ways: dict[int, tuple[float, tuple[int, ...]]] = {}
        for score, columns in best:
            first = columns[-1] + 1 if columns else 0
            for column in range(first, last + 1):
                gap = _gap(kinds, first, column) + _INSIDE * (column - first) if columns else _merged(kinds, column)
                total = score + fits[column] - gap
                if column not in ways or ways[column][0] < total:
                    ways[column] = (total, (*columns, column))
        best = list(ways.values())
    ended = [(score - _gap(kinds, columns[-1] + 1, width), columns) for score, columns in best if columns]
    if not ended:
        return None
    _, columns = min((-score, columns) for score, columns in ended)
    row: Line = [None] * width
    for cell, column in zip(cells, columns, strict=True):
        row[column] = cell
    return row


def place(cells: Sequence[Cell], kinds: Sequence[Kind], text: str) -> tuple[list[Line], int, float]:
    """Return the rows that cells one to a line make under columns of ``kinds``, how many of the cells they take, and
    how well each of these stands on average; ``text`` is what their offsets count."""
    states = [_State(0.0, -2, 0, None, opens=False, goes_on=False)]
    ended, used = states[0], 0
    best = -_GIVE_UP
    for index, cell in enumerate(cells[:_LONGEST]):
        states = _next(states, cell, kinds, cells[index - 1].text[-1:] in _UNFINISHED if index else False)
        if not states:
            break
        done = max(states, key=lambda state: state.score - _tail(kinds, state.column))
        total = done.score - _tail(kinds, done.column)
        if done.column >= 0 and total >= best:
            best, ended, used = total, done, index + 1
        if states[0].score < best - _GIVE_UP:
            break
    rows = _rows(ended, list(cells[:used]), len(kinds), text)
    return rows, used, best / used if used else 0.0


def _next(states: Sequence[_State], cell: Cell, kinds: Sequence[Kind], unfinished: bool) -> list[_State]:
    """Return where ``cell`` may stand after each of ``states``; ``unfinished`` if a comma ended the cell before it."""
    text = cell.text
    number = serial_of(text)
    fits = [fit(text, kind) for kind in kinds]
    found: dict[tuple[int, int], _State] = {}

    def add(score: float, column: int, last: int, before: _State, *, opens: bool, goes_on: bool = False) -> None:
        known = found.get((column, last))
        if known is None or known.score < score:
            found[column, last] = _State(score, column, last, before, opens, goes_on, fits[column])

    missing = is_missing(text)
    ways = [column for column, one in enumerate(fits) if one > -_GIVE_UP]
    section = 1.0 if _SECTION.fullmatch(text) is not None and not heads.holds_value(text) else -_SECTION_COST
    for state in states:
        tail = _tail(kinds, state.column)
        for column in ways:
            told = fits[column]
            last = state.number
            if kinds[column] == "serial" and number is not None:
                told = told if number == last + 1 else 1.0 if number == 1 else -2.0
                last = number
            if column > state.column >= 0:
                gap = _gap(kinds, state.column + 1, column)
                add(state.score + told - gap, column, last, state, opens=False)
            first = _FIRST_ROW * column if state.before is None else _merged(kinds, column)
            first += _OPENS_EMPTY * missing
            add(state.score - tail + told - first, column, last, state, opens=True)
        if state.column >= 0:
            kind = kinds[state.column]
            cost = _BROKEN.get(kind, _BROKEN_ELSE) if kind is not None else _BROKEN_ELSE
            if unfinished or (kind in ("lead", "support") and min(fits[state.column], state.told) >= _OFFICE):
                cost = _NEXT_OFFICE * (not unfinished)
            joined = min(fits[state.column], 0.0)
            add(state.score - cost + joined, state.column, state.number, state, opens=False, goes_on=True)
        if len(text) <= _MOST_OF_SECTION and section > -_SECTION_COST:
            add(state.score - tail + section, -1, state.number, state, opens=False)
    ordered = sorted(found.values(), key=lambda state: -state.score)
    return ordered[:_BEAM]


_MOST_OF_SECTION = 40
_OPENS_EMPTY = 1.5
"""What it costs that a cell in which nothing stands begins a row."""


def _gap(kinds: Sequence[Kind], first: int, column: int) -> float:
    return sum(_OMITTED.get(kind or "", _OMITTED_ELSE) for kind in kinds[first:column])


def _merged(kinds: Sequence[Kind], column: int) -> float:
    cost = sum(_MERGED.get(kind or "", _MERGED_ELSE) for kind in kinds[:column])
    told = any(kind in _ABOUT for kind in kinds[:column]) and not any(kind in _ABOUT for kind in kinds[column:])
    return cost + _OF_NOTHING * told


_ABOUT = ("task", "name", "place", "year", "text")
"""What a row is about."""
_OF_NOTHING = 2.5
"""What it costs more that a row begins behind what it is about."""


def _tail(kinds: Sequence[Kind], column: int) -> float:
    return _gap(kinds, column + 1, len(kinds)) if column >= 0 else 0.0


def _rows(ended: _State, cells: list[Cell], width: int, text: str) -> list[Line]:
    """Return the rows that lead to a state, sections as rows of one cell."""
    path: list[_State] = []
    state: _State | None = ended
    while state is not None and state.before is not None:
        path.append(state)
        state = state.before
    rows: list[Line] = []
    for cell, one in zip(cells, reversed(path), strict=True):
        if one.column < 0:
            rows.append([cell])
            continue
        if one.opens:
            rows.append([None] * width)
        row = rows[-1]
        above = row[one.column]
        if one.goes_on and above is not None:
            row[one.column] = replace(above, end=cell.end, text=text[above.start : cell.end].replace("\n", " "))
        else:
            row[one.column] = cell
    return rows
