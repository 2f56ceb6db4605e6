"""A change told by its noun after what there is and what there was (成交206套;上周成交187套;成交套数上升10.16%)."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import Why, decimal_text, half_unit, is_exact, is_plain, span_of, worded
from taizhang.checking.passages import ANY_MARK, COUNT, MONEY, PERCENT, Passage
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.slips import stray_to
from taizhang.checking.words import WORDS, holds
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_LAST = lazy("(?<![比较])(?:上[周月年]|上季度?|上一[周月年季]|去年|前年|[^占]同期|前一[周月年日天])")
_OVER = lazy("同比|环比|(?:比|较|与)[^，,]{0,8}|分别|相比|[了约]")
_VERB = lazy("(?:负?增长|上升|上涨|增加|下降|下跌|减少|降低|回落)了?(?:约|达)?$")
_REAL = lazy("可比|不变价|同口径|实际|平均")
_NOUN = 2
_OPEN = Why(zh="所比的上期数未必是这一个", en="what it is compared with need not be this number")


def check_over_last(passage: Passage) -> Iterator[Finding]:
    """Hold a growth against two levels of its noun in the sentence, of which one is of the time before."""
    levels = [
        (k, f, ANY_MARK.split(passage.gaps[k])[-1])
        for k, f in enumerate(passage.figures)
        if passage.kind(k) in (COUNT, MONEY) and f.measure == "level" and f.value and is_plain(f)
    ]
    before = [(k, f) for k, f, words in levels if _LAST.search(words) and not re.search("[比较]", words)]
    if not before or _REAL.search(passage.masked):
        return
    for number, growth in enumerate(passage.figures):
        label = ANY_MARK.split(passage.gaps[number])[-1]
        verb = _VERB.search(label)
        if passage.kind(number) != PERCENT or growth.measure != "growth" or verb is None or not is_plain(growth):
            continue
        noun = _OVER.sub("", label[: verb.start()])
        pairs = []
        for k, old in before:
            now = [(n, f, w) for n, f, w in levels if n < k and f.unit == old.unit and not _LAST.search(w)]
            only = not noun and number == k + 1 and len([f for _, f, _ in levels if f.unit == old.unit]) == _NOUN
            only = only and bool(now) and _told_alike(now[-1][2], ANY_MARK.split(passage.gaps[k])[-1])
            if k < number and now and (only or _of(noun, now[-1][1], now[-1][2])):
                pairs.append((now[-1][1], old))
        yield from _judged(passage, growth, pairs, alone=bool(noun))


def _told_alike(now: str, before: str) -> bool:
    """Whether the words before two levels end alike (受理投诉860件,上季度受理投诉920件)."""
    return len(now) >= _NOUN and before.endswith(now[-_NOUN:])


def _of(noun: str, now: Figure, words: str) -> bool:
    """Whether a noun names what a level counts (成交套数 of 成交206套)."""
    if not noun:
        return False
    counted = (now.unit or "-") + "数"
    name = noun.rstrip("数量额")
    return noun.endswith(counted) or (len(noun) > _NOUN <= len(name) and name[-_NOUN:] in words + now.indicator)


def _judged(passage: Passage, growth: Figure, pairs: list[tuple[Figure, Figure]], *, alone: bool) -> Iterator[Finding]:
    stated = Interval(low=Fraction(growth.value or 0), high=Fraction(growth.value or 0))
    half = half_unit(growth)
    stated = stated + Interval(low=-half * 2, high=half * 2)
    off: list[tuple[Figure, Figure, Fraction]] = []
    for now, old in pairs:
        ratio = span_of(now).over(span_of(old))
        if ratio is None:
            return
        if (ratio + Interval(low=-1, high=-1)).scaled(100).meets(stated):
            return
        off.append((now, old, (Fraction(now.value or 0) / Fraction(old.value or 1) - 1) * 100))
    slipped = [o for o in off if stray_to(growth, o[2])]
    if not off or (len(off) > 1 and not slipped):
        return
    now, old, exact = (slipped or off)[-1]
    counted = is_exact(now) and is_exact(old) and not holds(now.indicator + growth.indicator, WORDS.restated)
    verdict: Verdict = "contradicts" if counted and slipped and alone and len(off) == 1 else "unclear"
    yield worded(
        "growth",
        verdict,
        places=(passage.place(growth), passage.place(now), passage.place(old)),
        stated=growth.text,
        computed=decimal_text(exact, 2) + "%",
        difference=decimal_text(abs(exact - Fraction(growth.value or 0)), 2) + "%",
        tolerance=decimal_text(half * 2, 4) + "%",
        basis=Why(zh=f"按{now.text}比{old.text}计算的增幅", en=f"the growth from {old.text} to {now.text}"),
        reason=_OPEN,
    )
