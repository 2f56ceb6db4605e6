"""Amounts of several years listed (2017年至2021年…分别为…), against how the last of them changed over an earlier one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from taizhang.checking.growth.stepped import COMPARABLE
from taizhang.checking.judging import Comparison, Why, compare, is_plain, span_of
from taizhang.checking.passages import AMOUNT, ANY, LINK, MONEY, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_JOIN = "[^，,。；;]{0,3}[、和及，,][^，,。；;]{0,3}"
_YEARS = lazy("(?P<first>(?:19|20)[0-9]{2})年?[至到—–~～-]{1,2}(?P<last>(?:19|20)[0-9]{2})年[，,]?")
_LISTED = lazy(f"(?P<name>[^。；;，,{ANY[1:-1]}]{{2,40}})分别(?:为|是|达到?|有|完成|实现)?(?P<first>{AMOUNT})")
_CHANGED = lazy(
    f"(?P<year>(?:19|20)[0-9]{{2}})年[^。；;{ANY[1:-1]}]{{0,40}}?[较比](?P<base>(?:19|20)[0-9]{{2}})年(?:分别)?(?:累计)?"
    f"(?P<verb>上升|增长|增加|提高|下降|减少|降低)了?{LINK}(?P<p>{PERCENT})"
)
_DOWN = ("下降", "减少", "降低")
_REACH = 2


@dataclass(frozen=True, slots=True)
class _List:
    passage: Passage
    first: int
    """The year of its first amount."""
    figures: tuple[Figure, ...]


def check_listed_years(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """2017年至2021年受理人数分别为42413人、…、55379人。2021年较2017年上升30.6%: the change is that between the two."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if "分别" not in passage.masked:
                continue
            lists = list(_lists(passage))
            for later in passages[at : at + 1 + _REACH] if lists else ():
                for match in _CHANGED.finditer(later.masked):
                    if later is passage and match.start() < passage.marks[0]:
                        continue
                    yield from _judged(lists, later, match)


def _lists(passage: Passage) -> Iterator[_List]:
    """Yield the lists of amounts that hold one for each year of a stretch."""
    for stretch in _YEARS.finditer(passage.masked):
        first, last = int(stretch["first"]), int(stretch["last"])
        count = last - first + 1
        if not 2 <= count <= 20:
            continue
        for match in _LISTED.finditer(passage.masked, stretch.end()):
            number = passage.number(match.start("first"))
            figures = passage.figures[number : number + count]
            joined = all(re.fullmatch(_JOIN, gap) for gap in passage.gaps[number + 1 : number + count])
            alike = len({f.unit for f in figures}) == 1 and all(map(is_plain, figures))
            if len(figures) == count and joined and alike and all(f.value for f in figures):
                yield _List(passage, first, figures)


def _judged(lists: Sequence[_List], passage: Passage, match: re.Match[str]) -> Iterator[Finding]:
    number, year, base = passage.number(match.start("p")), int(match["year"]), int(match["base"])
    rates = [passage.figures[number]]
    while (
        number + len(rates) < len(passage.figures)
        and passage.kind(number + len(rates)) == PERCENT
        and re.fullmatch("[、和及]", passage.gaps[number + len(rates)])
    ):
        rates.append(passage.figures[number + len(rates)])
    if len(rates) != len(lists):
        return
    for told, rate in zip(lists, rates, strict=True):
        held = dict(enumerate(told.figures, start=told.first))
        if year not in held or base not in held or not is_plain(rate):
            continue
        after, before = held[year], held[base]
        sign = -1 if match["verb"] in _DOWN else 1
        ratio = span_of(after).over(span_of(before))
        if ratio is None:
            continue
        exact = (Fraction(after.value or 0) / Fraction(before.value or 1) - 1) * 100 * sign
        money = told.passage.kind(told.passage.figures.index(after)) == MONEY
        yield compare(
            Comparison(
                rule="growth",
                stated=rate,
                stated_span=span_of(rate),
                computed=exact,
                computed_span=(ratio - Interval(low=1, high=1)).scaled(100 * sign),
                basis=Why(
                    zh=f"按由{before.text}到{after.text}计算的变化幅度",
                    en=f"the change from {before.text} to {after.text}",
                ),
                open_to=COMPARABLE if money else None,
            ),
            passage,
            (),
            (told.passage.place(after), told.passage.place(before)),
        )
