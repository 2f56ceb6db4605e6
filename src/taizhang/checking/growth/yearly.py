"""Average yearly change between two levels of two years (年均增长), compounded for %, even for 百分点."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.growth.fromto import LEVEL, FromTo
from taizhang.checking.judging import (
    QUALIFIED,
    Comparison,
    Why,
    compare,
    is_plain,
    not_checked,
    span_of,
    told_amiss,
)
from taizhang.checking.numerals import numeral
from taizhang.checking.passages import ANY, MONEY, PERCENT, POINTS, WORD, Passage, kind_of, with_years
from taizhang.checking.priced import is_set_rate, swapped_growth
from taizhang.checking.records import Finding
from taizhang.checking.slips import swap_to
from taizhang.checking.words import WORDS, holds
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_SPAN_OF_YEARS = lazy(
    f"(?P<from>(?:19|20)[0-9]{{2}})年[^。；;{ANY[1:-1]}]{{0,30}}?{LEVEL}[^。；;{ANY[1:-1]}]{{0,20}}?"
    f"(?P<to>(?:19|20)[0-9]{{2}})年{WORD}{{0,6}}{LEVEL}$"
)
_YEARS_BEFORE = lazy(
    "(?P<to>(?:19|20)[0-9]{2})年(?:同|与|和|比)(?P<from>(?:19|20)[0-9]{2})年(?:相比|比较|相比较)?[^。；;]{0,30}$"
)
_YEARS_LEAD = lazy(
    "(?P<from>(?:19|20)[0-9]{2})年?(?:[-—–－~～至到]|——)(?P<to>(?:19|20)[0-9]{2})年(?:间|期间)?[，,][^。；;]{0,30}$"
)
_LOOSE_YEARS = Why(zh="起止年份未必是句首所说的", en="the years need not be those that the sentence begins with")


_MOST_YEARS = 41


def clauses_of(passage: Passage, pair: FromTo) -> str:
    """Return the words before the new level, back to the last 分号 or the pair before, 40 characters at most."""
    words = re.split("[；;]", passage.masked[max(0, pair.start - 40) : pair.end])[-1]
    # 亩均增加值从93.9万元提高到136万元、亩均税收从18.7万元…: what another pair names, this one does not.
    before = words.rfind("、", 0, max(0, len(words) - (pair.end - pair.start)))
    return words[before + 1 :] if before > 0 and re.search(ANY, words[:before]) else words


def basis_open(passage: Passage, figures: tuple[Figure, ...], words: str) -> Why | None:
    """Return what else may explain a change that does not follow from its levels, or None."""
    if not all(is_plain(figure) for figure in figures):
        return QUALIFIED
    if any(kind_of(figure) == MONEY for figure in figures) and not all(
        is_set_rate(figure, passage.masked) for figure in figures if kind_of(figure) == MONEY
    ):
        return Why(
            zh="金额的增幅可能按可比口径或不变价计算",
            en="growth of an amount of money may be on a comparable or constant-price basis",
        )
    if holds(words, ("同口径", "可比", "剔除", "实际", "扣除")):
        return Why(zh="增幅按可比口径计算", en="the growth is on a comparable basis")
    return None


def average_change(passage: Passage, pair: FromTo, change: Figure, words: str) -> Iterator[Finding]:
    """年均增长: the whole change is the yearly one compounded over the years between, where both years are written."""
    old, new = pair.old, pair.new
    masked = with_years(passage.masked)
    years = _SPAN_OF_YEARS.search(masked[: pair.end]) or _YEARS_BEFORE.search(masked[: pair.start])
    if "年" in words and _by_steps(change, old):
        steps = _steps(passage, pair, change, masked, years)
        if steps:
            yield from steps
            return
    whole = clauses_of(passage, pair) + words + old.indicator
    real = kind_of(old) == MONEY and (holds(whole, WORDS.restated) or "实际" in words)
    ratio = span_of(new).over(span_of(old))
    grows = kind_of(change) == PERCENT and not real and ratio is not None and "年" in words
    if grows and years is not None and ratio is not None and kind_of(old) != PERCENT:
        found = _compounded(passage, pair, change, words, ratio, years)
        if found is not None:
            yield found
        return
    asked = None
    if grows and years is None and ratio is not None:
        asked = _of_said_years(passage, pair, change, words) or _of_no_years(passage, pair, change, ratio)
    if asked is None and kind_of(change) == PERCENT and ratio is not None:
        asked = _swapped(passage, pair, change, words, years)
    yield asked or not_checked(
        "average_growth",
        places=(passage.place(change), passage.place(old), passage.place(new)),
        stated=change.text,
        reason=_NO_YEARS,
    )


_NO_YEARS = Why(
    zh="年均变化按不变价计算，或文中没有写明起止年份",
    en="an average change is at constant prices, or the text does not name both years",
)
_MOST_YEARS = 40


def _by_steps(change: Figure, old: Figure) -> bool:
    """Whether a change is told in what the levels are told in, or in points of a rate, and so adds up year by year."""
    if kind_of(change) == POINTS:
        return kind_of(old) == PERCENT
    return kind_of(change) == kind_of(old) and change.unit == old.unit and kind_of(old) != PERCENT


def _steps(
    passage: Passage, pair: FromTo, change: Figure, masked: str, years: re.Match[str] | None
) -> list[Finding]:
    """Hold a change told in steps of a year against the levels: over the years named, led by, or any number of them."""
    if years is not None:
        return list(_average_step(passage, pair, change, int(years["to"]) - int(years["from"]), None))
    lead = _YEARS_LEAD.search(masked[: pair.start])
    if lead is not None:
        # 2014—2021年,由2180.0万人上升到2733.1万人,平均每年增加79.0万人: from the first of them on, or the one before it.
        count = int(lead["to"]) - int(lead["from"])
        least, most = (list(_average_step(passage, pair, change, n, _LOOSE_YEARS)) for n in (count, count + 1))
        return most if any(f.verdict == "consistent" for f in most) else least
    asked = _step_of_no_years(passage, pair, change)
    return [] if asked is None else [asked]


def _compounded(
    passage: Passage, pair: FromTo, change: Figure, words: str, ratio: Interval, years: re.Match[str]
) -> Finding | None:
    """Hold a yearly growth against what two levels make over the years between; None where they make none."""
    old, new = pair.old, pair.new
    count = int(years["to"]) - int(years["from"])
    low, high = ratio.low, ratio.high
    if not 1 <= count <= _MOST_YEARS or not old.value or new.value is None or low is None or high is None or low <= 0:
        return None
    falls = new.value < old.value

    def yearly(quotient: Fraction) -> Fraction:
        # Ten digits are more than any report prints.
        rate = Fraction(round(float(quotient) ** (1 / count) * 10**10), 10**10)
        return (1 - rate if falls else rate - 1) * 100

    ends = sorted((yearly(low), yearly(high)))
    return compare(
        Comparison(
            rule="average_growth",
            stated=change,
            stated_span=span_of(change),
            computed=yearly(Fraction(new.value) / Fraction(old.value)),
            computed_span=Interval(low=ends[0], high=ends[1]),
            basis=Why(
                zh=f"按{years['from']}年到{years['to']}年由{old.text}到{new.text}计算的年均变化",
                en=f"the yearly change from {old.text} to {new.text} between {years['from']} and {years['to']}",
            ),
            open_to=basis_open(passage, (old, new, change), words),
        ),
        passage,
        (old, new),
    )


_IN_YEARS = lazy("(?:过去|近|这|的)?(?P<n>[三四五])年(?:来|间|以来|里)?(?:[，,]|$)")


def _swapped(
    passage: Passage, pair: FromTo, change: Figure, words: str, years: re.Match[str] | None
) -> Finding | None:
    """Return what is to be asked of a yearly growth that two swapped digits make that of the two levels."""
    told = _SAID_YEARS.search(words) or _IN_YEARS.search(passage.masked[: pair.start])
    count = int(years["to"]) - int(years["from"]) if years else numeral(told["n"]) if told else 0
    old, new = pair.old, pair.new
    if not 1 < count < _MOST_YEARS or not (old.value or 0) > 0 or not (new.value or 0) > 0:
        return None
    yearly = (float(Fraction(new.value or 0) / Fraction(old.value or 1)) ** (1 / count) - 1) * 100
    places = (passage.place(old), passage.place(new))
    computed = Fraction(round(yearly * 10**6), 10**6)
    return swapped_growth(passage, change, computed, places, rule="average_growth", yearly=True)


_SAID_YEARS = lazy("(?P<n>[两二三四五六七八九十])年(?:来|间)?(?:年均|平均每年|年平均)")
_LEAD_YEARS = lazy(
    "(?:过去|近|这)?(?P<n>[三四五])年(?:来|间|以来)?[，,][^；;]{0,40}$|“?十[一二三四]五”?(?:期间|时期|以来)[，,][^；;]{0,40}$"
)
_APART = Fraction(3, 2)
"""Points of a yearly growth by which it differs from that of the levels at least, to be asked about."""


def _of_said_years(passage: Passage, pair: FromTo, change: Figure, words: str) -> Finding | None:
    """Ask of a yearly growth over years that are told by how many they are (五年年均增长13.7%), where it is far off."""
    told = _SAID_YEARS.search(words) or _LEAD_YEARS.search(passage.masked[: pair.start])
    old, new = pair.old, pair.new
    if told is None or not (old.value or 0) > 0 or not (new.value or 0) > 0:
        return None
    if not all(map(is_plain, (old, new, change))) or change.value is None:
        return None
    count = numeral(told["n"]) if told["n"] else 5
    quotient = float(Fraction(new.value or 0) / Fraction(old.value or 1))
    yearly = Fraction(round((quotient ** (1 / count) - 1) * 10**8), 10**6)
    if abs(abs(yearly) - abs(Fraction(change.value))) < _APART:
        return None
    return told_amiss(
        "average_growth",
        "unclear",
        places=(passage.place(change), passage.place(old), passage.place(new)),
        figure=change,
        value=abs(yearly),
        room=Fraction(change.resolution) / 2,
        basis=Why(
            zh=f"按{old.text}到{new.text}计算、{count}年的年均变化",
            en=f"the yearly change from {old.text} to {new.text} over {count} years",
        ),
        reason=Why(zh="起止年份或价格口径可能不同", en="the years or the prices may be others"),
    )


def _of_no_years(passage: Passage, pair: FromTo, change: Figure, ratio: Interval) -> Finding | None:
    """Return the finding where no number of years makes the one amount the other at the rate stated."""
    old, new = pair.old, pair.new
    grown = (old.value or 0) > 0 and (new.value or 0) > (old.value or 0) and (change.value or 0) > 0
    if not grown or kind_of(old) == PERCENT or not all(map(is_plain, (old, new, change))):
        return None
    if ratio.low is None or ratio.high is None or ratio.low <= 1 or change.value is None:
        return None
    stated, off = span_of(change), []
    for count in range(1, _MOST_YEARS):
        low, high = ((float(end) ** (1 / count) - 1) * 100 for end in (ratio.low, ratio.high))
        span = Interval(low=Fraction(round(low * 10**8), 10**8), high=Fraction(round(high * 10**8), 10**8))
        away = stated.gap(span)
        if away <= Fraction(change.resolution) * 2:
            return None
        off.append((away, count, (low + high) / 2))
    away, count, middle = min(off)
    near = Fraction(round(middle * 10**6), 10**6)
    return told_amiss(
        "average_growth",
        "unclear",
        places=(passage.place(change), passage.place(old), passage.place(new)),
        figure=change,
        value=near,
        room=Fraction(change.resolution) / 2,
        basis=Why(
            zh=f"按{old.text}到{new.text}计算、{count}年的年均变化",
            en=f"the yearly change from {old.text} to {new.text} over {count} years",
        ),
        reason=Why(zh="没有一个整年数合得上", en="no whole number of years fits"),
    )


def _step_of_no_years(passage: Passage, pair: FromTo, change: Figure) -> Finding | None:
    """由56.21亿元增长到121.91亿元,年均增长13.14亿元: the question where no whole number of years parts the difference so."""
    old, new = pair.old, pair.new
    if not all(map(is_plain, (old, new, change))) or not change.value or change.value <= 0:
        return None
    span = span_of(new) - span_of(old)
    span = -span if (new.value or 0) < (old.value or 0) else span
    stated = span_of(change)
    if span.low is None or span.high is None or span.low <= 0 or stated.low is None or stated.low <= 0:
        return None
    whole = abs(Fraction(new.value or 0) - Fraction(old.value or 0))
    if any(stated.meets(span.scaled(Fraction(1, count))) for count in range(1, _MOST_YEARS)):
        return None
    count = max(1, round(whole / Fraction(change.value)))
    return told_amiss(
        "average_growth",
        "unclear",
        places=(passage.place(change), passage.place(old), passage.place(new)),
        figure=change,
        value=whole / count,
        room=Fraction(change.resolution) / 2,
        basis=Why(
            zh=f"按{count}年间由{old.text}到{new.text}计算的年均变化",
            en=f"the yearly change from {old.text} to {new.text} over {count} years",
        ),
        reason=Why(zh="没有一个整年数合得上", en="no whole number of years fits"),
    )


def _average_step(passage: Passage, pair: FromTo, change: Figure, count: int, loose: Why | None) -> Iterator[Finding]:
    """年均提高1.5个百分点, 平均每年增加2053亿元: the whole difference over the years between."""
    old, new = pair.old, pair.new
    if not 1 <= count <= 40 or old.value is None or new.value is None:
        return
    span = span_of(new) - span_of(old)
    span = (-span if new.value < old.value else span).scaled(Fraction(1, count))
    exact = abs(Fraction(new.value) - Fraction(old.value)) / count
    open_to = QUALIFIED if not all(map(is_plain, (old, new, change))) else None if swap_to(change, exact) else loose
    yield compare(
        Comparison(
            rule="average_growth",
            stated=change,
            stated_span=span_of(change),
            computed=exact,
            computed_span=span,
            basis=Why(
                zh=f"按{count}年间由{old.text}到{new.text}计算的年均变化",
                en=f"the yearly change from {old.text} to {new.text} over {count} years",
            ),
            open_to=open_to,
        ),
        passage,
        (old, new),
    )
