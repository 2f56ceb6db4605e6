"""What is given now and what was given before make all of it (下拨63.56亿元。加上此前已下拨的157.96亿元,累计下拨221.52亿元)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, sum_told
from taizhang.checking.passages import COUNT, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_PLUS, _HIGHER = "加上", "加上级"
_ALL = lazy("累计|合计|共计|总计|共|总[额量数]|达到?$")
_TOLD = ("=", "≈")
_OPEN = Why(
    zh="两次之和应为累计数，除非另有未列出的部分", en="the two make all of it, unless there is more that is not told"
)


def check_topped_up(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Ask of a running total that is not what is told to be added up right before it."""
    for passages in readings:
        for at, passage in enumerate(passages):
            begin = passage.masked.find(_PLUS)
            if begin < 0 or passage.masked.startswith(_HIGHER, begin):
                continue
            number = next((n for n, mark in enumerate(passage.marks) if mark > begin), len(passage.marks))
            if number + 1 < len(passage.marks) and _ALL.search(passage.label(number + 1)) is not None:
                yield from _judged(passages, at, number)


def _judged(passages: Sequence[Passage], at: int, number: int) -> Iterator[Finding]:
    home = passages[at]
    added, whole = home.figures[number], home.figures[number + 1]
    first = [(home, f) for n, f in enumerate(home.figures[:number]) if _amount(home, n, added)][-1:]
    if not first and at and "\n" not in home.reading.text[passages[at - 1].end : home.start]:
        before = passages[at - 1]
        first = [(before, f) for n, f in enumerate(before.figures) if _amount(before, n, added)]
    if len(first) != 1 or not _amount(home, number, added) or not _amount(home, number + 1, added):
        return
    parts = [*first, (home, added)]
    room = sum((half_unit(f) for _, f in (*parts, (home, whole))), Fraction(0))
    made = sum((Fraction(f.value or 0) for _, f in parts), Fraction(0))
    if abs(made - Fraction(whole.value or 0)) > room:
        yield sum_told(home, whole, parts, "unclear", room=room, reason=_OPEN)


def _amount(passage: Passage, number: int, like: Figure) -> bool:
    """Whether a figure is an amount of the unit of another."""
    figure = passage.figures[number]
    plain = figure.measure == "level" and bool(figure.value) and figure.qualifier in _TOLD
    return plain and figure.unit == like.unit and passage.kind(number) in (MONEY, COUNT)
