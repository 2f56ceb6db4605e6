"""By what slips of the pen some parts miss their whole: what lacks, against the digits that are printed."""

from collections.abc import Sequence
from fractions import Fraction

from taizhang.checking.judging import is_exact, last_place, span_of, total_of
from taizhang.checking.slips import digits_of, swap_to
from taizhang.reading.records import Figure
from taizhang.values import Interval

_TELLING = 2
"""A whole of fewer digits is one digit away by chance too often."""
_LIST = 3
_MANY_DIGITS = 4
_NOUN = 3
# The more parts are listed, the surer that they are all of it, however much is missing.
_LEAST = {2: Fraction(4, 5), 3: Fraction(3, 4)}
FEW, MANY = 30, 100
"""Units of the last place that a whole has at least, for one digit there not to be off by chance: 45个 lacks 8个 often
enough where 其中 names some of them."""


def near_miss(total: Fraction, whole: Figure, parts: Sequence[Figure], *, least: int = FEW) -> bool:
    """Whether one other digit would make the parts the whole, so that they were probably meant to be all of it.

    ``least`` is how many units of the last place that the digits share the whole has.
    """
    assert whole.value is not None
    away = abs(Fraction(whole.value) - total)
    if away == 0:
        return False
    lacking = Fraction(whole.value) - total
    if swap_to(whole, total) or any(swap_to(p, Fraction(p.value or 0) + lacking) for p in parts):
        return True
    if any(_point_moved(p, Fraction(p.value or 0) + lacking) for p in parts):
        return True
    alike = len({f.resolution for f in (whole, *parts)}) == 1 and len(parts) == 2
    if alike and any(swap_to(p, Fraction(p.value or 0) + lacking, least=2) for p in parts):
        return True
    if total < Fraction(whole.value) * _LEAST.get(len(parts), Fraction(1, 2)):
        return False
    if any(swap_to(p, Fraction(p.value or 0) + lacking, least=2) for p in parts):
        return True
    # Trailing zeros that all of them share say nothing: 1200, 800 and 300 are 12, 8 and 3.
    places = [Fraction(f.resolution) for f in (whole, *parts)]
    step, coarse = min(places), max(places)
    if coarse > step and len(parts) >= _LIST:
        # 53.73万户 of 19.02万户, 34.36万户 and 3471户: what is off is off in the digits that all of them have.
        away, step = round(away / coarse) * coarse, coarse
        if away == 0:
            return False
    numbers = [Fraction(f.value or 0) / step for f in (whole, *parts)]
    while all(n.denominator == 1 and n.numerator % 10 == 0 for n in numbers):
        numbers, step = [n / 10 for n in numbers], step * 10
    steps = away / step
    while steps.denominator == 1 and steps.numerator % 10 == 0:
        steps /= 10
    return steps.denominator == 1 and 1 <= steps <= 9 and numbers[0] >= least


def any_swapped(total: Fraction, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether two digits that changed places in one of the numbers would make the parts the whole."""
    lacking = Fraction(whole.value or 0) - total
    return swap_to(whole, total, least=2) or any(swap_to(p, Fraction(p.value or 0) + lacking, least=2) for p in parts)


def _point_moved(part: Figure, meant: Fraction) -> bool:
    """Whether a part is just ten times what would make the parts the whole, or a tenth of it (8.80 for 0.88, 192 for
    1928)."""
    told = len(digits_of(part).strip("0")) >= _TELLING
    value, last = Fraction(part.value or 0), Fraction(last_place(part))
    return told and meant > 0 and (value == meant * 10 or meant / 10 // last * last == value)


def telling(total: Fraction, whole: Figure, parts: Sequence[Figure], *, more: int = 0) -> bool:
    """Whether two neighbouring digits swapped in a number of several would make the parts just the whole.

    Of all that parts may lack or have too much, so few amounts are such a swap that hardly any other cause is left;
    ``more`` is how many digits more are asked for, where the parts may well overlap.
    """
    if len({f.resolution for f in (whole, *parts)}) > 1 or total == whole.value:
        return False
    least = (_TELLING + 1 if len(parts) >= _LIST else _TELLING + 2) + (more if len(parts) >= _LIST else 0)
    lacking = Fraction(whole.value or 0) - total
    if len(digits_of(whole).rstrip("0")) < _TELLING + 1:
        return False
    return swap_to(whole, total, least=_TELLING + 2) or any(
        len(digits_of(p).rstrip("0")) >= least - 1 and swap_to(p, Fraction(p.value or 0) + lacking, least=least)
        for p in parts
    )


def all_but_one(total: Fraction, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether four and more counts of whole things make all of it but one, of ten and more."""
    exact = len(parts) > _LIST and all(map(is_exact, (whole, *parts)))
    return exact and Fraction(whole.value or 0) - total == 1 and total >= 10


def noun_of_total(total: Fraction, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether three or more parts, most of it, all bear the noun of what is called the total (总供水量)."""
    assert whole.value is not None
    _, mark, noun = whole.indicator.rpartition("总")
    if not mark or len(noun) < _TELLING or len(parts) < _LIST or total * 5 < Fraction(whole.value) * 4:
        return False
    return all(part.indicator.endswith(noun) and "总" not in part.indicator for part in parts)


def noun_of_kinds(total: Fraction, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether three or more parts bear the noun that the whole ends in, and two digits swapped would make them it."""
    noun = whole.indicator[-_NOUN:]
    if len(parts) < _LIST or len(noun) < _NOUN or total * 2 < Fraction(whole.value or 0):
        return False
    lacking = Fraction(whole.value or 0) - total
    swapped = any(swap_to(p, Fraction(p.value or 0) + lacking, least=2) for p in parts)
    return swapped and all(part.indicator.endswith(noun) for part in parts)


def nearly_swapped(total: Fraction, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts that make nearly all of a whole of four digits would make it with two digits of one swapped."""
    lacking = Fraction(whole.value or 0) - total
    told = len(digits_of(whole).rstrip("0")) >= _MANY_DIGITS and total * 10 >= Fraction(whole.value or 0) * 9
    return told and (swap_to(whole, total) or any(swap_to(p, Fraction(p.value or 0) + lacking) for p in parts))


def dropped(total: Fraction, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether three or more parts would make the whole if one of them had a digit more (3 for 13)."""
    assert whole.value is not None
    lacking = Fraction(whole.value) - total
    if len(parts) < _LIST or lacking <= 0:
        return False
    for part in parts:
        steps = (Fraction(part.value or 0) + lacking) / Fraction(last_place(part))
        meant, printed = str(steps.numerator), digits_of(part)
        if steps.denominator == 1 and any(meant[:k] + meant[k + 1 :] == printed for k in range(len(meant))):
            return True
    return False


def scaled_part(whole: Figure, parts: Sequence[Figure]) -> Figure | None:
    """Return the one of two and more parts that makes them the whole if its 万 is read as 亿, or None."""
    assert whole.value is not None
    total, allowed = total_of(parts), span_of(whole)
    fitting = []
    for part in parts:
        if part.value and part.value * 100 < whole.value:
            meant = total + 9999 * Fraction(part.value)
            if Interval(low=meant, high=meant).meets(allowed):
                fitting.append(part)
    return fitting[0] if len(fitting) == 1 else None
