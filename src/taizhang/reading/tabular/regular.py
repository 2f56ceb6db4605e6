"""Tables of one cell a line whose rows return: words and numbers stand in the same places in each.

How many columns there are is told by the rows alone, so that the heads above them may stand in several rows.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from taizhang.reading import headings
from taizhang.reading.patterns import lazy
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
_LONGEST = 4000

Get = Callable[[int], Cell | None]


def regularly_placed(normalised: str, get: Get, start: int, above: int) -> tuple[Table, bool] | None:
    """Return the table whose first head stands on the first line that ``get`` gives, and whether its heads stand in
    several rows, or None.
    """
    first = _first_number(get)
    opening = get(0)
    if first is None or opening is None:
        return None
    best: _Found | None = None
    serial = heads.role_of(opening.text) == "serial"
    for leading in (0,) if serial else range(1, min(_LEADING, first - _FEWEST) + 1):
        found = _under_heads(get, first - leading, serial=serial)
        if found is not None and (best is None or found.well > best.well):
            best = found
    table = None if best is None or best.well < _WELL * len(best.titles) else _made(normalised, get, best, start, above)
    return None if table is None or best is None else (table, " " in "".join(best.titles))


class _Found(NamedTuple):
    well: float
    """How well the cells stand under the heads."""
    titles: list[str]
    heads: int
    """How many lines the heads take."""
    begin: int
    """The line on which the first row begins."""
    kinds: list[bool]
    """Whether a number stands in each column."""


def _under_heads(get: Get, begin: int, *, serial: bool) -> _Found | None:
    """Return the table whose rows begin on line ``begin``, with the heads that stand before it."""
    kinds = _returning(get, begin, begin, serial=serial)
    if kinds is None:
        return None
    told = [cell for index in range(begin) if (cell := get(index)) is not None]
    while told and headings.numbering(told[-1].text, 0, len(told[-1].text)) is not None:
        told.pop()  # 一、经济发展, over the first rows
    texts = _of_columns(["".join(cell.text.split()) for cell in told], len(kinds))
    if len(texts) < len(kinds):
        return None
    columns = _columns(get, begin, kinds)
    found = laid_out([texts], columns) if len(texts) == len(kinds) else in_rows(texts, columns)
    return None if found is None else _Found(*found, len(told), begin, kinds)


def _columns(get: Get, begin: int, kinds: list[bool]) -> list[list[str]]:
    rows = [row for row in _rows(get, begin, kinds) if len(row) == len(kinds) and None not in row]
    return [[text_of(row[column]) for row in rows[:_ROWS_LOOKED_AT]] for column in range(len(kinds))]


def _made(normalised: str, get: Get, found: _Found, start: int, above: int) -> Table | None:
    rows = [[get(index)] for index in range(found.heads, found.begin)]
    rows += _rows(get, found.begin, found.kinds)
    end = max(cell.end for row in rows for cell in row if cell is not None)
    opening = get(0)
    assert opening is not None  # its heads were told
    return stacked_table(normalised, (opening.start, end), start, above, found.titles, rows)


def above_numbers(normalised: str) -> list[int]:
    """Return where lines begin that may be the first of a table which no known head opens: those above the name of the
    first of two rows that have as many numbers, as many as these or one more."""
    lines = [found.span(1) for found in _NUMBER_LINE.finditer(normalised)]
    if len(lines) < _FEWEST_NUMBERS:
        return []
    starts: list[int] = []
    at = 0
    while at < len(lines):
        run = at + 1
        while run < len(lines) and not normalised[lines[run - 1][1] : lines[run][0]].strip():
            run += 1
        count = run - at
        following = normalised[lines[run - 1][1] : lines[run][0]].split() if run < len(lines) else []
        if 1 < count <= _MOST and 0 < len(following) <= _LEADING:
            starts.append(_lines_above(normalised, lines[at][0], count + _LEADING))
            while run < len(lines) and len(normalised[lines[run - 1][1] : lines[run][0]].split()) <= _LEADING:
                run += 1
        at = run
    return starts


def unnamed(normalised: str, get: Get, start: int, above: int) -> Table | None:
    """Return the table whose rows stand below the lines from ``start`` on, the head over their names told or not."""
    first = _first_number(get)
    if first is None:
        return None
    kinds = _returning(get, first - 1, _MOST, serial=False)
    if kinds is None or False in kinds[1:]:
        return None
    columns = _columns(get, first - 1, kinds)
    best: tuple[int, list[str], int, int] | None = None
    for skipped in (0, 1):  # a line that sorts the first rows may stand between
        for count in (len(kinds), len(kinds) - 1):
            begin = first - 1 - skipped - count
            titles, known = _titles(get, begin, count, len(kinds))
            if titles and 2 * known > len(kinds) - 1 and (best is None or known > best[0]):
                best = known, titles, begin, count
    if best is None or laid_out([best[1]], columns) is None:
        return None
    _, titles, begin, count = best
    opening = get(begin)
    found = _Found(0.0, titles, count, first - 1 - begin, kinds)
    return _made(normalised, _shifted(get, begin), found, opening.start if opening is not None else start, above)


def _titles(get: Get, begin: int, count: int, width: int) -> tuple[list[str], int]:
    """Return the heads that ``count`` lines make over ``width`` columns, none where they cannot, and how many of them
    are known, which only that over the names of rows need not be."""
    told = [cell for index in range(max(begin, 0), begin + count) if (cell := get(index)) is not None]
    texts = ["".join(cell.text.split()) for cell in told]
    if len(texts) != count or max(map(len, texts)) > heads.LONGEST_LOOSE or any(heads.holds_value(t) for t in texts):
        return [], 0
    over = texts[1 - width :]
    known = sum(heads.is_head(text) or heads.may_head(text) for text in over)
    if count < width:
        return ["", *over], known
    if any(mark in texts[0] for mark in ":。,;(") or texts[0] in over:
        return [], 0  # that the numbers are in 万元 stands above the heads
    opens = heads.may_open(texts[0])
    named = not is_missing(texts[0]) and (opens or heads.role_of(texts[0]) is None)
    return (texts if named else ["", *over]), known + opens


def _shifted(get: Get, by: int) -> Get:
    return lambda index: get(index + by)


_NUMBER_LINE = lazy(r"(?m)^[ \t]{0,12}([-+]?\d[\d.,]{0,14}%?|[-—])[ \t]{0,12}$")
_FEWEST_NUMBERS, _BLANKS_MOST = 6, 12


def _lines_above(normalised: str, at: int, count: int) -> int:
    """Return where the last of ``count`` lines with words above an offset begins."""
    begin = at
    for _ in range(_BLANKS_MOST * count):
        if not count or begin <= 0:
            break
        end = begin - 1
        begin = normalised.rfind("\n", 0, end) + 1
        if len(normalised[begin:end].strip()) > heads.LONGEST_HEAD:
            return end + 1
        count -= bool(normalised[begin:end].strip())
    return begin


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
            return index if index >= _FEWEST else None
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
        if not serial or (below is not None and (serial_of(below.text) or 0) > 1):
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
