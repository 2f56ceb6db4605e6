"""Gaps to the growth of all, told elsewhere: several at once (高于全部规上工业6.7、18.1和34.0个百分点), or to 全市平均水平."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.differences.gaps import gap_between, lying_apart
from taizhang.checking.judging import Why, compare, is_plain
from taizhang.checking.passages import ANY, PERCENT, POINTS, WORD, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import stray_to
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_LISTS = lazy(
    f"(?P<own>{PERCENT}(?:[、和及与]{PERCENT}){{1,4}})[，,](?:增速|增幅)?(?:分别)?"
    f"(?:高于|低于|快于|慢于|高出|超过|领先|比|较){WORD}{{2,14}}?(?:分别)?(?:高出?|低|快|慢)?"
    f"(?P<gaps>{ANY}(?:[、和及与]{ANY}){{1,4}})"
)
_TO_ALL = lazy(
    f"(?P<own>{PERCENT})[，,](?:[^。；;，,]{{2,20}}[，,]){{0,2}}(?:增速|增幅)?(?:高于|低于|快于|慢于|高出)"
    f"(?P<who>全(?P<level>[国省市区县州])[^，,；;。{ANY[1:-1]}]{{0,10}}?(?:平均水平|平均|整体水平|整体))(?P<gap>{POINTS})"
)
_BACK, _TAIL, _FEW = 10, 3, 3
_OPEN = Why(zh="所比的增速在别处写明，口径可能不同", en="the rates compared are stated elsewhere")


def check_gap_lists(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """分别增长19.3%、39.7%和57.1%,高于全部规上工业6.7、18.1和34.0个百分点: each against the rate told of all before."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if POINTS not in passage.masked or PERCENT not in passage.masked:
                continue
            before = passages[max(0, at - _BACK) : at]
            for match in _LISTS.finditer(passage.masked):
                own, gaps = (_held(passage, match.span(name)) for name in ("own", "gaps"))
                if len(own) == len(gaps) and gaps[-1].unit == "百分点":
                    yield from _in_turn(passage, own, gaps, before)
            for match in _TO_ALL.finditer(passage.masked):
                own_rate, gap = passage.figure(match.start("own")), passage.figure(match.start("gap"))
                yield from _to_all(passage, own_rate, gap, match["level"], [*before, passage])


def _held(passage: Passage, span: tuple[int, int]) -> list[Figure]:
    return [f for f, mark in zip(passage.figures, passage.marks, strict=True) if span[0] <= mark < span[1]]


def _in_turn(
    passage: Passage, own: Sequence[Figure], gaps: Sequence[Figure], before: Sequence[Passage]
) -> Iterator[Finding]:
    """Hold each gap against rates that a sentence before tells in the same order, where all but one of them fit."""
    for home in reversed(before):
        rates = [f for k, f in enumerate(home.figures) if home.kind(k) == PERCENT and f.measure == "growth"]
        for first in range(len(rates) - len(own) + 1):
            others = rates[first : first + len(own)]
            stated = [abs(Fraction(gap.value or 0)) for gap in gaps]
            off = [k for k in range(len(own)) if abs(lying_apart(own[k], others[k]) - stated[k]) * 10 > 1]
            if not off:
                return
            plain = all(map(is_plain, (*own, *others, *gaps)))
            if any(lying_apart(a, b) == 0 for a, b in zip(own, others, strict=True)):
                continue
            told = len(own) >= _FEW or stray_to(gaps[off[0]], lying_apart(own[off[0]], others[off[0]]))
            if plain and len(off) == 1 and len(own) > 1 and told:
                k = off[0]
                found = gap_between(own[k], others[k], gaps[k], _OPEN)
                yield compare(found, passage, (own[k],), (home.place(others[k]),))
                return


def _to_all(passage: Passage, own: Figure, gap: Figure, level: str, near: Sequence[Passage]) -> Iterator[Finding]:
    """Hold a gap to 全市平均水平 against what 全市 is said to have grown by, of the same noun, where it is a slip of it."""
    found: list[tuple[Passage, Figure]] = []
    for home in near:
        for k, f in enumerate(home.figures):
            words = re.split("[。；;]", home.masked[: home.marks[k]])[-1]
            told = home.kind(k) == PERCENT and f is not own and f.measure == own.measure and f"全{level}" in words
            if told and f.start < own.start and f.indicator[-_TAIL:] == own.indicator[-_TAIL:] and is_plain(f):
                found.append((home, f))
    if gap.value is None or not found or not is_plain(gap) or not is_plain(own) or own.measure != "growth":
        return
    if any(lying_apart(own, f) == abs(Fraction(gap.value)) for _, f in found):
        return
    meant = [(p, f) for p, f in found[:_FEW] if stray_to(gap, lying_apart(own, f))]
    if meant:
        place, other = meant[0]
        yield compare(gap_between(own, other, gap, _OPEN), passage, (own,), (place.place(other),))
