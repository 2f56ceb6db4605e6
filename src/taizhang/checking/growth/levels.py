"""Three numbers in one sentence: last year's level, this year's and the change; two rates and the gap between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from taizhang.checking.growth.stepped import COMPARABLE, rate_of_stated_step, scaled_step
from taizhang.checking.judging import (
    QUALIFIED,
    Comparison,
    Why,
    compare,
    is_plain,
    not_checked,
    span_of,
)
from taizhang.checking.passages import (
    AMOUNT,
    ANY,
    COUNT,
    LINK,
    MONEY,
    PERCENT,
    POINTS,
    TIMES,
    WORD,
    Passage,
    beside_aside,
    kind_of,
    unbracketed,
)
from taizhang.checking.priced import above_nominal, at_constant_prices, is_set_rate, swapped_growth, turned_growth
from taizhang.checking.records import Finding, Place
from taizhang.checking.words import WORDS, holds
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_BASE = lazy(
    f"(?:(?:上年|去年|上一年|上年度)(?:同期|末|底|全年)?(?:的|为|是|仅为|只有|仅有|仅|完成|数){{0,2}}"
    f"|[12][0-9]{{3}}年(?:为|仅为|是|只有))(?P<base>{AMOUNT})"
)
_STEP = lazy(
    f"(?:比|较)(?:上年|去年|上一年|上年度|[12][0-9]{{3}}年)(?:同期|末|底)?(?:净|共|多|同期)?(?P<verb>增加|增长|净增|多|新增|上升|减少|下降|少|降低){LINK}"
    f"(?P<step>[{MONEY}{COUNT}{PERCENT}])"
    f"|(?:同比|(?<=[，,]))(?P<verb2>增加|增长|净增|多增|多|上升|减少|下降|降低){LINK}(?P<step2>[{MONEY}{COUNT}{PERCENT}])"
)
_OVER_BASE = lazy(
    f"(?P<level>{AMOUNT})(?:[，,]{WORD}{{0,10}}{PERCENT})?[^。；;{ANY[1:-1]}]{{0,20}}?"
    f"[，,、（(]?(?:同?比|较|与)(?P<who>(?:(?!增|减|多|少|升|降|超|提高|扩大|缩小){WORD}){{0,18}}?)(?P<base>{AMOUNT})"
    f"(?:的{WORD}{{0,6}}?)?(?:相比)?[，,]?(?:净|共|同比)?(?P<verb>增加|新增|增长|净增|增产|增收|增支|上升|提高|多|减少|减产|减收|减支|下降|降低|少)"
    f"(?:安排|投入|发放)?{LINK}(?P<step>[{MONEY}{COUNT}{PERCENT}{TIMES}])"
)
_OVER_ANOTHER = lazy(
    f"[，,；;、](?:而)?(?:同|环)?(?:比|较|与)(?:(?!增|减|多|少|升|降|超|提高|扩大|缩小){WORD}){{0,18}}?(?P<base>{AMOUNT})"
    f"(?:的{WORD}{{0,6}}?)?(?:相比)?[，,]?(?P<verb>增长|上升|下降|减少|降低){LINK}(?P<step>{PERCENT})"
)
_EARLIER = lazy("^(?:上年|去年|上一年|上年度|[12][0-9]{3}年)(?:同期|末|底|全年)?的?$")
_DOWN = ("回落", "减少", "缩小", "减产", "减收", "减支", "下降", "少", "降低")


def check_last_year(passage: Passage) -> Iterator[Finding]:
    """今年130个,比上年增加30个,上年100个: level, change and last year's level, all in one sentence or 分号-clause."""
    text = passage.masked
    bases = [m for m in _BASE.finditer(text) if not re.search("由|从|比|较", text[max(0, m.start() - 2) : m.start()])]
    steps = list(_STEP.finditer(text))
    if len(bases) == len(steps) == 1:
        yield from _of_last_year(passage, bases[0], steps[0], range(len(passage.figures)))
    elif bases and steps and "；" in text:
        begins = [0, *(m.end() for m in re.finditer("；", text)), len(text) + 1]
        for begin, end in pairwise(begins):
            own, moved = ([m for m in found if begin <= m.start() < end] for found in (bases, steps))
            held = [k for k, mark in enumerate(passage.marks) if begin <= mark < end]
            if len(own) == len(moved) == 1:
                yield from _of_last_year(passage, own[0], moved[0], held)


def _of_last_year(
    passage: Passage, told: re.Match[str], moved: re.Match[str], numbers: Sequence[int]
) -> Iterator[Finding]:
    """Hold the one level among some figures against last year's and the change."""
    step_at = moved.start("step") if moved["step"] else moved.start("step2")
    base, step = passage.figure(told.start("base")), passage.figure(step_at)
    levels = [
        f
        for f in (passage.figures[k] for k in numbers)
        if f.unit == base.unit and f is not base and f is not step and kind_of(f) in (MONEY, COUNT)
    ]
    if len(levels) != 1 or (kind_of(step) in (MONEY, COUNT) and step.unit != base.unit):
        return
    level = levels[0]
    if base.value is None or level.value is None or not base.value:
        return
    down = (moved["verb"] or moved["verb2"]) in _DOWN
    yield from level_and_base(passage, level, base, step, down=down)


_TOLD_BEFORE = lazy(
    f"(?P<level>{AMOUNT})[，,](?:同?比|较)(?:上年|去年|[12][0-9]{{3}}年)(?:同期|末|底)?"
    f"(?P<verb>增加|净增|多|新增|上升|减少|下降|少|降低|增长){LINK}(?P<step>[{MONEY}{COUNT}{PERCENT}])[，,]"
    f"(?:上年|去年|[12][0-9]{{3}}年)(?:同期|末|底)?(?:为|是|仅为|只有)(?P<base>{AMOUNT})"
)


def check_base_after(passage: Passage) -> Iterator[Finding]:
    """694个,较2020年增加128个,2020年为566个: side by side, whatever else the sentence goes on to tell."""
    for match in _TOLD_BEFORE.finditer(passage.masked):
        level, base, step = (passage.figure(match.start(name)) for name in ("level", "base", "step"))
        alike = level.unit == base.unit and base.value and level.value is not None
        if alike and (kind_of(step) == PERCENT or step.unit == base.unit) and step.value is not None:
            yield from level_and_base(passage, level, base, step, down=match["verb"] in _DOWN)


def check_over_base(passage: Passage) -> Iterator[Finding]:
    """180.5亿元,比上年的168.3亿元增长7.2%: the growth is said of the very level that stands before it."""
    for match in _OVER_BASE.finditer(passage.masked):
        level, base, step = (passage.figure(match.start(name)) for name in ("level", "base", "step"))
        level = beside_aside(passage, level)
        if level.unit != base.unit or not base.value or level.value is None or step.value is None:
            continue
        if kind_of(step) not in (PERCENT, TIMES) and (step.unit != base.unit or not _EARLIER.search(match["who"])):
            # Other amounts that something exceeds by an amount are looked at elsewhere.
            continue
        if kind_of(step) == TIMES and step.measure != "growth":
            continue
        # 比上年的2700万元增长: the word after it speaks of the change, it does not qualify the number.
        base = replace(base, qualifier="=") if base.qualifier in _COMPARED else base
        yield from level_and_base(passage, level, base, step, down=match["verb"] in _DOWN, beside=True)
        again = _OVER_ANOTHER.match(passage.masked, match.end())
        if again is not None:
            # 环比上季度56675件增长了5.65%,同比去年41583件增长了44.00%: the same level over another base.
            base, step = (passage.figure(again.start(name)) for name in ("base", "step"))
            if level.unit == base.unit and base.value and step.value is not None and is_plain(base):
                yield from level_and_base(passage, level, base, step, down=again["verb"] in _DOWN, beside=True)


def level_and_base(
    passage: Passage,
    level: Figure,
    base: Figure,
    step: Figure,
    *,
    down: bool,
    elsewhere: Place | None = None,
    beside: bool = False,
    open_to: Why | None = None,
) -> Iterator[Finding]:
    """Compare a level, the level before it and the change stated between them.

    ``elsewhere`` is the place of the level before where it stands in another sentence or text. ``beside`` says that
    the growth is stated over that very level, so that a revision of it since does not part the two. ``open_to`` is what
    else may explain a difference.
    """
    base_place = passage.place(base) if elsewhere is None else elsewhere
    assert base.value is not None and level.value is not None
    sign = -1 if down else 1
    additive = kind_of(step) in (MONEY, COUNT, POINTS)
    if additive:
        computed = (Fraction(level.value) - Fraction(base.value)) * sign
        span = (span_of(level) - span_of(base)).scaled(sign)
        basis = Why(
            zh=f"按{level.text}与{base.text}之差计算的变化", en=f"the difference between {level.text} and {base.text}"
        )
    else:
        words = _clause_of(passage, level) + level.indicator if beside else passage.masked + level.indicator
        if kind_of(base) == MONEY and holds(words, WORDS.constant if beside else WORDS.restated):
            yield _in_real_terms(passage, level, base, step, down=down, base_place=base_place)
            return
        ratio = _over(passage, level, base)
        if ratio is None:
            return
        computed = (Fraction(level.value) / Fraction(base.value) - 1) * 100 * sign
        span = (ratio - Interval(low=1, high=1)).scaled(100 * sign)
        basis = Why(
            zh=f"按由{base.text}到{level.text}计算的变化幅度", en=f"the change from {base.text} to {level.text}"
        )
    if not all(map(is_plain, (level, base, step))):
        open_to = QUALIFIED
    elif open_to is None and kind_of(base) == MONEY and kind_of(step) in (PERCENT, TIMES):
        open_to = None if _fixed(passage, level) else COMPARABLE
    yield compare(
        Comparison(
            rule="growth",
            stated=step,
            stated_span=span_of(step),
            computed=computed,
            computed_span=span,
            basis=basis,
            open_to=open_to,
            additive=additive,
            down=down,
        ),
        passage,
        (level,),
        (base_place,),
    )


def _in_real_terms(
    passage: Passage, level: Figure, base: Figure, step: Figure, *, down: bool, base_place: Place
) -> Finding:
    """Return the question about a growth at constant prices that a slip explains, else that it was not checked."""
    places = (passage.place(level), base_place)
    change = Fraction(0)
    if base.value and level.value is not None:
        change = (Fraction(level.value) / Fraction(base.value) - 1) * (-100 if down else 100)
    asked = swapped_growth(passage, step, change, places, rule="growth", yearly=change != 0)
    asked = asked or turned_growth(passage, step, change, places, rule="growth", fell=down)
    return asked or at_constant_prices("growth", (passage.place(step), *places), step)


def _over(passage: Passage, level: Figure, base: Figure) -> Interval | None:
    """Return what a level over the level before it may be; None where the latter may be nothing."""
    if _fixed(passage, level) and is_plain(level) and is_plain(base) and base.value and level.value is not None:
        # A rate of pay or aid is set, not rounded.
        exact = Fraction(level.value) / Fraction(base.value)
        return Interval(low=exact, high=exact)
    return span_of(level).over(span_of(base))


def _fixed(passage: Passage, level: Figure) -> bool:
    """Whether an amount of money is a rate that was set, so that nothing revises or rounds it."""
    return is_set_rate(level, _clause_of(passage, level) + level.indicator)


def _clause_of(passage: Passage, level: Figure) -> str:
    """Return the words that lead to a level, from the last mark that ends a statement."""
    if level not in passage.figures:
        return ""
    number = passage.figures.index(level)
    return re.split("[；;]", passage.between(number - 1, number))[-1]


_RATED = "(?:(?:增长|增加|上升|上涨|提高|下降|减少|降低|回落|升|降|涨|跌|减)率?|(?:增|升|涨|降|跌|减)幅(?:度|比)?|增速|减贫(?:速度|幅度))"
_STEP_AND_RATE = lazy(
    f"(?P<level>{AMOUNT})(?:[，,](?:为|占|完成){WORD}{{0,12}}?(?:{AMOUNT})?的?{PERCENT})?[，,、（(]?"
    f"(?:同比|环比|(?:比|较)(?:上年|去年)(?:同期)?(?:{WORD}|{COUNT}){{0,24}}?|(?:比|较){WORD}{{1,12}}?"
    f"|[与同](?:[12][0-9]{{3}}年)?{WORD}{{1,12}}?相比[，,]?|(?:比|较)(?:上年|去年)的{AMOUNT}|(?<=[，,、]))(?:净)?"
    f"(?P<verb>增加|净增|新增|多增|增长|增收|增支|扩大|增产|上升|上涨|提高|多|减少|减收|减支|缩小|减产|下降|回落|降低|少){WORD}{{0,3}}?{LINK}"
    f"(?P<step>{AMOUNT})"
    f"(?:[，,、（(]|[；;](?=减贫))(?:同比|环比)?(?:由{WORD}{{0,12}}{PERCENT}转为)?{_RATED}{LINK}"
    f"(?P<rate>[{PERCENT}{TIMES}])"
)
_AND_OVER = lazy(
    f"[，,；;、](?:同比|环比|(?:与|同|比|较)(?:[12][0-9]{{3}}年)?{WORD}{{1,12}}?(?:相比)?[，,]?)(?:净)?"
    f"(?P<verb>增加|净增|新增|增长|上升|上涨|提高|多|减少|减收|缩小|下降|回落|降低|少)了?{LINK}(?P<step>{AMOUNT})"
    f"[，,、（(](?:同比|环比)?{_RATED}{LINK}(?P<rate>[{PERCENT}{TIMES}])"
)
_COMPARED = (">", "<")


def check_step_and_rate(passage: Passage) -> Iterator[Finding]:
    """520户,比上年增加80户,增长18.2%;比上月增加12户,增长2.4%: the rate is the step over what was there before it."""
    bare = unbracketed(passage) if "（" in passage.masked else passage
    for view in (passage,) if bare is passage else (passage, bare):
        # 42.68亿元(包括购置费9.26亿元),减少3.11亿元,下降6.8%: what a bracket holds stands between.
        for match in _STEP_AND_RATE.finditer(view.masked):
            level, step, rate = (view.figure(match.start(name)) for name in ("level", "step", "rate"))
            yield from _over_step(view, level, step, rate, match["verb"])
            again = _AND_OVER.match(view.masked, match.end())
            if again is not None:
                step, rate = (view.figure(again.start(name)) for name in ("step", "rate"))
                yield from _over_step(view, level, step, rate, again["verb"])


_LAST_YEAR, _LAST_MONTH = lazy("同比|[上去]年"), lazy("环比|上[个一]?[月周旬]|上季")


def unlike_bases(one: str, other: str) -> bool:
    """Say whether the words before two changes hold them against unlike times (环比增加4.4万台,同比增长51.3%)."""
    years = [_LAST_YEAR.search(words) is not None for words in (one, other)]
    months = [_LAST_MONTH.search(words) is not None for words in (one, other)]
    return (years[0] and months[1] and not years[1]) or (months[0] and years[1] and not years[0])


_WITHOUT_PRICES = ("实际", "扣除", "剔除", "可比", "不变")


def _over_step(passage: Passage, level: Figure, step: Figure, rate: Figure, verb: str) -> Iterator[Finding]:
    if level.unit != step.unit or level.value is None or step.value is None or rate.value is None:
        return
    if kind_of(rate) == TIMES and rate.measure != "growth":
        return
    if unlike_bases(*(passage.gaps[passage.figures.index(f)] for f in (step, rate))):
        return
    sign = -1 if verb in _DOWN else 1
    places = (passage.place(rate), passage.place(level), passage.place(step))
    scaled = scaled_step(passage, level, step, rate, sign)
    if scaled is not None:
        yield scaled
        return
    if Fraction(level.value) <= sign * abs(Fraction(step.value)):
        return
    words = _clause_of(passage, level) + level.indicator + rate.indicator
    words += passage.between(passage.figures.index(level), passage.figures.index(rate))
    if kind_of(level) == MONEY and holds(words, WORDS.constant):
        reason = Why(zh="增幅按不变价或可比口径计算", en="the growth is at constant prices or on a comparable basis")
        change = abs(Fraction(step.value))
        computed = change * 100 / (Fraction(level.value) - sign * change)
        asked = swapped_growth(passage, rate, computed, places[1:], rule="growth", yearly=True)
        if "收入" in words and not holds(words, _WITHOUT_PRICES):
            asked = asked or above_nominal(passage, rate, computed, places[1:], rule="growth")
        yield asked or not_checked("growth", places=places, stated=rate.text, reason=reason)
        return
    found = rate_of_stated_step(level, step, rate, sign)
    if found is not None:
        yield compare(found, passage, (level, step))
