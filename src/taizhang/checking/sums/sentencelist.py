"""Parts after 其中 of which each begins a sentence of its own (其中:刑事案件141件,…。民事案件1件。行政案件62件,…)."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import half_unit, is_exact, is_plain, total_of
from taizhang.checking.passages import COUNT, ITEM_MARK, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import swaps_into
from taizhang.checking.sums.misses import near_miss
from taizhang.checking.sums.overfull import told_open
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_STEP = lazy("[比较由每均占]|增加|减少|增长|下降|同比|其中")
_LEAST, _MOST = 3, 20
_NOUN = 2


def check_sentence_lists(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """What the sentences after 其中 begin with, all of one noun, make the amount before it."""
    for passages in readings:
        for at, home in enumerate(passages):
            mark = home.masked.find("其中")
            first = next((k for k, place in enumerate(home.marks) if place > mark), 0) if mark >= 0 else 0
            if not first or home.kind(first) != COUNT or "其中" not in home.gaps[first]:
                continue
            whole, noun = home.figures[first - 1], _name(home, first)[-_NOUN:]
            parts = [(home, home.figures[first]), *_after(passages[at + 1 : at + _MOST], home, noun, whole)]
            if home.kind(first - 1) != COUNT or len(parts) < _LEAST or len(noun) < _NOUN:
                continue
            figures = [f for _, f in parts]
            total = total_of(figures)
            sound = all(f.unit == whole.unit and is_plain(f) and is_exact(f) for f in (whole, *figures))
            if sound and total != whole.value and near_miss(total, whole, figures):
                yield told_open(home, whole, parts, "contradicts", Fraction(0))


_WITHIN = lazy("。\\s{0,4}其中[，,:：]?")
_NET = lazy("指数|得分|差额?$|利润|净|结余|盈|亏|收益|赤字|损益")
_GREW = lazy("(?:净增加?|增加|新增|减少)了?$")


def check_change_lists(passage: Passage) -> Iterator[Finding]:
    """总数比上年增加5.4万个。其中,机关增加1.0万个,企业增加1.8万个,…: what the parts grew by makes what the whole did."""
    mark = _WITHIN.search(passage.masked)
    first = next((k for k, place in enumerate(passage.marks) if mark is not None and place > mark.start()), 0)
    parts, gaps = passage.figures[first:], passage.gaps[first - 1 : len(passage.figures)]
    if not first or len(parts) < _LEAST:
        return
    whole = passage.figures[first - 1]
    ways = {_way(gap) for gap in gaps}
    alike = all(f.unit == whole.unit and is_plain(f) for f in (whole, *parts))
    total = total_of(parts)
    room = sum(map(half_unit, (whole, *parts)), Fraction(0))
    away = Fraction(whole.value or 0) - total
    if len(ways) > 1 or None in ways or not alike or abs(away) <= room:
        return
    held = [(passage, f) for f in parts]
    if swaps_into(whole, total - room, total + room, least=2) or any(_meant(f, away, room) for f in parts):
        yield told_open(passage, whole, held, "contradicts", room)
    elif away < 0:
        yield told_open(passage, whole, held, "unclear", room)


def _way(gap: str) -> str | None:
    found = _GREW.search(gap)
    return None if found is None else "-" if "减" in found.group() else "+"


def _meant(part: Figure, away: Fraction, room: Fraction) -> bool:
    """Whether two digits of a part swapped would make all of them the whole."""
    value = Fraction(part.value or 0) + away
    return swaps_into(part, value - room, value + room, least=2)


def check_over_whole(passage: Passage) -> Iterator[Finding]:
    """旅游综合收入59.7亿元。其中,国内旅游收入69.4亿元: a part is no more than the only amount of its kind before."""
    mark = _WITHIN.search(passage.masked)
    if mark is None or _WITHIN.search(passage.masked, mark.end()):
        return
    levels = [
        (k, f)
        for k, f in enumerate(passage.figures)
        if f.measure == "level" and passage.kind(k) in (COUNT, MONEY) and is_plain(f) and f.value
    ]
    for number, part in levels:
        wholes = [(k, f) for k, f in levels if passage.marks[k] < mark.start() < passage.marks[number]]
        wholes = [(k, f) for k, f in wholes if f.unit == part.unit]
        name = ITEM_MARK.split(passage.gaps[number])[-1]
        first = all(f.unit != part.unit or k >= number for k, f in levels if passage.marks[k] > mark.start())
        if len(wholes) != 1 or not first or _STEP.search(name.removeprefix("其中")):
            continue
        whole, own = wholes[0][1], ITEM_MARK.split(passage.gaps[wholes[0][0]])[-1]
        room = half_unit(whole) + half_unit(part)
        if len(name) < _LEAST or name[-_NOUN:] != own[-_NOUN:] or "再" in name or _STEP.search(own) or _NET.search(name):
            continue
        if Fraction(part.value or 0) > Fraction(whole.value or 0) + room:
            yield told_open(passage, whole, [(passage, part)], "contradicts", room)


def _after(passages: Sequence[Passage], home: Passage, noun: str, whole: Figure) -> Iterator[tuple[Passage, Figure]]:
    for passage in passages:
        if "\n\n" in home.reading.text[home.end : passage.start] or not passage.figures:
            return
        name = _name(passage, 0)
        if not name.endswith(noun) or _STEP.search(name) or len(ITEM_MARK.split(passage.gaps[0])) > 1:
            return
        if passage.figures[0].unit != whole.unit or (passage.figures[0].value or 0) > (whole.value or 0):
            return
        yield passage, passage.figures[0]


def _name(passage: Passage, number: int) -> str:
    return re.sub("[（(][^（）()]{0,20}[）)]", "", ITEM_MARK.split(passage.gaps[number])[-1]).strip()
