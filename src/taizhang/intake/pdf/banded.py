"""Tables without ruled lines whose rows are parted by blank bands across the page → rows.

A cell of several lines and one of a single line beside it, set at its middle, stand in one band; what stands in the
middle of several bands, as a head over columns or a class beside rows, covers them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from statistics import median_low
from typing import NamedTuple

from taizhang.intake.pdf.lines import Line
from taizhang.intake.tables import Cell, rows_as_lines

_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2
_FEWEST_NUMBERS = 2
_LONGEST = 400
"""No page has more rows."""
_TIGHT = 0.3
"""In ems: lines of one cell stand so close."""
_AT_EDGE = 2
"""So many bands above and below the others may have but two pieces: heads over others, a row of sums."""
_MOST_APART = 3.0
"""In ems: bands further apart belong to no one table."""
_IN_CELL = 0.6
"""Of the blank between two rows, which the one between lines of a cell does not reach."""
_MOST_SPANNED = 40
"""So many rows or columns are asked for those that a cell in their middle covers."""
_NUMBER = re.compile(r"(?:[-+−±≥≤＜＞〔\[（(]?[0-9][0-9,.，]{0,15}+[%％〕\])）]?(?![年月日])[^\s0-9，。；、：]{0,6}|[-—–/]{1,2})")


class _Piece(NamedTuple):
    """What stands between two wide gaps of a line, with its place on the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    line: int

    @property
    def is_number(self) -> bool:
        return _NUMBER.fullmatch(self.text) is not None

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


_Band = list[_Piece]
_Reach = tuple[float, float]


def banded_tables(lines: Sequence[Line]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The tables of a page: the first line, the one after the last, and the rows, in the order of the file."""
    pieces = [
        _Piece(part.text, part.left, part.right, line.bottom, line.top, line.size, at)
        for at, line in enumerate(lines)
        for part in line.parts
        if part.text
    ]
    bands = _with_rests(_bands(pieces))
    found: list[tuple[int, int, tuple[str, ...]]] = []
    at = done = 0
    while at < len(bands):
        start, end = at, at + _run(bands[at : at + _LONGEST])
        while end > at > max(done, start - _AT_EDGE) and len(bands[at - 1]) > 1 and _near(bands[at - 1], bands[at]):
            at -= 1
        table = _table(bands[at:end]) if end - at >= _FEWEST_ROWS else ()
        used = sorted({piece.line for band in bands[at:end] for piece in band})
        if table and used[-1] - used[0] == len(used) - 1:
            found.append((used[0], used[-1] + 1, table))
            done = end
        at = max(end, start + 1)
    yield from sorted(found)


def _bands(pieces: Sequence[_Piece]) -> list[_Band]:
    """The pieces from top to bottom, put together where no blank parts them across the page."""
    bands: list[_Band] = []
    low = 0.0
    for piece in sorted(pieces, key=lambda piece: (-piece.top, piece.left)):
        if bands and piece.top > low + 0.05 * piece.size:
            bands[-1].append(piece)
            low = min(low, piece.bottom)
        else:
            bands.append([piece])
            low = piece.bottom
    return bands


def _with_rests(bands: Sequence[_Band]) -> list[_Band]:
    """Bands with the lines put to them that stick out above or below, of a cell with more lines than others."""
    whole: list[_Band] = []
    for band in bands:
        before = whole[-1] if whole else []
        small, large = sorted((before, band), key=len)
        tight = bool(small) and _low(before) - _high(band) < _TIGHT * band[0].size
        if tight and 2 * len(small) <= len(large) >= _FEWEST_COLUMNS and len(small) > 1 and not _counts(small):
            before += band
        else:
            whole.append(band)
    return whole


def _run(bands: Sequence[_Band]) -> int:
    """How many of the bands, from the first on, may make up a table."""
    end = few = 0
    for number, band in enumerate(bands):
        few = 0 if len(band) >= _FEWEST_COLUMNS else few + 1
        if len(band) < _AT_EDGE or few > (_AT_EDGE if number else 0) or (number and not _near(bands[number - 1], band)):
            break
        end = number + 1
    return end


def _near(above: _Band, below: _Band) -> bool:
    return _low(above) - _high(below) <= _MOST_APART * below[0].size


def _low(band: _Band) -> float:
    return min(piece.bottom for piece in band)


def _middle(band: _Band) -> float:
    return (_low(band) + _high(band)) / 2


def _high(band: _Band) -> float:
    return max(piece.top for piece in band)


def _table(bands: Sequence[_Band]) -> tuple[str, ...]:
    """The rows of bands that make up a table, or none."""
    counted = [band for band in bands if _counts(band)]
    columns = _columns([piece for band in counted for piece in band])
    if not _FEWEST_COLUMNS <= len(columns) <= _MOST_SPANNED:
        return ()
    apart = _between_rows(bands, columns)
    rows = _joined(bands, apart, columns) if apart else list(bands)
    first = next(n for n, band in enumerate(rows) if _counts(band))
    out = _head([piece for band in rows[:first] for piece in band], columns, apart) if first else []
    for band in rows[first:]:
        body = _body(band, columns, apart)
        if body is None:
            return ()
        out += body
    return tuple(rows_as_lines(out)) if len(out) > _FEWEST_ROWS else ()


def _counts(band: _Band) -> bool:
    """Whether a band is a row of numbers, or a numbered one of words."""
    numbers = sum(piece.is_number for piece in band)
    return numbers >= _FEWEST_NUMBERS or (numbers > 0 and len(band) > _FEWEST_COLUMNS)


def _columns(pieces: Sequence[_Piece]) -> list[_Reach]:
    """The stretches across the page that are taken by some piece."""
    columns: list[_Reach] = []
    for piece in sorted(pieces, key=lambda piece: piece.left):
        if columns and piece.left <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], piece.right))
        else:
            columns.append((piece.left, piece.right))
    return columns


def _column(columns: Sequence[_Reach], piece: _Piece) -> int:
    """The column that most of a piece stands in or, where it stands between two, the nearer one."""
    at = max(bisect_right(columns, piece.left, key=lambda column: column[0]) - 1, 0)
    near = range(at, min(at + 3, len(columns)))
    return max(near, key=lambda n: min(columns[n][1], piece.right) - max(columns[n][0], piece.left))


def _numbers(band: _Band, columns: Sequence[_Reach]) -> set[int]:
    return {_column(columns, piece) for piece in band if piece.is_number}


def _between_rows(bands: Sequence[_Band], columns: Sequence[_Reach]) -> float:
    """The usual blank between two bands that hold numbers in the same column, which are those of two rows."""
    gaps: list[float] = []
    before: tuple[_Band, set[int]] | None = None
    for band in bands:
        numbers = _numbers(band, columns)
        if before is not None and numbers & before[1]:
            gaps.append(_low(before[0]) - _high(band))
        before = band, numbers
    return median_low(gaps) if gaps else 0.0


def _joined(bands: Sequence[_Band], apart: float, columns: Sequence[_Reach]) -> list[_Band]:
    """Bands with those put together that the blank between the lines of a cell parts."""
    rows: list[_Band] = []
    for band in bands:
        close = bool(rows) and _low(rows[-1]) - _high(band) < _IN_CELL * apart
        if close and not (_numbers(rows[-1], columns) & _numbers(band, columns)):
            rows[-1] = rows[-1] + band
        else:
            rows.append(band)
    return rows


def _body(band: _Band, columns: Sequence[_Reach], apart: float) -> list[list[Cell]] | None:
    """The rows of a band: one, or those beside which a cell stands that covers them."""
    placed: list[list[_Piece]] = [[] for _ in columns]
    for piece in band:
        placed[_column(columns, piece)].append(piece)
    rows = max(len(_blocks([piece for piece in column if piece.is_number], _IN_CELL * apart)) for column in placed)
    if rows <= 1:
        return [[Cell(text=_text(column)) for column in placed]]
    if rows > _MOST_SPANNED:
        return None
    # The left columns that bridge the blank between the rows cover them.
    for covering in range(1, len(columns) - 1):
        inner = _bands([piece for column in placed[covering:] for piece in column])
        if len(inner) == rows:
            break
    else:
        return None
    below = [[[piece for piece in row if _column(columns, piece) == n] for n in range(len(columns))] for row in inner]
    table: list[list[Cell]] = [[] for _ in inner]
    for n in range(covering):
        blocks = _blocks(placed[n], max(row[0].size for row in inner) * 0.8)
        if not blocks:
            for cells in table:
                cells.append(Cell(text=""))
            continue
        if len(blocks) > rows:
            return None
        edges = [(_low(row), _high(row)) for row in inner]
        at = 0
        for block, many in zip(blocks, _shares(edges, [(_low(one), _high(one)) for one in blocks]), strict=True):
            table[at].append(Cell(text=_text(block), down=many))
            at += many
    for cells, row in zip(table, below, strict=True):
        cells += [Cell(text=_text(row[n])) for n in range(covering, len(columns))]
    return table


def _blocks(pieces: Sequence[_Piece], apart: float) -> list[_Band]:
    """Pieces under each other put together as the lines of a cell; a blank of ``apart`` parts two cells."""
    blocks: list[_Band] = []
    for piece in sorted(pieces, key=lambda piece: -piece.top):
        for block in blocks[-3:]:
            beside = min(one.left for one in block) <= piece.right and piece.left <= max(one.right for one in block)
            if beside and _low(block) - piece.top < apart:
                block.append(piece)
                break
        else:
            blocks.append([piece])
    return blocks


def _shares(many: Sequence[_Reach], over: Sequence[_Reach]) -> list[int]:
    """How many of ``many`` each of ``over`` covers, in order, so that each stands at the middle or edge of its own."""
    best: list[tuple[float, list[int]] | None] = [(0.0, []), *([None] * len(many))]
    for number, one in enumerate(over):
        left = len(over) - number - 1
        following: list[tuple[float, list[int]] | None] = [None] * (len(many) + 1)
        for start, told in enumerate(best):
            if told is None:
                continue
            for end in range(start + 1, len(many) - left + 1):
                low = min(reach[0] for reach in (many[start], many[end - 1]))
                high = max(reach[1] for reach in (many[start], many[end - 1]))
                off = min(abs((low + high) / 2 - (one[0] + one[1]) / 2), abs(low - one[0]))
                known = following[end]
                if known is None or told[0] + off < known[0]:
                    following[end] = told[0] + off, [*told[1], end - start]
        best = following
    last = best[-1]
    return last[1] if last is not None else [1] * len(over)


def _head(band: _Band, columns: Sequence[_Reach], apart: float) -> list[list[Cell]]:
    """The rows of heads: one, or two where heads stand over others; line by line where they stand otherwise."""
    placed: list[list[_Piece]] = [[] for _ in columns]
    for piece in band:
        placed[_column(columns, piece)].append(piece)
    blocks = [
        block for column in placed for block in _blocks(column, _IN_CELL * apart if apart else 0.5 * band[0].size)
    ]
    return _in_two(blocks, columns) or _by_line(blocks, columns)


def _by_line(blocks: Sequence[_Band], columns: Sequence[_Reach]) -> list[list[Cell]]:
    """A row of cells for each height at which blocks stand."""
    lines: list[tuple[float, list[_Band]]] = []
    for block in sorted(blocks, key=lambda block: -_middle(block)):
        middle = _middle(block)
        if lines and lines[-1][0] - middle < 0.3 * block[0].size:
            lines[-1][1].append(block)
        else:
            lines.append((middle, [block]))
    rows: list[list[Cell]] = []
    for _, line in lines:
        texts = [""] * len(columns)
        for block in line:
            at = _column(columns, _whole(block))
            texts[at] = f"{texts[at]} {_text(block)}".strip()
        rows.append([Cell(text=text) for text in texts])
    return rows


def _whole(block: _Band) -> _Piece:
    """A block as one piece."""
    left, right = min(piece.left for piece in block), max(piece.right for piece in block)
    return _Piece("", left, right, _low(block), _high(block), block[0].size, block[0].line)


def _in_two(blocks: Sequence[_Band], columns: Sequence[_Reach]) -> list[list[Cell]] | None:
    """The rows of heads that stand in one row or in two, or None."""
    placed: list[list[_Band]] = [[] for _ in columns]
    for block in blocks:
        placed[_column(columns, _whole(block))].append(block)
    deep = max(map(len, placed))
    if deep == 1:
        return [[Cell(text="".join(_text(block) for block in column)) for column in placed]]
    if deep > 2:
        return None
    top, lowest = max(map(_high, blocks)), min(map(_low, blocks))
    middle = (top + lowest) / 2
    beneath = (middle + min(_middle(column[-1]) for column in placed if len(column) == 2)) / 2
    above = (middle + max(_middle(column[0]) for column in placed if len(column) == 2)) / 2
    upper: list[_Band] = []
    under: list[_Band | None] = []
    tall: list[_Band | None] = []
    for column in placed:
        low = column[-1] if column and (len(column) == 2 or _middle(column[-1]) < beneath) else None
        under.append(low)
        rest = [block for block in column if block is not low]
        covers = bool(rest) and (low is not None or _middle(rest[0]) > above)
        upper += rest if covers else []
        tall.append(rest[0] if rest and not covers else None)
    first: list[Cell] = []
    second: list[Cell] = []
    n = 0
    while n < len(columns):
        end = n
        while end < len(columns) and tall[end] is None:
            end += 1
        if end == n:
            first.append(Cell(text=_text(tall[n] or []), down=2))
            n += 1
            continue
        run = [_reach_of(under[k], columns[k]) for k in range(n, end)]
        over = [one for one in upper if run[0][0] <= _whole(one).right and _whole(one).left <= run[-1][1]]
        over.sort(key=lambda one: one[0].left)
        if not 0 < len(over) <= len(run):
            return None
        for block, many in zip(over, _shares(run, [_reach_of(one, columns[n]) for one in over]), strict=True):
            first.append(Cell(text=_text(block), across=many))
        second += [Cell(text=_text(under[k] or [])) for k in range(n, end)]
        n = end
    return [first, second]


def _reach_of(block: _Band | None, column: _Reach) -> _Reach:
    if not block:
        return column
    return min(piece.left for piece in block), max(piece.right for piece in block)


def _text(block: Sequence[_Piece]) -> str:
    """The lines of a cell; what was broken off for want of room stands together again."""
    ordered = sorted(block, key=lambda piece: (-piece.middle, piece.left))
    wide = max((piece.right for piece in ordered), default=0.0)
    text = ""
    for before, piece in zip([None, *ordered], ordered, strict=False):
        if before is not None:
            beside = abs(before.middle - piece.middle) < 0.3 * piece.size
            text += " " if beside else "" if before.right + 1.5 * piece.size >= wide else "\n"
        text += piece.text
    return text
