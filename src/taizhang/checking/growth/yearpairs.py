"""Levels told year by year, and a sentence on what came between two of the years (2019年比2018年增加357万件)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Comparison, Why, compare, is_plain, span_of
from taizhang.checking.passages import ANY, COUNT, ITEM_MARK, MONEY, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import stray_to
from taizhang.checking.words import WORDS, holds
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_YEAR = "(?:19|20)[0-9]{2}"
_PAIR = lazy(
    f"(?P<a>{_YEAR})年(?:度|底|末)?(?:相[比较]|同?比|较)于?(?P<b>{_YEAR})年(?:度|底|末)?[^，。；{ANY[1:-1]}]{{0,6}}?"
    f"(?P<way>增长|增加|上升|提高|多|减少|下降|降低|少)了?(?P<x>[{MONEY}{COUNT}{PERCENT}])"
)
_TOLD = lazy(f"(?P<year>{_YEAR})年(?:度|底|末)?(?![^，。；]*[比较增减])")
_FALLS = ("减少", "下降", "降低", "少")
_BACK = 3
_UNSURE = Why(zh="所比的未必就是前文逐年列出的数", en="it need not be the levels listed before that are compared")
_Level = tuple[Passage, Figure]


def check_year_pairs(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """2018年2803.5万件、2019年3160.5万件…。2019年相比2018年增长了357万件: the later level less the earlier one."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for match in _PAIR.finditer(passage.masked) if "年" in passage.masked else ():
                change = passage.figure(match.start("x"))
                levels = _levels(passages[max(0, at - _BACK) : at + 1], change, match["a"], match["b"])
                if levels is not None and change.value is not None:
                    yield from _judged(passage, change, *levels, falls=match["way"] in _FALLS)


def _levels(near: Sequence[Passage], change: Figure, later: str, earlier: str) -> tuple[_Level, _Level] | None:
    """Return the levels of two years, where the sentences before tell just one of each, in one unit."""
    told: dict[str | None, dict[str, list[_Level]]] = {}
    for home in near:
        for number, figure in enumerate(home.figures):
            if home.kind(number) not in (MONEY, COUNT) or figure.measure != "level" or figure.start >= change.start:
                continue
            year = _TOLD.search(ITEM_MARK.split(home.gaps[number])[-1])
            if year is not None and figure.value:
                told.setdefault(figure.unit, {}).setdefault(year["year"], []).append((home, figure))
    units = [change.unit] if change.unit != "%" else [*told]
    both = [
        (told[unit][later][0], told[unit][earlier][0])
        for unit in units
        if unit in told and len(told[unit].get(later, ())) == len(told[unit].get(earlier, ())) == 1
    ]
    return both[0] if len(both) == 1 else None


def _judged(passage: Passage, change: Figure, later: _Level, earlier: _Level, *, falls: bool) -> Iterator[Finding]:
    (home, new), (place, old) = later, earlier
    relative = change.unit == "%"
    if relative and holds(new.indicator + old.indicator, WORDS.restated):
        return
    apart = span_of(new) - span_of(old)
    moved = Fraction(new.value or 0) - Fraction(old.value or 0)
    if relative:
        ratio = span_of(new).over(span_of(old))
        if ratio is None:
            return
        apart = (ratio - Interval(low=1, high=1)).scaled(Fraction(100))
        moved = moved / Fraction(old.value or 1) * 100
    if falls:
        apart, moved = -apart, -moved
    plain = all(map(is_plain, (change, new, old)))
    yield compare(
        Comparison(
            rule="growth",
            stated=change,
            stated_span=span_of(change),
            computed=moved,
            computed_span=apart,
            basis=Why(zh=f"按{old.text}到{new.text}计算的变化", en=f"the change from {old.text} to {new.text}"),
            open_to=None if plain and stray_to(change, abs(moved)) else _UNSURE,
            additive=not relative,
        ),
        passage,
        (),
        (home.place(new), place.place(old)),
    )
