"""Counts by classes of age or size that leave nothing out: from 以下 to 以上, or each beginning where the last one ends."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, sum_told, total_of
from taizhang.checking.passages import COUNT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import swap_to
from taizhang.checking.sums.misses import near_miss
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_BELOW = lazy("以下|及以下|不足|不满|低于")
_ABOVE = lazy("以上|及以上|超过")
_CHAIN = lazy("(?P<a>[0-9]{1,4})[^0-9]{0,6}?以上(?:至)?(?:不满|未满|不足|低于)(?P<b>[0-9]{1,4})")
_OF_WHOM = lazy("(?P<name>[\u4e00-\u9fff]{2,4}人口)中[，,]")
_AGE, _SEX = lazy("岁"), lazy("[男女]")
_LEAST, _MOST = 3, 10
_AMONG = lazy("(?:^|[。，,])在?(?:全部)?(?P<noun>[\u4e00-\u9fff]{2,12})中[，,]")
_NOUN = lazy("以上(?:的)?(?P<noun>[\u4e00-\u9fff]{2,6})$")
_LOWEST = lazy("0[-—－~～至到]")
_BACK = 6
_OTHER = lazy("增长|增加|减少|下降|占|比上年|同比")


def check_classes(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """生产经营人员36982人,…35岁及以下4189人,36—54岁18596人,55岁及以上14197人: the classes make the whole."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for run in (*_runs(passage), *_respective(passage)):
                yield from _judged(passages[max(0, at - _BACK) : at], passage, run)


def _runs(passage: Passage) -> Iterator[list[int]]:
    """Yield the figures of each list of classes: the lowest first, the highest last, nothing else counted between."""
    labels = [_label(passage, number) for number in range(len(passage.figures))]
    for first, label in enumerate(labels):
        if passage.kind(first) != COUNT or _OTHER.search(label):
            continue
        chained = _CHAIN.search(label)
        if not _BELOW.search(label) and chained is None:
            continue
        held, end = [first], chained["b"] if chained is not None else None
        for number in range(first + 1, min(len(labels), first + _MOST)):
            if passage.kind(number) != COUNT or passage.figures[number].unit != passage.figures[first].unit:
                continue
            if not re.search("[0-9岁]", labels[number]):
                break
            held.append(number)
            follows = _CHAIN.search(labels[number])
            if end is not None:
                if follows is None or follows["a"] != end:
                    held.pop()
                    break
                end = follows["b"]
            elif _ABOVE.search(labels[number]) and not _BELOW.search(labels[number]):
                break
        closed = end is not None and len(held) >= 2
        if closed or (len(held) >= _LEAST and _ABOVE.search(labels[held[-1]]) and end is None):
            yield held


def _respective(passage: Passage) -> Iterator[list[int]]:
    """0-17岁、18-34岁、35-59岁、60岁及以上人口分别为18891人、19099人、48951人和25594人: the reader names each."""
    held: list[int] = []
    for number, figure in enumerate(passage.figures):
        named = passage.kind(number) == COUNT and "岁" in figure.indicator
        joined = bool(held) and re.fullmatch("[、，,和及]{1,2}", passage.between(number - 1, number)) is not None
        lowest = named and (_LOWEST.match(figure.indicator) or _BELOW.search(figure.indicator))
        if named and joined and figure.unit == passage.figures[held[0]].unit:
            held.append(number)
        else:
            held = [number] if lowest else []
        if len(held) >= _LEAST and "以上" in figure.indicator:
            yield held
            held = []


def _label(passage: Passage, number: int) -> str:
    """Return the words of a class as written, the line that it is above or below of included."""
    begin = passage.figures[number - 1].end if number else passage.start
    words = re.split("[，,；;。：:]", passage.reading.text[begin : passage.figures[number].start])[-1]
    if number and re.fullmatch("[的有岁及以上下之间至—－~～-]*", words):
        # 36—54岁之间的: the ages themselves were read as figures.
        before = passage.reading.text[max(passage.start, begin - 12) : begin]
        words = re.split("[，,；;。：:]", before)[-1] + words
    return words


def _judged(homes: Sequence[Passage], passage: Passage, run: list[int]) -> Iterator[Finding]:
    parts = [passage.figures[k] for k in run]
    if not all(map(is_plain, parts)):
        return
    total = total_of(parts)
    room = sum((half_unit(f) for f in parts), Fraction(0))
    of_them = _AMONG.search(passage.masked)
    largest = max(Fraction(p.value or 0) for p in parts)
    told = [
        (place, f)
        for place in (*homes, passage)
        for k, f in enumerate(place.figures)
        if place.kind(k) == COUNT
        and f.unit == parts[0].unit
        and is_plain(f)
        and f.measure == "level"
        and f.start < parts[0].start
        and ((of_them is not None and of_them["noun"] in f.indicator) or Fraction(f.value or 0) > largest)
    ]
    if any(abs(Fraction(f.value or 0) - total) <= room + half_unit(f) for _, f in told):
        return
    near = [
        (p, f)
        for p, f in told
        if (of_them is not None and of_them["noun"] in f.indicator)
        or (total * 2 <= Fraction(f.value or 0) * 3 and Fraction(f.value or 0) * 2 <= total * 3)
    ]
    if not near:
        return
    lead = _OF_WHOM.search(passage.masked[: passage.marks[run[0]]])
    named = [(p, f) for p, f in near if lead is not None and _ends_alike(f.indicator, lead["name"])]
    near = named or near
    place, whole = near[0] if len({f.value for _, f in near}) == 1 else _nearest(near, total, parts)
    between = passage.reading.text[whole.end : parts[0].start]
    alone = (
        "\n" not in between
        and whole.indicator.endswith("人口")
        and len({f.value for _, f in told if not _SEX.search(f.indicator)}) == 1
    )
    sure = _AGE.search(_label(passage, run[-1])) is not None and (alone if lead is None else bool(named))
    same = place is passage or (of_them is not None and of_them["noun"] in whole.indicator)
    over = largest > (whole.value or 0)
    lacking = Fraction(whole.value or 0) - total
    noun = _NOUN.search(_label(passage, run[-1]))
    named_so = noun is not None and noun["noun"] in whole.indicator
    swapped = named_so and any(swap_to(f, Fraction(f.value or 0) + lacking) for f in parts)
    contradicts = sure or swapped or (same and (near_miss(total, whole, parts) or over))
    yield sum_told(
        place,
        whole,
        [(passage, f) for f in parts],
        "contradicts" if contradicts else "unclear",
        room=room + half_unit(whole),
        reason=Why(zh="各段所分的总数可能另有所指", en="the classes may be of another whole"),
    )


def _ends_alike(one: str, other: str) -> bool:
    return one.endswith(other) or other.endswith(one)


def _nearest(near: list[tuple[Passage, Figure]], total: Fraction, parts: list[Figure]) -> tuple[Passage, Figure]:
    slips = [(p, f) for p, f in near if near_miss(total, f, parts)]
    return min(slips or near, key=lambda pair: abs(Fraction(pair[1].value or 0) - total))
