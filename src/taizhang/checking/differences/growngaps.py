"""How much faster one thing grew than another (利润增幅高于收入7.8个百分点), against the growth of both near by."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, told_amiss
from taizhang.checking.passages import ANY, LINK, PERCENT, POINTS, Passage
from taizhang.checking.records import Finding, Place
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_GAP = lazy(
    f"(?P<a>[\u4e00-\u9fff]{{2,6}}?)(?:增幅|增速|增长)(?P<way>高于|低于|快于|慢于)(?P<b>[\u4e00-\u9fff]{{2,6}}?)(?:增幅|增速|增长)?{LINK}$"
)
_TWO_GAPS = lazy(
    "(?:^|[，。；])(?P<own>[\u4e00-\u9fff]{2,6}?)(?P<of>[\u4e00-\u9fff]{0,6})(?:增长速度|增幅|增速|增长|涨幅)(?:分别)?"
    "(?:比|较|高于|低于|快于|慢于)"
    f"(?P<one>[\u4e00-\u9fff]{{2,6}})[、和](?P<two>[\u4e00-\u9fff]{{2,6}}?)(?:地区)?(?:增速)?(?:分别)?(?:高出?|低|快|慢)?了?"
    f"(?P<x>{ANY})(?:和|、|及)(?P<y>{POINTS})"
)
_WIDE = lazy("全[国省市区县]|平均|总体|整体|同期|上年|去年")
_LED = lazy("^(?:其中[，:：]?|[分按从][^，；。0-9]{1,8}[分看][，:：])")
_NEAR, _FEW = 5, 3
_OPEN = Why(zh="所比的两个增幅按上下文推断", en="which rates are compared is inferred from the context")


def check_grown_gaps(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """利润增长16.7%,利润增幅高于收入7.8个百分点。收入增长8.9%: 7.8 is the gap of the two."""
    for passages in readings:
        for at, passage in enumerate(passages):
            yield from _two_gaps(passages, at)
            for number, gap in enumerate(passage.figures):
                told = _GAP.search(passage.label(number)) if passage.kind(number) == POINTS else None
                if told is None or not is_plain(gap) or _WIDE.search(told["a"] + told["b"]):
                    continue
                near = passages[max(0, at - _NEAR) : at + _NEAR + 1]
                one, other = _grown(near, told["a"]), _grown(near, told["b"])
                if one is not None and other is not None:
                    yield from _judged(passage, gap, one, other, ahead=told["way"] in ("高于", "快于"))


def _two_gaps(passages: Sequence[Passage], at: int) -> Iterator[Finding]:
    """东部增长2.0%;中部增长1.2%;西部增长2.5%。西部增速分别比东部、中部高出0.5和1.7个百分点: each to the rate of its own clause."""
    passage = passages[at]
    for match in _TWO_GAPS.finditer(passage.masked) if POINTS in passage.masked else ():
        near = passages[max(0, at - _NEAR) : at + 1]
        rates = [_of_clause(near, match[name], match.start()) for name in ("own", "one", "two")]
        own, others = rates[0], rates[1:]
        gaps = [passage.figure(match.start(name)) for name in ("x", "y")]
        if own is None or not all(map(is_plain, gaps)):
            continue
        told = [(gap, other) for gap, other in zip(gaps, others, strict=True) if other is not None]
        size = Fraction(own[1].value or 0)
        off = [
            (gap, other)
            for gap, other in told
            if abs(abs(size - Fraction(other[1].value or 0)) - Fraction(gap.value or 0)) > half_unit(gap) * _FEW
        ]
        if len(told) == len(gaps) and len(off) == 1:
            gap, other = off[0]
            ahead = (own[1].value or 0) > (other[1].value or 0)
            yield from _judged(passage, gap, own, other, ahead=ahead)


def _of_clause(near: Sequence[Passage], name: str, before: int) -> tuple[Place, Figure] | None:
    """Return the only growth told in the clause between two 分号 that begins with a name."""
    held = []
    for home in near:
        for k, f in enumerate(home.figures):
            if home.kind(k) != PERCENT or f.measure != "growth" or (home is near[-1] and home.marks[k] > before):
                continue
            begin = max(home.masked.rfind(mark, 0, home.marks[k]) for mark in "；。") + 1
            words = _LED.sub("", home.masked[begin : home.marks[k]])
            if words.startswith(name) and PERCENT not in words and is_plain(f):
                held.append((home.place(f), f))
    return held[-1] if len({f.value for _, f in held}) == 1 else None


def _grown(near: Sequence[Passage], name: str) -> tuple[Place, Figure] | None:
    """Return the first growth told of what bears a name, where it is of nothing narrower than that told first."""
    held = [
        (home.place(f), f)
        for home in near
        for f in home.figures
        if f.measure == "growth" and f.unit == "%" and name in _one_way(f.indicator) and is_plain(f) and f.value
    ]
    wholes = [pair for pair in held if not re.search("中央|地方|其中|[省市县区]属|民营", pair[1].indicator)]
    return wholes[0] if len({f.text for _, f in wholes}) == 1 else None


def _one_way(name: str) -> str:
    """Return a name without 进出口, which is neither 进口 nor 出口."""
    return name.replace("进出口", "")


def _judged(
    passage: Passage, gap: Figure, one: tuple[Place, Figure], other: tuple[Place, Figure], *, ahead: bool
) -> Iterator[Finding]:
    apart = Fraction(one[1].value or 0) - Fraction(other[1].value or 0)
    apart = apart if ahead else -apart
    room = half_unit(gap) + half_unit(one[1]) + half_unit(other[1])
    if abs(apart - Fraction(gap.value or 0)) <= room:
        return
    yield told_amiss(
        "gap",
        "unclear",
        places=(passage.place(gap), one[0], other[0]),
        figure=gap,
        value=apart,
        room=room,
        basis=Why(zh=f"按{one[1].text}与{other[1].text}之差计算的差距", en="the difference of the two"),
        reason=_OPEN,
    )
