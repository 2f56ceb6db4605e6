"""Shares of nothing that is told near them, which are but for a slip of what those of their neighbours are of.

60岁及以上107411人,占19.09%,其中65岁及以上80741人,占74.35%: 14.35% is its share of what 107411 is 19.09% of.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import attrgetter

from taizhang.checking.judging import Why, balanced, half_unit, is_exact, is_plain, last_place, span_of, told_amiss
from taizhang.checking.passages import COUNT, LINK, MONEY, PERCENT, Passage
from taizhang.checking.ratios.shares import is_sharp, whole_of_share
from taizhang.checking.records import Finding
from taizhang.checking.slips import Slips, digits_of, point_off
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_OF = lazy(
    "[，、（]?(?:约|共)?(?:所)?(?:占(?P<name>[^，。；：占]{0,16}?)的?(?:比重|比例|比)?|(?:所占)?(?:比重|比例))"
    + f"{LINK}$"
)
_GREW = lazy("[，（](?:同比|环比|(?:比|较)上?去?[年月](?:同期)?)?(?:增长|下降|上升|增加|减少)$")
_LISTED = ("、", "和", "及", "与")
_NEAR, _WIDE, _FAR, _AFTER, _MOST_RUN = 4, 12, 900, 200, 8
_START = attrgetter("start")
_TWO, _THREE = 2, 3
_HUNDRED = 100
_CHANCE = (Fraction(0), Fraction(0), Fraction(1, 20), Fraction(1, 5))
"""How likely a slip may be chance where none, one, two, three and more neighbours are of one whole."""
_OPEN = Why(
    zh="只差一个数字就与相邻各项同以一数为分母，像是誊写有误，也可能另有分母",
    en="one digit would make it of the whole that those beside it are of; or it is of another",
)


@dataclass(frozen=True, slots=True)
class _Pair:
    passage: Passage
    amount: Figure
    share: Figure
    name: str

    @property
    def whole(self) -> Interval:
        """How large that is of which the amount may be this share."""
        return whole_of_share(self.amount, self.share)

    def fits(self, whole: Interval) -> bool:
        """Whether the amount is this share of a whole."""
        ratio = span_of(self.amount).over(whole)
        return ratio is not None and ratio.scaled(_HUNDRED).meets(balanced(self.share))


def check_neighbour_shares(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Ask of a share that is of no amount near it, and but for a slip is of what those beside it are of."""
    for passages in readings:
        by_unit: dict[str, list[_Pair]] = {}
        for passage in passages:
            if PERCENT in passage.masked and ("占" in passage.masked or "比" in passage.masked):
                for pair in _pairs(passage):
                    by_unit.setdefault(pair.amount.unit or "", []).append(pair)
        for pairs in by_unit.values():
            if len(pairs) > _TWO:
                yield from _judged(passages, pairs)


def _pairs(passage: Passage) -> Iterator[_Pair]:
    for number in range(1, len(passage.figures)):
        share = passage.figures[number]
        told = _OF.match(passage.gaps[number])
        if passage.kind(number) != PERCENT or told is None or not is_plain(share) or not share.value or share.value < 0:
            continue
        if passage.gaps[number + 1][:1] in _LISTED and passage.kinds[number + 1 : number + 2] == PERCENT:
            continue
        k = number - 1
        if k and passage.kind(k) == PERCENT and _GREW.match(passage.gaps[k]):
            k -= 1
        amount = passage.figures[k]
        plain = passage.kind(k) in (COUNT, MONEY) and amount.measure == "level" and is_plain(amount)
        if plain and (amount.value or 0) > 0 and passage.gaps[k][:1] not in _LISTED:
            yield _Pair(passage, amount, share, told["name"] or "")


def _judged(passages: Sequence[Passage], pairs: Sequence[_Pair]) -> Iterator[Finding]:
    unit = pairs[0].amount.unit
    stated = [
        figure
        for passage in passages
        for k, figure in enumerate(passage.figures)
        if figure.unit == unit and (figure.value or 0) > 0 and passage.kind(k) in (COUNT, MONEY)
    ]
    stated.sort(key=_START)
    for at, pair in enumerate(pairs):
        start = pair.amount.start
        near = [
            other
            for other in pairs[max(0, at - _NEAR) : at + _NEAR + 1]
            if other is not pair and abs(other.amount.start - start) < _FAR
        ]
        if len(near) < _TWO:
            continue
        wholes = [
            figure
            for figure in stated[
                bisect_right(stated, start - _FAR, key=_START) : bisect_left(stated, start + _AFTER, key=_START)
            ]
            if figure is not pair.amount and figure.value != pair.amount.value
        ]
        runs = _runs(pairs, at)
        others = [o.whole for o in pairs[max(0, at - _WIDE) : at + _WIDE + 1] if o is not pair and is_sharp(o.whole)]
        if any(map(pair.fits, [*map(span_of, wholes), *runs, *others])):
            continue
        best = _likeliest(pair, near, [*map(span_of, wholes), *runs, *(o.whole for o in near if is_sharp(o.whole))])
        if best is not None:
            yield _found(pair, best)


def _runs(pairs: Sequence[_Pair], at: int) -> list[Interval]:
    """Return what the amounts of a stretch of pairs make, of each stretch that one of them stands in."""
    found = []
    for first in range(max(0, at - _MOST_RUN), at + 1):
        total = Interval(low=0, high=0)
        for last in range(first, min(len(pairs), first + _MOST_RUN)):
            total = total + span_of(pairs[last].amount)
            if last > first and last >= at:
                found.append(total)
    return found


def _likeliest(pair: _Pair, near: Sequence[_Pair], wholes: Sequence[Interval]) -> Fraction | None:
    """Return the whole of most neighbours of which the pair would be, but for a slip."""
    best: tuple[int, Fraction] | None = None
    least = Fraction(pair.amount.value or 0)
    for whole in wholes:
        if whole.low is None or whole.high is None or whole.low <= 0 or whole.high <= least:
            continue
        of_it = [other for other in near if other.fits(whole)]
        count = len(of_it)
        if count < _TWO or (best is not None and count <= best[0]):
            continue
        names = {other.name for other in of_it}
        if pair.name and pair.name not in names and "" not in names:
            continue
        middle = (Fraction(whole.low) + Fraction(whole.high)) / 2
        chance = _chance(pair, middle, near)
        if chance is not None and chance <= _CHANCE[min(count, _THREE)]:
            best = count, middle
    return None if best is None else best[1]


def _chance(pair: _Pair, whole: Fraction, near: Sequence[_Pair]) -> Fraction | None:
    """Return how likely one slip would make an amount its share of a whole by chance; None where none would."""
    share, amount = Fraction(pair.share.value or 0), Fraction(pair.amount.value or 0)
    half = half_unit(pair.share)
    meant, made = amount / whole * _HUNDRED, share * whole / _HUNDRED
    loose = half_unit(pair.amount) / amount if not is_exact(pair.amount) else Fraction(0)
    for figure, want, room in (
        (pair.share, meant, half + loose * meant),
        (pair.amount, made, half * made / share),
    ):
        if point_off(figure, want, room):
            return Fraction(0)
        told = len(digits_of(figure).rstrip("0")) > 1
        if told and any(figure.text == (o.share if figure is pair.share else o.amount).text for o in near):
            # Told again of another amount: one of the two is a copy.
            return Fraction(0)
    slips = Slips()
    slips.look(pair.share, Fraction(last_place(pair.share)), meant - share, half + loose * meant)
    slips.look(pair.amount, Fraction(last_place(pair.amount)), made - amount, half * made / share)
    return slips.chance(half * _TWO / max(share, meant))


def _found(pair: _Pair, whole: Fraction) -> Finding:
    return told_amiss(
        "share",
        "unclear",
        places=(pair.passage.place(pair.share), pair.passage.place(pair.amount)),
        figure=pair.share,
        value=Fraction(pair.amount.value or 0) / whole * _HUNDRED,
        basis=Why(
            zh=f"{pair.amount.text}在相邻各项所占的同一总数中的比例",
            en=f"the share of {pair.amount.text} in the whole that those beside it are shares of",
        ),
        reason=_OPEN,
    )
