"""The rows of numbers that a text lays out in cells, parted by tabs, bars or lines of their own."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from taizhang.reading.patterns import lazy

_NUMBER = lazy(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,13})(?:\.[0-9]{1,6})?[ ]?[%％]?")
_ALONE = lazy(r"\n[ \u3000\xa0|]{0,8}[+-]?[0-9][0-9,]{0,14}(?:\.[0-9]{1,6})?[%％]?[ \u3000\xa0|]{0,8}(?=\n)")
_BLANK = " \u3000\xa0"
_MISSING = frozenset(("-", "—", "–", "/", "--", "——", "…", "·"))
_FEWEST_ALONE = 6
_LONGEST = 40
"""A longer line, or one that ends a sentence, is no cell."""
_FEWEST, _MOST, _MOST_ROWS = 2, 14, 80
_FIRST_YEAR, _LAST_YEAR = 1949, 2100
_BETWEEN = 3
"""So many rows of another make may stand among those of one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a table."""

    start: int
    end: int
    text: str
    value: float
    places: int
    """How many decimals it prints."""

    @property
    def percent(self) -> bool:
        """Whether it bears the sign."""
        return self.text[-1] in "%％"

    @property
    def half(self) -> float:
        """Half a unit of its last place."""
        return 0.5 * 10.0**-self.places

    @property
    def decimal(self) -> Decimal:
        """The number as printed."""
        return Decimal(self.text.rstrip("%％ ").replace(",", ""))


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: its name and its numbers, None where a cell holds none."""

    name: str
    cells: tuple[Cell | None, ...]


@dataclass(slots=True)
class Grid:
    """Rows that have their numbers in the same columns."""

    rows: list[Row] = field(default_factory=list)

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.rows[0].cells)


def grids_of(text: str) -> Iterator[Grid]:
    """Yield the tables of a text that have at least two rows of two numbers."""
    rowed = "|" in text or "\t" in text
    stacked = len(_ALONE.findall(text)) >= _FEWEST_ALONE
    if rowed:
        yield from _gathered(_rows(text))
    if stacked:
        yield from _gathered(_stacked(text))


def _cell(text: str, start: int) -> Cell | None:
    body = text.strip(_BLANK)
    if not body or _NUMBER.fullmatch(body) is None:
        return None
    at = start + text.index(body)
    digits = body.rstrip("%％ ").replace(",", "")
    return Cell(at, at + len(body), body, float(digits), len(digits.partition(".")[2]))


def _rows(text: str) -> Iterator[Row | None]:
    """Yield the lines that hold two cells and more, and None for what parts tables."""
    at = 0
    for line in text.split("\n"):
        if "|" in line or "\t" in line:
            body = line.strip(_BLANK)
            mark = "|" if "|" in body else "\t"
            if mark == "|":
                body = body.removeprefix("|").removesuffix("|")
            pieces: list[Cell | None] = []
            names: list[str] = []
            place = at + line.index(body)
            for piece in body.split(mark):
                cell = _cell(piece, place)
                place += len(piece) + 1
                pieces.append(cell)
                if cell is None and (word := piece.strip(_BLANK)) and word not in _MISSING:
                    names.append(word)
            if len(pieces) > 1:
                yield Row(names[0] if names else "", tuple(pieces))
        elif len(line) > _LONGEST:
            yield None
        at += len(line) + 1


def _stacked(text: str) -> Iterator[Row | None]:
    """Yield a name with the numbers on the lines below it, and None for what parts tables."""
    at, serial = 0, 0
    name, numbers = "", list[Cell | None]()
    for line in text.split("\n"):
        body = line.strip(_BLANK + "|")
        if len(body) > _LONGEST or body.endswith("。") or "\t" in body or "|" in body:
            if numbers:
                yield Row(name, tuple(numbers))
            yield None
            name, numbers, serial = "", [], 0
        elif body:
            cell = _cell(body, at + line.index(body))
            if cell is not None:
                numbers.append(cell)
            elif body in _MISSING:
                numbers.append(None)
            else:
                last = numbers[-1] if numbers and (serial or len(numbers) == 1) else None
                if last is not None and last.value == serial + 1 and not last.places:
                    # 1, 粮食加工品, 183408, 2, 食用油: the number of the row to come.
                    numbers.pop()
                    serial += 1
                if numbers:
                    yield Row(name, tuple(numbers))
                name, numbers = body, []
        at += len(line) + 1
    if numbers:
        yield Row(name, tuple(numbers))


def _gathered(rows: Iterator[Row | None]) -> Iterator[Grid]:
    """Yield the rows of one width that follow each other, those that only number or date the columns left out."""
    grids: list[Grid] = []
    others = 0
    for row in rows:
        if row is None:
            yield from filter(_tells, grids)
            grids, others = [], 0
            continue
        told = [cell for cell in row.cells if cell is not None]
        if not told or (len(told) < _FEWEST and not row.name) or len(row.cells) > _MOST + 2 or _counts_columns(told):
            continue
        grid = next((g for g in grids if g.width == len(row.cells)), None)
        if grid is None:
            grids.append(Grid([row]))
        elif len(grid.rows) < _MOST_ROWS:
            grid.rows.append(row)
        others = others + 1 if grid is None else 0
        if others > _BETWEEN:
            yield from filter(_tells, grids[:-1])
            grids, others = grids[-1:], 0
    yield from filter(_tells, grids)


def _tells(grid: Grid) -> bool:
    return len(grid.rows) > 1


def _counts_columns(cells: list[Cell]) -> bool:
    """Whether a row only numbers its columns (1, 2, 3) or says of which year each is."""
    values = [cell.value for cell in cells]
    years = len(cells) > 1 and all(not c.places and _FIRST_YEAR < c.value < _LAST_YEAR for c in cells)
    return years or (len(values) > _FEWEST and all(b - a == 1 for a, b in pairwise(values)))
