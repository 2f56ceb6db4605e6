"""Contributions to growth: what each part pulls over what it contributes is the growth of the whole."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import QUALIFIED, Why, decimal_text, half_unit, is_plain, worded
from taizhang.checking.passages import PERCENT, POINTS, Passage
from taizhang.checking.records import Finding
from taizhang.reading.records import Figure
from taizhang.values import Interval

_RATES = re.compile("贡献率(?:依次|分别)(?:为|是|达到?)?$")
_PULLS = re.compile("拉动[^，,；;。]{0,12}$")
_JOINT = re.compile("[、和及与，,]{0,2}(?:分别)?")
_FEWEST = 2
_HUNDRED = Fraction(100)


def check_contributions(passage: Passage) -> Iterator[Finding]:
    """贡献率分别为19.4%、36.0%和44.6%,分别拉动增长1.74个、3.22个、4.0个百分点: each pull is its rate of one growth."""
    for first in range(len(passage.figures)):
        if passage.kind(first) != PERCENT or _RATES.search(passage.between(first - 1, first)) is None:
            continue
        last = first
        while last + 1 < len(passage.figures) and _goes_on(passage, last + 1, PERCENT):
            last += 1
        count = last - first + 1
        rates = passage.figures[first : last + 1]
        pulls = passage.figures[last + 1 : last + 1 + count]
        told = last + 1 < len(passage.figures) and _PULLS.search(passage.between(last, last + 1))
        if count < _FEWEST or len(pulls) < count or not told:
            continue
        if (
            all(_goes_on(passage, k, POINTS) for k in range(last + 2, last + 1 + count))
            and passage.kind(last + 1) == POINTS
        ):
            yield from _compared(passage, rates, pulls)


def _goes_on(passage: Passage, number: int, kind: str) -> bool:
    return passage.kind(number) == kind and _JOINT.fullmatch(passage.between(number - 1, number)) is not None


def _compared(passage: Passage, rates: tuple[Figure, ...], pulls: tuple[Figure, ...]) -> Iterator[Finding]:
    """Compare each pull with its rate of all pulls together."""
    total = sum((Fraction(p.value) for p in pulls if p.value is not None), Fraction(0))
    room = sum(map(half_unit, pulls), Fraction(0))
    if total <= 0 or any(r.value is None or p.value is None for r, p in zip(rates, pulls, strict=True)):
        return
    whole = sum((Fraction(r.value) for r in rates if r.value is not None), Fraction(0))
    if abs(whole - _HUNDRED) > 1:
        return
    off = [
        Interval(low=total - room, high=total + room)
        .scaled(Fraction(r.value or 0) / _HUNDRED)
        .gap(_around(p, r, total))
        for r, p in zip(rates, pulls, strict=True)
    ]
    plain = all(map(is_plain, (*rates, *pulls)))
    worst = max(range(len(off)), key=lambda k: off[k])
    pull, rate = pulls[worst], rates[worst]
    yield worded(
        "share",
        "consistent"
        if off[worst] == 0
        else "rounding"
        if off[worst] <= room
        else "contradicts"
        if plain
        else "unclear",
        places=(passage.place(pull), passage.place(rate), *(passage.place(p) for p in pulls if p is not pull)),
        stated=pull.text,
        computed=decimal_text(total * Fraction(rate.value or 0) / _HUNDRED, 2),
        difference=decimal_text(off[worst], 2),
        tolerance=decimal_text(room, 3),
        basis=Why(
            zh=f"按各项拉动之和与贡献率{rate.text}计算的拉动",
            en=f"{rate.text} of all that the parts pull together",
        ),
        reason=QUALIFIED,
    )


def _around(pull: Figure, rate: Figure, total: Fraction) -> Interval:
    half = half_unit(pull) + total * half_unit(rate) / _HUNDRED
    value = Fraction(pull.value or 0)
    return Interval(low=value - half, high=value + half)
