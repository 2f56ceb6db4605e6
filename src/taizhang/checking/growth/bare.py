"""Decimals without a unit, as indices and sex ratios are printed (97.95,比2010年的98.24下降0.29)."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, decimal_text, place_at, worded
from taizhang.checking.records import Finding, Verdict
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Reading

_X = "[0-9]{1,4}[.．][0-9]{1,3}"
_BARE = "(?![0-9.．%％‰万亿个元件人岁倍点吨公米亩户平立千项])"
_LAST = "(?:上|去)年同期(?:综合指数)?(?:为|是)?"
_CHANGED = lazy(
    f"(?P<now>{_X}){_BARE}[，,]?(?:[比较与同])[^，,。；;\n]{{0,24}}?(?:的|为)?(?P<base>(?<![0-9.．]){_X}){_BARE}(?:相比)?[，,]?"
    f"(?P<verb>下降|降低|减少|上升|提高|增加|低|高)了?(?P<step>{_X})(?:个百分点|个?点)?{_BARE}"
)
_DOWN = ("下降", "降低", "减少", "低")


_TURNED = lazy(
    f"(?:收入)?(?:比|差距|倍差|系数|强度)[^，,。；;\n0-9]{{0,8}}[由从](?:[12][0-9]{{3}}年的?)?(?P<old>(?<![0-9.．]){_X})(?::1|：1|∶1)?"
    f"(?P<verb>缩小|下降|降低|收窄|降|扩大|上升|提高|增加)[到至为](?:[12][0-9]{{3}}年的?)?(?P<new>{_X}){_BARE}"
)
_SMALLER = ("缩小", "下降", "降低", "收窄", "降")


def _turned(reading: Reading) -> Iterator[Finding]:
    """城乡收入比由1.93缩小到1.86: what has shrunk is smaller now."""
    for match in _TURNED.finditer(reading.text):
        old, new = (Fraction(match[name].replace("．", ".")) for name in ("old", "new"))
        wrong = new >= old if match["verb"] in _SMALLER else new <= old
        if not wrong or any(f.start == match.start("old") for f in reading.figures):
            continue
        yield worded(
            "direction",
            "contradicts",
            places=tuple(place_at(reading, match.start(n), match.end(n)) for n in ("new", "old")),
            stated=match["verb"] + "到" + match["new"],
            computed=match["old"],
            difference=decimal_text(abs(new - old), 3),
            tolerance="0",
            basis=Why(zh="变化前的数", en="what it was before"),
        )




def _halves(match: re.Match[str], names: Sequence[str]) -> list[Fraction]:
    """Return half a unit of the last place of each number, as printed."""
    return [Fraction(1, 2 * 10 ** len(match[name].replace("．", ".").partition(".")[2])) for name in names]


def _rated(
    reading: Reading,
    match: re.Match[str],
    names: tuple[str, str, str],
    verdict: Verdict,
    *,
    exact: Fraction,
    away: Fraction,
    room: Fraction,
) -> Finding:
    """Return the finding on a rate of change that lies ``away`` from what two bare numbers give.

    ``names`` are the groups of the old number, the new one and the rate.
    """
    old, new, rate = names
    told = (rate, *sorted((old, new), key=match.start))
    return worded(
        "from_to",
        verdict,
        places=tuple(place_at(reading, match.start(n), match.end(n)) for n in told),
        stated=match[rate] + "%",
        computed=decimal_text(exact, 2) + "%",
        difference=decimal_text(away, 2) + "%",
        tolerance=decimal_text(room, 3) + "%",
        basis=Why(
            zh=f"按由{match[old]}到{match[new]}计算的变化幅度", en=f"the change from {match[old]} to {match[new]}"
        ),
    )


_INDEX = lazy(
    f"(?P<now>(?<![0-9.．]){_X}){_BARE}[，,]?(?:同比|(?:比|较)(?:上|去)年(?:同期)?)(?P<verb>下降|降低|改善|上升|升高)了?"
    f"(?P<rate>[0-9]{{1,3}}(?:[.．][0-9]{{1,2}})?)[%％][（(，,]{_LAST}(?P<base>{_X}){_BARE}"
    f"|(?P<now2>(?<![0-9.．]){_X}){_BARE}[，,（(]{_LAST}(?P<base2>{_X}){_BARE}[）)]?[，,]?同比(?P<verb2>下降|降低|改善|上升|升高)了?"
    f"(?P<rate2>[0-9]{{1,3}}(?:[.．][0-9]{{1,2}})?)[%％]"
)


def _indices(reading: Reading) -> Iterator[Finding]:
    """综合指数为2.63,较上年同期下降9.0%(上年同期为2.89): the change over what it was."""
    for match in _INDEX.finditer(reading.text):
        names = ("now", "base", "rate") if match["now"] else ("now2", "base2", "rate2")
        now, base, rate = (Fraction(match[name].replace("．", ".")) for name in names)
        half = _halves(match, names)
        if base <= half[1]:
            continue
        down = (match["verb"] or match["verb2"]) not in ("上升", "升高")
        exact = (base - now if down else now - base) * 100 / base
        room = (half[0] + half[1]) * 100 / (base - half[1]) + half[2]
        away = abs(exact - rate)
        verdict: Verdict = "consistent" if away <= room else "contradicts"
        yield _rated(reading, match, (names[1], names[0], names[2]), verdict, exact=exact, away=away, room=room)


def check_bare(reading: Reading) -> Iterator[Finding]:
    """性别比为97.95,比2010年的98.24下降0.29: the difference of two numbers without a unit."""
    yield from _turned(reading)
    yield from _indices(reading) if "指数" in reading.text else ()
    for match in _CHANGED.finditer(reading.text):
        now, base, step = (Fraction(match[name].replace("．", ".")) for name in ("now", "base", "step"))
        room = sum(_halves(match, ("now", "base", "step")), Fraction(0))
        computed = base - now if match["verb"] in _DOWN else now - base
        away = abs(computed - step)
        yield worded(
            "difference",
            "consistent" if away == 0 else "rounding" if away < room else "contradicts",
            places=tuple(place_at(reading, match.start(n), match.end(n)) for n in ("step", "now", "base")),
            stated=match["verb"] + match["step"],
            computed=decimal_text(abs(computed), 3),
            difference=decimal_text(away, 3),
            tolerance=decimal_text(room, 4),
            basis=Why(
                zh=f"按{match['now']}与{match['base']}之差",
                en=f"the difference between {match['now']} and {match['base']}",
            ),
        )
