"""A step with its rate, and the level they lead to in a sentence before (少数民族人口183151人。…增加36041人,增长24.50%)."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.growth.stepped import rate_of_step, scaled_step
from taizhang.checking.judging import Comparison, Why, compare, half_unit, is_plain, span_of
from taizhang.checking.passages import COUNT, MONEY, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.statements import Statement, area_of, named_here, statements
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_RATE = lazy("[，,、（(](?:同比)?(?:增长|下降|上升|增幅|降幅|提高|降低|减少)了?(?:为|达)?")
_DOWN = lazy("(?:减少|下降|降低|少)了?[约近]?$")
_BACK = 600
_OPEN = Why(zh="现有数在别处写明，口径可能不同", en="the level is stated elsewhere and may differ in scope")
_Key = tuple[object, ...]


def check_steps_after(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """汉族人口568238人。…汉族人口减少10134人,下降1.75%: the step over what the level was before it is the rate."""
    for passages in readings:
        levels: dict[_Key, list[Statement]] = defaultdict(list)
        for told in statements([passages]):
            figure, passage = told.figure, told.passage
            if passage.kind(told.number) != COUNT:
                continue
            key = (told.name, figure.unit, figure.scope, figure.period, told.month, area_of(told), told.place)
            if figure.measure == "level" and named_here(told):
                levels[key].append(told)
            elif figure.measure == "change" and told.number + 1 < len(passage.figures):
                near = [s for s in levels[key] if s.passage is not passage and passage.start - s.passage.end < _BACK]
                if len({s.figure.value for s in near}) == 1:
                    yield from _compared(told, near[-1])


_STEP_LEAD = lazy(
    "^(?:[与同](?P<with>[^，；。]{2,14}?)相比，?)?(?P<who>[^，；。]{0,12}?)(?:各|均|也|都)?(?:(?:较|比)[^，；。]{2,14}?|同比)?"
    "(?P<verb>增加|减少|增收|减收|增支|减支)了?$"
)
_THEN_RATE = lazy("^[，、（](?:同比)?(?:增长|上升|下降|降低|增幅|降幅|增加|减少)了?(?:为|达)?$")
_COMPARED = lazy("相比|[较比]|同比")
_MONEY = Why(zh="金额的增幅可能按可比口径计算", en="growth of an amount of money may be on a comparable basis")
_STEM = 2


def check_step_of_sentence(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """财政拨款收入382.17万元。较上年决算数减少157.86万元,下降29.2%: what the sentence before states, and nothing else."""
    for passages in readings:
        for home, passage in itertools.pairwise(passages):
            if len(passage.figures) < _STEM or passage.kind(0) not in (COUNT, MONEY) or passage.kind(1) != PERCENT:
                continue
            lead = passage.gaps[0]
            told = _STEP_LEAD.match(lead) if _COMPARED.search(lead) and _THEN_RATE.match(passage.gaps[1]) else None
            if told is None or "\n" in passage.reading.text[home.end : passage.start]:
                continue
            step, rate = passage.figures[:2]
            levels = _levels_of(home, step, told["who"])
            if len({f.value for f in levels}) != 1 or not all(map(is_plain, (step, rate, levels[0]))):
                continue
            sign = -1 if told["verb"].startswith("减") else 1
            scaled = scaled_step(passage, levels[0], step, rate, sign)
            if scaled is not None:
                yield scaled
                continue
            found = rate_of_step(levels[0], step, rate, sign, _MONEY if passage.kind(0) == MONEY else None)
            if found is not None:
                yield compare(found, passage, (step,), (home.place(levels[0]),))


def _levels_of(home: Passage, step: Figure, who: str) -> list[Figure]:
    """Return the levels of a sentence that a step in the next may lead to: those it names, or else all of its unit."""
    levels = [f for f in home.figures if f.unit == step.unit and f.measure == "level" and f.role == "value" and f.value]
    if who:
        stem = who[-_STEM:]
        return [f for f in levels if stem in f.indicator and f.part_of is None and f.start == levels[0].start]
    return levels if len(levels) == 1 else []


_ADDED = lazy(
    "(?:^|[，,；;。：:])(?:全)?年?(?:(?P<name>[^，,；;。：:、]{3,14}?)(?:净增|增加|增长|净增加|减少)"
    "|(?:净|新)增(?P<noun>[^，,；;。：:、]{2,8}))了?[约近]?$"
)


def check_added_after(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """快递业务量1105.8亿件,同比增长2.1%。年快递业务量净增22.8亿件: what the rate adds to what there was before."""
    for passages in readings:
        homes = [*itertools.pairwise(passages), *((passage, passage) for passage in passages)]
        for home, passage in homes:
            for number, step in enumerate(passage.figures):
                told = _ADDED.search(passage.gaps[number]) if passage.kind(number) in (COUNT, MONEY) else None
                if told is None or not is_plain(step):
                    continue
                near = [
                    k
                    for k in range(len(home.figures) - 1)
                    if home.kind(k) == passage.kind(number)
                    and home.figures[k].unit == step.unit
                    and home.figures[k].measure == "level"
                    and home.figures[k].start < step.start
                    and home.figures[k].indicator.removesuffix("余额").endswith(told["name"] or told["noun"])
                    and home.kind(k + 1) == PERCENT
                    and _RATE.fullmatch(home.gaps[k + 1])
                ]
                if len(near) == 1:
                    yield from _added(passage, step, home, near[0])


def _added(passage: Passage, step: Figure, home: Passage, number: int) -> Iterator[Finding]:
    level, rate = home.figures[number], home.figures[number + 1]
    size, change = span_of(level), Fraction(rate.value or 0)
    half = half_unit(rate)
    grown = [1 + (change + d) / 100 for d in (-half, half)]
    if not all(map(is_plain, (level, rate))) or min(grown) <= 0 or size.low is None or size.high is None:
        return
    steps = sorted(abs(value - value / factor) for value in (size.low, size.high) for factor in grown)
    yield compare(
        Comparison(
            rule="growth",
            stated=step,
            stated_span=Interval(
                low=abs(Fraction(step.value or 0)) - half_unit(step),
                high=abs(Fraction(step.value or 0)) + half_unit(step),
            ),
            computed=abs(Fraction(level.value or 0) - Fraction(level.value or 0) / (1 + change / 100)),
            computed_span=Interval(low=steps[0], high=steps[-1]),
            basis=Why(
                zh=f"按{level.text}与增幅{rate.text}推算的增加量", en=f"what {rate.text} adds to make {level.text}"
            ),
            open_to=_OPEN,
        ),
        passage,
        (),
        (home.place(level), home.place(rate)),
    )


def _compared(told: Statement, level: Statement) -> Iterator[Finding]:
    passage, number = told.passage, told.number
    step, rate, now = told.figure, passage.figures[number + 1], level.figure
    if passage.kind(number + 1) != PERCENT or not _RATE.fullmatch(passage.gaps[number + 1]) or rate.value is None:
        return
    sign = -1 if _DOWN.search(re.split("[，,；;。：:]", passage.gaps[number])[-1]) else 1
    if not all(map(is_plain, (step, rate, now))) or (rate.value < 0) != (sign < 0):
        return
    found = rate_of_step(now, step, rate, sign, _OPEN)
    if found is not None:
        yield compare(found, passage, (step,), (level.passage.place(now),))
