"""Contributions to growth: what each part pulls over what it contributes is the growth of the whole."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import QUALIFIED, Why, decimal_text, half_unit, is_plain, span_of, worded
from taizhang.checking.passages import PERCENT, POINTS, Passage
from taizhang.checking.records import Finding, Place
from taizhang.checking.slips import stray_to, swap_to
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_RATES = lazy("贡献率(?:依次|分别)(?:为|是|达到?)?$")
_PULLS = lazy("拉动[^，,；;。]{0,12}$")
_JOINT = lazy("[、和及与，,]{0,2}(?:分别)?")
_FEWEST = 2
_BACK = 4
_HUNDRED = Fraction(100)


def check_contributions(passage: Passage) -> Iterator[Finding]:
    """贡献率分别为19.4%、36.0%和44.6%,分别拉动增长1.74个、3.22个、4.0个百分点: each pull is its rate of one growth."""
    for first in range(len(passage.figures)):
        if passage.kind(first) != PERCENT or _RATES.search(passage.between(first - 1, first)) is None:
            continue
        last = first
        while last + 1 < len(passage.figures) and _goes_on(passage, last + 1, PERCENT):
            last += 1
        count = last - first + 1
        rates = passage.figures[first : last + 1]
        pulls = passage.figures[last + 1 : last + 1 + count]
        told = last + 1 < len(passage.figures) and _PULLS.search(passage.between(last, last + 1))
        if count < _FEWEST or len(pulls) < count or not told:
            continue
        if (
            all(_goes_on(passage, k, POINTS) for k in range(last + 2, last + 1 + count))
            and passage.kind(last + 1) == POINTS
        ):
            yield from _compared(passage, rates, pulls)


_RATE = lazy("贡献率(?:达到为|为|是|达到?|约为)?$")
_PULL = lazy("[，,、]?拉动[^，,；;。]{0,16}$")
_OF_OUTPUT = lazy("生产总值|GDP|经济增长|经济")


def check_pulls(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """增长25.0%。…二产贡献率达72.3%,拉动18.1个百分点;三产贡献率为30.8%,拉动7.7个百分点: each pull over its rate is 25."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if "贡献率" not in passage.masked or "拉动" not in passage.masked:
                continue
            pairs = [
                (rate, passage.figures[pull])
                for number, rate in enumerate(passage.figures[:-1])
                if passage.kind(number) == PERCENT
                and (pull := number + 1 + _moved_between(passage, number + 1)) < len(passage.figures)
                and passage.kind(pull) == POINTS
                and _RATE.search(passage.gaps[number])
                and _PULL.fullmatch(passage.gaps[pull])
                and is_plain(rate)
                and is_plain(passage.figures[pull])
                and rate.value
                and rate.value > 0
            ]
            if pairs and _OF_OUTPUT.search(passage.masked):
                yield from _of_growth(passages[max(0, at - _BACK) : at + 1], passage, pairs)


_MOVED = lazy("[，,](?:比|较)[^，,；;。]{2,8}(?:提高|上升|下降|回落)了?")


def _moved_between(passage: Passage, number: int) -> int:
    """Return 1 where the next figure only tells what the rate moved by (较去年同期提高8.7个百分点), 0 otherwise."""
    return int(passage.kind(number) == POINTS and _MOVED.fullmatch(passage.gaps[number]) is not None)


_OWN_GROWTH = Why(zh="贡献率所对应的未必是这一增速", en="the rate may be of other growth than that")


def _swapped(passage: Passage, rate: Figure, pull: Figure, home: Passage, whole: Figure) -> Iterator[Finding]:
    """Ask of one pull that is what its rate of the growth gives, but for one digit or two that changed places."""
    computed = Fraction(whole.value or 0) * Fraction(rate.value or 0) / _HUNDRED
    room = half_unit(pull) + Fraction(whole.value or 0) * half_unit(rate) / _HUNDRED
    meant = [computed + away for away in (Fraction(0), room, -room)]
    near = any(swap_to(pull, value, least=2) or stray_to(pull, value) for value in meant)
    if near and abs(computed - Fraction(pull.value or 0)) > room * 2:
        yield worded(
            "share",
            "unclear",
            places=(passage.place(pull), passage.place(rate), home.place(whole)),
            stated=pull.text,
            computed=decimal_text(computed, 2),
            difference=decimal_text(abs(computed - Fraction(pull.value or 0)), 2),
            tolerance=decimal_text(room, 3),
            basis=Why(
                zh=f"按增长{whole.text}与贡献率{rate.text}计算的拉动", en=f"{rate.text} of growth of {whole.text}"
            ),
            reason=_OWN_GROWTH,
        )


def _of_growth(near: Sequence[Passage], passage: Passage, pairs: list[tuple[Figure, Figure]]) -> Iterator[Finding]:
    told = [
        (home, f)
        for home in near
        for f in home.figures
        if f.indicator_id == "gdp" and f.measure == "growth" and f.unit == "%" and f.start < pairs[0][0].start
    ]
    # 贡献率为6.3%,拉动0.4个百分点,GDP增长6.2%: told behind, where none is before.
    told = told or [
        (passage, f) for f in passage.figures if f.indicator_id == "gdp" and f.measure == "growth" and f.unit == "%"
    ]
    spans = [_implied(rate, pull) for rate, pull in pairs]
    wholes = [(home, f) for home, f in told if f.value is not None and is_plain(f)]
    if len(pairs) == 1 and len({f.text for _, f in wholes}) == 1:
        yield from _swapped(passage, *pairs[0], *wholes[-1])
    agreed = [(home, f) for home, f in wholes if any(span_of(f).meets(span) for span in spans)]
    if not agreed and len(pairs) < _FEWEST:
        return
    odd = [] if agreed else _odd(spans)
    for number, ((rate, pull), span) in enumerate(zip(pairs, spans, strict=True)):
        if agreed:
            home, whole = agreed[-1]
            if span_of(whole).meets(span):
                continue
            places: tuple[Place, ...] = (home.place(whole),)
            growth = Fraction(whole.value or 0)
            zh, en = f"增长{whole.text}", f"growth of {whole.text}"
        elif odd and number == odd[-1]:
            # 10%拉动0.6个百分点 says less closely what all grew by than 40%拉动2.4个百分点.
            first = max((p for p in pairs if p[1] is not pull), key=lambda pair: Fraction(pair[1].value or 0))
            places = (passage.place(first[1]), passage.place(first[0]))
            growth = Fraction(first[1].value or 0) * _HUNDRED / Fraction(first[0].value or 1)
            zh, en = "其余各项推得的增速", "the growth that the others imply"
        else:
            continue
        computed = growth * Fraction(rate.value or 0) / _HUNDRED
        room = half_unit(pull) + growth * half_unit(rate) / _HUNDRED
        yield worded(
            "share",
            "contradicts" if len(odd) < _TWO else "unclear",
            places=(passage.place(pull), passage.place(rate), *places),
            stated=pull.text,
            computed=decimal_text(computed, 2),
            difference=decimal_text(abs(computed - Fraction(pull.value or 0)), 2),
            tolerance=decimal_text(room, 3),
            basis=Why(zh=f"按{zh}与贡献率{rate.text}计算的拉动", en=f"{rate.text} of a {en}"),
            reason=_EITHER,
        )


_EITHER = Why(zh="两项推得的增速不同，不知哪一项有误", en="two of them imply different growth; either may be wrong")
_TWO = 2


def _odd(spans: Sequence[Interval]) -> list[int]:
    """Return the numbers of the growths that do not agree with all of the others, which agree among themselves; two
    where a coarse one (0.6个百分点) agrees with both of two that differ."""
    found = []
    for number, span in enumerate(spans):
        others = [s for s in spans if s is not span]
        if len(others) > 1 and all(a.meets(b) for a in others for b in others) and not all(map(span.meets, others)):
            found.append(number)
    return found


def _implied(rate: Figure, pull: Figure) -> Interval:
    """Return the growth that a contribution and what it pulls imply, with half a unit of play for its own rounding."""
    low, high = Fraction(rate.value or 0) - half_unit(rate), Fraction(rate.value or 0) + half_unit(rate)
    size = abs(Fraction(pull.value or 0))
    half = half_unit(pull) * 2
    return Interval(low=(size - half) * _HUNDRED / high, high=(size + half) * _HUNDRED / max(low, Fraction(1, 100)))


def _goes_on(passage: Passage, number: int, kind: str) -> bool:
    return passage.kind(number) == kind and _JOINT.fullmatch(passage.between(number - 1, number)) is not None


def _compared(passage: Passage, rates: tuple[Figure, ...], pulls: tuple[Figure, ...]) -> Iterator[Finding]:
    """Compare each pull with its rate of all pulls together."""
    total = sum((Fraction(p.value) for p in pulls if p.value is not None), Fraction(0))
    room = sum(map(half_unit, pulls), Fraction(0))
    if total <= 0 or any(r.value is None or p.value is None for r, p in zip(rates, pulls, strict=True)):
        return
    whole = sum((Fraction(r.value) for r in rates if r.value is not None), Fraction(0))
    if abs(whole - _HUNDRED) > 1:
        return
    off = [
        Interval(low=total - room, high=total + room)
        .scaled(Fraction(r.value or 0) / _HUNDRED)
        .gap(_around(p, r, total))
        for r, p in zip(rates, pulls, strict=True)
    ]
    plain = all(map(is_plain, (*rates, *pulls)))
    worst = max(range(len(off)), key=lambda k: off[k])
    pull, rate = pulls[worst], rates[worst]
    yield worded(
        "share",
        "consistent"
        if off[worst] == 0
        else "rounding"
        if off[worst] <= room
        else "contradicts"
        if plain
        else "unclear",
        places=(passage.place(pull), passage.place(rate), *(passage.place(p) for p in pulls if p is not pull)),
        stated=pull.text,
        computed=decimal_text(total * Fraction(rate.value or 0) / _HUNDRED, 2),
        difference=decimal_text(off[worst], 2),
        tolerance=decimal_text(room, 3),
        basis=Why(
            zh=f"按各项拉动之和与贡献率{rate.text}计算的拉动",
            en=f"{rate.text} of all that the parts pull together",
        ),
        reason=QUALIFIED,
    )


def _around(pull: Figure, rate: Figure, total: Fraction) -> Interval:
    half = half_unit(pull) + total * half_unit(rate) / _HUNDRED
    value = Fraction(pull.value or 0)
    return Interval(low=value - half, high=value + half)
