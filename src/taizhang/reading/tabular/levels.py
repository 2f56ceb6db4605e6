"""Heads in several rows, told without the empty cells beside one that stands over several columns.

Which heads stand over which is not told then. Of all ways to lay them out over the columns that the rows below have,
that one is taken under which the cells of the columns stand best.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, pairwise

from taizhang.reading.tabular import heads
from taizhang.reading.tabular.amounts import amounts_in, is_missing, is_year
from taizhang.reading.tabular.fitting import Kind, fit, kinds_of
from taizhang.reading.tabular.table import ColumnRole

_ALONE: tuple[ColumnRole, ...] = (
    "serial", "unit", "lead", "support", "deadline", "ignored", "year", "place", "name"
)  # fmt: skip
"""What a head says that stands over one column."""
_MOST_ROWS = 3
_TRIED = 4000
"""So many layouts are looked at; tables that have more are not laid out by what their cells are."""
_SAME, _FITS, _AKIN, _UNITED, _WHOLE, _MIXED, _SUMMED = 1.0, 0.5, 0.5, 1.5, 0.5, 3.0, 2.0
_TWO = 2

Path = tuple[str, ...]
"""The heads over one column from top to bottom."""


@dataclass(frozen=True, slots=True)
class _Layout:
    paths: tuple[Path, ...]
    starts: tuple[int, ...]
    """The columns at which the heads of its uppermost row begin."""
    over: tuple[tuple[int, int], ...]
    """The columns under each head, of any row, that stands over several: the first, and the one after the last."""
    likely: float
    """How likely by their words these heads are to stand over others."""


def laid_out(
    rows: Sequence[Sequence[str]], columns: Sequence[Sequence[str]], *, sure: bool = False
) -> tuple[float, list[str]] | None:
    """Return how well the best layout of heads in ``rows`` stands over ``columns`` of cells, and the head of each.

    Only layouts for which something in the heads speaks count if ``sure``.
    """
    best: tuple[float, list[str]] | None = None
    if len(set(rows[0])) < len(rows[0]):
        return None  # the second of two sums is one of those under another head
    numeric = [_numeric(cells) for cells in columns]
    for layout in islice(_layouts(rows, len(columns)), _TRIED):
        if sure and layout.likely <= 0:
            continue
        titles = [" ".join(dict.fromkeys(path)) for path in layout.paths]
        told = layout.likely + sum(map(_standing, titles, kinds_of(titles), columns, numeric))
        told -= _MIXED * sum(len(set(numeric[start:end])) > 1 for start, end in layout.over)
        told += _SUMMED * sum(_summed(titles, columns, start, end) for start, end in layout.over)
        if best is None or told > best[0]:
            best = told, titles
    return best


def in_rows(texts: Sequence[str], columns: Sequence[Sequence[str]]) -> tuple[float, list[str]] | None:
    """Return the same for heads of which it is not told either where one row of them ends, where anything in them says
    that some stand over others."""
    best: tuple[float, list[str]] | None = None
    for count in range(1, _MOST_ROWS):
        for cuts in combinations(range(1, len(texts)), count):
            edges = (0, *cuts, len(texts))
            rows = [texts[start:end] for start, end in pairwise(edges)]
            found = laid_out(rows, columns, sure=True)
            if found is not None and (best is None or found[0] - _ROW * count > best[0]):
                best = found[0] - _ROW * count, found[1]
    return best


_ROW = 0.5
"""How much less likely heads stand in one row more."""


def _summed(titles: Sequence[str], columns: Sequence[Sequence[str]], start: int, end: int) -> int:
    """Return 1 where one of the columns under a head holds the sums of the others as its own head says, or the column
    before them does, -1 where the one that says so does not, else 0."""
    sums = [column for column in range(start, end) if heads.is_sum(titles[column].rpartition(" ")[2])]
    if len(sums) > 1 or end - start == _TWO or not (sums or start):
        return 0
    first = start if sums else start - 1
    right = wrong = 0
    for row in zip(*columns[first:end], strict=True):
        values = [read[0].value if (read := amounts_in(cell)) else None for cell in row]
        whole = values.pop(sums[0] - first if sums else 0)
        if whole is not None and None not in values:
            right += whole == sum(value for value in values if value is not None)
            wrong += whole != sum(value for value in values if value is not None)
    return (right > wrong) - (wrong > right and bool(sums))


def _numeric(cells: Sequence[str]) -> bool:
    told = [bool(amounts_in(cell)) for cell in cells if cell and not is_missing(cell)]
    return 2 * sum(told) > len(told) or not told


def _standing(title: str, kind: Kind, cells: Sequence[str], numeric: bool) -> float:
    """Return how well the cells of a column stand under a head."""
    unsuited = _UNSUITED * (not _suits(title, cells) if numeric else heads.is_sum(title.rpartition(" ")[2]))
    if kind is None and numeric:
        return _UNKNOWN - unsuited
    if kind == "year" and not any(map(is_year, cells)):
        kind = None  # over the names of rows beside columns by year
    told = [fit(cell, kind) for cell in cells if cell]
    return sum(told) / len(told) - unsuited if told else 0.0


def _suits(title: str, cells: Sequence[str]) -> bool:
    """Say whether numbers can be what a head says: places in an order are whole, what grows does not by many times, and
    nothing is counted in two units or in two years."""
    words = title.split()
    if len(words) > 1:
        units = [heads.unit_of_head(word) for word in words if word.endswith(")")]
        if len([unit for unit in units if unit is not None and unit.unit != "%"]) > 1:
            return False
        if len([word for word in words if heads.years_of_head(word)]) > 1:
            return False
    measure = heads.measure_of_head(words[-1]) if words else None
    values = [amount.value for cell in cells for amount in amounts_in(cell)]
    if measure == "rank":
        return all(value == int(value) for value in values)
    return measure != "growth" or 2 * sum(abs(value) > _GROWS_MOST for value in values) <= len(values)


_GROWS_MOST = 400
_UNSUITED = 2.0
_UNKNOWN = 1.0
"""How well numbers stand under a head that does not say what they are."""


def _layouts(rows: Sequence[Sequence[str]], width: int) -> Iterator[_Layout]:
    """Yield the ways in which heads may stand over ``width`` columns."""
    top, below = rows[0], rows[1:]
    if not below:
        if len(top) == width:
            yield _Layout(tuple((text,) for text in top), tuple(range(width)), (), 0.0)
        return
    may = [index for index, text in enumerate(top) if heads.role_of(text) not in _ALONE]
    for count in range(1, len(may) + 1):
        under = width - len(top) + count
        if under < 2 * count or under < len(below[0]):
            continue
        for lower in _layouts(below, under):
            for over in combinations(may, count):
                for cuts in combinations(lower.starts[1:], count - 1):
                    layout = _joined(top, over, lower, (0, *cuts, under))
                    if layout is not None:
                        yield layout


def _joined(top: Sequence[str], over: tuple[int, ...], lower: _Layout, edges: tuple[int, ...]) -> _Layout | None:
    """Return the layout in which the heads ``over`` of the upper row stand over the stretches of the lower rows between
    ``edges``, or None where one stands over a single column or twice over the same words."""
    paths: list[Path] = []
    starts: list[int] = []
    spans: list[tuple[int, int]] = []
    likely = lower.likely
    part, before = 0, tuple[Path, ...]()
    for index, text in enumerate(top):
        starts.append(len(paths))
        if index not in over:
            paths.append((text,))
            continue
        first, last = edges[part], edges[part + 1]
        own = lower.paths[first:last]
        named = [lower.paths[at][0] for at in lower.starts if first <= at < last]
        if last - first == 1 or len(set(named)) < len(named):
            return None
        likely += _likely(text, named) + _SAME * (own == before)
        shift = len(paths) - first
        spans.append((len(paths), len(paths) + last - first))
        spans += [(start + shift, end + shift) for start, end in lower.over if first <= start < last]
        paths += [(text, *path) for path in own]
        part, before = part + 1, own
    return _Layout(tuple(paths), tuple(starts), tuple(spans), likely)


def _likely(text: str, below: Sequence[str]) -> float:
    """Return how likely a head is to stand over those ``below``: over their sum or words like its own, and not where it
    prints a unit and no thing, or names a size by itself.
    """
    united = text.endswith(")") and heads.unit_of_head(text) is not None and not heads.noun_of_head(text)
    fits = heads.is_sum(below[0]) or all(map(_says_how, below))
    return _FITS * fits + _AKIN * _akin(text, below[0]) - _UNITED * united - _WHOLE * heads.is_size(text)


def _says_how(text: str) -> bool:
    """Say whether a head says when, how or of what kind the amounts of the thing above it are, and no thing."""
    return heads.is_head(text) and not heads.noun_of_head(text)


def _akin(one: str, other: str) -> bool:
    """Say whether two heads have two characters in common that stand beside each other (分季度计划, 一季度)."""
    return bool({other[at : at + 2] for at in range(len(other) - 1)} & {one[at : at + 2] for at in range(len(one) - 1)})
