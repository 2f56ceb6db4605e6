"""Levels, what they were before, steps and rates that no other rule has held against each other.

种植面积95.5万亩,比上年的90万亩增5.5万亩,增6.1%: whatever the verbs are, the reading says which of the numbers of one thing is
its level, which the one before, which a change and which a growth.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from fractions import Fraction

from taizhang.checking.amounts import multiple_of
from taizhang.checking.judging import compare
from taizhang.checking.levels import level_and_base
from taizhang.checking.passages import COUNT, MONEY, PERCENT, TIMES, Passage
from taizhang.checking.records import Finding
from taizhang.checking.stepped import rate_of_stated_step
from taizhang.checking.words import WORDS, holds
from taizhang.reading.records import Figure

_CLAUSE = re.compile("[，,；;。：:、（()）]")
_STOP = re.compile("[；;。]")
_OTHERWISE = re.compile(
    "环比|同比|年均|平均|比|较|其中|累计|名义|实际|可比|占|完成|为年|目标|计划|预算|高于|低于|快于|分别"
)
_SHORT = 8
_OF_BASE = re.compile("(?:是|为|达到?|相当于)[^，,；;。]{0,16}的$")
_MOST = 4


def check_open_steps(readings: Sequence[Sequence[Passage]], held: Set[tuple[str, int]]) -> Iterator[Finding]:
    """Hold growths, changes and multiples that nothing was said of against the levels told of the same thing."""
    for passages in readings:
        for passage in passages:
            for number, figure in enumerate(passage.figures):
                kind = passage.kind(number)
                if (passage.reading.source, figure.start) in held or not figure.value or not number:
                    continue
                if kind == TIMES:
                    yield from _multiple(passage, number)
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
        if passage.kind(k) not in (MONEY, COUNT) or told.indicator != figure.indicator or not told.value:
            break
        if told.role == "baseline" and told.measure == "level" and base is None:
            base = told
        elif told.measure == "change" and step is None and base is None:
            step = told
        elif told.role == "value" and told.measure == "level" and level is None:
            level = told
            break
        else:
            break
    return level, base, step


def _judged(passage: Passage, number: int) -> Iterator[Finding]:
    figure = passage.figures[number]
    lead = _CLAUSE.split(passage.gaps[number])[-1]
    level, base, step = _told_before(passage, number)
    if level is None or (base is None and step is None):
        return
    beside = base is not None and passage.figures[number - 1] is base
    if not beside and (_OTHERWISE.search(lead) or len(lead) > _SHORT):
        return
    if "平均" in passage.between(passage.figures.index(level), number):
        return
    if figure.measure == "change":
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


def _falls(figure: Figure) -> bool:
    return (figure.value or 0) < 0


def _multiple(passage: Passage, number: int) -> Iterator[Finding]:
    """由2.9亿元增加到13.4亿元,是“十五”末的4.6倍: how many times the one before it the level is."""
    figure = passage.figures[number]
    if not _OF_BASE.search(re.split("[，,；;。：:]", passage.gaps[number])[-1]):
        return
    base, level = passage.figures[max(0, number - 2) : number] if number > 1 else (None, None)
    if base is None or level is None or base.role != "baseline" or level.role != "value":
        return
    alike = base.unit == level.unit and base.indicator == level.indicator == figure.indicator
    if alike and level.measure == base.measure == "level" and not holds(level.indicator, WORDS.constant):
        yield from multiple_of(passage, level, base, figure)
