"""A total of what the clauses before it name, off by a slip of the pen."""

import itertools
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, show, worded
from taizhang.checking.passages import COUNT, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import digits_of, stray_to
from taizhang.reading.records import Figure

_TOTAL = re.compile("总数|总额|总规模|总量|总计|合计|总收入|总支出|总投资")
_STEP = re.compile("[比较由从]|增加|减少|增长|下降|其中|占")
_ADDED = re.compile("加上|连同|结转")
_CLAUSE = re.compile("[，,；;。：:]")
_MOST = 4
_LEAST_DIGITS = 4


def check_slipped_total(passage: Passage) -> Iterator[Finding]:
    """本年收入297.3亿元,上年结转10.1亿元,收入总数317.4亿元: one digit away from the sum of what stands before it."""
    for number, total in enumerate(passage.figures):
        if passage.kind(number) not in (MONEY, COUNT) or not is_plain(total) or not total.value:
            continue
        if not _TOTAL.search(_CLAUSE.split(passage.between(number - 1, number))[-1]):
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
            and not _STEP.search(_CLAUSE.split(passage.between(k - 1, k))[-1])
        ]
        yield from _against(passage, total, before[-_MOST:])


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
                label = _CLAUSE.split(passage.between(number - 1, number))[-1]
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
    yield worded(
        "parts",
        "contradicts" if near else "unclear",
        places=(passage.place(total), home.place(figure), *map(passage.place, added)),
        stated=total.text,
        computed=show(value, total),
        difference=show(abs(value - Fraction(total.value)), total),
        tolerance=show(room, total, places=2),
        basis=Why(
            zh=f"{'、'.join(f.text for f in (figure, *added))}之和",
            en="the sum of " + ", ".join(f.text for f in (figure, *added)),
        ),
        reason=Why(zh="总数未必只含这几项", en="the total need not be of these alone"),
    )


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
                and not _STEP.search(_CLAUSE.split(home.between(k - 1, k))[-1])
            ]
            if not is_plain(total) or not total.value or "\n" in home.reading.text[home.end : passage.start]:
                continue
            sums = [(held[-n:], sum((Fraction(f.value or 0) for f in held[-n:]), Fraction(0))) for n in range(2, 5)]
            sums = [(parts, value) for parts, value in sums if len(parts) >= 2]
            if any(abs(value - Fraction(total.value)) <= half_unit(total) for _, value in sums):
                continue
            for parts, value in sums:
                if not stray_to(total, value):
                    continue
                yield worded(
                    "parts",
                    "unclear",
                    places=(passage.place(total), *map(home.place, parts)),
                    stated=total.text,
                    computed=show(value, total),
                    difference=show(abs(value - Fraction(total.value)), total),
                    tolerance=show(half_unit(total), total, places=2),
                    basis=Why(
                        zh=f"{'、'.join(f.text for f in parts)}之和",
                        en="the sum of " + ", ".join(f.text for f in parts),
                    ),
                    reason=Why(zh="总数未必只含这几项", en="the total need not be of these alone"),
                )
                break


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


def _against(passage: Passage, total: Figure, before: list[Figure]) -> Iterator[Finding]:
    """Compare a total with the sum of the last two, three or four amounts before it."""
    assert total.value is not None
    if len(digits_of(total)) < _LEAST_DIGITS:
        return
    sums = {n: sum((Fraction(f.value) for f in before[-n:] if f.value), Fraction(0)) for n in range(2, len(before) + 1)}
    if any(abs(value - Fraction(total.value)) <= half_unit(total) for value in sums.values()):
        return
    for n, value in sums.items():
        if not stray_to(total, value):
            continue
        parts = before[-n:]
        sure = _ADDED.search(passage.masked) is not None
        yield worded(
            "parts",
            "contradicts" if sure else "unclear",
            places=(passage.place(total), *map(passage.place, parts)),
            stated=total.text,
            computed=show(value, total),
            difference=show(abs(value - Fraction(total.value)), total),
            tolerance=show(half_unit(total) + sum(map(half_unit, parts), Fraction(0)), total, places=2),
            basis=Why(
                zh=f"{'、'.join(p.text for p in parts)}之和", en="the sum of " + ", ".join(p.text for p in parts)
            ),
            reason=Why(zh="总数未必只含这几项", en="the total need not be of these alone"),
        )
        return
