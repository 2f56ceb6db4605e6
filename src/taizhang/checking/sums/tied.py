"""Parts that by their names are all of what the sentence before them begins with.

人均可支配收入89090元,增长4.3%。从四项收入构成看,工资性收入57376元,…;转移净收入18318元: whatever stands between.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from taizhang.checking.judging import half_unit, is_plain, sum_told, total_of
from taizhang.checking.passages import COUNT, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import strays_to_whole
from taizhang.checking.sums.exclusive import both_of_family
from taizhang.reading.records import Figure

_LEAST, _MOST = 3, 8


def check_tied_families(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Three parts and more whose names are all of a family make the amount that the sentence before begins with."""
    for passages in readings:
        for home, passage in pairwise(passages):
            wholes = _levels(home)
            parts = _levels(passage)
            if len(wholes) != 1 or not _LEAST <= len(parts) <= _MOST:
                continue  # 预算为20万元,决算为16.95万元。其中:…: which of them is not said
            if "\n" not in passage.reading.text[home.end : passage.start] and parts[0].unit == wholes[0].unit:
                yield from _judged(home, wholes[0], passage, parts)


def _levels(passage: Passage) -> list[Figure]:
    return [
        figure
        for number, figure in enumerate(passage.figures)
        if passage.kind(number) in (COUNT, MONEY) and figure.measure == "level" and figure.role == "value"
    ]


def _judged(home: Passage, whole: Figure, passage: Passage, parts: Sequence[Figure]) -> Iterator[Finding]:
    plain = all(f.unit == whole.unit and is_plain(f) for f in (whole, *parts))
    if not plain or not both_of_family([figure.indicator for figure in parts]):
        return
    room = sum(map(half_unit, parts), half_unit(whole))
    if abs(total_of(parts) - Fraction(whole.value or 0)) <= room:
        return
    if strays_to_whole(whole, parts):
        yield sum_told(home, whole, [(passage, f) for f in parts], "contradicts", room=room, reason=None)
