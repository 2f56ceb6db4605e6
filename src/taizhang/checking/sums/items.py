"""Two kinds that are all of a whole, told after it: they add up, and its growth lies between theirs."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, sum_told, told_amiss, total_of
from taizhang.checking.passages import ANY_MARK, COUNT, MONEY, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.sums.exclusive import both_of_family, names_of_family
from taizhang.checking.sums.misses import near_miss
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_ITEM = lazy("\\s{0,4}（(?P<n>[0-9]|[一二三四五六])）")
_STEP = lazy("[比由每均]|较|增加|减少|占|其中|超过|高于|低于")
_PAIR = 2
_OPEN = Why(zh="两类的口径未必与总数相同", en="the two kinds need not be counted as the whole is")
_BETWEEN = Why(
    zh="总体增幅应介于两类增幅之间，离得近的一类",
    en="growth of the whole lies between that of its two kinds, the nearer",
)


def check_two_items(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """营业总收入419976亿元,增长15.4%。(1)中央企业250442.2亿元。(2)地方企业169533.8亿元."""
    for passages in readings:
        for at in range(len(passages) - _PAIR):
            home, lines = passages[at], passages[at + 1 : at + 1 + _PAIR]
            told = [_ITEM.match(line.masked) for line in lines]
            numbers = [m["n"] for m in told if m]
            if numbers not in (["1", "2"], ["一", "二"]):
                continue
            third = _ITEM.match(passages[at + 3].masked) if at + 3 < len(passages) else None
            if third is not None and third["n"] == {"1": "3", "一": "三"}[numbers[0]]:
                continue
            labels = [_ITEM.sub("", line.label(0)) for line in lines]
            if both_of_family(labels):
                yield from _judged(home, lines)


def _level(passage: Passage) -> int | None:
    """Return the number of the first amount of a sentence, where it is a level."""
    for number, figure in enumerate(passage.figures):
        if passage.kind(number) in (MONEY, COUNT):
            plain = figure.measure == "level" and is_plain(figure) and not _STEP.search(passage.label(number))
            return number if plain else None
    return None


def _judged(home: Passage, lines: Sequence[Passage]) -> Iterator[Finding]:
    held = [_level(passage) for passage in (home, *lines)]
    if None in held:
        return
    numbers = [number for number in held if number is not None]
    whole, *parts = (passage.figures[k] for passage, k in zip((home, *lines), numbers, strict=True))
    if len({f.unit for f in (whole, *parts)}) > 1 or not whole.value:
        return
    total = total_of(parts)
    room = half_unit(whole) + sum((half_unit(f) for f in parts), Fraction(0))
    off = abs(total - Fraction(whole.value))
    if off > room and off * _PAIR < Fraction(whole.value):
        verdict = "contradicts" if near_miss(total, whole, parts) else "unclear"
        told = list(zip(lines, parts, strict=True))
        yield sum_told(
            home, whole, told, "contradicts" if verdict == "contradicts" else "unclear", room=room, reason=_OPEN
        )


def _between(home: Passage, whole: Figure, parts: Sequence[tuple[Passage, Figure]]) -> Iterator[Finding]:
    values = sorted(Fraction(f.value or 0) for _, f in parts)
    value = Fraction(whole.value or 0)
    room = half_unit(whole) + max(half_unit(f) for _, f in parts)
    if values[0] - room <= value <= values[1] + room:
        return
    yield told_amiss(
        "growth",
        "unclear",
        places=(home.place(whole), *(passage.place(f) for passage, f in parts)),
        figure=whole,
        value=values[0] if value < values[0] else values[1],
        room=room,
        basis=_BETWEEN,
        reason=_OPEN,
    )


def check_growth_between(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """利润总额7110.4亿元,增长16.7%。中央企业利润增长15.6%,地方企业利润增长14.9%: the whole grew by more than either."""
    for passages in readings:
        for at in range(1, len(passages)):
            home, passage = passages[at - 1], passages[at]
            if "\n" in home.reading.text[home.end : passage.start] or len(passage.figures) != _PAIR:
                continue
            grown = [f for k, f in enumerate(passage.figures) if passage.kind(k) == PERCENT and f.measure == "growth"]
            labels = [ANY_MARK.split(gap)[-1] for gap in passage.gaps[:_PAIR]]
            wholes = [f for k, f in enumerate(home.figures) if home.kind(k) == PERCENT and f.measure == "growth"]
            if len(grown) != _PAIR or len(wholes) != 1 or not both_of_family(labels):
                continue
            noun = grown[0].indicator[-_PAIR:]
            if any(name in wholes[0].indicator for name in names_of_family(labels)):
                # 亚洲地区出口额增长7.4%。欧洲地区出口额…,进口额…: what bears the name of one of the two is no whole of both.
                continue
            alike = noun == grown[1].indicator[-_PAIR:] and noun in wholes[0].indicator
            if alike and all(is_plain(f) and f.value is not None for f in (*grown, wholes[0])):
                yield from _between(home, wholes[0], [(passage, f) for f in grown])
