"""平均每户3.10人,与2010年的3.10人持平: two that are said to be level are the same number."""

from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, show, worded
from taizhang.checking.passages import ANY, NAMED, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy

_LEVEL = lazy(f"(?P<now>{ANY})[，,]?[与和同跟](?:{NAMED}|[（(]){{2,26}}?(?P<base>{ANY})[）)]?(?:相)?持平")
_SAME = Fraction(1, 100)
_ROUGHLY = Why(zh="持平可能只是约数", en="level may be meant roughly")


def check_level_with(passage: Passage) -> Iterator[Finding]:
    """平均每户3.01人,与2010年的3.10人持平: what is level with another does not differ by a hundredth of it."""
    for match in _LEVEL.finditer(passage.masked):
        now, base = passage.figure(match.start("now")), passage.figure(match.start("base"))
        if now.unit != base.unit or now.value is None or not base.value or not (is_plain(now) and is_plain(base)):
            continue
        if now.measure != base.measure:
            continue
        away, room = abs(Fraction(now.value) - Fraction(base.value)), half_unit(now) + half_unit(base)
        yield worded(
            "difference",
            "consistent"
            if away == 0
            else "rounding"
            if away <= room
            else "contradicts"
            if away > abs(Fraction(base.value)) * _SAME
            else "unclear",
            places=(passage.place(now), passage.place(base)),
            stated=now.text,
            computed=show(Fraction(base.value), now),
            difference=show(away, now),
            tolerance=show(room, now, places=2),
            basis=Why(zh=f"与{base.text}持平，应为", en=f"level with {base.text}, and so"),
            reason=_ROUGHLY,
        )
