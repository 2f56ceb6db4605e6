"""Decimals without a unit, as indices and sex ratios are printed (97.95,比2010年的98.24下降0.29)."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import Why, decimal_text, worded
from taizhang.checking.records import Finding, Place
from taizhang.reading.records import Reading

_X = "[0-9]{1,4}[.．][0-9]{1,3}"
_BARE = "(?![0-9.．%％‰万亿个元件人岁倍点吨公米亩户平立千项])"
_CHANGED = re.compile(
    f"(?P<now>{_X}){_BARE}[，,]?(?:[比较与同])[^，,。；;\n]{{0,24}}?(?:的|为)?(?P<base>(?<![0-9.．]){_X}){_BARE}(?:相比)?[，,]?"
    f"(?P<verb>下降|降低|减少|上升|提高|增加|低|高)了?(?P<step>{_X}){_BARE}"
)
_DOWN = ("下降", "降低", "减少", "低")


def check_bare(reading: Reading) -> Iterator[Finding]:
    """性别比为97.95,比2010年的98.24下降0.29: the difference of two numbers without a unit."""
    for match in _CHANGED.finditer(reading.text):
        now, base, step = (Fraction(match[name].replace("．", ".")) for name in ("now", "base", "step"))
        places = [len(match[name].replace("．", ".").partition(".")[2]) for name in ("now", "base", "step")]
        room = sum((Fraction(1, 2 * 10**n) for n in places), Fraction(0))
        computed = base - now if match["verb"] in _DOWN else now - base
        away = abs(computed - step)
        yield worded(
            "difference",
            "consistent" if away == 0 else "rounding" if away < room else "contradicts",
            places=tuple(
                Place(file=reading.source, start=match.start(n), end=match.end(n), text=match[n])
                for n in ("step", "now", "base")
            ),
            stated=match["verb"] + match["step"],
            computed=decimal_text(abs(computed), 3),
            difference=decimal_text(away, 3),
            tolerance=decimal_text(room, 4),
            basis=Why(
                zh=f"按{match['now']}与{match['base']}之差",
                en=f"the difference between {match['now']} and {match['base']}",
            ),
        )
