"""Tables of one cell a line whose rows return: words and numbers stand in the same places in each.

How many columns there are is told by the rows alone, so that the heads above them may stand in several rows.
"""

from collections.abc import Callable, Sequence

from taizhang.reading import headings
from taizhang.reading.tabular import heads
from taizhang.reading.tabular.amounts import amounts_in, is_missing, is_year
from taizhang.reading.tabular.building import Line, stacked_table, text_of
from taizhang.reading.tabular.fitting import serial_of
from taizhang.reading.tabular.levels import in_rows, laid_out
from taizhang.reading.tabular.table import Cell, Table

_FEWEST, _MOST, _MOST_HEADS = 3, 30, 40
_LEADING = 4
"""So many cells of words at most stand in a row before its first number."""
_ROWS_LOOKED_AT = 12
_WELL = 0.6
"""How well the cells of a table stand under its heads on average at least."""
_LONGEST, _SECOND = 4000, 2

Get = Callable[[int], Cell | None]


def regularly_placed(normalised: str, get: Get, start: int, above: int) -> tuple[Table, bool] | None:
    """Return the table whose first head stands on the first line that ``get`` gives, and whether its heads stand in
    several rows, or None.
    """
    first = _first_number(get)
    opening = get(0)
    if first is None or opening is None:
        return None
    best: tuple[float, list[str], int, int, list[bool]] | None = None
    serial = heads.role_of(opening.text) == "serial"
    for leading in (0,) if serial else range(1, min(_LEADING, first - _FEWEST) + 1):
        begin = first - leading
        kinds = _returning(get, begin, begin, serial=serial)
        if kinds is None:
            continue
        told = [cell for index in range(begin) if (cell := get(index)) is not None]
        while told and headings.numbering(told[-1].text, 0, len(told[-1].text)) is not None:
            told.pop()  # 一、经济发展, over the first rows
        texts = ["".join(cell.text.split()) for cell in told]
        texts = _of_columns(texts, len(kinds))
        if len(texts) < len(kinds):
            continue
        rows = [row for row in _rows(get, begin, kinds) if len(row) == len(kinds) and None not in row]
        columns = [[text_of(row[column]) for row in rows[:_ROWS_LOOKED_AT]] for column in range(len(kinds))]
        found = laid_out([texts], columns) if len(texts) == len(kinds) else in_rows(texts, columns)
        if found is not None and (best is None or found[0] > best[0]):
            best = (*found, len(told), begin, kinds)
    if best is None or best[0] < _WELL * len(best[1]):
        return None
    _, titles, above_rows, begin, kinds = best
    rows = [[get(index)] for index in range(above_rows, begin)]
    rows += _rows(get, begin, kinds)
    end = max(cell.end for row in rows for cell in row if cell is not None)
    table = stacked_table(normalised, (opening.start, end), start, above, titles, rows)
    return None if table is None else (table, " " in "".join(titles))


def _of_columns(texts: list[str], width: int) -> list[str]:
    """Return the heads without that over what sorts the rows, or that of remarks, where nothing stands under it."""
    if len(texts) == width + 1 and heads.is_category(texts[0]) and heads.role_of(texts[1]) == "name":
        return texts[1:]
    told = [text for text in texts if heads.role_of(text) != "ignored"]
    return told if len(told) == width else texts


def _first_number(get: Get) -> int | None:
    """Return which line is the first that prints a number, or None where too few or too many lines stand above it."""
    for index in range(_MOST_HEADS + _LEADING):
        cell = get(index)
        if cell is None or len(cell.text) > heads.LONGEST_HEAD:
            return None
        if heads.holds_value(cell.text):
            return index if index > _FEWEST else None
    return None


def _is_number(cell: Cell) -> bool:
    return bool(amounts_in(cell.text)) or is_missing(cell.text)


def _agrees(get: Get, at: int, kinds: Sequence[bool]) -> bool:
    """Say whether numbers stand from line ``at`` on where ``kinds`` has them, and words where it has words."""
    for index, numeric in enumerate(kinds, at):
        cell = get(index)
        if cell is None or (_is_number(cell) != numeric and not is_year(cell.text)):
            return False
    return True


def _returning(get: Get, begin: int, most: int, *, serial: bool) -> list[bool] | None:
    """Return whether a number stands in each column of the rows that begin on line ``begin``, or None where no two rows
    that are alike stand there; there are ``most`` columns at most, and rows are numbered if ``serial``."""
    told: list[bool] = []
    for index in range(begin, begin + min(_MOST, most)):
        cell = get(index)
        if cell is None:
            return None
        told.append(_is_number(cell))
        width = len(told)
        if width < _FEWEST or told[0] != serial or True not in told[1:] or not _agrees(get, begin + width, told):
            continue
        below = get(begin + width)
        if not serial or (below is not None and serial_of(below.text) == _SECOND):
            return told
    return None


def _rows(get: Get, at: int, kinds: Sequence[bool]) -> list[Line]:
    """Return the rows from line ``at`` on: whole ones, sections of one line, sums and rows that go on under the words
    of the one above."""
    rows: list[Line] = []
    leading = kinds.index(True, 1)
    pending: list[Line] = []
    while (cell := get(at)) is not None and at < _LONGEST:
        if _agrees(get, at, kinds):
            row: Line = [get(index) for index in range(at, at + len(kinds))]
        elif (sums := _sums(get, at, kinds)) is not None:
            row = sums
        elif leading > 1 and not kinds[0] and rows and _agrees(get, at, kinds[1:]):
            row = [None, *[get(index) for index in range(at, at + len(kinds) - 1)]]
        elif not pending and not _is_number(cell) and len(cell.text) <= heads.LONGEST_HEAD:
            pending = [[cell]]
            at += 1
            continue
        else:
            break
        rows += [*pending, row]
        pending = []
        at += sum(cell is not None for cell in row)
    return rows


def _sums(get: Get, at: int, kinds: Sequence[bool]) -> Line | None:
    """Return the row of sums that begins on line ``at``: a number for each column of numbers and nothing else."""
    first = get(at)
    if first is None or not heads.sums_up(first.text):
        return None
    row: Line = [None] * len(kinds)
    row[int(kinds[0])] = first
    after = at + 1
    for column in range(1, len(kinds)):
        cell = get(after)
        if kinds[column] and cell is not None and _is_number(cell):
            row[column] = cell
            after += 1
        elif kinds[column]:
            return None
    below = get(after)
    return None if below is not None and heads.holds_value(below.text) and not kinds[0] else row
