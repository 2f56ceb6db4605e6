"""Rates that no count of whole things can give."""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from taizhang.checking.judging import Why, decimal_text, span_of, worded
from taizhang.checking.passages import Passage
from taizhang.checking.ratios.shares import SOFT_BASE
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_SURVEYED = lazy("断面|点位|测点|监测|站点|水质")
_LACKING = Why(
    zh="断流、缺测的断面、点位可能不计入分母",
    en="sections and points that ran dry or lack data may be left out of what it is of",
)


def impossible(passage: Passage, percent: Figure, count: Figure, open_to: Why | None) -> Iterator[Finding]:
    """Hold a rate against every one that a count of N whole things can give: 0/N, 1/N … N/N.

    The test is known as GRIM: N. Brown and J. Heathers, Social Psychological and Personality Science 8 (2017) 363.
    ``open_to`` says why the rate may be of something else; None where it must be of the count.
    """
    assert count.value is not None and percent.value is not None
    of_all = int(count.value)
    if not 1 <= of_all <= 2000 or Fraction(percent.resolution) >= Fraction(100, of_all):
        return
    if percent.value > 100:
        open_to = open_to or SOFT_BASE  # 发放补贴793户,完成率110.14%: the count may be that of what was done
    if _SURVEYED.search(passage.masked):
        open_to = open_to or _LACKING
    span = span_of(percent)
    assert span.low is not None and span.high is not None
    least, most = ceil(span.low * of_all / 100), floor(span.high * of_all / 100)
    if least <= most:
        return
    below, above = Fraction(100 * most, of_all), Fraction(100 * least, of_all)
    near = min((below, above), key=lambda v: abs(v - Fraction(percent.value or 0)))
    away = abs(near - Fraction(percent.value))
    slack = Fraction(percent.resolution)
    yield worded(
        "impossible_rate",
        "rounding" if away <= slack else "unclear" if open_to else "contradicts",
        places=(passage.place(percent), passage.place(count)),
        stated=percent.text,
        computed=decimal_text(near, 2) + "%",
        difference=decimal_text(away, 2) + "%",
        tolerance=decimal_text(Fraction(percent.resolution) / 2, 4) + "%",
        basis=Why(
            zh=f"以{count.text}为分母最接近的可能值", en=f"the nearest value that a count over {count.text} can take"
        ),
        reason=open_to,
    )
