"""Things told in two measures each (7894起,11316人): where the one adds up just so, the other does, too."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import added_up, half_unit, is_plain, show, sum_told, total_of, worded
from taizhang.checking.passages import ANY_MARK, COUNT, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import stray_to, swap_to
from taizhang.checking.sums.misses import near_miss
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_NOT = lazy("[比由每均占]|较(?![大小好高低快重])|从(?!业|事)|增加|减少|增长|下降|新增|其中[^，,；;。]*$")
_THEN = lazy("去年|上年|同期")
_REACH, _MOST, _LEAST, _SMALL = 4, 4, 50, 10
_LARGE = 1000
_THREE = 3

_Pair = tuple[Passage, Figure, Figure, str]


def check_twins(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """查处问题7894起,处理11316人。…3800起,5799人。…4094起,5517人: both measures of the parts make those of all."""
    for passages in readings:
        told = [(at, pair) for at, passage in enumerate(passages) for pair in _pairs(passage)]
        for place, (at, whole) in enumerate(told):
            units = (whole[1].unit, whole[2].unit)
            after = [
                pair
                for then, pair in told[place + 1 : place + 1 + _MOST]
                if then - at <= _REACH and (pair[1].unit, pair[2].unit) == units
            ]
            yield from _summed(whole, [pair for pair in after if pair[0] is whole[0] or not _inner(pair)])
            if after:
                yield from _exceeded(whole, after[0])


def _pairs(passage: Passage) -> Iterator[_Pair]:
    """Yield the counts told right after each other in two measures, with the words of the second."""
    for k in range(len(passage.figures) - 1):
        first, second = passage.figures[k : k + 2]
        words, beside = passage.gaps[k], passage.gaps[k + 1]
        kinds = passage.kind(k) in (COUNT, MONEY) and passage.kind(k + 1) in (COUNT, MONEY)
        level = first.measure == second.measure == "level" and first.role == second.role == "value"
        if not kinds or not level or first.unit == second.unit or not (is_plain(first) and is_plain(second)):
            continue
        if re.search("[；;。]", beside) or len(ANY_MARK.findall(beside)) > 1 or "其中" in beside:
            continue
        if _THEN.search(ANY_MARK.split(words)[-1]):
            continue
        if not _NOT.search(ANY_MARK.split(words)[-1]) and not _NOT.search(ANY_MARK.split(beside)[-1]):
            yield passage, first, second, ANY_MARK.split(beside)[-1]


def _inner(pair: _Pair) -> bool:
    """Whether a pair tells of some of the one that its paragraph began with."""
    passage, first = pair[0], pair[1]
    words = passage.reading.text[passage.start : first.start]
    return "其中" in words and any(f.start < first.start and f.unit == first.unit for f in passage.figures)


def _summed(whole: _Pair, after: Sequence[_Pair]) -> Iterator[Finding]:
    for count in range(2, len(after) + 1):
        parts = after[:count]
        for own, other in ((1, 2), (2, 1)):
            top, held = _figure(whole, own), [_figure(p, own) for p in parts]
            twin, twins = _figure(whole, other), [_figure(p, other) for p in parts]
            total, right = total_of(held), total_of(twins)
            exact = right == Fraction(twin.value or 0) and right >= _LEAST and all(f.value for f in twins)
            room = sum(map(half_unit, held), half_unit(top))
            least = min(top.value or 0, *(f.value or 0 for f in held))
            large = least >= _SMALL or (right >= _SMALL * _LARGE and (top.value or 0) >= _SMALL and least > 0)
            if not exact or not large or _made_with_another(whole, parts, top, total):
                continue
            if abs(total - Fraction(top.value or 0)) > room and _slip(top, held, total):
                homes = [p[0] for p in parts]
                yield sum_told(
                    whole[0], top, list(zip(homes, held, strict=True)), "contradicts", room=room, reason=None
                )


def _made_with_another(whole: _Pair, parts: Sequence[_Pair], top: Figure, total: Fraction) -> bool:
    """Whether another count of the unit between them (霍乱发病2例,无死亡) is what the parts lack."""
    lacking = Fraction(top.value or 0) - total
    homes = [whole[0], *(p[0] for p in parts)]
    return any(f.unit == top.unit and Fraction(f.value or 0) == lacking for home in homes for f in home.figures)


def _exceeded(whole: _Pair, part: _Pair) -> Iterator[Finding]:
    """3800起,处理5799人。其中,…4024起,处理4629人: some of them, by the one measure more than all."""
    home, passage = whole[0], part[0]
    if home is not passage or whole[3] != part[3] or not whole[3]:
        return
    between = passage.reading.text[whole[2].end : part[1].start]
    if "其中" not in between or len(re.findall("[；;。]", between)) > 1:
        return
    for own in (1, 2):
        top, held, other = _figure(whole, own), _figure(part, own), _THREE - own
        within = Fraction(_figure(part, other).value or 0) <= Fraction(_figure(whole, other).value or 0)
        if within and Fraction(held.value or 0) > Fraction(top.value or 0) >= _SMALL:
            yield worded(
                "parts",
                "contradicts",
                places=(passage.place(held), passage.place(top)),
                stated=held.text,
                computed=top.text,
                difference=show(Fraction(held.value or 0) - Fraction(top.value or 0), top),
                tolerance=show(half_unit(held) + half_unit(top), top, places=2),
                basis=added_up([top]),
            )


def _figure(pair: _Pair, which: int) -> Figure:
    return pair[1] if which == 1 else pair[2]


def _slip(whole: Figure, parts: Sequence[Figure], total: Fraction) -> bool:
    lacking = Fraction(whole.value or 0) - total
    meant = [(f, Fraction(f.value or 0) + lacking) for f in parts]
    return (
        near_miss(total, whole, parts)
        or stray_to(whole, total)
        or any(value > 0 and (swap_to(f, value, least=2) or stray_to(f, value)) for f, value in meant)
    )
