"""Growth less prices against growth at current prices, which it lies below wherever prices are said to have risen."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, told_amiss
from taizhang.checking.passages import PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_REAL = lazy(
    "(?:剔除|扣除|去除)[^，,；;。、]{0,6}(?:价格|物价)(?P<up>上涨|上升)?[^，,；;。、]{0,8}[，,]?实际(?:增长|增幅为?)了?$"
)
_NOMINAL = lazy("(?<!实际)(?:增长|提高|上升|增幅为?)了?$")
_BRIDGE = lazy("[。，,；;（、\\s]*")
_FALLEN = 2
"""Percentage points by which the prices that people pay hardly ever fell within a year."""
_BELOW = Why(
    zh="价格上涨时，实际增幅应低于名义增幅，名义增幅", en="with prices up, real growth lies below nominal growth, which"
)
_SELDOM = Why(zh="实际增幅一般低于名义增幅，名义增幅", en="real growth is mostly below nominal growth, which")
_RISING = Why(zh="文中说价格上涨", en="the text says that prices rose")
_FELL = Why(zh="价格很少下降这么多", en="prices seldom fall by so much")


def check_reals(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """增长15.2%。剔除价格上涨因素影响,实际增长17.2%: more than without the prices taken off, which rose."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if "实际" not in passage.masked or PERCENT not in passage.masked:
                continue
            for number, real in enumerate(passage.figures):
                told = _REAL.search(passage.gaps[number]) if passage.kind(number) == PERCENT else None
                if told is None:
                    continue
                nominal = _before(passages, at, number, passage.gaps[number][: told.start()])
                if nominal is not None and is_plain(real):
                    yield from _judged(passage, real, *nominal, rising=told["up"] is not None)


def _before(passages: Sequence[Passage], at: int, number: int, lead: str) -> tuple[Passage, Figure] | None:
    """Return the growth told right before one less prices, in its sentence or at the end of the one before."""
    home, last = (passages[at], number - 1) if number else (passages[at - 1], -1)
    if (not number and not at) or _BRIDGE.fullmatch(lead) is None:
        return None
    text = home.reading.text
    if not number and ("\n" in text[home.end : passages[at].start] or home.gaps[-1].strip("） ")):
        return None
    last %= len(home.figures)
    figure = home.figures[last]
    told = home.kind(last) == PERCENT and _NOMINAL.search(home.gaps[last]) is not None
    return (home, figure) if told and is_plain(figure) and figure.measure == "growth" else None


def _judged(passage: Passage, real: Figure, home: Passage, nominal: Figure, *, rising: bool) -> Iterator[Finding]:
    if real.value is None or nominal.value is None or nominal.value <= 0:
        return
    room = half_unit(real) + half_unit(nominal)
    if real.value - nominal.value <= (room if rising else _FALLEN):
        return
    yield told_amiss(
        "growth",
        "unclear",
        places=(passage.place(real), home.place(nominal)),
        figure=real,
        value=Fraction(nominal.value),
        room=room,
        basis=_BELOW if rising else _SELDOM,
        reason=_RISING if rising else _FELL,
    )
