"""Heads in two rows: those of the second stand under one or several of the first, said for each of them then."""

from collections.abc import Iterator, Sequence

from taizhang.reading.tabular import heads
from taizhang.reading.tabular.table import ColumnRole

_ALONE: tuple[ColumnRole, ...] = ("serial", "unit", "lead", "support", "deadline", "ignored", "year", "place", "name")
"""What a head says that stands over one column."""
_MOST_OVER = 4
"""At most so many heads stand over others."""


def spread(top: Sequence[str], below: Sequence[str], width: int) -> list[str] | None:
    """Return the head of each of ``width`` columns, where the rows ``top`` and ``below`` leave out what stands empty,
    or None where it is not plain which heads of the first row stand over those of the second."""
    over = len(top) + len(below) - width
    if not over and below and heads.role_of(top[0]) == "serial":
        return [*top, *below]  # those of the second row stand under one that is empty
    if not 0 < over <= min(len(top), _MOST_OVER) or len(below) < 2 * over:
        return None
    may = [index for index, text in enumerate(top) if heads.role_of(text) not in _ALONE]
    if len(may) != over or (parts := _parts(below, over)) is None:
        return None
    columns: list[str] = []
    for index, text in enumerate(top):
        columns += [f"{text} {one}" for one in parts.pop(0)] if index in may else [text]
    return columns


def _parts(below: Sequence[str], over: int) -> list[Sequence[str]] | None:
    """Return the heads of the second row in ``over`` parts of one size, or None where they make none."""
    size, left = divmod(len(below), over)
    return None if left else [below[at : at + size] for at in range(0, len(below), size)]


def splits(texts: Sequence[str]) -> Iterator[list[str]]:
    """Yield the heads of columns that a run of heads may make whose last ones are a second row."""
    last = len(texts)
    while last > 1 and heads.role_of(texts[last - 1]) not in _ALONE:
        last -= 1
    for at in range(max(last, 2), len(texts) - 1):
        top, below = texts[:at], texts[at:]
        over = sum(heads.role_of(text) not in _ALONE for text in top)
        columns = spread(top, below, len(texts) - over)
        if columns is not None:
            yield columns
