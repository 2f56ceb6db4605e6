"""What the columns of a table have to do with each other in each row, and its rows in each column."""

from collections.abc import Iterator, Sequence

from taizhang.checking.grids.cells import Grid, Row
from taizhang.checking.grids.fits import HELD, Link, fit
from taizhang.reading.patterns import lazy

_RELATIVE = lazy("增减|增长|增幅|率|±|^[^占比构]*[%％]")
_TRIED, _FEWEST, _MOST_PARTS = 6, 2, 40
_HUNDRED = 100.0
_SUMS = ("合计", "总计", "共计", "小计", "总数", "Total", "Totals")
_TOPS = ("全国", "全省", "全市", "全县", "全区", "总", "全部", "合")
_AMONG = ("其中", "#", "*")


def across(grid: Grid) -> Iterator[list[Link]]:
    """Yield for each tie between columns the links of all rows: sums, percentages of another, growth on another."""
    rows = [row for row in grid.rows if _RELATIVE.search(row.name) is None]
    found = [links for whole, parts in _sums(grid.width) for links in _kept("sum", rows, whole, parts)]
    # What makes one total makes another that is equal to it as well.
    best: dict[tuple[int, ...], list[Link]] = {}
    for links in sorted(found, key=_held, reverse=True):
        best.setdefault(tuple(part.start for part in links[0].parts), links)
    yield from best.values()
    for rate in range(grid.width):
        if _rates(rows, rate):
            for kind, above, below in _quotients(rows, rate):
                yield from _kept(kind, rows, rate, (above, below))
            yield from _of_total(rows, rate)


def _held(links: Sequence[Link]) -> int:
    return sum(fit(link) == HELD for link in links)


def _quotients(rows: Sequence[Row], rate: int) -> Iterator[tuple[str, int, int]]:
    """Yield two columns of which another may be a percentage, or the growth, by one of the rows that tell it."""
    telling = [row for row in rows if (c := row.cells[rate]) is not None and c.value not in (0.0, _HUNDRED)]
    found: dict[tuple[str, int, int], int] = {}
    for row in telling[:_TRIED]:
        told = row.cells[rate]
        values = [(k, c.value) for k, c in enumerate(row.cells) if c is not None and k != rate and c.value]
        if told is None:
            continue
        room = told.half * 2.1
        for above, one in values:
            for below, other in values:
                share = one / other * _HUNDRED
                if abs(share - told.value) <= room or abs(share - _HUNDRED - told.value) <= room:
                    key = ("share" if abs(share - told.value) <= room else "growth", above, below)
                    found[key] = found.get(key, 0) + (above != below)
    return (key for key, times in found.items() if times * 2 >= min(len(telling), _TRIED))


def _sums(width: int) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield each column with those beside it that may make it: right of it, left of it, one on either side."""
    for whole in range(width):
        for end in range(whole + 3, width + 1):
            yield whole, tuple(range(whole + 1, end))
        for begin in range(whole - 1):
            yield whole, tuple(range(begin, whole))
        if 0 < whole < width - 1:
            yield whole, (whole - 1, whole + 1)


def _kept(kind: str, rows: Sequence[Row], whole: int, parts: tuple[int, ...]) -> Iterator[list[Link]]:
    """Yield the links of a tie that holds in some of the first rows."""
    links: list[Link] = []
    held = 0
    for row in rows:
        top, others = row.cells[whole], [row.cells[k] for k in parts]
        cells = tuple(cell for cell in others if cell is not None)
        if (kind == "sum" and top is not None and len(cells) > 1) or (
            kind != "sum" and top is not None and len(cells) == len(parts)
        ):
            links.append(Link(kind, top, cells))
        else:
            continue
        held += fit(links[-1]) == HELD
        if len(links) == _TRIED and held < _TRIED // 2:
            return
    if held and held * 2 >= len(links):
        yield links


def _rates(rows: Sequence[Row], column: int) -> bool:
    """Whether a column may hold percentages: most of it prints the sign, or decimals and small numbers."""
    cells = [cell for row in rows if (cell := row.cells[column]) is not None]
    return (
        len(cells) > 1 and sum(c.percent or (c.places > 0 and abs(c.value) < 1000) for c in cells) * 3 > len(cells) * 2
    )


def _of_total(rows: Sequence[Row], rate: int) -> Iterator[list[Link]]:
    """Yield the shares that a column tells of the row that it calls 100."""
    top = next((row for row in rows if (c := row.cells[rate]) is not None and c.value == _HUNDRED), None)
    if top is None:
        return
    for column, whole in enumerate(top.cells):
        if column == rate or whole is None:
            continue
        links = [
            Link("share", share, (part, whole))
            for row in rows
            if row is not top and (share := row.cells[rate]) is not None and (part := row.cells[column]) is not None
        ]
        if sum(fit(link) == HELD for link in links) * 2 > len(links) > 1:
            yield links


def turned(grid: Grid) -> Grid:
    """Return a table with its columns as rows."""
    return Grid([Row("", tuple(row.cells[k] for row in grid.rows)) for k in range(grid.width)])


def down(grid: Grid) -> Iterator[tuple[list[Link], bool, bool]]:
    """Yield for each row, and the rows right below or above that may make it, the links of all columns, with whether
    the row is named as a sum, and of all others."""
    rows = [row for row in grid.rows if not row.name.startswith(_AMONG) and _RELATIVE.search(row.name) is None]
    for at, row in enumerate(rows):
        named = row.name.replace(" ", "").endswith(_SUMS) or row.name.replace(" ", "").startswith(_TOPS)
        for run in (rows[at + 1 :], rows[:at][::-1]):
            yield from _totals(row, run, named)
        if at in (0, len(rows) - 1) and row.name.replace(" ", "").endswith(_SUMS):
            yield from _alone(row, [other for other in rows if other is not row])


def _alone(row: Row, others: Sequence[Row]) -> Iterator[tuple[list[Link], bool, bool]]:
    """Yield the link of the one column that a table has numbers in, of the total and all the other rows."""
    told = [k for k, cell in enumerate(row.cells) if cell is not None]
    whole = row.cells[told[0]]
    parts = [cell for other in others if (cell := other.cells[told[0]]) is not None]
    alone = len(told) == 1 and all(sum(c is not None for c in o.cells) == 1 for o in others)
    if whole is not None and alone and len(parts) == len(others) > _FEWEST:
        yield [Link("sum", whole, tuple(parts))], True, True


def _totals(row: Row, run: Sequence[Row], named: bool) -> Iterator[tuple[list[Link], bool, bool]]:
    best: list[Link] = []
    most = used = 0
    made = [0.0] * len(row.cells)
    for count, other in enumerate(run[:_MOST_PARTS], start=1):
        held = 0
        for column, cell in enumerate(other.cells):
            whole = row.cells[column]
            if cell is not None:
                made[column] += cell.value
            held += (
                whole is not None and whole.value != 0 and abs(made[column] - whole.value) <= whole.half * (count + 1)
            )
        if count > 1 and held > most:
            links = [
                Link("sum", whole, parts)
                for column, whole in enumerate(row.cells)
                if whole is not None
                and len(parts := tuple(c for r in run[:count] if (c := r.cells[column]) is not None)) > 1
            ]
            best, most, used = links, held, count
    if best:
        yield best, named, named and used == len(run)
