"""Days by the quality of their air: the grades make the days measured, the good ones their rate."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import Comparison, Why, added_up, compare, is_plain, span_of, total_of
from taizhang.checking.passages import ANY_MARK, COUNT, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_DAYS = ("天", "日")
_BEST = lazy("(?<![优达])优(?:级|秀|的?天数|等级)?(?:天数?|为|有)*$|一级(?:天数|为)*$")
_GOOD = lazy("(?<!优)良(?:好|级|的?天数)?(?:天数?|为|有)*$|二级(?:天数|为)*$")
_FINE = lazy("(?:优良|达标|优于二级|达到二级以上)[^率比]{0,6}$")
_BAD = lazy("(?:轻度|中度|重度|严重|轻微)(?:及以上)?污染[^率比]{0,4}$")
_MEASURED = lazy("(?:有效|监测)[^率比]{0,10}$")
_RATE = lazy("(?:优良|达标)[^，,；;。]{0,6}(?:率|比例|占比)(?:为|达到?|是)*$")
_STEP = lazy("[比较]|同比|增加|减少|上升|下降|多|少")
_LEAST = 3


def check_air_days(passage: Passage) -> Iterator[Finding]:
    """有效监测91天,其中优51天,良35天,优良86天,轻度污染2天,重度污染3天,优良率94.5%."""
    labels = [ANY_MARK.split(gap)[-1] for gap in passage.gaps[:-1]]
    days = {
        number: figure
        for number, figure in enumerate(passage.figures)
        if passage.kind(number) == COUNT
        and figure.unit in _DAYS
        and is_plain(figure)
        and figure.value is not None
        and not _STEP.search(labels[number])
    }
    if len(days) < 2:
        return

    def named(pattern: re.Pattern[str]) -> list[Figure]:
        return [figure for number, figure in days.items() if pattern.search(labels[number])]

    best, good, fine, bad, measured = map(named, (_BEST, _GOOD, _FINE, _BAD, _MEASURED))
    if len(measured) > 1:
        # 监测天数30天,有效监测天数29天: the days that count are the latter.
        measured = [f for n, f in days.items() if _MEASURED.search(labels[n]) and "有效" in labels[n]]
    if len(best) == len(good) == len(fine) == 1:
        yield _sum(passage, fine[0], [*best, *good])
    if len(measured) == 1:
        grades = [*best, *good, *bad] if len(best) == len(good) == 1 else [*fine, *bad] if len(fine) == 1 else []
        if bad and len(grades) >= _LEAST - (len(fine) == 1):
            yield _sum(passage, measured[0], grades)
        rates = [
            f
            for number, f in enumerate(passage.figures)
            if passage.kind(number) == PERCENT and _RATE.search(labels[number])
        ]
        if (
            len(rates) == 1
            and len(fine) == 1
            and measured[0].value
            and is_plain(rates[0])
            and rates[0].measure != "growth"
        ):
            exact = Fraction(fine[0].value or 0) / Fraction(measured[0].value) * 100
            whole, part = (span_of(f) for f in (measured[0], fine[0]))
            ratio = part.over(whole)
            if ratio is not None:
                yield compare(
                    Comparison(
                        rule="share",
                        stated=rates[0],
                        stated_span=span_of(rates[0]),
                        computed=exact,
                        computed_span=type(ratio)(low=exact, high=exact),
                        basis=Why(
                            zh=f"按{fine[0].text}比{measured[0].text}计算的比例",
                            en=f"the proportion of {fine[0].text} to {measured[0].text}",
                        ),
                        open_to=None,
                    ),
                    passage,
                    (fine[0], measured[0]),
                )


def _sum(passage: Passage, whole: Figure, parts: list[Figure]) -> Finding:
    total = total_of(parts)
    size = Fraction(whole.value or 0)
    open_to = None
    if total < size and whole.value and len(parts) > 2 and size - total > 9:
        open_to = Why(zh="所列各级未必齐全", en="not every grade need be listed")
    return compare(
        Comparison(
            rule="parts",
            stated=whole,
            stated_span=type(span_of(whole))(low=size, high=size),
            computed=total,
            computed_span=type(span_of(whole))(low=total, high=total),
            basis=added_up(parts),
            open_to=open_to,
            additive=True,
        ),
        passage,
        parts,
    )
