"""Flows of several years against one of them: what a year added on average, what all of them made together."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import QUALIFIED, Why, half_unit, is_plain, show, span_of, told_amiss, worded
from taizhang.checking.passages import CLAUSE_MARK, COUNT, MONEY, PERCENT, POINTS, TIMES, Passage
from taizhang.checking.records import Finding
from taizhang.checking.stretches import years_around
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_STATEMENT = lazy("[；;。]")
_PER_YEAR = lazy("年均|平均每年|年平均")
_ALIKE = lazy(
    "[，,、（(]?(?:连续)?(?:[两二三四五六七八九十0-9]{1,2}年(?:来|间)?)?(?:年均|平均每年|年平均)[^，,；;。]{0,6}"
)
_TURNS = lazy("利润|盈余|顺差|逆差|净|差额|结余|亏|增量|新增")
_TOTALLED = lazy("累计|共计|合计|总共|共")
_OF_YEARS = lazy("[二两三四五六七八九十2-9]年|“?十[一二三四]?五”?(?:期间|时期)")
_BARE = lazy("(?:累计|共计|合计|完成|实现|五年|[，,、])*")
_MOST_YEARS = 12
_LOOSE = Why(zh="起止年份按上下文推断", en="the years it runs over are inferred from the context")


def check_flows(passage: Passage) -> Iterator[Finding]:
    """新增653万平方米,年均130.6万平方米; 538.2亿元,五年累计1515.7亿元."""
    yield from _average_of_flow(passage)
    yield from _totals(passage)


def _average_of_flow(passage: Passage) -> Iterator[Finding]:
    """新增绿地653万平方米,年均增加130.6万平方米: what was added over what a year added is a number of years."""
    for number in range(1, len(passage.figures)):
        whole, each = passage.figures[number - 1], passage.figures[number]
        label = passage.between(number - 1, number)
        if (
            _PER_YEAR.search(label) is None
            or _STATEMENT.search(label)
            or whole.unit != each.unit
            or passage.kind(number) not in (MONEY, COUNT, POINTS)
            or passage.kind(number - 1) != passage.kind(number)
            or not whole.value
            or not each.value
            or abs(whole.value) <= each.value
            or each.value < 0
        ):
            continue
        lead = passage.between(number - 2, number - 1)
        if not re.search("新增|增加|减少|提高|上升|下降|累计|共|完成", lead) or re.search(
            "由|从|到|至|达", CLAUSE_MARK.split(lead)[-1]
        ):
            continue
        half = max(half_unit(each), Fraction(each.resolution) / 2)
        spread = _and_more(each) or Interval(low=Fraction(each.value) - half, high=Fraction(each.value) + half)
        quotient = (_and_more(whole) or span_of(whole)).over(spread)
        if quotient is None or quotient.low is None or quotient.high is None or _ALIKE.fullmatch(label) is None:
            continue
        exact = abs(Fraction(whole.value)) / Fraction(each.value)
        count = years_around(passage, passage.marks[number]) or round(exact)
        if not 2 <= count <= _MOST_YEARS or exact > _MOST_YEARS or count in quotient:
            continue
        computed = abs(Fraction(whole.value)) / count
        yield told_amiss(
            "average",
            "unclear",
            places=(passage.place(each), passage.place(whole)),
            figure=each,
            value=computed,
            room=Fraction(each.resolution) / 2,
            basis=Why(zh=f"按{whole.text}平均到{count}年", en=f"{whole.text} spread over {count} years"),
            reason=_LOOSE,
        )


def _and_more(figure: Figure) -> Interval | None:
    """Return what a number that ends in 多 or 余 may be (1300多万: up to 1400万), None where it does not."""
    if not re.search("[多余几]", figure.text) or not figure.value or figure.value < 0:
        return None
    place = Fraction(1)
    while figure.value % int(place * 10) == 0:
        place *= 10
    return Interval(low=Fraction(figure.value), high=Fraction(figure.value) + place)


def _totals(passage: Passage) -> Iterator[Finding]:
    """538.2亿元,五年累计完成1515.7亿元: several years together are no less than one of them."""
    for number in range(1, len(passage.figures)):
        total, label = passage.figures[number], passage.between(number - 1, number)
        if (
            passage.kind(number) not in (MONEY, COUNT)
            or _TOTALLED.search(label) is None
            or _OF_YEARS.search(label) is None
            or re.search("比|较|增|减", label)
            or _STATEMENT.search(label)
            or "其中" in label
            or not total.value
        ):
            continue
        one = passage.figures[number - 1]
        back = number - 1
        while (
            back > 0
            and passage.kind(back) in (PERCENT, TIMES)
            and not _STATEMENT.search(passage.between(back - 1, back))
        ):
            back -= 1
            one = passage.figures[back]
        if (
            one.unit != total.unit
            or one.measure != "level"
            or not one.value
            or one.role != "value"
            or not (one.indicator == total.indicator or _BARE.fullmatch(total.indicator))
            or _TOTALLED.search(passage.between(back - 1, back).rpartition("，")[2])
            or total.value >= one.value
            or span_of(total).meets(span_of(one))
            or _TURNS.search(one.indicator)
        ):
            continue
        yield worded(
            "cumulative",
            "contradicts" if is_plain(one) and is_plain(total) else "unclear",
            places=(passage.place(total), passage.place(one)),
            stated=total.text,
            computed=f"其中一年已{one.text}",
            difference=show(Fraction(one.value) - Fraction(total.value), total),
            tolerance="0",
            basis=Why(zh="其中一年的数", en="what one of those years made"),
            reason=QUALIFIED,
        )
