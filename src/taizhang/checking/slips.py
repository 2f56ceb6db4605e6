"""What one number becomes by a slip of the pen: one digit changed, two neighbours swapped, a point or 万 moved."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from taizhang.checking.judging import half_unit, last_place, total_of
from taizhang.reading.records import Figure
from taizhang.values import Interval


def digits_of(figure: Figure) -> str:
    """Return the digits printed, trailing zeros of a whole number included."""
    assert figure.value is not None, "a ratio list has no digits of its own"
    return str(int(abs(figure.value) / last_place(figure)))


class Slips:
    """The slips of one digit or of two neighbours that some numbers allow, and whether one makes up for what lacks."""

    def __init__(self) -> None:
        """Start with no number looked at."""
        self._swaps = self._changes = 0
        self._swapped = self._changed = False

    def look(self, figure: Figure, last: int | Fraction, lacking: int | Fraction, room: int | Fraction) -> None:
        """Look at one number for slips by which it would be ``lacking`` more, give or take ``room``; ``last`` is the
        worth of one in its last place, in the same measure."""
        digits = digits_of(figure)
        for n in range(len(digits)):
            worth = last * 10 ** (len(digits) - 1 - n)
            digit = int(digits[n])
            self._changes += 9
            step = round(lacking / worth)
            if step and 0 <= digit + step <= 9 and (n or digit + step) and abs(lacking - step * worth) <= room:
                self._changed = True
            if n and digits[n] != digits[n - 1]:
                self._swaps += 1
                if abs(lacking - (digit - int(digits[n - 1])) * worth * 9) <= room and (n > 1 or digit):
                    self._swapped = True

    def chance(self, wide: Fraction) -> Fraction | None:
        """Return how likely one of them fits by chance where each does so in ``wide`` of all cases; None where none
        fits."""
        if self._swapped:
            return self._swaps * wide
        return (self._swaps + self._changes) * wide if self._changed else None


def slip_like(first: Figure, second: Figure) -> bool:
    """Say whether one becomes the other by one digit changed, two neighbours swapped, or a point or multiplier moved.

    Numbers of one digit are alike too often to say anything.
    """
    a, b = digits_of(first), digits_of(second)
    if a == b and len(a) >= 2 and first.value != second.value:
        return True
    if a.rstrip("0") == b.rstrip("0") and len(a.rstrip("0")) > 2 and first.value != second.value:
        # 282家 and 2820家: a zero too many.
        return True
    if len(a) == len(b) >= 2 and (_swapped(a, b) or _turned(a, b)):
        return True
    return last_place(first) == last_place(second) and digits_alike(a, b)


def digits_alike(a: str, b: str) -> bool:
    """Say whether one whole number becomes the other by a digit changed, dropped or turned, or two swapped."""
    if len(a) != len(b) or len(a) < 2:
        return _dropped(a, b)
    return _swapped(a, b) or _turned(a, b) or sum(x != y for x, y in zip(a, b, strict=True)) == 1


def swap_to(figure: Figure, value: Fraction, *, least: int = 3) -> bool:
    """Say whether a value, printed like the figure with ``least`` digits or more, is it with two digits swapped.

    A sum of amounts of unlike precision (19.02万户 and 3471户) is rounded to the last place of the figure.
    """
    a, b = digits_of(figure), str(round(abs(value) / Fraction(last_place(figure))))
    return len(a) >= least and _swapped(a, b)


def stray_to(figure: Figure, value: Fraction) -> bool:
    """Say whether a value, rounded to the last place of the figure, is it but for one digit or two swapped ones."""
    place = Decimal(last_place(figure))
    a, b = digits_of(figure), str(round(abs(value) / Fraction(place)))
    # 0.64 is printed with its zero, which 5.64 has another digit for.
    width = 1 - place.adjusted() if place < 1 and figure.unit in ("%", "百分点") else 0
    a, b = a.zfill(width), b.zfill(width)
    if len(a) != len(b) or len(a) < 2:
        return False
    return _swapped(a, b) or sum(x != y for x, y in zip(a, b, strict=True)) == 1


def strays_to_whole(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Say whether one digit or two swapped ones, in a whole or one of its parts, would make the parts the whole."""
    lacking = Fraction(whole.value or 0) - total_of(parts)
    return stray_to(whole, Fraction(whole.value or 0) - lacking) or any(
        Fraction(p.value or 0) + lacking > 0 and stray_to(p, Fraction(p.value or 0) + lacking) for p in parts
    )


_POWERS = (10, 100, 1000, 10_000)
_FINE = 200


def scaled_to_whole(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Say whether a point or multiplier moved in a whole or one of its parts would make the parts the whole."""
    told = Fraction(whole.value or 0)
    total = total_of(parts)
    for figure in (whole, *parts):
        own = Fraction(figure.value or 0)
        room = max(half_unit(f) for f in (whole, *parts) if f is not figure) * 2
        # One digit is soon ten times another; 亿 for 万 is not.
        telling = len(digits_of(figure).rstrip("0")) > 1
        for power in _POWERS if telling else _POWERS[-1:]:
            for moved in (own * power, own / power):
                meant, made = (moved, total) if figure is whole else (told, total - own + moved)
                # What is less than the others were rounded by says nothing, and coarse numbers say little.
                if abs(meant - made) <= room and moved > room and room * _FINE <= meant:
                    return True
    return False


_LONG_NUMBER = 4


def swaps_into(figure: Figure, low: Fraction, high: Fraction, *, least: int = _LONG_NUMBER) -> bool:
    """Say whether two digits swapped, neighbours unless there are four, would bring a number between two bounds."""
    digits = digits_of(figure)
    if len(digits) < least or (least == _LONG_NUMBER and len(digits.rstrip("0")) < _LONG_NUMBER):
        return False
    step = Fraction(figure.value or 0) / int(digits)
    for first in range(len(digits) - 1):
        for last in range(first + 1, len(digits) if len(digits) >= _LONG_NUMBER else first + 2):
            swapped = [*digits]
            swapped[first], swapped[last] = swapped[last], swapped[first]
            if digits[first] != digits[last] and low <= int("".join(swapped)) * step <= high:
                return True
    return False


def one_slip_into(figure: Figure, low: Fraction, high: Fraction) -> bool:
    """Say whether one digit changed, or two neighbours swapped, would bring a number between two bounds."""
    digits = digits_of(figure)
    number = int(digits)
    if len(digits) < 2 or not number:
        return False
    step = Fraction(abs(figure.value or Decimal(0))) / number
    for k, digit in enumerate(digits):
        worth = 10 ** (len(digits) - 1 - k)
        rest = number - int(digit) * worth
        # What the digit would have to be, a stretch of which one whole digit has to lie in.
        least, most = ceil((low / step - rest) / worth), floor((high / step - rest) / worth)
        if any(d != int(digit) for d in range(max(least, 0), min(most, 9) + 1)):
            return True
        if k and digits[k - 1] != digit:
            swapped = number + (int(digit) - int(digits[k - 1])) * worth * 9
            if low <= swapped * step <= high:
                return True
    return False


def one_slip_in_ratio(quotient: Figure, upper: Figure, lower: Figure, half: Fraction, *, scale: int = 1) -> bool:
    """Say whether one slip in a quotient, or in one of the two that it is of, would make the three fit.

    ``half`` is how far the quotient may lie from what the two make, ``scale`` 100 where it is told in per cent.
    """
    above, below, stated = Fraction(upper.value or 0), Fraction(lower.value or 1), Fraction(quotient.value or 0)
    exact = above / below * scale
    if one_slip_into(quotient, exact - half, exact + half):
        return True
    if stated <= half:
        return False
    low, high = (stated - half) / scale, (stated + half) / scale
    return one_slip_into(upper, low * below, high * below) or one_slip_into(lower, above / high, above / low)


def moved_point(quotient: Figure, upper: Figure, lower: Figure, half: Fraction, *, scale: int = 1) -> bool:
    """Say whether a point or multiplier moved in a quotient, or in one of the two it is of, would make them fit."""
    exact = Fraction(upper.value or 0) / Fraction(lower.value or 1) * scale
    stated = abs(Fraction(quotient.value or 0))
    return len(digits_of(quotient).rstrip("0")) > 1 and any(
        abs(exact * power - stated) <= half or abs(exact / power - stated) <= half for power in _POWERS
    )


def point_off(figure: Figure, meant: Fraction, room: Fraction) -> bool:
    """Say whether a number is what it ought to be, give or take ``room``, but for its point or its multiplier.

    What moved down has lost digits, so it may be off by as much more; one digit alone is like too many numbers.
    """
    value = Fraction(figure.value or 0)
    return len(digits_of(figure).rstrip("0")) > 1 and any(
        abs(meant - value * power) <= room * power or abs(meant - value / power) <= room for power in _POWERS
    )


_MULTIPLES = tuple(Fraction(10) ** n for n in (-8, -4, -2, -1, 1, 2, 4, 8))


def explained(quotient: Figure, upper: Figure, lower: Figure, *, scale: int = 1) -> bool:
    """Say whether one slip (digit, swap, point or multiplier) would make a quotient that of two amounts."""
    if not quotient.value or not upper.value or not lower.value:
        return False
    exact = Fraction(upper.value) / Fraction(lower.value) * scale
    loose = sum(Fraction(last_place(f)) / 2 / abs(Fraction(f.value or 1)) for f in (upper, lower)) * exact
    half = Fraction(last_place(quotient)) / 2 + loose
    off = exact / Fraction(quotient.value)
    swapped = any(abs(off / power - 1) * 50 < 1 for power in _MULTIPLES)
    slips = one_slip_in_ratio, moved_point
    return swapped or any(slip(quotient, upper, lower, half, scale=scale) for slip in slips)


def turned_into(figure: Figure, span: Interval, *, least: int = 3) -> bool:
    """Say whether two neighbouring digits of a figure, the other way round, put it where it ought to be."""
    digits, place = digits_of(figure), Fraction(last_place(figure))
    if len(digits) < least:
        return False
    for k in range(len(digits) - 1):
        if digits[k] != digits[k + 1]:
            meant = Fraction(int(digits[:k] + digits[k + 1] + digits[k] + digits[k + 2 :])) * place
            if Interval(low=meant - place / 2, high=meant + place / 2).meets(span):
                return True
    return False


_MANY = 5
"""Digits of a number in which two that are not neighbours may have changed places (19138, 13198)."""


def _dropped(a: str, b: str) -> bool:
    """Whether one of two numbers of four digits and more lacks a digit of the other."""
    short, long = sorted((a, b), key=len)
    if len(long) != len(short) + 1 or len(short) < _KEPT:
        return False
    at = next((k for k in range(len(short)) if short[k] != long[k]), len(short))
    return short[at:] == long[at + 1 :]


def _turned(a: str, b: str) -> bool:
    """Whether two numbers of four digits and more begin alike and have the rest of their digits in another order."""
    return a != b and len(a) == len(b) >= _KEPT and a[0] == b[0] and sorted(a) == sorted(b)


_KEPT = 4


def _swapped(a: str, b: str) -> bool:
    if len(a) != len(b):
        return False
    unlike = [k for k in range(len(a)) if a[k] != b[k]]
    return (
        len(unlike) == 2
        and (unlike[1] == unlike[0] + 1 or (unlike[1] == unlike[0] + 2 and len(a) >= _MANY))
        and a[unlike[0]] == b[unlike[1]]
        and a[unlike[1]] == b[unlike[0]]
    )


def strayed_step(level: Figure, step: Figure, rate: Figure, sign: int) -> bool:
    """Say whether one digit or two swapped ones in a step or its rate make them fit the level that the step led to.

    ``sign`` is -1 where the step is a fall.
    """
    change = abs(Fraction(step.value or 0))
    base = Fraction(level.value or 0) - sign * change
    if base <= 0:
        return False
    if stray_to(rate, change * 100 / base):
        return True
    share = abs(Fraction(rate.value or 0)) / 100
    meant = Fraction(level.value or 0) * share / (1 - share if sign < 0 and share < 1 else 1 + share)
    return stray_to(step, meant)
