"""What was passed and what was reached (突破500亿元,达到499.41亿元), and two names of places with how many they are."""

from collections.abc import Iterator, Sequence, Set
from fractions import Fraction

from taizhang.checking.judging import Why, names_counted, told_amiss
from taizhang.checking.passages import Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy

_PASSED = lazy("(?:突破|超过|跨过|跨越|迈上|站上|首超|首破|跨上|超|逾)了?$")
_REACHED = lazy("^(?:新?(?:大关|关口|台阶|门槛))?[，、]?(?:实际|预计)?(?:达到?|为|实现|完成)了?$")
_ENOUGH = Fraction(1, 100)
_BASIS = Why(zh="所突破的数", en="what is said to have been passed,")
_TWO_PLACES = lazy(
    "(?<![、和与及])(?:^|[，。；：（]|[的在和为是括]|推进|支持|指导|组织)(?P<a>[\u4e00-\u9fff]{2,3})、(?P<b>[\u4e00-\u9fff]{2,3})$"
)
_PLACES = ("省", "市", "县", "区", "镇", "乡", "村", "州", "旗")
_NEAR_TWO = (1, 3)
_NAMES = Why(zh="列出的名称", en="the names listed")
_UNSURE = Why(zh="名称的起止可能另有分法", en="the list may begin elsewhere")


def check_open_bounds(readings: Sequence[Sequence[Passage]], held: Set[tuple[str, int]]) -> Iterator[Finding]:
    """Hold what was reached against what it is said to have passed, and two places against their number."""
    for passages in readings:
        for passage in passages:
            for number, figure in enumerate(passage.figures):
                if (passage.reading.source, figure.start) in held or figure.value is None:
                    continue
                if number:
                    yield from _reached(passage, number)
                if figure.unit in _PLACES and figure.text[:1] in "13一三":
                    yield from _two(passage, number)


def _reached(passage: Passage, number: int) -> Iterator[Finding]:
    bound, own = passage.figures[number - 1 : number + 1]
    if not _REACHED.match(passage.gaps[number]) or not bound.value or bound.unit not in (own.unit, None):
        return
    passed = _PASSED.search(passage.gaps[number - 1]) or bound.text.startswith(("超", "突破", "逾"))
    least, told = Fraction(bound.value), Fraction(own.value or 0)
    if passed and own.qualifier in ("=", "≈", ">", ">=") and least * _ENOUGH <= told < least:
        yield told_amiss(
            "same_indicator",
            "contradicts",
            places=(passage.place(own), passage.place(bound)),
            figure=own,
            value=least,
            basis=_BASIS,
        )


def _two(passage: Passage, number: int) -> Iterator[Finding]:
    figure = passage.figures[number]
    told = _TWO_PLACES.search(passage.gaps[number])
    if told is not None and figure.value in _NEAR_TWO and figure.measure == "level" and figure.qualifier == "=":
        yield names_counted(
            passage.place(figure), int(figure.value), 2, "unclear", _NAMES, counter=figure.unit or "", reason=_UNSURE
        )
