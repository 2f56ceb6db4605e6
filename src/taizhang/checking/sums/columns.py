"""Lists whose items say two things each (金额与增减, 个数与投资): where one column makes its total, the other does too."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import Why, added_up, half_unit, is_plain, show, worded
from taizhang.checking.passages import (
    AMOUNT,
    CLAUSE_MARK,
    COUNT,
    LINK,
    MONEY,
    WORD,
    Passage,
    unbracketed,
    ungrown_in_turn,
)
from taizhang.checking.records import Finding
from taizhang.checking.sums.misses import near_miss
from taizhang.reading.patterns import lazy

_DOWN = lazy("减|降|少")
_STEP = lazy("增|减|多|少|升|降")
_NOT = lazy("[由每均占]|从(?!业|事)|(?<![级镇])以上|以下")
_LEAST = 2
_MOST = 12


def check_columns(passage: Passage) -> Iterator[Finding]:
    """合计28.24亿元,减少24.76亿元。其中A费2.94亿元,减少3.7亿元;B费25.3亿元,减少21.06亿元: both columns add up."""
    passage = ungrown_in_turn(unbracketed(passage))
    for match in re.finditer("其中|分别是|包括", passage.masked):
        head = [k for k, mark in enumerate(passage.marks) if mark < match.start() and passage.kind(k) in (MONEY, COUNT)]
        rest = [k for k, mark in enumerate(passage.marks) if mark > match.start()]
        if len(head) < 2 or len(rest) < 2 * _LEAST or len(rest) > 2 * _MOST:
            continue
        whole = head[-2:]
        rows = _rows(passage, rest)
        if rows is None or len(rows) < _LEAST:
            continue
        yield from _compared(passage, whole, rows)


_THEN_STEPS = lazy(
    f"(?P<whole>{AMOUNT})[，,]比(?:上|去)年(?:同期|末|底)?(?P<up>增加|减少){LINK}(?P<step>{AMOUNT})"
    f"[。；;，,]其中[，,:：]?{WORD}{{2,12}}?(?P<a>{AMOUNT})"
    f"[、，,]{WORD}{{2,12}}?(?P<b>{AMOUNT})"
    f"[，,]分别比(?:上|去)年(?:同期|末|底)?(?P<way>增加|减少){LINK}(?P<x>{AMOUNT})[、和]{LINK}(?P<y>{AMOUNT})"
)


def check_respective_steps(passage: Passage) -> Iterator[Finding]:
    """28391万人,比上年末增加2684万人。其中,职工21565万人,退休6826万人,分别比上年末增加2163万人和521万人."""
    for match in _THEN_STEPS.finditer(passage.masked):
        whole, step, a, b, x, y = (passage.figure(match.start(n)) for n in ("whole", "step", "a", "b", "x", "y"))
        held = (whole, step, a, b, x, y)
        if len({f.unit for f in held}) > 1 or not all(map(is_plain, held)) or match["up"] != match["way"]:
            continue
        for top, parts in ((whole, (a, b)), (step, (x, y))):
            total = sum((abs(Fraction(f.value or 0)) for f in parts), Fraction(0))
            room = half_unit(top) + sum((half_unit(f) for f in parts), Fraction(0))
            other = (step, (x, y)) if top is whole else (whole, (a, b))
            rest = sum((abs(Fraction(f.value or 0)) for f in other[1]), Fraction(0))
            exact = abs(rest - abs(Fraction(other[0].value or 0))) <= half_unit(other[0]) * 3
            if abs(total - abs(Fraction(top.value or 0))) <= room or not exact:
                continue
            yield worded(
                "parts",
                "contradicts",
                places=(passage.place(top), *map(passage.place, parts)),
                stated=top.text,
                computed=show(total, top),
                difference=show(abs(total - abs(Fraction(top.value or 0))), top),
                tolerance=show(room, top, places=2),
                basis=added_up(parts),
            )


def _rows(passage: Passage, numbers: list[int]) -> list[tuple[int, int]] | None:
    """Return the figures two by two, a statement of its own for each pair; None where they do not go so."""
    if any(passage.kind(k) not in (MONEY, COUNT) for k in numbers):
        return None
    pairs = [(numbers[k], numbers[k + 1]) for k in range(0, len(numbers) - 1, 2)]
    if len(numbers) % 2:
        return None
    for one, two in pairs:
        inner, outer = passage.between(one, two), passage.between(one - 1, one)
        if re.search("[；;。]", inner) or not re.search("[；;。，,：:]|其中", outer):
            return None
    return pairs


def _signed(passage: Passage, number: int) -> Fraction:
    figure = passage.figures[number]
    label = CLAUSE_MARK.split(passage.between(number - 1, number))[-1]
    assert figure.value is not None
    size = abs(Fraction(figure.value))
    return -size if _DOWN.search(label) else size


def _compared(passage: Passage, whole: list[int], rows: list[tuple[int, int]]) -> Iterator[Finding]:
    figures = [[passage.figures[row[side]] for row in rows] for side in (0, 1)]
    tops = [passage.figures[k] for k in whole]
    for side in (0, 1):
        if any(f.unit != tops[side].unit or not is_plain(f) for f in (tops[side], *figures[side])):
            return
        words = [CLAUSE_MARK.split(passage.between(k - 1, k))[-1] for k in (whole[side], *(row[side] for row in rows))]
        if any(map(_NOT.search, words)) or len({_STEP.search(w) is not None for w in words}) > 1:
            return
    sums = [sum((_signed(passage, row[side]) for row in rows), Fraction(0)) for side in (0, 1)]
    totals = [_signed(passage, k) for k in whole]
    rooms = [
        half_unit(top) + sum((half_unit(f) for f in column), Fraction(0))
        for top, column in zip(tops, figures, strict=True)
    ]
    fits = [abs(a - b) <= room for a, b, room in zip(sums, totals, rooms, strict=True)]
    if fits[0] == fits[1]:
        return
    side = fits.index(False)
    top, column, value = tops[side], figures[side], sums[side]
    exact = near_miss(abs(value), top, column)
    yield worded(
        "parts",
        "contradicts" if exact else "unclear",
        places=(passage.place(top), *map(passage.place, column)),
        stated=top.text,
        computed=show(abs(value), top),
        difference=show(abs(value - totals[side]), top),
        tolerance=show(rooms[side], top, places=2),
        basis=added_up(column),
        reason=Why(
            zh="另一列的各项合成其总数，这一列没有", en="the other column makes its total and this one does not"
        ),
    )
