"""What this year's list and last year's say, against the changes said respectively (受理97件134人,去年同期197件375人)."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import Why, decimal_text, half_unit, is_plain, span_of, worded
from taizhang.checking.passages import COUNT, MONEY, PERCENT, POINTS, Passage
from taizhang.checking.ratios.shares import fits_share, share_finding
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_LAST = lazy("(?:去年|上年)(?:同期|同月|全年|为|是)")
_CHANGED = lazy("同比|分别|(?:比|较)(?:去|上)年")
_JOINED = lazy(
    "[、和及与，,]{0,2}(?:(?:人数|件数|起数|户数|金额)?(?:分别)?(?:同比)?(?:上升|增长|增加|提高|下降|减少|降低)了?)?"
)
_DOWN, _UP = lazy("下降|减少|降低"), lazy("上升|增长|增加|提高")
_REAL = lazy("可比|不变价|同口径|实际")
_MOST = 4


def check_paired(passage: Passage) -> Iterator[Finding]:
    """受理532件768人,去年同期为787件1279人,件数和人数同比分别下降32.4%、39.95%: each change is of its own pair."""
    for first in range(1, len(passage.figures)):
        if not _LAST.search(passage.gaps[first]) or _CHANGED.search(passage.gaps[first]):
            continue
        changed = next(
            (
                k
                for k in range(first + 1, min(first + 2 * _MOST, len(passage.figures)))
                if _CHANGED.search(passage.gaps[k])
            ),
            None,
        )
        if changed is None:
            continue
        before = list(passage.figures[first:changed])
        now = list(passage.figures[max(0, first - len(before)) : first])
        if len(now) != len(before) or any(a.unit != b.unit for a, b in zip(now, before, strict=True)):
            continue
        told = _changes(passage, changed)
        if not 1 <= len(told) <= len(before) or _REAL.search(passage.masked):
            continue
        sure = len(told) == len(before)
        for old, new, (change, falls) in zip(before, now, told, strict=False):
            yield from _compared(passage, old, new, change, falls=falls, sure=sure)


_RATES = lazy("率(?:[^，,；;。]{0,14}率[^，,；;。]{0,6})?(?:分别|依次)(?:为|是|达到?)?了?$")


def check_respective_rates(passage: Passage) -> Iterator[Finding]:
    """收回527份,满意526份、519份,满意率分别达到99.8%和98.5%: where one count gives its rate, the other does too."""
    for first in range(3, len(passage.figures)):
        if passage.kind(first) != PERCENT or _RATES.search(passage.gaps[first]) is None:
            continue
        last = first
        while last + 1 < len(passage.figures) and re.fullmatch("[、和及,，]", passage.gaps[last + 1]):
            last += 1
        rates = passage.figures[first : last + 1]
        counts = [k for k in range(first) if passage.kind(k) == COUNT]
        parts = [passage.figures[k] for k in counts[-len(rates) :]]
        wholes = [passage.figures[k] for k in counts[: -len(rates)]]
        if len(parts) < len(rates) or len({f.unit for f in parts}) > 1 or not all(map(is_plain, (*rates, *parts))):
            continue
        for whole in reversed(wholes):
            fits = [fits_share(rate, part, whole) for part, rate in zip(parts, rates, strict=True)]
            if not any(fits):
                continue
            for part, rate, fit in zip(parts, rates, fits, strict=True):
                found = None if fit else share_finding(passage, "rate", rate, part, whole, None)
                if found is not None:
                    yield found
            break


def _changes(passage: Passage, first: int) -> list[tuple[Figure, bool]]:
    """Return the changes from one on, each with whether it is a fall; a verb holds until the next."""
    told: list[tuple[Figure, bool]] = []
    falls: bool | None = None
    for number in range(first, len(passage.figures)):
        words = passage.gaps[number]
        if number > first and (_JOINED.fullmatch(words) is None or len(told) >= _MOST):
            break
        if passage.kind(number) not in (PERCENT, POINTS):
            break
        falls = True if _DOWN.search(words) else False if _UP.search(words) else falls
        if falls is None:
            return []
        told.append((passage.figures[number], falls))
    return told


def _compared(
    passage: Passage, old: Figure, new: Figure, change: Figure, *, falls: bool, sure: bool
) -> Iterator[Finding]:
    if not all(map(is_plain, (old, new, change))) or old.value is None or new.value is None or change.value is None:
        return
    sign = -1 if falls else 1
    if change.unit == "百分点" and old.unit == "%":
        computed = (Fraction(new.value) - Fraction(old.value)) * sign
        span = (span_of(new) - span_of(old)).scaled(sign)
    elif change.unit == "%" and old.unit != "%" and old.value > 0:
        ratio = span_of(new).over(span_of(old))
        if ratio is None:
            return
        computed = (Fraction(new.value) / Fraction(old.value) - 1) * 100 * sign
        span = (ratio + Interval(low=-1, high=-1)).scaled(100 * sign)
    else:
        return
    value, half = abs(Fraction(change.value)), half_unit(change)
    away = Interval(low=value - half, high=value + half).gap(span)
    money = any(passage.kind(k) == MONEY for k, f in enumerate(passage.figures) if f in (old, new))
    counted = not money and all(f.unit == "%" or passage.kind(passage.figures.index(f)) == COUNT for f in (old, new))
    unit = "个百分点" if change.unit == "百分点" else "%"
    yield worded(
        "growth",
        "consistent" if away == 0 else "rounding" if away <= half else "contradicts" if sure and counted else "unclear",
        places=(passage.place(change), passage.place(new), passage.place(old)),
        stated=("下降" if falls else "上升") + change.text,
        computed=("下降" if (computed > 0) == falls else "上升") + decimal_text(abs(computed), 2) + unit,
        difference=decimal_text(away, 2) + unit,
        tolerance=decimal_text(half, 3) + unit,
        basis=Why(zh=f"按由{old.text}到{new.text}", en=f"the change from {old.text} to {new.text}"),
        reason=Why(zh="各项未必与前面所列的数一一对应", en="each change need not be of the pair in its place"),
    )
