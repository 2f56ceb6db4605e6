"""How much faster one thing grew than another (利润增幅高于收入7.8个百分点), against the growth of both near by."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, told_amiss
from taizhang.checking.passages import LINK, POINTS, Passage
from taizhang.checking.records import Finding, Place
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_GAP = lazy(
    f"(?P<a>[\u4e00-\u9fff]{{2,6}}?)(?:增幅|增速|增长)(?P<way>高于|低于|快于|慢于)(?P<b>[\u4e00-\u9fff]{{2,6}}?)(?:增幅|增速|增长)?{LINK}$"
)
_WIDE = lazy("全[国省市区县]|平均|总体|整体|同期|上年|去年")
_NEAR = 5
_OPEN = Why(zh="所比的两个增幅按上下文推断", en="which rates are compared is inferred from the context")


def check_grown_gaps(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """利润增长16.7%,利润增幅高于收入7.8个百分点。收入增长8.9%: 7.8 is the gap of the two."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for number, gap in enumerate(passage.figures):
                told = _GAP.search(passage.label(number)) if passage.kind(number) == POINTS else None
                if told is None or not is_plain(gap) or _WIDE.search(told["a"] + told["b"]):
                    continue
                near = passages[max(0, at - _NEAR) : at + _NEAR + 1]
                one, other = _grown(near, told["a"]), _grown(near, told["b"])
                if one is not None and other is not None:
                    yield from _judged(passage, gap, one, other, ahead=told["way"] in ("高于", "快于"))


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
