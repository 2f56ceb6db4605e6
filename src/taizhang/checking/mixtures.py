"""The growth of a whole against those of the parts that make it: it is their mean, weighted by what each was before."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, decimal_text, half_unit, is_plain, span_of, worded
from taizhang.checking.passages import COUNT, MONEY, PERCENT, Passage
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.slips import digits_of
from taizhang.checking.words import WORDS, holds
from taizhang.reading.records import Figure
from taizhang.values import Interval

_GREW = re.compile(
    "(?:人民币)?[，,、（(]?(?:按(?:可比|不变)价(?:格)?计算[，,])?(?:同比|(?:比|较)(?:上|去)年(?:同期|同月|末)?)?(?:名义)?(?:增长|下降|减少|上升|增加|提高|降低)了?"
)
_STEPPED = re.compile("[，,、（(]?(?:同比|(?:比|较)(?:上|去)年(?:同期|同月|末)?)(?:净)?(?:增加|减少|增长|多|少)了?")
_BASIS = re.compile("同口径|可比|不变价|实际|扣除|剔除|平均|年均|环比")
_CONSTANT_WORDS = re.compile("按(?:可比|不变)价(?:格)?计算")
_YEARS = re.compile("[两三四五]年(?:年均|平均)增长")
_LEAST, _MOST = 2, 8
_REACH = 4
_PAIRS = 60
_DIGITS = 3
_CONSTANT = 2
"""How many points a growth at constant prices may lie off the mean of its parts, weighted at current ones."""
_MONEY = Why(zh="金额的增幅可能按可比口径计算", en="growth of an amount of money may be on a comparable basis")
_REVISED = Why(zh="基期数可能经过调整", en="the figures of the year before may have been revised")

_Pair = tuple[Passage, Figure, Figure]
"""An amount with how it grew."""


def check_mixtures(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """29251万人,增长2.4%。其中,本地12079万人,增长4.1%;外出17172万人,增长1.3%: what they were before adds up too."""
    for passages in readings:
        pairs: list[_Pair] = []
        done: set[tuple[int, int]] = set()
        for at, passage in enumerate(passages):
            own = list(_pairs(passage))
            near = {p.start for p in passages[max(0, at - _REACH) : at]}
            pairs = ([pair for pair in pairs if pair[0].start in near] + own)[-_PAIRS:]
            for found in _wholes(pairs, own):
                key = found[0][1].start, found[1][0][1].start
                if key not in done:
                    done.add(key)
                    yield from _judged(found[0], found[1])


def _pairs(passage: Passage) -> Iterator[_Pair]:
    for number in range(1, len(passage.figures)):
        growth, at = passage.figures[number], number - 1
        if (
            at
            and passage.figures[at].measure == "change"
            and passage.figures[at].unit == passage.figures[at - 1].unit
            and _STEPPED.fullmatch(passage.between(at - 1, at))
        ):
            # 29251万人,比上年增加691万人,增长2.4%
            at -= 1
        amount = passage.figures[at]
        if (
            passage.kind(number) == PERCENT
            and growth.measure == "growth"
            and passage.kind(at) in (MONEY, COUNT)
            and amount.measure == "level"
            and amount.role == "value"
            and amount.value
            and amount.value > 0
            and _GREW.fullmatch(passage.between(number - 1, number))
        ):
            yield passage, amount, growth


def _wholes(pairs: list[_Pair], own: list[_Pair]) -> Iterator[tuple[_Pair, list[_Pair]]]:
    """Yield a whole with the pairs after it, side by side, that make it to the digits printed."""
    for unit in dict.fromkeys(pair[1].unit for pair in own):
        yield from _wholes_of([pair for pair in pairs if pair[1].unit == unit], own)


def _wholes_of(pairs: list[_Pair], own: list[_Pair]) -> Iterator[tuple[_Pair, list[_Pair]]]:
    for first, whole in enumerate(pairs[:-_LEAST]):
        size = whole[1]
        for begin in range(first + 1, len(pairs) - 1):
            total, room, held = Fraction(0), half_unit(size), []
            for pair in pairs[begin : begin + _MOST]:
                if pair[1].unit != size.unit or (pair[1].value or 0) >= (size.value or 0):
                    break
                held.append(pair)
                total += Fraction(pair[1].value or 0)
                room += half_unit(pair[1])
                if total > Fraction(size.value or 0) + room:
                    break
                telling = len(digits_of(size)) >= _DIGITS or whole[0] is held[-1][0]
                if (
                    telling
                    and len(held) >= _LEAST
                    and abs(total - Fraction(size.value or 0)) <= room
                    and held[-1] in own
                ):
                    yield whole, held
                    break


def _judged(whole: _Pair, parts: list[_Pair]) -> Iterator[Finding]:
    passage, level, growth = whole
    words = "".join(p.masked for p in {id(q[0]): q[0] for q in (whole, *parts)}.values())
    names = level.indicator + growth.indicator + "".join(p[1].indicator for p in parts)
    figures = [level, growth, *(f for p in parts for f in p[1:])]
    if not all(map(is_plain, figures)) or _BASIS.search(_CONSTANT_WORDS.sub("", _YEARS.sub("", words))):
        return
    money = any(p[0].kind(p[0].figures.index(p[1])) == MONEY for p in (whole, *parts))
    constant = money and (holds(names, WORDS.restated) or _CONSTANT_WORDS.search(words) is not None)
    before = _sum([_before(p[1], p[2]) for p in parts])
    own = _before(level, growth)
    if before is None or own is None or before.low is None or before.high is None or before.low <= 0:
        return
    size = span_of(level)
    assert size.low is not None and size.high is not None and growth.value is not None
    span = Interval(low=(size.low / before.high - 1) * 100, high=(size.high / before.low - 1) * 100)
    stated = Interval(low=Fraction(growth.value) - half_unit(growth), high=Fraction(growth.value) + half_unit(growth))
    away = stated.gap(span)
    middle = ((span.low or Fraction(0)) + (span.high or Fraction(0))) / 2
    least = min(Fraction(p[2].value or 0) - half_unit(p[2]) for p in parts)
    most = max(Fraction(p[2].value or 0) + half_unit(p[2]) for p in parts)
    outside = not stated.meets(Interval(low=least, high=most))
    verdict: Verdict = "consistent"
    if constant and not (outside and away > 1) and away <= _CONSTANT:
        return
    if away > Fraction(growth.resolution):
        verdict = (
            "contradicts"
            if outside and not money
            else "unclear"
            if outside or away > _room(growth, middle)
            else "rounding"
        )
    yield worded(
        "weighted_growth",
        verdict,
        places=(passage.place(growth), passage.place(level), *(p[0].place(f) for p in parts for f in (p[2], p[1]))),
        stated=growth.text,
        computed=decimal_text(middle, 2) + "%",
        difference=decimal_text(abs(Fraction(growth.value) - middle), 2) + "个百分点",
        tolerance=decimal_text(half_unit(growth), 3) + "个百分点",
        basis=Why(
            zh=f"按各部分（{'、'.join(p[1].text for p in parts)}）及其增幅推算的总体增幅",
            en=f"the growth by the parts ({', '.join(p[1].text for p in parts)}) and theirs",
        ),
        reason=_MONEY if money else _REVISED,
    )


def _room(growth: Figure, middle: Fraction) -> Fraction:
    """Return how far a growth may lie off before it asks for a word: what revisions of the parts commonly do."""
    return max(Fraction(growth.resolution) * 3, abs(middle) / 20)


def _before(level: Figure, growth: Figure) -> Interval | None:
    half = half_unit(growth)
    low, high = (Fraction(growth.value or 0) + d for d in (-half, half))
    rate = Interval(low=1 + low / 100, high=1 + high / 100)
    return None if rate.low is None or rate.low <= 0 else span_of(level).over(rate)


def _sum(spans: list[Interval | None]) -> Interval | None:
    total = Interval(low=0, high=0)
    for span in spans:
        if span is None:
            return None
        total = total + span
    return total
