"""A total of what the clauses before it name, off by a slip of the pen."""

import re
from collections.abc import Iterator
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
        before = [
            f
            for k, f in enumerate(passage.figures[:number])
            if f.unit == total.unit
            and passage.kind(k) == passage.kind(number)
            and is_plain(f)
            and f.value
            and not _STEP.search(_CLAUSE.split(passage.between(k - 1, k))[-1])
        ]
        yield from _against(passage, total, before[-_MOST:])


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
