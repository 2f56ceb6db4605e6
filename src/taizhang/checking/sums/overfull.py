"""Parts that are the same things as their total: clauses with its noun, carriers of each kind, what brackets hold."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_exact, is_plain, sum_told, total_of
from taizhang.checking.passages import AMOUNT, COUNT, PERCENT, Passage
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.slips import stray_to, swap_to
from taizhang.checking.sums.misses import near_miss
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_NOUN = lazy("^(?P<noun>[\u4e00-\u9fff]{2,10}?)(?:中[，,]|有数据[）)])")
_NO_PART = lazy("[比由每均占]|较(?![大小好高低快重])|从(?!业|事)|其中|增加|减少|增长|下降|以上|新增")
_KINDS = lazy("^[（(](?P<kinds>[\u4e00-\u9fff](?:[、，,][\u4e00-\u9fff]){1,4})[）)]次")
_HOLDS = lazy(
    f"(?P<all>[{AMOUNT[1:-1]}])[（(](?:其中)?(?:含|包括|包含)[^，,；;。（）()]{{0,8}}?"
    f"(?P<some>[{AMOUNT[1:-1]}])[^，,；;。（）()、和]{{0,8}}[）)和、]"
)
_LEVELS = lazy(f"(?P<all>{PERCENT})[，,；;]其中(?P<rest>[^。；;]+)")
_ACCUMULATED = lazy(
    f"分别(?:为|达到?|是)(?P<list>[{AMOUNT[1:-1]}](?:[、和及][{AMOUNT[1:-1]}])+)[，,](?:累计|合计|共计|总计)"
    f"[^，,；;。：:]{{0,8}}(?P<all>[{AMOUNT[1:-1]}])"
)
_LARGEST = Fraction(1, 2)
_FEWEST = 3
_OPEN = Why(zh="所列各项未必是全部", en="the parts listed need not be all")


def check_same_noun(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """345个监测断面中,优良断面319个;Ⅳ类断面19个;…: clauses that end with the noun of the total part it."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for number, whole in enumerate(passage.figures):
                noun = _NOUN.match(passage.gaps[number + 1]) if passage.kind(number) == COUNT else None
                if noun is None or not is_exact(whole) or not is_plain(whole):
                    continue
                parts = list(_of_noun(passages, at, whole, noun["noun"][-2:]))
                if len(parts) > 1:
                    yield from _made_of(passage, whole, parts)


def _of_noun(passages: Sequence[Passage], at: int, whole: Figure, noun: str) -> Iterator[tuple[Passage, Figure]]:
    """Yield the counts after a total whose clause ends with its noun, up to the end of the next sentence."""
    home = passages[at]
    for passage in passages[at : at + 2]:
        if "\n" in home.reading.text[home.start : passage.start]:
            return
        for number, figure in enumerate(passage.figures):
            if figure.start <= whole.start or passage.kind(number) != COUNT or figure.unit != whole.unit:
                continue
            label = passage.label(number)
            if _NOUN.match(passage.gaps[number + 1]):
                return
            if label.endswith(noun) and not _NO_PART.search(label) and is_plain(figure) and is_exact(figure):
                yield passage, figure


def _made_of(home: Passage, whole: Figure, parts: Sequence[tuple[Passage, Figure]]) -> Iterator[Finding]:
    total = sum((Fraction(f.value or 0) for _, f in parts), Fraction(0))
    size = Fraction(whole.value or 0)
    held = [f for _, f in parts]
    near = near_miss(total, whole, held)
    if total == size or not (near or (size < total <= size * (1 + _LARGEST) and len(parts) >= _FEWEST)):
        return
    yield told_open(home, whole, parts, "contradicts" if near and len(parts) >= _FEWEST else "unclear", Fraction(0))


def check_kinds_of_carriers(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """643.1万架(艘、列、辆)次,其中飞机16.1万架次,船舶10.4万艘次,…: the total names the unit of each part."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for number, whole in enumerate(passage.figures):
                kinds = _KINDS.match(passage.gaps[number + 1]) if passage.kind(number) == COUNT else None
                if kinds is None or not is_plain(whole) or not whole.value:
                    continue
                units = {f"{unit}次" for unit in (whole.unit or "", *re.findall("[\u4e00-\u9fff]", kinds["kinds"]))}
                after = [
                    (p, f)
                    for p in passages[at : at + 2]
                    for f in p.figures
                    if f.start > whole.start and f.unit in units and is_plain(f)
                ]
                if len(after) != len(units) or {f.unit for _, f in after} != units:
                    continue
                total = sum((Fraction(f.value or 0) for _, f in after), Fraction(0))
                room = half_unit(whole) + sum((half_unit(f) for _, f in after), Fraction(0))
                if abs(total - Fraction(whole.value)) > room:
                    near = near_miss(total, whole, [f for _, f in after])
                    yield told_open(passage, whole, after, "contradicts" if near else "unclear", room)


def check_held(passage: Passage) -> Iterator[Finding]:
    """内地居民6168.8万人次(含边民142.3万人次): what a bracket says is in an amount is no more than it."""
    if "含" not in passage.masked and "包" not in passage.masked:
        return
    for match in _HOLDS.finditer(passage.masked):
        whole, part = passage.figure(match.start("all")), passage.figure(match.start("some"))
        if whole.unit != part.unit or not (is_plain(whole) and is_plain(part)) or not whole.value or not part.value:
            continue
        if Fraction(part.value) > Fraction(whole.value) + half_unit(whole):
            yield told_open(passage, whole, [(passage, part)], "contradicts", half_unit(whole))


def check_levels_among(passage: Passage) -> Iterator[Finding]:
    """超标天数比例为23.3%,其中轻度污染15.9%,中度4.2%,…: percentages that a swap of two digits makes the one before."""
    if "其中" not in passage.masked:
        return
    for match in _LEVELS.finditer(passage.masked):
        whole = passage.figure(match.start("all"))
        parts = [passage.figure(match.start("rest") + k) for k, sign in enumerate(match["rest"]) if sign == PERCENT]
        held = [whole, *parts]
        if len(parts) < _FEWEST or len({f.resolution for f in held}) > 1 or not all(map(is_plain, held)):
            continue
        if any(re.search("[较升降增减高低]|同比|比上", gap) for gap in re.split(PERCENT, match["rest"])):
            continue
        total = total_of(parts)
        lacking = Fraction(whole.value or 0) - total
        room = sum((half_unit(f) for f in held), Fraction(0))
        slipped = swap_to(whole, total) or any(stray_to(f, Fraction(f.value or 0) + lacking) for f in parts)
        if abs(lacking) > room and slipped:
            yield told_open(passage, whole, [(passage, f) for f in parts], "unclear", room)


def check_accumulated(passage: Passage) -> Iterator[Finding]:
    """分别达到1650万人、1232万人、1442万人,累计4324万人: a list and what it accumulates to."""
    if "分别" not in passage.masked:
        return
    for match in _ACCUMULATED.finditer(passage.masked):
        whole = passage.figure(match.start("all"))
        signs = [match.start("list") + k for k, sign in enumerate(match["list"]) if sign == match["all"]]
        parts = [passage.figure(at) for at in signs]
        held = [whole, *parts]
        if len(parts) < _FEWEST or len({f.unit for f in held}) > 1 or not all(map(is_plain, held)):
            continue
        total = total_of(parts)
        room = sum((half_unit(f) for f in held), Fraction(0))
        size = Fraction(whole.value or 0)
        if size and abs(total - size) > room and abs(total - size) * 2 < size:
            verdict: Verdict = "contradicts" if near_miss(total, whole, parts) else "unclear"
            yield told_open(passage, whole, [(passage, f) for f in parts], verdict, room)


def told_open(
    home: Passage, whole: Figure, parts: Sequence[tuple[Passage, Figure]], verdict: Verdict, room: Fraction
) -> Finding:
    """Return the finding that parts, each with the passage it stands in, don't make their whole (or are more than it),
    though it isn't said that they are all; ``room`` is what the printed digits allow."""
    only = parts[0][1].text
    basis = None if len(parts) > 1 else Why(zh=f"其中一部分（{only}）", en=f"part of it: {only}")
    return sum_told(home, whole, parts, verdict, room=room, reason=_OPEN, basis=basis)


def check_second_measures(passage: Passage) -> Iterator[Finding]:
    """到市走访110批1731人次,…其中集访76批1767人次: the second amount of a part is no more than that of its whole."""
    if "其中" not in passage.masked:
        return
    places = {id(f): k for k, f in enumerate(passage.figures)}
    figures = passage.reading.figures
    for number, part in enumerate(passage.figures[:-1]):
        at = places.get(id(figures[part.part_of])) if part.part_of is not None else None
        if at is None or at + 2 > number or passage.gaps[at + 1] or passage.gaps[number + 1]:
            continue
        whole, other = passage.figures[at + 1], passage.figures[number + 1]
        if whole.unit != other.unit or whole.unit == part.unit or not (is_plain(whole) and is_plain(other)):
            continue
        if passage.kind(at + 1) == COUNT == passage.kind(number + 1) and (other.value or 0) > (whole.value or 0):
            yield sum_told(
                passage,
                whole,
                [(passage, other)],
                "contradicts",
                room=Fraction(0),
                reason=None,
                basis=Why(zh="其中一部分的同一个量", en="the same measure of a part of it"),
            )
