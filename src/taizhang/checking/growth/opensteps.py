"""Levels, what they were before, steps and rates that no other rule has held against each other.

种植面积95.5万亩,比上年的90万亩增5.5万亩,增6.1%: whatever the verbs are, the reading says which of the numbers of one thing is
its level, which the one before, which a change and which a growth.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from taizhang.checking.differences.gaps import gap_between
from taizhang.checking.growth.levels import level_and_base
from taizhang.checking.growth.stepped import rate_of_stated_step
from taizhang.checking.judging import compare, is_plain
from taizhang.checking.passages import ANY_MARK, COUNT, MONEY, PERCENT, POINTS, Passage
from taizhang.checking.records import Finding
from taizhang.checking.words import WORDS, holds
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_STOP = lazy("[；;。]")
_OTHERWISE = lazy("环比|同比|年均|平均|比|较|其中|累计|名义|实际|可比|占|完成|为年|目标|计划|预算|高于|低于|快于|分别")
_SHORT = 8
_MOST, _TWO = 4, 2
_APART = lazy("^[，、](?:高于|低于|超过|快于|慢于|好于|优于)[^，；。]{0,8}$")
_GOAL = lazy("^(?:左右|以内|以上)?的?[^，；。]{0,8}(?:目标|要求|控制线|预期)(?:任务|值)?$")
_FELL = lazy("负增长|(?:下降|下滑|减少|降低)了?$")
_MOVED = lazy("^[，、（](?:累计|净|共)?(?:提高|提升|上升|回升|下降|降低|回落|收窄|扩大|增加|减少|加快)了?$")
_WHEN = "(?:年初|上年末?|去年(?:同期|末)?|上月末?|上季度?末?|上年同期|[12][0-9]{3}年(?:末|底)?)"
_BEFORE = lazy(f"^[，（]{_WHEN}(?:为|是|仅为|只有)?$")
_SINCE = lazy(f"^[，、（][比较]{_WHEN}[^，；。]{{0,4}}(?:提高|提升|上升|下降|降低|回落|增加|减少)了?$")


def check_open_steps(readings: Sequence[Sequence[Passage]], held: Set[tuple[str, int]]) -> Iterator[Finding]:
    """Hold growths and changes that nothing was said of against the levels told of the same thing."""
    for passages in readings:
        for passage in passages:
            for number, figure in enumerate(passage.figures):
                kind = passage.kind(number)
                if (passage.reading.source, figure.start) in held or not figure.value or not number:
                    continue
                if kind == POINTS:
                    yield from _points(passage, number)
                elif (kind == PERCENT and figure.measure == "growth") or (
                    kind in (MONEY, COUNT) and figure.measure == "change"
                ):
                    yield from _judged(passage, number)


def _told_before(passage: Passage, number: int) -> tuple[Figure | None, Figure | None, Figure | None]:
    """Return the level, the one before it and the step that a sentence tells of one thing right before a figure."""
    figure = passage.figures[number]
    level = base = step = None
    for k in range(number - 1, max(-1, number - 1 - _MOST), -1):
        if _STOP.search(passage.gaps[k + 1]):
            break
        told = passage.figures[k]
        if base is not None and told.indicator != figure.indicator and base is passage.figures[number - 1]:
            # 交通事故126起,造成18人死亡,与上年同期的138起相比下降8.7%
            continue
        if passage.kind(k) not in (MONEY, COUNT) or told.indicator != figure.indicator or not told.value:
            break
        if told.role == "baseline" and told.measure == "level" and base is None:
            base = told
        elif told.measure == "change" and step is None and base is None:
            step = told
        elif told.role == "value" and told.measure == "level" and level is None:
            level = told
            earlier = passage.figures[k - 1] if k else told
            if base is None and step is None and _year_before(told, earlier):
                # 520件,而2024年为442件: the level of the year is told first.
                level, base = earlier, told
            elif base is None and step is not None and _led_on(told, earlier, step):
                # 40962 | 38361 | 2601 | 6.8: the level now, what it was, the step and the rate.
                level, base = earlier, told
            break
        else:
            break
    return level, base, step


def _led_on(base: Figure, level: Figure, step: Figure) -> bool:
    """Whether a level lies just a step from another of one thing that stands behind it."""
    alike = (base.indicator, base.unit, level.measure, level.role) == (level.indicator, level.unit, "level", "value")
    if not alike or level is base or level.value is None or base.value is None or step.value is None:
        return False
    return abs(level.value - base.value) == abs(step.value) and (level.value > base.value) == (step.value > 0)


def _year_before(base: Figure, level: Figure) -> bool:
    """Whether two levels of one thing are those of two years, the later one told first."""
    alike = (base.indicator, base.unit, level.measure, level.role) == (level.indicator, level.unit, "level", "value")
    return alike and base.period is not None and level.period == base.period + 1 and bool(level.value)


def _judged(passage: Passage, number: int) -> Iterator[Finding]:
    figure = passage.figures[number]
    lead = ANY_MARK.split(passage.gaps[number])[-1]
    level, base, step = _told_before(passage, number)
    if level is None and figure.measure == "change":
        yield from _after_rate(passage, number)
        return
    if level is None or (base is None and step is None):
        return
    beside = base is not None and passage.figures[number - 1] is base
    if not beside and (_OTHERWISE.search(lead) or len(lead) > _SHORT):
        return
    if "平均" in passage.between(passage.figures.index(level), number):
        return
    if figure.measure == "change":
        if base is None:
            yield from _after_rate(passage, number)
        if base is not None and base.unit == level.unit == figure.unit:
            yield from level_and_base(passage, level, base, figure, down=_falls(figure), beside=True)
        return
    if base is not None and base.unit == level.unit:
        base = replace(base, qualifier="=") if base.qualifier in ("<", ">") else base
        yield from level_and_base(passage, level, base, figure, down=_falls(figure), beside=True)
    elif step is not None and step.unit == level.unit:
        sign = -1 if _falls(figure) else 1
        if Fraction(level.value or 0) <= sign * abs(Fraction(step.value or 0)) or _falls(step) != _falls(figure):
            return
        words = level.indicator + passage.between(passage.figures.index(level), number)
        if holds(words, WORDS.constant):
            return
        found = rate_of_stated_step(level, step, figure, sign)
        if found is not None:
            yield compare(found, passage, (level, step))


def _after_rate(passage: Passage, number: int) -> Iterator[Finding]:
    """发案1260起,同比下降12.6%,少发182起: the step told after its rate."""
    lead = ANY_MARK.split(passage.gaps[number])[-1]
    if number < _TWO or len(lead) > _SHORT or _OTHERWISE.search(lead):
        # 增长1.9%,比“十五”末增加9104户: over another year.
        return
    level, rate, step = passage.figures[number - 2 : number + 1]
    alike = level.indicator == rate.indicator and level.unit == step.unit and passage.kind(number - 1) == PERCENT
    told = rate.measure == "growth" and level.measure == "level" and level.role == "value"
    if not alike or not told or _STOP.search(passage.gaps[number]) or not level.value:
        return
    sign = -1 if _falls(rate) else 1
    priced = holds(level.indicator + passage.gaps[number - 1], WORDS.constant)
    found = None if priced or _falls(rate) != _falls(step) else rate_of_stated_step(level, step, rate, sign)
    if found is not None:
        yield compare(found, passage, (level, step))


def _from_to(passage: Passage, number: int) -> Iterator[Finding]:
    """由5.6%收窄至2.4%,收窄3.2个百分点; 由负增长2.4%转为增长3.6%,提升6.0个百分点"""
    old, new, gap = passage.figures[number - 2 : number + 1]
    rates = passage.kind(number - 2) == passage.kind(number - 1) == PERCENT
    lead = ANY_MARK.split(passage.gaps[number - 2])[-1]
    if not rates or not re.search("[由从]", lead) or not re.search("[至到为]", passage.gaps[number - 1]):
        return
    if _STOP.search(passage.gaps[number - 1] + passage.gaps[number]) or not _MOVED.match(passage.gaps[number]):
        return
    if all(map(is_plain, (old, new, gap))):
        signed = [_signed(old, passage.gaps[number - 2]), _signed(new, passage.gaps[number - 1])]
        alike = signed[0].value and signed[1].value and (signed[0].value < 0) == (signed[1].value < 0)
        if alike and _SIZE_MOVED.search(passage.gaps[number]) is not None:
            # 下降由12.3%收窄至4.5%,收窄7.8个百分点: by how much the size of a fall changed.
            signed = [replace(f, value=abs(f.value or Decimal(0))) for f in signed]
        before, after = signed
        yield compare(gap_between(after, before, gap, None), passage, (new, old))


_SIZE_MOVED = lazy("收窄|扩大|缩小")


def _from_target(passage: Passage, number: int) -> Iterator[Finding]:
    """上涨1.2%,低于3%左右的控制目标1.8个百分点"""
    own, goal, gap = passage.figures[number - 2 : number + 1]
    rates = passage.kind(number - 2) == passage.kind(number - 1) == PERCENT
    told = _APART.match(passage.gaps[number - 1]) and _GOAL.match(passage.gaps[number])
    if rates and told and is_plain(own) and is_plain(gap) and goal.value is not None:
        goal = replace(goal, qualifier="=", value_high=None)
        yield compare(gap_between(own, goal, gap, None), passage, (own, goal))


def _signed(rate: Figure, lead: str) -> Figure:
    """Return a growth as a plain number that is less than nothing where something fell."""
    value = abs(rate.value) if rate.value is not None else None
    down = (rate.value or 0) < 0 or _FELL.search(lead) is not None
    return replace(rate, measure="level", value=-value if down and value is not None else value)


def _points(passage: Passage, number: int) -> Iterator[Finding]:
    """1.42%,比年初下降0.31个百分点,年初为1.63%: the rate before is told after the step."""
    if number >= _TWO:
        yield from _from_to(passage, number)
        yield from _from_target(passage, number)
    if number + 1 >= len(passage.figures) or not _BEFORE.match(passage.gaps[number + 1]):
        return
    level, gap, base = passage.figures[number - 1 : number + 2]
    rates = passage.kind(number - 1) == passage.kind(number + 1) == PERCENT
    if (
        rates
        and all(map(is_plain, (level, gap, base)))
        and level.measure != "growth"
        and _SINCE.match(passage.gaps[number])
    ):
        yield compare(gap_between(level, base, gap, None), passage, (level, base))


def _falls(figure: Figure) -> bool:
    return (figure.value or 0) < 0
