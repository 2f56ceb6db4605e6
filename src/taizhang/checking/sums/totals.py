"""A total of what the clauses before it name, off by a slip of the pen."""

import itertools
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, added_up, half_unit, is_plain, show, sum_told, told_amiss, total_of, worded
from taizhang.checking.passages import CLAUSE_MARK, COUNT, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import digits_of, stray_to, strays_to_whole
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_TOTAL = lazy("总数|总额|总规模|总量|总计|合计|总收入|总支出|总投资")
_STEP = lazy("[比较由从]|增加|减少|增长|下降|其中|占")
_ADDED = lazy("加上|连同|结转")
_MOST = 8
_LEAST_DIGITS = 4
_TELLING = 3
_OTHERS_TOO = Why(zh="其间或有未列出的部分", en="something else may have been added")


def check_slipped_total(passage: Passage) -> Iterator[Finding]:
    """本年收入297.3亿元,上年结转10.1亿元,收入总数317.4亿元: one digit away from the sum of what stands before it."""
    for number, total in enumerate(passage.figures):
        if passage.kind(number) not in (MONEY, COUNT) or not is_plain(total) or not total.value:
            continue
        if not _TOTAL.search(CLAUSE_MARK.split(passage.between(number - 1, number))[-1]):
            continue
        within = _within(passage, number)
        before = [
            f
            for k, f in enumerate(passage.figures[:number])
            if k not in within
            and f.unit == total.unit
            and passage.kind(k) == passage.kind(number)
            and is_plain(f)
            and f.value
            and not _STEP.search(CLAUSE_MARK.split(passage.between(k - 1, k))[-1])
        ]
        yield from _against(passage, total, before[-_MOST:])


_ADDED_ON = lazy("[，；](?:再)?加上(?!税)[^，；。：]{0,24}$")


def check_added_on(passage: Passage) -> Iterator[Finding]:
    """拨付322.64亿元,加上提前下达的738.31亿元,…1060.95亿元已全部拨付: what the two make, whatever it is called."""
    for number in range(1, len(passage.figures) - 1) if "加上" in passage.masked else ():
        first, more = passage.figures[number - 1 : number + 1]
        if not _ADDED_ON.search(passage.gaps[number]) or not _adds(first, first) or not _adds(more, first):
            continue
        made = Fraction(first.value or 0) + Fraction(more.value or 0)
        after = [f for f in passage.figures[number + 1 :] if _adds(f, first) and 2 * Fraction(f.value or 0) > made]
        if not after:
            continue
        total = after[0]
        room = half_unit(first) + half_unit(more) + half_unit(total)
        slipped = len(digits_of(total)) >= _TELLING and strays_to_whole(total, (first, more))
        if abs(Fraction(total.value or 0) - made) > room and slipped:
            parts = [(passage, first), (passage, more)]
            yield sum_told(passage, total, parts, "unclear", room=room, reason=_OTHERS_TOO)


def _adds(figure: Figure, like: Figure) -> bool:
    level = figure.measure == "level" and is_plain(figure) and bool(figure.value)
    return level and figure.unit == like.unit and figure.mood == like.mood


def check_added_total(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """县级收入64000万元。加上转移性收入486923万元,收入总计550923万元: what is added to stands in the sentence before."""
    for passages in readings:
        for home, passage in itertools.pairwise(passages):
            if (
                _ADDED.match(passage.masked) is None
                or home.reading.text[home.end : passage.start].strip("。；; ") != ""
            ):
                continue
            for number, total in enumerate(passage.figures):
                label = CLAUSE_MARK.split(passage.between(number - 1, number))[-1]
                if passage.kind(number) != MONEY or not is_plain(total) or not total.value or not _TOTAL.search(label):
                    continue
                yield from _added(home, passage, number)
                break


def _added(home: Passage, passage: Passage, number: int) -> Iterator[Finding]:
    total = passage.figures[number]
    added = [f for k, f in enumerate(passage.figures[:number]) if passage.kind(k) == MONEY and f.value and is_plain(f)]
    within = _within(home, len(home.figures))
    stated = [
        f
        for k, f in enumerate(home.figures)
        if k not in within and home.kind(k) == MONEY and f.measure == "level" and f.value and is_plain(f)
    ]
    if not added or not stated or total.value is None:
        return
    more = sum((Fraction(f.value) for f in added if f.value), Fraction(0))
    room = half_unit(total) + sum(map(half_unit, added), Fraction(0)) + half_unit(stated[0])
    sums = [(f, Fraction(f.value) + more) for f in stated if f.value]
    if any(abs(value - Fraction(total.value)) <= room for _, value in sums):
        return
    near = [(f, value) for f, value in sums if stray_to(total, value)]
    if not near and len(sums) > 1:
        return
    figure, value = (near or sums)[0]
    yield told_amiss(
        "parts",
        "contradicts" if near else "unclear",
        places=(passage.place(total), home.place(figure), *map(passage.place, added)),
        figure=total,
        value=value,
        room=room,
        basis=added_up((figure, *added)),
        reason=Why(zh="总数未必只含这几项", en="the total need not be of these alone"),
    )


_ITEM = lazy(r"\s{0,4}(?:[一二三四五六七八九十]{1,2}是|（[一二三四五六七八九十0-9]{1,2}）|[0-9]{1,2}[.．、])")


def check_summed_after(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """中央赤字7500亿元,…地方债券2000亿元。全国赤字合计9500亿元: a total that the sentence before adds up to but for a slip."""
    for passages in readings:
        for home, passage in itertools.pairwise(passages):
            label = passage.between(-1, 0) if passage.figures else ""
            total = passage.figures[0] if passage.figures else None
            if total is None or passage.kind(0) not in (MONEY, COUNT) or not re.search("合计|共计|总计", label[-6:]):
                continue
            held = [
                f
                for k, f in enumerate(home.figures)
                if f.unit == total.unit
                and f.measure == "level"
                and is_plain(f)
                and f.value
                and not _STEP.search(CLAUSE_MARK.split(home.between(k - 1, k))[-1])
            ]
            if not is_plain(total) or not total.value or "\n" in home.reading.text[home.end : passage.start]:
                continue
            if _ITEM.match(passage.masked):
                # 四是招募甲3000名、乙3000名。五是资助丙和丁,合计6300名: an item of its own tells its own total.
                continue
            sums = [(held[-n:], total_of(held[-n:])) for n in range(2, 5)]
            sums = [(parts, value) for parts, value in sums if len(parts) >= 2]
            if any(abs(value - Fraction(total.value)) <= half_unit(total) for _, value in sums):
                continue
            for parts, value in sums:
                if not stray_to(total, value):
                    continue
                yield told_amiss(
                    "parts",
                    "unclear",
                    places=(passage.place(total), *map(home.place, parts)),
                    figure=total,
                    value=value,
                    basis=added_up(parts),
                    reason=Why(zh="总数未必只含这几项", en="the total need not be of these alone"),
                )
                break


_QUARTERS = lazy("(?:分季度|逐季|各季度|季度|一季度[、和及]二季度)[^。；;]{0,24}分别(?:为|达到?|是|完成|实现)了?$")
_REACH = 3


def check_quarters(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """进出口28.33万亿元。…分季度分别达到8.51万亿、9.59万亿和10.23万亿元: the quarters make what there was till then."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for first, figure in enumerate(passage.figures):
                if passage.kind(first) not in (MONEY, COUNT) or not _QUARTERS.search(passage.gaps[first]):
                    continue
                numbers = [first]
                while numbers[-1] + 1 < len(passage.figures) and re.fullmatch(
                    "[^，,；;。]{0,2}[、和及][^，,；;。]{0,2}", passage.gaps[numbers[-1] + 1]
                ):
                    numbers.append(numbers[-1] + 1)
                parts = [passage.figures[k] for k in numbers]
                if not 2 <= len(parts) <= _MOST or not all(map(is_plain, parts)):
                    continue
                alike = {passage.kind(k) for k in numbers} <= {MONEY, COUNT}
                near = [
                    (p, f)
                    for p in passages[max(0, at - _REACH) : at + 1]
                    for f in p.figures
                    if f.start < figure.start and f.unit == parts[-1].unit and f.measure == "level" and is_plain(f)
                ]
                yield from _of_quarters(passage, parts, near) if alike else ()
            yield from _named_quarters(passages, at)


_WHICH = lazy("(?<!前)(?P<n>[一二三四])季度")


def _named_quarters(passages: Sequence[Passage], at: int) -> Iterator[Finding]:
    """一季度2.95亿人次;二季度6.37亿人次;三季度10.01亿人次;四季度9.46亿人次: each with how it grew."""
    passage = passages[at]
    held: dict[str, Figure] = {}
    for number, figure in enumerate(passage.figures):
        label = re.split("[，,；;。：:]", passage.gaps[number])[-1]
        found = _WHICH.search(label)
        if found is None or figure.measure != "level" or passage.kind(number) not in (MONEY, COUNT):
            continue
        if found["n"] in held or "末" in label or re.search("累计|平均|[由从比较]", label):
            return
        held[found["n"]] = figure
    parts = [held[n] for n in "一二三四" if n in held]
    if len(parts) != len("一二三四") or len({f.unit for f in parts}) > 1 or not all(map(is_plain, parts)):
        return
    near = [
        (p, f)
        for p in passages[max(0, at - _REACH) : at + 1]
        for f in p.figures
        if f.start < parts[0].start and f.unit == parts[0].unit and f.measure == "level" and is_plain(f)
    ]
    yield from _of_quarters(passage, parts, near)


def _of_quarters(passage: Passage, parts: list[Figure], near: list[tuple[Passage, Figure]]) -> Iterator[Finding]:
    total = total_of(parts)
    room = sum(map(half_unit, parts), Fraction(0))
    sized = [
        (p, f)
        for p, f in near
        if Fraction(f.value or 0) * 9 <= total * 10 <= Fraction(f.value or 0) * 11
        or any(stray_to(part, Fraction(part.value or 0) + Fraction(f.value or 0) - total) for part in parts)
    ]
    if not sized or any(abs(Fraction(f.value or 0) - total) <= room + half_unit(f) for _, f in sized):
        return
    home, whole = sized[-1]
    lacking = Fraction(whole.value or 0) - total
    slip = stray_to(whole, total) or any(stray_to(p, Fraction(p.value or 0) + lacking) for p in parts)
    yield worded(
        "parts",
        "contradicts" if slip and len({f.value for _, f in sized}) == 1 else "unclear",
        places=(home.place(whole), *map(passage.place, parts)),
        stated=whole.text,
        computed=show(total, whole),
        difference=show(abs(lacking), whole),
        tolerance=show(room + half_unit(whole), whole, places=2),
        basis=added_up(parts),
        reason=Why(zh="各季度之和未必就是它", en="the quarters need not be of it"),
    )


def _within(passage: Passage, number: int) -> set[int]:
    """Return the figures before a total that 其中 breaks another one down into, up to what is added to that."""
    found: set[int] = set()
    inside = False
    for k in range(number):
        words = passage.between(k - 1, k)
        inside = ("其中" in words or inside) and not _ADDED.search(words)
        if inside:
            found.add(k)
    return found


_MANY = 4
_PLUS = lazy("；加(?!快|大|强|工|速)[^；。]{2,60}，总(?:收入|支出)")
"""What is added to what stands before it, and comes to a total: its last digits say enough."""


def _against(passage: Passage, total: Figure, before: list[Figure]) -> Iterator[Finding]:
    """Compare a total with the sum of the last two, three or four amounts before it."""
    assert total.value is not None
    if len(digits_of(total)) < _LEAST_DIGITS - (len(before) > 1 and _PLUS.search(passage.masked) is not None):
        return
    sums = {n: sum((Fraction(f.value) for f in before[-n:] if f.value), Fraction(0)) for n in range(2, len(before) + 1)}
    if any(abs(value - Fraction(total.value)) <= half_unit(total) for value in sums.values()):
        return
    for n, value in sums.items():
        if not stray_to(total, value):
            continue
        parts = before[-n:]
        if n >= _MANY and abs(value - Fraction(total.value)) <= sum(map(half_unit, parts), Fraction(0)) / 2:
            continue  # 3016.8亿元 of five amounts that make 3016.9亿元: how each of them was rounded
        sure = _ADDED.search(passage.masked) is not None
        yield told_amiss(
            "parts",
            "contradicts" if sure else "unclear",
            places=(passage.place(total), *map(passage.place, parts)),
            figure=total,
            value=value,
            room=half_unit(total) + sum(map(half_unit, parts), Fraction(0)),
            basis=added_up(parts),
            reason=Why(zh="总数未必只含这几项", en="the total need not be of these alone"),
        )
        return
