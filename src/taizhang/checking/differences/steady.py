"""Bounds that something is said to have kept for years on end (562.3亿斤,连续四年稳定在560亿斤以上), against what it is."""

from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, told_amiss
from taizhang.checking.passages import COUNT, MONEY, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_KEPT = lazy(
    "连续(?:[0-9]{1,2}|[一二三四五六七八九十两多]{1,3})(?:年|个?季度|个?月|届|期)[^，；。0-9]{0,6}?"
    "(?P<way>稳定|保持|稳居|站稳|稳|维持|突破|超过|高于|达到?|控制|低于|位居|处于)[^，；。]{0,4}$"
)
_ABOVE = lazy("^(?:以上|之上|台阶|大关|关口|及以上)")
_BELOW = lazy("^(?:以下|以内|之内|之下|以里)")
_PASSED = ("突破", "超过", "高于")
_REACHED = lazy("^[^，；。]{0,6}[，；](?:今年|去年|上年|[12][0-9]{3}年|其中)?[^，；。0-9]{0,6}?(?:达到?|为|实现)了?$")
_OTHER = lazy("其中|人均")
_BASIS = Why(zh="连续保持的界限", en="the bound said to have been kept")
_NEAR = 4


def check_steady(passage: Passage) -> Iterator[Finding]:
    """Hold what is told right before or after a bound that was kept on end against the bound."""
    if "连续" not in passage.masked:
        return
    for number, bound in enumerate(passage.figures):
        told = _KEPT.search(passage.gaps[number]) if bound.value is not None else None
        if told is None or passage.kind(number) not in (COUNT, MONEY, PERCENT):
            continue
        after = passage.gaps[number + 1]
        if told["way"] in _PASSED or _ABOVE.match(after):
            sign = 1
        elif told["way"] == "低于" or _BELOW.match(after):
            sign = -1
        else:
            continue
        own = _before(passage, number) or _after(passage, number)
        if own is None or not is_plain(own):
            continue
        short = (abs(Fraction(bound.value or 0)) - abs(Fraction(own.value or 0))) * sign
        if short > half_unit(own):
            yield told_amiss(
                "same_indicator",
                "contradicts",
                places=(passage.place(own), passage.place(bound)),
                figure=own,
                value=abs(Fraction(bound.value or 0)),
                basis=_BASIS,
            )


def _alike(one: Figure, other: Figure) -> bool:
    return one.unit == other.unit and one.role == "value" and one.value is not None and other.value is not None


def _before(passage: Passage, number: int) -> Figure | None:
    """Return the level told last before a bound, with nothing but how it changed between."""
    bound = passage.figures[number]
    for at in range(number - 1, max(-1, number - _NEAR), -1):
        figure = passage.figures[at]
        if _OTHER.search(passage.gaps[at + 1]) and figure.measure == "level":
            return None
        if any(mark in passage.gaps[at + 1] for mark in "。；"):
            return None
        if figure.measure == bound.measure or (figure.measure == "growth" and passage.kind(number) == PERCENT):
            return figure if _alike(figure, bound) and _one(figure, bound) else None
        if figure.measure not in ("growth", "change"):
            return None
    return None


def _one(figure: Figure, bound: Figure) -> bool:
    """Whether a bound is of what was told before it, as far as the reader says."""
    return figure.scope == bound.scope and (
        figure.indicator == bound.indicator
        or bound.indicator.startswith("连续")
        or figure.indicator.endswith(bound.indicator)
        or bound.indicator.endswith(figure.indicator)
    )


def _after(passage: Passage, number: int) -> Figure | None:
    """Return the level told right after a bound."""
    if number + 1 >= len(passage.figures) or not _REACHED.match(passage.gaps[number + 1]):
        return None
    figure, bound = passage.figures[number + 1], passage.figures[number]
    return figure if _alike(figure, bound) and figure.measure == bound.measure and _one(figure, bound) else None
