"""From what, by how much and to what something went, in one breath (由20.5%提升0.6个百分点至21.1%)."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from taizhang.checking.judging import QUALIFIED, Comparison, Why, compare, is_plain, span_of, told_amiss
from taizhang.checking.passages import AMOUNT, ANY, COUNT, MONEY, PERCENT, POINTS, WORD, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy

_RISES = "提升|提高|增加|上升|扩大|延长"
_FALLS = "下降|降低|减少|压减|缩短|压缩|回落|缩小"
_THROUGH = lazy(
    f"[由从]{WORD}{{0,12}}(?P<a>[{MONEY}{COUNT}{PERCENT}])的?(?P<verb>{_RISES}|{_FALLS})了?(?P<step>{ANY})"
    f"(?:而)?(?:增|升|提高|提升|上升|降|减|下降|降低)?(?:至|到|达到?)(?:了)?{WORD}{{0,8}}?(?P<b>[{MONEY}{COUNT}{PERCENT}])"
)
_IN_ONE = lazy(f"[由从]{WORD}{{0,12}}(?P<a>{AMOUNT})的?(?P<verb>{_RISES}|{_FALLS})了?(?P<both>{AMOUNT})")
_LAST_DIGITS = 2
_TO = lazy("[0-9万亿千百.]+(?P<unit>[一-龥]{1,6}?)[至到][0-9.]+[万亿千百]*(?P=unit)")


def check_throughs(passage: Passage) -> Iterator[Finding]:
    """由82.4岁提升1.5岁至83.9岁: the first and the step make the last."""
    if "由" not in passage.masked and "从" not in passage.masked:
        return
    for match in _THROUGH.finditer(passage.masked):
        old, step, new = (passage.figure(match.start(name)) for name in ("a", "step", "b"))
        points = passage.kind(passage.number(match.start("step"))) == POINTS
        if points != (match["a"] == PERCENT) or match["a"] != match["b"]:
            continue
        if old.unit != new.unit or (not points and step.unit != old.unit):
            continue
        if None in (old.value, new.value, step.value):
            continue
        by, risen = abs(Fraction(step.value or 0)), match["verb"] in _RISES.split("|")
        span = span_of(step) if (step.value or 0) >= 0 else -span_of(step)
        yield compare(
            Comparison(
                rule="difference",
                stated=new,
                stated_span=span_of(new),
                computed=Fraction(old.value or 0) + (by if risen else -by),
                computed_span=span_of(old) + span if risen else span_of(old) - span,
                basis=Why(zh=f"{old.text}{match['verb']}{step.text}", en=f"{old.text} changed by {step.text}"),
                open_to=None if all(map(is_plain, (old, step, new))) else QUALIFIED,
            ),
            passage,
            (old, step),
        )
    yield from _in_one(passage)


def _in_one(passage: Passage) -> Iterator[Finding]:
    """由82.4岁提升1.5岁至83.9岁, where the step and the last are read as a range."""
    for match in _IN_ONE.finditer(passage.masked):
        old, both = passage.figure(match.start("a")), passage.figure(match.start("both"))
        if old.unit != both.unit or not is_plain(old) or old.value is None or _TO.fullmatch(both.text) is None:
            continue
        if both.value is None or both.value_high is None:
            continue
        by = both.value if match["verb"] in _RISES.split("|") else -both.value
        off = abs(old.value + by - both.value_high)
        if off > _LAST_DIGITS * max(old.resolution, both.resolution):
            yield told_amiss(
                "difference",
                "contradicts",
                places=(passage.place(both), passage.place(old)),
                figure=replace(both, value=both.value_high),
                value=Fraction(old.value + by),
                room=Fraction(_LAST_DIGITS * max(old.resolution, both.resolution)),
                basis=Why(zh=f"由{old.text}{match['verb']}所说的数", en=f"{old.text} changed by the step"),
            )
