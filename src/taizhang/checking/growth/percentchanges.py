"""Changes of one percentage to another that are told in per cent, where percentage points may be meant."""

from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.growth.fromto import FromTo
from taizhang.checking.judging import QUALIFIED, Comparison, Why, compare, half_unit, is_plain, show, span_of, worded
from taizhang.checking.passages import PERCENT, WORD, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval


def points_or_percent(passage: Passage, pair: FromTo, change: Figure) -> Iterator[Finding]:
    """Hold a change in per cent against two percentages.

    占比由30%提高到35% is 5个百分点 or 16.7%; written as 5% it mixes the two up.
    """
    old, new = pair.old, pair.new
    if not old.value or new.value is None or change.value is None:
        return
    ratio = span_of(new).over(span_of(old))
    if ratio is None:
        return
    low = Interval(low=1, high=1)
    relative = (low - ratio if new.value < old.value else ratio - low).scaled(100)
    step = span_of(new) - span_of(old)
    step = -step if new.value < old.value else step
    stated = span_of(change)
    share = abs(Fraction(new.value) / Fraction(old.value) - 1) * 100
    basis = Why(zh=f"按由{old.text}到{new.text}计算的相对变化", en=f"the relative change from {old.text} to {new.text}")
    plain = all(is_plain(figure) for figure in (old, new, change))
    apart = abs(Fraction(new.value) - Fraction(old.value))
    # 由78%提高到83%,提高5%: as a relative change it may just do, but it is the very difference of the two.
    blurred = stated.meets(relative) and apart == abs(Fraction(change.value)) != _rounded(share, change)
    rule = "percent_or_points" if stated.meets(step) and (blurred or not stated.meets(relative)) else "from_to"
    if rule == "percent_or_points":
        gap = show(abs(Fraction(new.value) - Fraction(old.value)), new).removesuffix("%")
        basis = Why(
            zh=f"{old.text}与{new.text}相差{gap}个百分点，相对变化",
            en=f"{old.text} and {new.text} are {gap} percentage points apart, which as a relative change",
        )
    if blurred:
        yield worded(
            rule,
            "unclear",
            places=(passage.place(change), passage.place(old), passage.place(new)),
            stated=change.text,
            computed=show(share, change),
            difference=show(abs(share - abs(Fraction(change.value))), change),
            tolerance=show(half_unit(change) + half_unit(old) + half_unit(new), change, places=2),
            basis=basis,
            reason=Why(zh="可能把百分点写成了百分之几", en="percentage points may have been written as per cent"),
        )
        return
    yield compare(
        Comparison(
            rule=rule,
            stated=change,
            stated_span=stated,
            computed=share,
            computed_span=relative,
            basis=basis,
            open_to=None if plain else QUALIFIED,
        ),
        passage,
        (old, new),
    )


_OF_LEVEL = lazy(
    f"(?P<own>{PERCENT})[，,]?(?:比|较){WORD}{{0,12}}?(?P<base>{PERCENT})(?:的{WORD}{{0,4}}?)?[，,]?"
    f"(?P<verb>提高|上升|提升|增加|增长|下降|降低|回落|减少)了?(?P<x>{PERCENT})"
)


def check_percent_of_level(passage: Passage) -> Iterator[Finding]:
    """占比67%,较上年的58%提高了9%: a change of one percentage over another, said in per cent."""
    for match in _OF_LEVEL.finditer(passage.masked):
        new, old, change = (passage.figure(match.start(name)) for name in ("own", "base", "x"))
        if "growth" in (new.measure, old.measure) or new.value is None or old.value is None:
            continue
        pair = FromTo(old=old, new=new, lead="", verb=match["verb"], start=match.start(), end=match.end())
        yield from points_or_percent(passage, pair, change)


def _rounded(value: Fraction, like: Figure) -> Fraction:
    """Return a value as it would be printed with the digits of a figure."""
    place = Fraction(like.resolution)
    return round(value / place) * place
