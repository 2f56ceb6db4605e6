"""A total and what it is spread over against the average stated right after them (人均, 户均, 亩产)."""

from calendar import isleap
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import (
    QUALIFIED,
    Comparison,
    Why,
    compare,
    decimal_text,
    is_exact,
    is_plain,
    span_of,
    worded,
)
from taizhang.checking.passages import AMOUNT, COUNT, LINK, PERCENT, RATIO, WORD, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import explained
from taizhang.checking.words import WORDS, one_of
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_AVERAGE = lazy(
    f"(?P<first>{AMOUNT})(?P<words>[^。；;{AMOUNT[1:-1]}]{{0,40}})(?P<second>{AMOUNT})"
    f"(?P<after>{WORD}{{0,12}})[，,、]?(?:平均)?(?P<month>每?月)?(?P<each>{one_of(WORDS.averaged)}|每[\u4e00-\u9fff]{{1,2}}?)"
    f"(?P<what>{WORD}{{0,6}}?)(?:水平|标准)?{LINK}(?P<x>{AMOUNT})"
)
# What an amount of money was spent as; other words after 户均 (增收) speak of other money.
_SPENT = ("投入", "投资", "补助", "补差", "补贴", "奖励", "发放", "支出", "节约", "资助")
_OFTEN = ("人次", "户次")
_SHORT = 2
_MONTHS = 120
_CLAUSE = lazy("[，,；;]")
_EACH = lazy("每|人均|户均|平均")
_GOOD_DAYS = lazy(
    f"优良(?:天数)?{LINK}(?P<n>{COUNT})(?:[，,](?:同比|比上年|较上年|比去年|较去年)(?:同期)?(?:增加|增长|减少|提高|多|少)了?(?:{COUNT}|[0-9]+天))?"
    f"[，,、（(]?(?:空气质量|环境空气)?(?:优良)?(?:天数)?(?:率|比例|占比|比率){LINK}(?P<p>{PERCENT})"
)


def check_average(passage: Passage) -> Iterator[Finding]:
    """发放救助资金3600万元,惠及1.2万人,人均3000元: the total over those it went to, all three said in one breath."""
    for match in _AVERAGE.finditer(passage.masked):
        first, second, average = (passage.figure(match.start(name)) for name in ("first", "second", "x"))
        # 平均每宗: the counter itself says what the total was spread over.
        units, scale = WORDS.averaged.get(match["each"], frozenset((match["each"][1:],))), Fraction(1)
        if second.unit in units and first.unit not in units:
            total, base = first, second
        elif first.unit in units and second.unit not in units:
            total, base = second, first
        else:
            continue
        if match["month"] and base.unit not in _OFTEN:
            # 月人均: of all months only where everyone was counted in each of them.
            continue
        if total.unit != average.unit:
            if (total.unit, average.unit) not in WORDS.converted:
                continue
            scale = Fraction(WORDS.converted[total.unit, average.unit])
        number = passage.number(match.start("first" if total is first else "second"))
        said = _CLAUSE.split(passage.between(number - 1, number))[-1] + _CLAUSE.split(match["words"])[0] * (
            total is first
        )
        if _EACH.search(said) or "单产" in said:
            continue  # 托养80人,每人补助5000元,就业30人,每人补助5000元: what each got is no total.
        what = _without_noun(match["what"].removesuffix("的"), match["words"] + match["after"])
        # 户均增收 follows from 增收 alone, not from any money named before.
        alike = len(what) == _SHORT and not what.startswith("增") and bool(set(what) & set(said))
        # 新收案数1229.5万件,人均新收案件99.2件
        alike = alike or (len(match["what"]) > _SHORT and match["what"][: _SHORT + 1] in said)
        if what and what not in said and what not in _SPENT and not alike:
            continue
        ratio = span_of(total).over(span_of(base))
        if ratio is None or not base.value or total.value is None or average.value is None:
            continue
        yield compare(
            Comparison(
                rule="average",
                stated=average,
                stated_span=rounded_average(average),
                computed=Fraction(total.value) / Fraction(base.value) * scale,
                computed_span=ratio.scaled(scale),
                basis=Why(
                    zh=f"按{total.text}除以{base.text}计算的平均数",
                    en=f"{total.text} spread over {base.text}",
                ),
                open_to=_reserve(average, total, base, ratio.scaled(scale)),
            ),
            passage,
            (total, base),
        )


_TWICE = 2
_OF_OTHERS = Why(zh="总额未必都由这些对象分摊", en="the total need not be spread over just these")


def _reserve(average: Figure, total: Figure, base: Figure, span: Interval) -> Why | None:
    """Return why an average may lie off: no single slip makes it what the two amounts make."""
    if not all(map(is_plain, (total, base, average))):
        return QUALIFIED
    near = (
        rounded_average(average)
        if not average.value
        else Interval(low=Fraction(average.value) / _TWICE, high=Fraction(average.value) * _TWICE)
    )
    fits = span.meets(near) or total.unit != average.unit
    return None if fits or explained(average, total, base) else _OF_OTHERS


def rounded_average(average: Figure) -> Interval:
    """Return what an average allows: one of whole things is rounded as well (案均23人)."""
    half = Fraction(1, 2) if is_exact(average) else Fraction(0)
    return span_of(average) + Interval(low=-half, high=half)


def _without_noun(what: str, words: str) -> str:
    """Return what an average is of without the noun of the things that it is spread over (平均每个小区投入)."""
    for length in (4, 3, 2):
        if len(what) > length and what[:length] in words:
            return what[length:]
    return what


_TILL_MONTH = lazy("(?<![0-9])(?:1月?(?:份)?[-—–~～至到]{1,2}|前)(?P<m>1[0-2]|[2-9])(?:个月|月)(?!末|底)")
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LEAD = 40


def check_good_days(passage: Passage) -> Iterator[Finding]:
    """优良天数316天,优良天数比例86.6%: the days over those of the year, where every day was measured."""
    for match in _GOOD_DAYS.finditer(passage.masked):
        days, share = passage.figure(match.start("n")), passage.figure(match.start("p"))
        if days.unit not in ("天", "日") or days.value is None or share.value is None or days.value < _MONTHS:
            # 26天 are those of one month.
            continue
        year = (365, 366) if days.period is None else (366 if isleap(days.period) else 365,)
        months = list(_TILL_MONTH.finditer(passage.reading.text, max(0, passage.start - _LEAD), days.start))
        years = tuple(sum(_MONTH_DAYS[: int(months[-1]["m"])]) + n - 365 for n in year) if months else year
        near = min((Fraction(days.value) * 100 / n for n in years), key=lambda v: abs(v - Fraction(share.value or 0)))
        yield compare(
            Comparison(
                rule="share",
                stated=share,
                stated_span=span_of(share),
                computed=near,
                computed_span=Interval(low=near, high=near),
                basis=Why(zh=f"按{days.text}比全年天数计算的比例", en=f"{days.text} over the days of the year"),
                open_to=Why(zh="可能以有效监测天数为分母", en="only the days measured may have been counted"),
            ),
            passage,
            (days,),
        )


def check_income_ratio(passage: Passage) -> Iterator[Finding]:
    """城乡居民收入比1.80:1 is the income of townspeople over that of countrypeople, where one sentence has all three."""
    ratios = [
        f for k, f in enumerate(passage.figures) if passage.kind(k) == RATIO and "收入比" in passage.between(-1, k)
    ]
    held = {
        name: [f for f in passage.figures if f.unit == "元" and f.measure == "level" and name in f.indicator]
        for name in ("城镇", "农村")
    }
    town, country = held["城镇"], held["农村"]
    if not ratios or len(town) != 1 or len(country) != 1 or not country[0].value or town[0].value is None:
        return
    stated = ratios[-1]
    if stated.values is None or len(stated.values) != 2 or stated.values[1] != 1:
        return
    quotient = span_of(town[0]).over(span_of(country[0]))
    if quotient is None or not town[0].period == country[0].period == stated.period:
        return
    value, half = Fraction(stated.values[0]), Fraction(stated.resolution) / 2
    printed = Interval(low=value - half, high=value + half)
    computed = Fraction(town[0].value) / Fraction(country[0].value)
    agree = printed.meets(quotient)
    plain = all(map(is_plain, (town[0], country[0]))) and stated.qualifier == "="
    yield worded(
        "multiple",
        "consistent"
        if agree
        else "rounding"
        if stated.resolution < 1 and printed.gap(quotient) <= half
        else "contradicts"
        if plain
        else "unclear",
        places=(passage.place(stated), passage.place(town[0]), passage.place(country[0])),
        stated=stated.text,
        computed=decimal_text(computed, 2) + ":1",
        difference=decimal_text(abs(computed - value), 2),
        tolerance=decimal_text(half, 3),
        basis=Why(
            zh=f"按{town[0].text}比{country[0].text}计算的收入比",
            en=f"the ratio of {town[0].text} to {country[0].text}",
        ),
        reason=QUALIFIED,
    )


_TO_ONE = lazy("(?:比例|之比|比)(?:约|达|达到)?(?:为|是)?[：:]?$")
_OPEN_PAIR = Why(zh="两数在别处写明，未必就是这个比例的两项", en="the two need not be those that the ratio is of")


def check_ratio_to_one(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """录用2085人,报名96168人,报考人数与计划录用人数的比例为46.1:1: one of the counts near it over another."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for number, ratio in enumerate(passage.figures):
                told = passage.kind(number) == RATIO and ratio.values is not None and len(ratio.values) == _SHORT
                if not told or ratio.values is None or ratio.values[1] != 1 or not _TO_ONE.search(passage.gaps[number]):
                    continue
                near = [(p, k) for p in passages[max(0, at - 1) : at + 1] for k in range(len(p.figures))]
                held = [
                    (p, p.figures[k])
                    for p, k in near
                    if p.kind(k) == COUNT and p.figures[k].start < ratio.start and p.figures[k].measure == "level"
                ]
                yield from _ratio_of(passage, ratio, held[-_NEAREST:])


_NEAREST = 5


def _ratio_of(passage: Passage, ratio: Figure, held: list[tuple[Passage, Figure]]) -> Iterator[Finding]:
    assert ratio.values is not None
    value, half = Fraction(ratio.values[0]), Fraction(ratio.resolution) / 2
    printed = Interval(low=value - half, high=value + half)
    pairs = [
        (p, a, q, b)
        for p, a in held
        for q, b in held
        if a is not b and a.unit == b.unit and a.value and b.value and a.value > b.value and is_plain(a) and is_plain(b)
    ]
    quotients = [(span_of(a).over(span_of(b)), p, a, q, b) for p, a, q, b in pairs]
    if any(span is not None and span.meets(printed) for span, *_ in quotients):
        return
    for _, p, a, q, b in reversed(quotients):
        exact = Fraction(a.value or 0) / Fraction(b.value or 1)
        digits, meant = (str(round(v / Fraction(ratio.resolution))) for v in (value, exact))
        swapped = len(digits) == len(meant) >= _TELLING and sorted(digits) == sorted(meant) and digits != meant
        swapped = swapped or digits in (meant + "0", meant[:-1])
        if not swapped and (len(pairs) > 1 or abs(exact - value) * 5 > exact):
            continue
        yield worded(
            "multiple",
            "unclear",
            places=(passage.place(ratio), p.place(a), q.place(b)),
            stated=ratio.text,
            computed=decimal_text(exact, 2) + ":1",
            difference=decimal_text(abs(exact - value), 2),
            tolerance=decimal_text(half, 3),
            basis=Why(zh=f"按{a.text}比{b.text}计算的比例", en=f"the ratio of {a.text} to {b.text}"),
            reason=_OPEN_PAIR,
        )
        return


_TELLING = 3
