"""What one month saw, against what was summed up to it and to the month before (1—8月186, 8月32, 1—7月154)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.cumulative.inspan import Told, told_in
from taizhang.checking.judging import Why, half_unit, told_amiss
from taizhang.checking.passages import Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import stray_to
from taizhang.reading.records import Figure

_NEAR, _SHORT = 3, 2
_REVISED = Why(zh="前期累计数可能经过调整", en="what was summed up before may have been revised since")


def check_month_steps(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Ask of a month that would be what lies between two running totals, but for one slip of the pen in any of them."""
    for passages in readings:
        told = [list(told_in(passage, least=_SHORT)) for passage in passages]
        for at, own in enumerate(told):
            near = [t for held in told[max(0, at - _NEAR) : at + _NEAR + 1] for t in held]
            for single in own:
                if single.single and single.month is not None and single.month > 1:
                    yield from _between(single, near)


def _between(single: Told, near: Sequence[Told]) -> Iterator[Finding]:
    totals = [
        [t for t in near if not t.single and t.month == month and _alike(t, single)]
        for month in (single.month, (single.month or 0) - 1)
    ]
    if any(len({t.figure.value for t in held}) != 1 for held in totals):
        return
    now, before = (held[0] for held in totals)
    one, whole, rest = single.figure, now.figure, before.figure
    computed = _value(whole) - _value(rest)
    room = half_unit(one) + half_unit(whole) + half_unit(rest)
    if abs(computed - _value(one)) <= room:
        return
    slipped = (
        stray_to(one, computed)
        or stray_to(whole, _value(rest) + _value(one))
        or stray_to(rest, _value(whole) - _value(one))
    )
    if computed > 0 and slipped:
        yield told_amiss(
            "cumulative",
            "unclear",
            places=(single.passage.place(one), now.passage.place(whole), before.passage.place(rest)),
            figure=one,
            value=computed,
            room=room,
            basis=Why(zh="按两个累计数之差", en="what lies between the two running totals"),
            reason=_REVISED,
        )


def _alike(total: Told, single: Told) -> bool:
    one_thing = total.name in single.name or single.name in total.name
    return one_thing and total.figure.unit == single.figure.unit and total.figure.scope == single.figure.scope


def _value(figure: Figure) -> Fraction:
    return Fraction(figure.value or 0)
