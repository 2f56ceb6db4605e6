"""Two levels of two times told one after the other, and the step between them (2022年为86.2%,2023年为88.5%,提高2.3个百分点)."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import Why, decimal_text, half_unit, is_plain, span_of, told_amiss, worded
from taizhang.checking.passages import COUNT, MONEY, PERCENT, POINTS, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_YEAR = lazy("(?<![0-9])((?:19|20)[0-9]{2})年")
_LAST, _NOW = lazy("(?:上|去)(?:一?年度?|季度|月|半年)"), lazy("(?:今年|本(?:年度?|季度|月|期))")
_MOVED = lazy(
    "[，,](?:同比|(?:比|较)(?:上|去)年)?(?:净)?(?P<verb>增加|增长|上升|提高|提升|减少|下降|降低|回落|多|少)了?(?:约)?"
)
_FALLS = ("减少", "下降", "降低", "回落", "少")
_OVER = lazy("其中|占|[比较高低]|目标|计划|任务|预算|同期")
_OPEN = Why(zh="前后两数未必是同一口径", en="the two numbers need not be of one account")


def check_two_times(passage: Passage) -> Iterator[Finding]:
    """Hold the step behind two levels of one unit, the first of the time before, against what lies between them."""
    for number in range(2, len(passage.figures)):
        moved = _MOVED.fullmatch(passage.gaps[number])
        if moved is None:
            continue
        old, new, step = passage.figures[number - 2 : number + 1]
        kinds = passage.kinds[number - 2 : number + 1]
        plain = all(map(is_plain, (old, new, step))) and kinds[0] == kinds[1] and old.unit == new.unit
        if not plain or kinds[0] not in COUNT + MONEY + PERCENT or not old.value or old.value <= 0 or not new.value:
            continue
        if not _in_turn(passage.label(number - 2), passage.label(number - 1)):
            continue
        sign = -1 if moved["verb"] in _FALLS else 1
        if (kinds[0] == PERCENT and kinds[2] == POINTS) or (kinds[0] != PERCENT and step.unit == old.unit):
            yield from _stepped(passage, old, new, step, sign)
        elif kinds[0] == COUNT and kinds[2] == PERCENT:
            yield from _grown(passage, old, new, step, sign)


def _in_turn(first: str, second: str) -> bool:
    """Whether the words before two levels name a time and the one after it."""
    if _OVER.search(first + second):
        return False
    years = [re.findall(_YEAR.pattern, words) for words in (first, second)]
    if len(years[0]) == len(years[1]) == 1:
        return int(years[1][0]) == int(years[0][0]) + 1
    return _LAST.search(first) is not None and (_NOW.search(second) is not None or len(years[1]) == 1)


def _stepped(passage: Passage, old: Figure, new: Figure, step: Figure, sign: int) -> Iterator[Finding]:
    apart = (Fraction(new.value or 0) - Fraction(old.value or 0)) * sign
    room = half_unit(old) + half_unit(new) + half_unit(step)
    if abs(apart - abs(Fraction(step.value or 0))) <= room:
        return
    yield told_amiss(
        "difference",
        "unclear",
        places=(passage.place(step), passage.place(new), passage.place(old)),
        figure=step,
        value=apart,
        room=room,
        basis=Why(zh=f"按{new.text}与{old.text}之差", en=f"the difference between {new.text} and {old.text}"),
        reason=_OPEN,
    )


def _grown(passage: Passage, old: Figure, new: Figure, step: Figure, sign: int) -> Iterator[Finding]:
    ratio = span_of(new).over(span_of(old))
    if ratio is None:
        return
    span = (ratio + Interval(low=-1, high=-1)).scaled(100 * sign)
    value, half = abs(Fraction(step.value or 0)), half_unit(step)
    away = Interval(low=value - half, high=value + half).gap(span)
    if away <= half:
        return
    computed = (Fraction(new.value or 0) / Fraction(old.value or 1) - 1) * 100 * sign
    yield worded(
        "growth",
        "unclear",
        places=(passage.place(step), passage.place(new), passage.place(old)),
        stated=step.text,
        computed=decimal_text(computed, 2) + "%",
        difference=decimal_text(away, 2) + "%",
        tolerance=decimal_text(half, 3) + "%",
        basis=Why(zh=f"按由{old.text}到{new.text}", en=f"the change from {old.text} to {new.text}"),
        reason=_OPEN,
    )
