"""Targets that one number sets for several indicators: 二氧化硫、氮氧化物排放量分别下降3%."""

import dataclasses
from decimal import Decimal

from taizhang.reading import indicators
from taizhang.reading.patterns import lazy
from taizhang.settling.names import taken_apart
from taizhang.settling.records import Settlement
from taizhang.settling.subjects import Subject

_BETWEEN = lazy("[、，,和与及]")
_MOST = 4
_TAILS = (2, 3, 4, 5)


def _indicator(part: str, tail_of: str, subject: Subject) -> str | None:
    """Return the indicator that one member of a list means, alone or with the head carried for all."""
    unit, measure = subject.judged.unit, subject.judged.measure
    alone = indicators.find(part, unit, measure)
    if alone is not None or part == tail_of:
        return alone
    with_heads = (indicators.find(part + tail_of[-tail:], unit, measure) for tail in _TAILS if tail < len(tail_of))
    return next((found for found in with_heads if found is not None), None)


def members(target: Subject) -> list[Subject]:
    """Return the target once for each indicator that its name lists; nothing where the dictionary lacks one of them."""
    parts = _BETWEEN.split(target.figure.indicator)
    if target.indicator_id is not None or not 2 <= len(parts) <= _MOST:
        return []
    known = [_indicator(part, parts[-1], target) for part in parts]
    if None in known or len(set(known)) < len(known):
        return []
    return [
        dataclasses.replace(target, name=taken_apart(part), indicator_id=known_id, core_id=known_id)
        for part, known_id in zip(parts, known, strict=True)
    ]


def spread(results: list[Subject]) -> list[Subject]:
    """Return what one number tells of several together (甲率、乙率均达100%), each by itself."""
    more: list[Subject] = []
    for result in results:
        name = result.figure.indicator
        if ("、" not in name and "和" not in name) or _BOTH.search(result.clause[-_NEAR_END:]) is None:
            continue
        parts = _BETWEEN.split(name)
        if not 2 <= len(parts) <= _MOST or min(map(len, parts)) < _LEAST_MEMBER:
            continue
        unit, measure = result.judged.unit, result.judged.measure
        for part in parts:
            found = indicators.find(part, unit, measure)
            more.append(dataclasses.replace(result, name=taken_apart(part), indicator_id=found, core_id=found))
    return more


_BOTH = lazy("[均都]")
_NEAR_END = 6
_LEAST_MEMBER = 4


def _rank(settled: Settlement) -> tuple[int, Decimal]:
    order = ("missed", "not_comparable", "met")
    return order.index(settled.verdict), settled.difference if settled.difference is not None else Decimal(0)


def worst_of(settlements: list[Settlement]) -> Settlement:
    """Return the settlement of a list's worst member, which decides for the whole list.

    Each must be judged or not comparable; none may be unreported.
    """
    worst = min(settlements, key=_rank)
    count = len(settlements)
    return dataclasses.replace(
        worst,
        reason=f"目标对{count}项指标设定同一数值，以其中完成最差的一项为准：{worst.reason}",
        reason_en=f"The target sets one value for {count} indicators; the worst of them decides. {worst.reason_en}",
    )
