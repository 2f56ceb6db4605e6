"""Changes that their level or the rate beside them does not allow."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from taizhang.checking.bounded import RISEN_WITHIN, beyond
from taizhang.checking.growth.levels import level_and_base
from taizhang.checking.growth.movements import length_at, lists_of
from taizhang.checking.growth.stepped import rate_of_stated_step, scaled_step
from taizhang.checking.judging import QUALIFIED, Comparison, Why, compare, is_plain, span_of
from taizhang.checking.passages import AMOUNT, ANY, COUNT, LINK, MONEY, PERCENT, POINTS, WORD, Passage, kind_of
from taizhang.checking.records import Finding
from taizhang.checking.words import WORDS, holds
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_MORE_THAN_IT = lazy(
    f"(?P<level>{AMOUNT})[，,、（(]?(?:同比|(?:比|较){WORD}{{1,14}}?)(?:净)?(?:增加|新增|净增|增长|多){LINK}(?P<step>{AMOUNT})"
)
_LEVEL_THEN_ADDED = lazy(
    f"总(?:里程|数|量|规模|面积)(?:已)?(?:达到|达|为)?(?P<level>{COUNT})[，,、]{WORD}{{0,6}}(?:新增|净增|增加){LINK}(?P<step>{COUNT})"
)
_ADDED_TO_REACH = lazy(
    f"(?:新增|净增|增加|增长)(?:了)?{WORD}{{0,6}}?(?P<step>{COUNT})[，,、]?(?:总数|总量|总里程)?(?:达到?|至)(?P<level>{COUNT})"
)
_IN_BRACKETS = lazy(
    f"(?P<own>{PERCENT})[^。；;{PERCENT}{POINTS}]{{0,40}}?(?P<way>比|较|高于|低于|高出|超过|快于|慢于|优于|领先)"
    f"(?P<who>{WORD}{{0,14}})[（(](?:为|是|增长|下降|同比增长|同比下降)?(?P<other>{PERCENT})[）)]"
    f"(?:的)?(?:平均)?(?:水平)?(?:高出|高|低|多|少|快|慢|收窄|扩大)?(?:了)?{LINK}(?P<gap>{POINTS})"
)
_ADDED_THEN_STOCK = lazy(
    f"新增(?P<noun>{WORD}{{2,8}}?)(?P<step>{COUNT})[，,、](?P<words>{WORD}{{0,14}}?)"
    f"总(?:里程|数|量|规模|面积)(?:达到|达|为)?(?P<stock>{COUNT})"
)
_AND_THEN = lazy(
    f"[，,、；;](?:也|又|均)?(?P<way>比|较|高于|低于|高出|超过|快于|慢于|优于|领先)(?P<who>{WORD}{{0,14}})"
    f"[（(](?:为|是|增长|下降|同比增长|同比下降)?(?P<other>{PERCENT})[）)]"
    f"(?:的)?(?:平均)?(?:水平)?(?:高出|高|低|多|少|快|慢|收窄|扩大)?(?:了)?{LINK}(?P<gap>{POINTS})"
)
_AMOUNT_IN_BRACKETS = lazy(
    f"(?P<own>{AMOUNT})(?:{WORD}{{0,8}}[，,])?[，,]?(?P<way>高于|低于|高出|超过|比|较)(?P<who>{WORD}{{0,14}})"
    f"[（(](?:为|是)?(?P<other>{AMOUNT})[）)](?:的)?(?:平均)?(?:水平)?(?:高出|高|低|多|少|增加|减少|提高|净增)?(?:了)?{LINK}(?P<gap>{AMOUNT})"
)


_ADDED_THEN_ALL = lazy(
    f"(?:新增|净增)(?P<noun>{WORD}{{2,8}}?)(?P<step>{COUNT})[，,](?:累计|各类|全部|总|现有|{WORD}){{0,4}}?"
    f"(?P=noun)(?:已)?(?:达到?|为)(?P<stock>{COUNT})"
)


def check_added_over_stock(passage: Passage) -> Iterator[Finding]:
    """新增铁路1911公里,铁路运营总里程1208公里: what was added cannot exceed what there is."""
    for match in _ADDED_THEN_STOCK.finditer(passage.masked):
        step, stock = passage.figure(match.start("step")), passage.figure(match.start("stock"))
        if step.unit == stock.unit and match["noun"][:2] in match["words"]:
            yield from _over(passage, step, stock)
    for match in _ADDED_THEN_ALL.finditer(passage.masked) if "增" in passage.masked else ():
        step, stock = passage.figure(match.start("step")), passage.figure(match.start("stock"))
        if step.unit == stock.unit:
            yield from _over(passage, step, stock)


_COUNTERS = frozenset(("个", "项", "家", "件", "处", "起", "宗", "所", "座"))
"""Words that count the same things by turns (项目7239个,较去年同期多1948项)."""


def check_step_over_level(passage: Passage) -> Iterator[Finding]:
    """623家,比2005年增加658家: a count cannot have risen by more than there is."""
    for match in (
        *_MORE_THAN_IT.finditer(passage.masked),
        *_LEVEL_THEN_ADDED.finditer(passage.masked),
        *_ADDED_TO_REACH.finditer(passage.masked),
    ):
        level, step = passage.figure(match.start("level")), passage.figure(match.start("step"))
        if (
            match.re.pattern == _MORE_THAN_IT.pattern
            and (listed := _levels_and_steps(passage, level, step)) is not None
        ):
            # The amount right before the step is the last of a list, and the step the first of another.
            for now, more in listed:
                yield from _over(passage, more, now)
            continue
        # What may be negative, as a profit or a net rise, can have risen by more than there is.
        net = kind_of(level) == MONEY and _NET.search(passage.masked[: match.start("step")] + level.indicator)
        told = match.re.pattern == _MORE_THAN_IT.pattern and level.unit in _COUNTERS and step.unit in _COUNTERS
        alike = level.unit == step.unit or told
        if alike and not net:
            yield from _over(passage, step, level)


def _levels_and_steps(passage: Passage, level: Figure, step: Figure) -> list[tuple[Figure, Figure]] | None:
    """Return levels and steps in order where two lists stand one after the other (83家、31家,比上年增长38家、14家).

    None where the level stands alone; empty where the lists are not of one length, or of unlike units.
    """
    places = lists_of(passage)
    at, number = passage.figures.index(level), passage.figures.index(step)
    long = length_at(places, at)
    if long == 1:
        return None
    if long != length_at(places, number):
        return []
    pairs = list(zip(passage.figures[at + 1 - long : at + 1], passage.figures[number : number + long], strict=True))
    told = all(now.unit == more.unit for now, more in pairs)
    return pairs if told and not any(kind_of(now) == MONEY for now, _ in pairs) else []


_NET = lazy("利润|净|顺差|逆差|结余|结存|差额|盈|亏|收益|新增|增加额|赤字|减少|贷款|存款|融资|多增|流[入出]")


def _over(passage: Passage, step: Figure, level: Figure) -> Iterator[Finding]:
    over = beyond(passage, step, level, RISEN_WITHIN, rule="growth")
    if over is not None:
        yield over


def check_amounts_in_brackets(passage: Passage) -> Iterator[Finding]:
    """6205美元,高于全省平均水平(5892美元)313美元: the amount compared with stands in brackets."""
    for match in _AMOUNT_IN_BRACKETS.finditer(passage.masked):
        own, other, gap = (passage.figure(match.start(name)) for name in ("own", "other", "gap"))
        if not own.unit == other.unit == gap.unit or None in (own.value, other.value, gap.value):
            continue
        assert own.value is not None and other.value is not None
        apart = span_of(own) - span_of(other)
        span = apart if own.value >= other.value else -apart
        plain = all(map(is_plain, (own, other, replace(gap, qualifier="="))))
        yield compare(
            Comparison(
                rule="difference",
                stated=gap,
                stated_span=span_of(replace(gap, qualifier="=")),
                computed=abs(Fraction(own.value) - Fraction(other.value)),
                computed_span=span,
                basis=Why(
                    zh=f"按{own.text}与{other.text}之差计算的差额",
                    en=f"the difference between {own.text} and {other.text}",
                ),
                open_to=None if plain else QUALIFIED,
                additive=True,
            ),
            passage,
            (own, other),
        )


def _bracketed_rates(passage: Passage) -> Iterator[tuple[re.Match[str], Figure]]:
    """Yield each gap to a rate in brackets, with the rate that it is of, which several gaps may share."""
    for match in _IN_BRACKETS.finditer(passage.masked):
        own = passage.figure(match.start("own"))
        yield match, own
        again = _AND_THEN.match(passage.masked, match.end())
        while again is not None:
            yield again, own
            again = _AND_THEN.match(passage.masked, again.end())


def check_gap_in_brackets(passage: Passage) -> Iterator[Finding]:
    """下降2.6%,比全国平均降幅(3.9%)少1.3个百分点: the rate compared with stands in brackets."""
    for match, own in _bracketed_rates(passage):
        other, gap = (passage.figure(match.start(name)) for name in ("other", "gap"))
        if own.value is None or other.value is None or gap.value is None:
            continue
        if re.search(f"{ANY}", match["who"]):
            continue
        falls = own.value < 0 or other.value < 0 or "降" in match["who"]
        one, two = span_of(own), span_of(other)
        apart = [one - two]
        if falls:
            # Whether the rate in brackets is a fall as well, the words may leave open.
            apart.append(one + two)
        spans = [a if a.low is not None and a.high is not None and a.low + a.high >= 0 else -a for a in apart]
        stated = span_of(gap)
        fitting = [span for span in spans if span.meets(stated)]
        span = fitting[0] if fitting else spans[0]
        if span.low is None or span.high is None:
            continue
        yield compare(
            Comparison(
                rule="gap",
                stated=gap,
                stated_span=stated,
                computed=(span.low + span.high) / 2,
                computed_span=span,
                basis=Why(
                    zh=f"按{own.text}与{other.text}之差计算的差距",
                    en=f"the difference between {own.text} and {other.text}",
                ),
                open_to=None if all(map(is_plain, (own, other, gap))) else QUALIFIED,
                additive=True,
            ),
            passage,
            (own, other),
        )


_RATE_THEN_STEP = lazy(
    f"(?P<level>{AMOUNT})[，,、（(]?(?:同比|(?:比|较){WORD}{{1,8}}?)?(?:增长|下降|上升|减少){LINK}(?P<rate>{PERCENT})[，,、]"
    f"(?:同比|净)?(?P<verb>增加|增支|增收|净增|多收|多支|增|减少|减支|减收|减){LINK}(?P<step>{AMOUNT})"
)


def check_rate_then_step(passage: Passage) -> Iterator[Finding]:
    """160亿元,增长9.1%,增支13.3亿元: the step is what the rate adds to the level before."""
    for match in _RATE_THEN_STEP.finditer(passage.masked):
        level, rate, step = (passage.figure(match.start(name)) for name in ("level", "rate", "step"))
        if level.unit == step.unit:
            sign = -1 if match["verb"].startswith("减") else 1
            yield from _rate_of_step(passage, level, step, rate, sign)


_STEP_THEN_LEVEL = lazy(
    f"(?:增加|增设|新增|净增|新建|新培育|新认定|新引进|培育|引进|减少|建成){WORD}{{0,8}}?(?P<step>{AMOUNT}){WORD}{{0,8}}"
    f"[，,、](?:总数|总量|累计|合计|存量)?(?:达到|达|增至|减至|增加到|减少到){LINK}"
    f"(?P<level>{AMOUNT})[，,](?:同比|(?:比|较){WORD}{{1,8}}?)?(?P<verb>增长|增加|下降|减少){LINK}(?P<rate>{PERCENT})"
)
_FROM_STEP_TO = lazy(
    f"(?:同|与|和|比|较)(?P<who>{WORD}{{2,16}})(?P<base>{AMOUNT})相比[，,]{WORD}{{0,16}}?"
    f"(?P<verb>增加|增长|净增|减少|下降)了?{LINK}(?P<step>{AMOUNT})"
    f"[，,](?:总数|总量)?(?:达到|达|为|增至|减至|增加到|减少到){LINK}(?P<level>{AMOUNT})"
)


def check_step_then_level(passage: Passage) -> Iterator[Finding]:
    """增设6万张,总数达到33.9万张,比上年增长21.5%; and 与上年的916元相比,增加910元,达到1826元."""
    for match in _STEP_THEN_LEVEL.finditer(passage.masked):
        step, level, rate = (passage.figure(match.start(name)) for name in ("step", "level", "rate"))
        if level.unit == step.unit:
            sign = -1 if match["verb"] in ("下降", "减少") else 1
            yield from _rate_of_step(passage, level, step, rate, sign)
    for match in _FROM_STEP_TO.finditer(passage.masked):
        base, step, level = (passage.figure(match.start(name)) for name in ("base", "step", "level"))
        if base.unit == step.unit == level.unit and base.value and level.value is not None:
            yield from level_and_base(passage, level, base, step, down=match["verb"] in ("下降", "减少"))


def _rate_of_step(passage: Passage, level: Figure, step: Figure, rate: Figure, sign: int) -> Iterator[Finding]:
    """Compare a rate with the step over what was there before it."""
    if level.value is None or step.value is None or rate.value is None:
        return
    scaled = scaled_step(passage, level, step, rate, sign)
    if scaled is not None:
        yield scaled
        return
    if kind_of(level) == MONEY and holds(passage.masked + level.indicator, WORDS.restated):
        return
    found = rate_of_stated_step(level, step, rate, sign)
    if found is not None:
        yield compare(found, passage, (level, step))
