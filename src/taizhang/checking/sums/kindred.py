"""Lists of the same parts that a text makes several totals with: one that does not make its own is off."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, last_place, sum_told
from taizhang.checking.passages import COUNT, MONEY, Passage, kind_of
from taizhang.checking.records import Finding
from taizhang.checking.slips import digits_of, stray_to
from taizhang.reading.records import Figure

_FEWEST = 2
_SURE = 2
_DIGITS = 3
_List = tuple[Passage, Figure, list[tuple[Passage, Figure]]]


def check_kindred_lists(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """货物5亿吨,其中沿海3亿吨,内河2亿吨;旅客…,其中沿海…,内河…: what makes the total in two lists makes it in all."""
    for passages in readings:
        alike: dict[tuple[str, ...], list[_List]] = defaultdict(list)
        for whole, home, parts in _lists(passages):
            names = tuple(part.indicator for _, part in parts)
            if len(parts) >= _FEWEST and len(set(names)) == len(names):
                alike[names].append((home, whole, parts))
        for lists in alike.values():
            exact = [one for one in lists if _away(one) <= _room(one)]
            if len(exact) >= max(_SURE, len(lists) // 2):
                yield from (_told(one, exact) for one in lists if _away(one) > _room(one) and _near(one))


def _lists(passages: Sequence[Passage]) -> Iterator[tuple[Figure, Passage, list[tuple[Passage, Figure]]]]:
    """Yield each amount that the reading links parts of its unit to, with those parts."""
    if not passages:
        return
    figures = passages[0].reading.figures
    homes = {figure.start: passage for passage in passages for figure in passage.figures}
    parts: dict[int, list[tuple[Passage, Figure]]] = defaultdict(list)
    for figure in figures:
        if figure.part_of is None or not 0 <= figure.part_of < len(figures) or figure.start not in homes:
            continue
        whole = figures[figure.part_of]
        alike = figure.measure == whole.measure == "level" and figure.unit == whole.unit and figure.role == "value"
        named = kind_of(figure) in (COUNT, MONEY) and figure.value and is_plain(figure) and figure.indicator
        if alike and named:
            parts[figure.part_of].append((homes[figure.start], figure))
    for number, found in parts.items():
        whole = figures[number]
        if whole.value and is_plain(whole) and whole.start in homes:
            yield whole, homes[whole.start], found


def _total(one: _List) -> Fraction:
    return sum((Fraction(part.value) for _, part in one[2] if part.value is not None), Fraction(0))


def _away(one: _List) -> Fraction:
    assert one[1].value is not None
    return abs(_total(one) - Fraction(one[1].value))


def _room(one: _List) -> Fraction:
    return half_unit(one[1]) + sum((half_unit(part) for _, part in one[2]), Fraction(0))


def _near(one: _List) -> bool:
    """Whether one number retyped with other digits would make the list fit."""
    _, whole, parts = one
    total = _total(one)
    lacking = Fraction(whole.value or 0) - total
    room = _room(one)
    return any(
        _retyped(whole, total + away) or any(_retyped(p, Fraction(p.value or 0) + lacking + away) for _, p in parts)
        for away in (Fraction(0), room * 2 / 3, -room * 2 / 3)
    )


def _retyped(figure: Figure, value: Fraction) -> bool:
    """Whether a value is a figure with one digit changed or left out, or with its digits in another order."""
    if value <= 0:
        return False
    own = digits_of(figure)
    other = str(round(value / Fraction(last_place(figure))))
    if len(own) < _DIGITS or len(other) < _DIGITS:
        return False
    return (
        stray_to(figure, value)
        or sorted(own) == sorted(other)
        or any(
            long[:k] + long[k + 1 :] == short for short, long in ((own, other), (other, own)) for k in range(len(long))
        )
    )


def _told(one: _List, exact: Sequence[_List]) -> Finding:
    home, whole, parts = one
    joined = "、".join(part.text for _, part in parts)
    model = exact[0][1].text
    return sum_told(
        home,
        whole,
        parts,
        "contradicts",
        room=_room(one),
        reason=Why(zh="所列各项未必是全部", en="the parts listed need not be all"),
        basis=Why(
            zh=f"{joined}之和（同样的各项在{model}处合为总数）",
            en=f"the sum of {joined} (the same parts make {model} elsewhere in the text)",
        ),
    )
