"""Amounts of money told in two currencies (人均生产总值98094元,折合14220美元), against the rate told or that of the year."""

from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, place_at, span_of, told_amiss
from taizhang.checking.passages import MONEY, NAMED, PERCENT, WORD, Passage
from taizhang.checking.records import Finding, Place
from taizhang.checking.words import WORDS
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_TOLD = lazy("汇率(?:约?为|是|按)?[:：]?(?P<rate>[0-9]{1,2}\\.[0-9]{1,4})")
_PAIR = lazy(
    f"(?P<own>{MONEY})(?:[，,]{WORD}{{0,12}}{PERCENT})?"
    f"(?P<gap>{NAMED}{{0,48}}?(?:折|合|相当于){WORD}{{0,8}}?)(?P<dollars>{MONEY})"
)
_MEAN = lazy("平均汇率")
_MEAN_ROOM, _LOOSE_ROOM = Fraction(1, 200), Fraction(1, 20)
"""How far the rate used may lie off the year's average: by what is rounded, or if it is that of another day."""
_WIDEST = (Fraction(58, 10), Fraction(84, 10))
"""Between which the dollar has stood since 1994."""
_FIRST_YEAR = 1995
_OPEN = Why(zh="所用汇率可能不是当年平均汇率", en="another rate than the average of the year may have been used")


def check_dollars(passage: Passage) -> Iterator[Finding]:
    """141647元,按平均汇率6.8985折算,约合20533美元: the one over the rate is the other."""
    if "美元" not in passage.text:
        return
    for match in _PAIR.finditer(passage.masked):
        own, dollars = passage.figure(match.start("own")), passage.figure(match.start("dollars"))
        if own.unit != "元" or dollars.unit != "美元" or not own.value or not dollars.value:
            continue
        if min(own.value, dollars.value) <= 0 or not is_plain(own) or own.measure != "level":
            continue
        between = passage.reading.text[own.end : dollars.start]
        told = _TOLD.search(passage.reading.text, own.end, dollars.end + _AFTER)
        ratio = span_of(own).over(span_of(dollars)) if is_plain(dollars) else None
        if ratio is None or ratio.low is None or ratio.high is None:
            continue
        if told is not None:
            rate = Fraction(told["rate"])
            half = Fraction(1, 2 * 10 ** len(told["rate"].partition(".")[2]))
            low, high = rate - half, rate + half
            said = Why(zh=f"按汇率{told['rate']}折算", en=f"at the rate of {told['rate']}")
        else:
            year = own.period or dollars.period
            mean = WORDS.exchange.get(year) if year is not None else None
            if mean is None:
                if year is not None and year < _FIRST_YEAR:
                    continue
                (low, high), rate = _WIDEST, Fraction(7)
            else:
                room = _MEAN_ROOM if _MEAN.search(between) else _LOOSE_ROOM
                rate, low, high = mean, mean * (1 - room), mean * (1 + room)
            said = Why(
                zh=f"按{year or '历年'}年平均汇率{float(rate):g}折算", en=f"at the average rate of {float(rate):g}"
            )
        if ratio.low <= high and low <= ratio.high:
            continue
        places = [passage.place(dollars), passage.place(own)]
        if told is not None:
            places.append(place_at(passage.reading, *told.span("rate")))
        yield _asked(tuple(places), dollars, Fraction(own.value) / rate, said, sure=told is not None)


_AFTER = 30


def _asked(places: tuple[Place, ...], dollars: Figure, value: Fraction, said: Why, *, sure: bool) -> Finding:
    return told_amiss(
        "scale",
        "contradicts" if sure else "unclear",
        places=places,
        figure=dollars,
        value=value,
        room=half_unit(dollars),
        basis=said,
        reason=None if sure else _OPEN,
    )
