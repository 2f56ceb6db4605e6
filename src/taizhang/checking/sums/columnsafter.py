"""Levels and changes of parts told after those of their whole: where one column makes its total, the other does too."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, added_up, half_unit, is_plain, show, total_of, worded
from taizhang.checking.passages import COUNT, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.checking.sums.misses import near_miss
from taizhang.reading.records import Figure

_BACK, _REACH = 3, 400
_LEAST, _MOST = 2, 20
_OPEN = Why(zh="另一列的各项合成其总数，这一列没有", en="the other column makes its total and this one does not")
_Row = tuple[Figure, Figure]


def check_columns_after(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """3046万人,减少1289万人。…东部300万人,减少190万人;中部1112万人,减少482万人;西部…: both columns add up."""
    for passages in readings:
        rows = [_rows(passage) for passage in passages]
        for at, parts in enumerate(rows):
            if not _LEAST <= len(parts) <= _MOST:
                continue
            for back in range(at - 1, max(-1, at - 1 - _BACK), -1):
                if passages[at].start - passages[back].end > _REACH or not rows[back]:
                    continue
                whole = rows[back][0]
                if all(f.unit == whole[0].unit and f.value and f.start > whole[1].start for row in parts for f in row):
                    yield from _compared(passages[back], whole, passages[at], parts)
                break


def _rows(passage: Passage) -> list[_Row]:
    """Return each amount of a sentence with the change that follows it; nothing where one has none."""
    told: list[_Row] = []
    kinds = [k for k in range(len(passage.figures)) if passage.kind(k) in (COUNT, MONEY)]
    figures = [passage.figures[k] for k in kinds]
    if len(figures) % 2 or not figures:
        return []
    for level, step in zip(figures[::2], figures[1::2], strict=True):
        right = level.measure == "level" and step.measure == "change" and level.unit == step.unit
        if not right or level.role != "value" or not (is_plain(level) and is_plain(step)):
            return []
        told.append((level, step))
    return told


def _compared(home: Passage, whole: _Row, passage: Passage, parts: Sequence[_Row]) -> Iterator[Finding]:
    columns = [[row[side] for row in parts] for side in (0, 1)]
    sums = [total_of(column) for column in columns]
    rooms = [
        half_unit(top) + sum((half_unit(f) for f in column), Fraction(0))
        for top, column in zip(whole, columns, strict=True)
    ]
    fits = [abs(total - Fraction(top.value or 0)) <= room for total, top, room in zip(sums, whole, rooms, strict=True)]
    if fits[0] == fits[1]:
        return
    side = fits.index(False)
    top, column = whole[side], columns[side]
    sure = near_miss(abs(sums[side]), top, column)
    yield worded(
        "parts",
        "contradicts" if sure else "unclear",
        places=(home.place(top), *map(passage.place, column)),
        stated=top.text,
        computed=show(abs(sums[side]), top),
        difference=show(abs(sums[side] - Fraction(top.value or 0)), top),
        tolerance=show(rooms[side], top, places=2),
        basis=added_up(column),
        reason=_OPEN,
    )
