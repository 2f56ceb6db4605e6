"""Quantities that are tied by what they mean: 资产 is 负债 and 权益, 结余 what 收入 leaves over 支出, 资产负债率 one over another."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from taizhang.checking.judging import Comparison, Why, compare, half_unit, is_plain, span_of
from taizhang.checking.passages import COUNT, ITEM_MARK, MONEY, PERCENT, Passage
from taizhang.checking.ratios.shares import fits_share, share_finding
from taizhang.checking.records import Finding
from taizhang.checking.slips import swap_to
from taizhang.checking.words import WORDS, holds
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_BRACKET = lazy("[（(][^（）()]{0,30}[）)]")
_DONE = lazy("(?:完成|实现|达到?|为|共|发生|合计|总计)+$")
_CHANGED = lazy("[比较由从每均]|增加|减少|增长|下降|占")
_NAMES = tuple({row.name for row in (*WORDS.quotients, *WORDS.differences)})
_BACK = 3
_LOOSE = Why(zh="各数所计的范围可能不同", en="the figures may differ in scope")
_Told = tuple[Passage, Figure, str]


def check_identities(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """资产105.7万亿元;负债59.6万亿元;所有者权益46.1万亿元;资产负债率56.3%: each follows from the others."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if not holds(passage.masked, _NAMES):
                continue
            near = [t for home in passages[max(0, at - _BACK) : at + 1] for t in _named(home)]
            for number, figure in enumerate(passage.figures):
                label = _label(passage, number)
                if figure.value is None or not is_plain(figure):
                    continue
                if passage.kind(number) == PERCENT or "每百元" in label:
                    yield from _rates(passage, figure, label, near)
                elif passage.kind(number) in (MONEY, COUNT) and figure.measure == "level":
                    yield from _results(passage, figure, label, near)


def _label(passage: Passage, number: int) -> str:
    words = _DONE.sub("", _BRACKET.sub("", ITEM_MARK.split(_BRACKET.sub("", passage.gaps[number]))[-1]))
    return _DONE.sub("", words)


def _named(passage: Passage) -> Iterator[_Told]:
    for number, figure in enumerate(passage.figures):
        if passage.kind(number) in (MONEY, COUNT) and figure.measure == "level" and figure.role == "value":
            label = _label(passage, number)
            if is_plain(figure) and figure.value and not _CHANGED.search(label):
                yield passage, figure, label


def _last(near: Sequence[_Told], names: Sequence[str], before: int) -> list[_Told]:
    """Return the amounts told before a place whose words end in one of the names, the last of them first."""
    return [t for t in reversed(near) if t[1].start < before and t[2].endswith(tuple(names))]


def _rates(passage: Passage, rate: Figure, label: str, near: Sequence[_Told]) -> Iterator[Finding]:
    for row in WORDS.quotients:
        if not label.endswith(row.name) or label.removesuffix(row.name).endswith(("新增", "增量")):
            continue
        pairs = [
            (part, whole)
            for part in _last(near, row.upper, rate.start)
            for whole in _last(near, row.lower, rate.start)
            if part[1].unit == whole[1].unit and part[1].period == whole[1].period and part[1] is not whole[1]
        ]
        fitting = [(p, w) for p, w in pairs if fits_share(rate, p[1], w[1])]
        if not pairs:
            continue
        # Profits of each branch are told as well: the largest is that of all.
        close = [pair for pair in pairs if _of_clause(passage, rate, pair)]
        part, whole = (fitting or close or sorted(pairs, key=lambda pair: -(pair[0][1].value or 0)))[0]
        fits = bool(fitting)
        beside = part[0] is whole[0] is passage
        home = None if beside else part[0]
        found = share_finding(passage, "rate", rate, part[1], whole[1], None if fits or beside else _LOOSE)
        if found is not None and home is None:
            yield found
        elif found is not None:
            places = (passage.place(rate), part[0].place(part[1]), whole[0].place(whole[1]))
            yield replace(found, places=places)


def _of_clause(passage: Passage, rate: Figure, pair: tuple[_Told, _Told]) -> bool:
    """Whether two amounts stand in the very 分号-clause of a rate."""
    begin = min(one[1].start for one in pair)
    inside = all(one[0] is passage for one in pair)
    return inside and re.search("[；;]", passage.reading.text[begin : rate.start]) is None


def _results(passage: Passage, result: Figure, label: str, near: Sequence[_Told]) -> Iterator[Finding]:
    for row in WORDS.differences:
        if not label.removesuffix("决算数").endswith(row.name):
            continue
        tops, lesses = _last(near, row.upper, result.start), _last(near, row.lower, result.start)
        if not tops or not lesses:
            continue
        pairs = [(t, s) for t in tops for s in lesses if t[1] is not s[1] and _left(t[1], s[1], result)]
        # Of what 其中 tells (财政补贴收入) nothing is left over.
        top, less = pairs[0] if pairs else (_outer(tops), _outer(lesses))
        if not top[1].unit == less[1].unit == result.unit or top[1] is less[1]:
            continue
        if not top[1].period == less[1].period == result.period or not _one_owner(top[2], label, row.upper, row.name):
            continue
        assert top[1].value is not None and less[1].value is not None
        left = abs(Fraction(top[1].value) - Fraction(less[1].value))
        yield compare(
            Comparison(
                rule="difference",
                stated=result,
                stated_span=Interval(
                    low=Fraction(result.value or 0) - half_unit(result),
                    high=Fraction(result.value or 0) + half_unit(result),
                ),
                computed=left,
                computed_span=_size(span_of(top[1]) - span_of(less[1])),
                basis=Why(zh=f"按{top[1].text}减去{less[1].text}计算", en=f"{top[1].text} less {less[1].text}"),
                open_to=None if "相抵" in passage.masked or swap_to(result, left) else _LOOSE,
                additive=True,
            ),
            passage,
            (),
            (top[0].place(top[1]), less[0].place(less[1])),
        )


def _left(top: Figure, less: Figure, result: Figure) -> bool:
    """Whether a result is what one amount leaves over another, to the digits printed."""
    room = half_unit(top) + half_unit(less) + half_unit(result)
    left = abs(Fraction(top.value or 0) - Fraction(less.value or 0))
    return top.unit == less.unit == result.unit and abs(left - abs(Fraction(result.value or 0))) <= room


def _outer(told: Sequence[_Told]) -> _Told:
    """Return the last amount that no 其中 stands before, or the last."""
    outer = [t for t in told if "其中" not in t[0].masked[: t[0].marks[t[0].figures.index(t[1])]]]
    return (outer or told)[0]


def _size(span: Interval) -> Interval:
    return -span if span.high is not None and span.high < 0 else span


def _one_owner(top: str, result: str, upper: Sequence[str], name: str) -> bool:
    """Whether what both belong to is not called by two different names (居民医保基金收入, 职工医保基金结存)."""
    owner = next((top.removesuffix(n) for n in sorted(upper, key=len, reverse=True) if top.endswith(n)), top)
    mine = result.removesuffix(name)
    return not owner or not mine or owner[-2:] == mine[-2:] or owner in mine or mine in owner
