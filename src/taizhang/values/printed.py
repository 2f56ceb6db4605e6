"""Numbers as they were printed: how much a printed digit leaves open.

A printed ``7.16`` stands for anything that rounds to it. How far that reaches is the number's
resolution, the worth of one unit in its last printed place; times the multiplier (万, 亿) where there is one.
"""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from taizhang.values.interval import Interval


def resolution_of(printed: str, multiplier: Decimal = Decimal(1)) -> Decimal:
    """Return the worth of one unit in the last printed place, in the base unit.

    ``printed`` holds ASCII digits with at most one point and thousands commas, ``multiplier`` what follows it
    (10 000 for 万). ``resolution_of("7.16", Decimal(10**8))`` is ``1000000``. Trailing zeros of a whole number count as
    printed digits: ``300`` has resolution 1, because a text that means "about" says so in words (约, 余).
    """
    point = printed.rfind(".")
    return multiplier if point < 0 else multiplier.scaleb(point + 1 - len(printed))


def printed_interval(value: Decimal, resolution: Decimal) -> Interval:
    """Return every value that would be printed like this: half a unit of the last place either way.

    Both ends are included, since the rounding rule (四舍五入 or 四舍六入五成双, GB/T 8170) is not printed with the number.
    """
    half = resolution / 2
    return Interval(low=value - half, high=value + half)


def plain(value: Decimal) -> str:
    """Write a Decimal without exponent and without trailing zeros after the point: ``7.160E+8`` → ``716000000``."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def ratio_as_printed(printed: str, parts: Sequence[Decimal]) -> str:
    """Return the ratio of ``parts`` with the digits of ``printed``: ``1.84∶1`` → ``1.84:1``, ``10.0:38.0:52.0`` stays.

    A place that was printed says how exact a part is, and one that was not must not be made up. Where ``printed`` is
    not this ratio, since a person corrected it, the parts are written as they are.
    """
    digits = re.findall(r"\d{1,18}(?:\.\d{1,18})?", unicodedata.normalize("NFKC", printed))
    if [Decimal(part) for part in digits] != list(parts):
        digits = [format(part, "f") for part in parts]
    return ":".join(digits)
