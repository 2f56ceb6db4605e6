"""The same amount in two units, one of them in brackets (112220千公顷(168330万亩))."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from taizhang.checking.judging import QUALIFIED, Comparison, Why, compare, is_plain, last_place, span_of
from taizhang.checking.passages import COUNT, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import digits_of
from taizhang.checking.words import WORDS
from taizhang.reading.patterns import lazy
from taizhang.values import Interval

_BRACKET = lazy("[（(](?:即|约合|约为|合约|约|合|折合|折)?")


def check_conversions(passage: Passage) -> Iterator[Finding]:
    """61791万吨(12358亿斤): what stands in brackets is the amount before them in another unit."""
    for number in range(1, len(passage.figures)):
        if not _BRACKET.fullmatch(passage.between(number - 1, number)):
            continue
        first, second = passage.figures[number - 1], passage.figures[number]
        yield from _same_digits(passage, number)
        if passage.kind(number) != COUNT or passage.kind(number - 1) != COUNT or not first.value or not second.value:
            continue
        factor = _factor(first.unit, second.unit)
        if factor is None or not passage.between(number, number + 1).startswith(("）", ")")):
            continue
        # 112220千公顷(168329万亩): either may have been computed from more digits than are printed.
        room = Fraction(last_place(second)) + Fraction(last_place(first)) * factor / 2
        computed = abs(Fraction(first.value)) * factor
        yield compare(
            Comparison(
                rule="scale",
                stated=second,
                stated_span=span_of(replace(second, value=abs(second.value))),
                computed=computed,
                computed_span=Interval(low=computed - room, high=computed + room),
                basis=Why(zh=f"{first.text}折算", en=f"{first.text} in that unit"),
                open_to=None if is_plain(first) and is_plain(second) else QUALIFIED,
            ),
            passage,
            (first,),
        )


def _same_digits(passage: Passage, number: int) -> Iterator[Finding]:
    """3.2亿元(3200万元): one amount of money told in 亿 and in 万, whose digits are those of the other."""
    first, second = passage.figures[number - 1], passage.figures[number]
    if passage.kind(number) != MONEY or passage.kind(number - 1) != MONEY or first.unit != second.unit:
        return
    if not passage.between(number, number + 1).startswith(("）", ")")) or not first.value or not second.value:
        return
    written = [digits_of(f).rstrip("0") for f in (first, second)]
    # 每户1万元(10万元): of one digit, either may be meant.
    if written[0] != written[1] or len(written[0]) < _TELLING or not (is_plain(first) and is_plain(second)):
        return
    yield compare(
        Comparison(
            rule="scale",
            stated=second,
            stated_span=span_of(second),
            computed=Fraction(first.value),
            computed_span=span_of(first),
            basis=Why(zh=f"{first.text}折算", en=f"{first.text} in that unit"),
            open_to=None,
        ),
        passage,
        (first,),
    )


_TELLING = 2


def _factor(first: str | None, second: str | None) -> Fraction | None:
    """Return how many of the second unit one of the first makes; None where the table does not say."""
    if first == second:
        return None
    for one, other, turned in ((first, second, False), (second, first, True)):
        made = WORDS.converted.get((one, other))
        if made is not None:
            return Fraction(1, made) if turned else Fraction(made)
    if first and second and first.count("/") == second.count("/") == 1:
        over, under = (side for side in zip(first.split("/"), second.split("/"), strict=True))
        top = Fraction(1) if over[0] == over[1] else _factor(*over)
        base = Fraction(1) if under[0] == under[1] else _factor(*under)
        return None if top is None or base is None else top / base
    return None
