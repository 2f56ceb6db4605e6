"""Averages that nothing else compares, by what their own words spread them over (平均每场, 户均, 人均), and 城乡收入比."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from fractions import Fraction

from taizhang.checking.averaging.averages import rounded_average
from taizhang.checking.judging import Comparison, Why, compare, half_unit, is_exact, is_plain, span_of
from taizhang.checking.passages import COUNT, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import digits_of, one_slip_in_ratio
from taizhang.checking.words import WORDS
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_SPREAD = lazy(
    "(?P<many>[人户家亩案篇件宗场套村校店车单笔批栋])均"
    "|平均(?:每|单)?(?:一)?个?(?P<one>[\u4e00-\u9fff]{1,3})|[每单](?:一)?个?(?P<each>[\u4e00-\u9fff]{1,3})"
)
_NO = lazy(
    "月人均|年人均|日人均|[增减]|(?<!财政)(?<!税收)(?<!业务)(?<!营业)收入$|可支配"
    "|寿命|受教育|以上|标准|不低于|不超过|提高|补差|补助标准"
)
_ASIDE = lazy("[比较每均]|增加|减少|增长|下降|上年|去年|其中")
_AROUND, _AFTER, _TWO = 4, 2, 2
_LEAST = 50
_PARITY = lazy(
    "城乡(?:居民)?(?:人均)?(?:可支配)?收入(?:之)?(?:比|比值|倍差|差距)(?:为|是|达|缩小(?:到|至|为)|降(?:到|至|为))?$"
)
_PER = lazy(
    "每(?P<many>[百千万])(?:名|常住|户籍)*(?:人口?|老人|老年人|居民)[^，；。]{0,12}?(?P<what>床位|医师|医生|护士|专利)"
)
_MANY = {"百": 100, "千": 1000, "万": 10000}
_OPEN = Why(zh="文中没有写明平均数由何数除以何数", en="the text does not say what was spread over what")


@dataclass(frozen=True, slots=True)
class _Told:
    number: int
    figure: Figure


def check_open_averages(readings: Sequence[Sequence[Passage]], held: Set[tuple[str, int]]) -> Iterator[Finding]:
    """Hold averages that nothing was said of against the two amounts of their sentence that they can be of."""
    for passages in readings:
        for passage in passages:
            for number, figure in enumerate(passage.figures):
                if len(passage.figures) <= _TWO or (passage.reading.source, figure.start) in held:
                    continue
                if passage.kind(number) in (COUNT, MONEY) and figure.value and is_plain(figure):
                    lead = passage.label(number)
                    if figure.unit is None and _PARITY.search(lead):
                        yield from _parity(passage, number)
                    elif _PER.search(lead):
                        yield from _per(passage, number, lead)
                    elif "均" in lead or "每" in lead or "单" in lead:
                        yield from _judged(passage, number, lead)


def _judged(passage: Passage, number: int, lead: str) -> Iterator[Finding]:
    told = _SPREAD.search(lead)
    if told is None or (_NO.search(lead) and not (told["each"] and lead.endswith("收入"))):
        return
    name = told["many"] or told["one"] or told["each"]
    units = next((WORDS.counters[name[:k]] for k in range(len(name), 0, -1) if name[:k] in WORDS.counters), ())
    average = passage.figures[number]
    begin, end = max(0, number - _AROUND), min(len(passage.figures), number + _AFTER + 1)
    near = [_Told(k, passage.figures[k]) for k in range(begin, end) if k != number and _amount(passage, k)]
    what = average.indicator.replace(told.group(), "")[-_AROUND:]
    # 人均生产总值8.96万元,生产总值292.1亿元: what is told after it bears its very name.
    totals = [
        t
        for t in near
        if t.figure.unit == average.unit
        and (t.number < number or (len(what) > _TWO and what in t.figure.indicator))
    ]
    bases = [t for t in near if t.figure.unit in units and t.figure.unit != average.unit]
    if not units and told["one"] and len(name) > _TWO:
        # 助餐点86个…平均每个助餐点: counted by their own noun.
        bases = [t for t in near if name in t.figure.indicator and t.figure.unit != average.unit and is_exact(t.figure)]
    pairs = [(a.figure, b.figure) for a in totals for b in bases if (a.figure.value or 0) > (average.value or 0)]
    if not pairs or any(_fits(average, *pair) for pair in pairs):
        if pairs:
            yield _found(passage, average, *next(p for p in pairs if _fits(average, *p)), None)
        return
    if len(pairs) == 1 and _slipped(average, *pairs[0]):
        yield _found(passage, average, *pairs[0], _OPEN)


def _per(passage: Passage, number: int, lead: str) -> Iterator[Finding]:
    """床位2060张,人口30.2万人,每千人床位数6.82张"""
    told = _PER.search(lead)
    average = passage.figures[number]
    near = [passage.figures[k] for k in range(len(passage.figures)) if k != number and _amount(passage, k)]
    people = [f for f in near if f.unit == "人" and re.search("人口$|居民$", f.indicator)]
    totals = [f for f in near if f.unit == average.unit and told is not None and told["what"] in f.indicator]
    if told is None or len(people) != 1 or len(totals) != 1 or not people[0].value:
        return
    scale = _MANY[told["many"]]
    ratio = span_of(totals[0]).over(span_of(people[0]))
    exact = Fraction(totals[0].value or 0) / Fraction(people[0].value) * scale
    if ratio is not None:
        yield compare(
            Comparison(
                rule="average",
                stated=average,
                stated_span=span_of(average),
                computed=exact,
                computed_span=ratio.scaled(scale),
                basis=Why(
                    zh=f"按{totals[0].text}除以{people[0].text}计算的每{told['many']}人数",
                    en=f"{totals[0].text} per {scale} of {people[0].text}",
                ),
                open_to=_OPEN,
            ),
            passage,
            (totals[0], people[0]),
        )


def _amount(passage: Passage, number: int) -> bool:
    figure = passage.figures[number]
    plain = figure.measure == "level" and figure.role == "value" and bool(figure.value) and is_plain(figure)
    return plain and passage.kind(number) in (COUNT, MONEY) and not _ASIDE.search(passage.label(number))


def _fits(average: Figure, total: Figure, base: Figure) -> bool:
    ratio = span_of(total).over(span_of(base))
    return ratio is not None and ratio.meets(rounded_average(average))


def _slipped(average: Figure, total: Figure, base: Figure) -> bool:
    """Whether one slip of the pen, and no other reading of the words, would explain an average."""
    exact = Fraction(total.value or 0) / Fraction(base.value or 1)
    half = max(half_unit(average), Fraction(1, 2) if is_exact(average) else Fraction(0))
    value = Fraction(average.value or 0)
    if not value or len(digits_of(average)) < _TWO:
        return abs(exact / value - 1) * _LEAST < _LEAST if value else False
    scaled = any(abs(exact * power - value) <= half for power in (Fraction(1, 10), 10, Fraction(1, 10000), 10000))
    return scaled or one_slip_in_ratio(average, total, base, half)


def _found(passage: Passage, average: Figure, total: Figure, base: Figure, open_to: Why | None) -> Finding:
    ratio = span_of(total).over(span_of(base))
    exact = Fraction(total.value or 0) / Fraction(base.value or 1)
    return compare(
        Comparison(
            rule="average",
            stated=average,
            stated_span=rounded_average(average),
            computed=exact,
            computed_span=ratio if ratio is not None else Interval(low=exact, high=exact),
            basis=Why(zh=f"按{total.text}除以{base.text}计算的平均数", en=f"{total.text} spread over {base.text}"),
            open_to=open_to,
        ),
        passage,
        (total, base),
    )


def _parity(passage: Passage, number: int) -> Iterator[Finding]:
    """城镇42600元,农村21400元,城乡收入比为1.99: the one over the other."""
    stated = passage.figures[number]
    incomes = [
        f
        for k, f in enumerate(passage.figures[:number])
        if f.unit == "元" and f.measure == "level" and passage.kind(k) == MONEY and is_plain(f)
    ]
    towns = [f for f in incomes if "城镇" in f.indicator]
    lands = [f for f in incomes if "农村" in f.indicator or "农民" in f.indicator]
    if len(towns) == len(lands) == 1 and lands[0].value:
        yield _found(passage, stated, towns[0], lands[0], None)
