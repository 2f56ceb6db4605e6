"""A change told right after the number it is of (比上年同期133191万元减收20745万元,下降15.58%), whatever stands before."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.growth.stepped import COMPARABLE
from taizhang.checking.judging import Comparison, Why, compare, half_unit, is_plain, show, span_of, worded
from taizhang.checking.passages import AMOUNT, COUNT, LINK, MONEY, PERCENT, WORD, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import stray_to
from taizhang.checking.words import WORDS, holds
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_RISES = "增加|净增|增长|增收|增支|增产|上升|上涨|提高|多"
_FALLS = "减少|减收|减支|减产|下降|回落|降低|少"
_STEP = lazy(
    f"(?:同|与|比|较)(?P<who>{WORD}{{1,30}}?)(?P<base>{AMOUNT})(?:的{WORD}{{0,6}}?)?(?:相比)?[，]?{WORD}{{0,6}}?"
    f"(?:(?P<up>{_RISES})|(?P<down>{_FALLS}))了?{LINK}(?P<step>{AMOUNT})"
    f"(?:[，、（](?:同比)?(?:(?:增长|增加|上升|上涨|提高|下降|减少|降低|回落)率?|[增升涨降跌减]幅){LINK}(?P<rate>{PERCENT}))?"
)
_EARLIER = lazy("上年|去年|同期|年|普查|月|季|届")
_REACH = 2


def check_base_steps(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """与2010年的458875人相比,增加5560人,增长1.2%: the rate is the step over the number before, which both make."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if len(passage.figures) < _REACH or ("比" not in passage.masked and "较" not in passage.masked):
                continue
            for match in _STEP.finditer(passage.masked):
                base, step = passage.figure(match.start("base")), passage.figure(match.start("step"))
                if base.unit != step.unit or not base.value or not step.value or not is_plain(step):
                    continue
                if not is_plain(base) or not _EARLIER.search(match["who"]):
                    continue
                if match["rate"] is not None:
                    yield from _rated(passage, base, step, passage.figure(match.start("rate")))
                first = passage.number(match.start("base"))
                if at and not any(f.unit == base.unit for f in passage.figures[:first]):
                    sign = -1 if match["down"] else 1
                    yield from _led_to(passages[at - 1], passage, base, step, sign)


def _rated(passage: Passage, base: Figure, step: Figure, rate: Figure) -> Iterator[Finding]:
    money = passage.kind(passage.figures.index(base)) == MONEY
    ratio = span_of(step).over(span_of(base))
    words = passage.masked + base.indicator
    if rate.value is None or ratio is None or not is_plain(rate) or (money and holds(words, WORDS.restated)):
        return
    yield compare(
        Comparison(
            rule="growth",
            stated=rate,
            stated_span=span_of(rate),
            computed=abs(Fraction(step.value or 0)) / Fraction(base.value or 1) * 100,
            computed_span=ratio.scaled(100),
            basis=Why(zh=f"按{base.text}变化{step.text}计算的变化幅度", en=f"a change of {step.text} from {base.text}"),
            open_to=COMPARABLE if money else None,
        ),
        passage,
        (base, step),
    )


def _led_to(home: Passage, passage: Passage, base: Figure, step: Figure, sign: int) -> Iterator[Finding]:
    """Compare what the sentence before tells with what a number and its change make; only a slip of it speaks."""
    if passage.start - home.end > _REACH or home.reading.text[home.end : passage.start].strip("。 ") != "":
        return
    made = Fraction(base.value or 0) + sign * abs(Fraction(step.value or 0))
    told = [
        figure
        for number, figure in enumerate(home.figures)
        if figure.unit == base.unit
        and home.kind(number) in (COUNT, MONEY)
        and figure.measure == "level"
        and is_plain(figure)
        and figure.value
    ]
    room = half_unit(base) + half_unit(step)
    if any(abs(Fraction(f.value or 0) - made) <= room + half_unit(f) for f in told):
        return
    for figure in told:
        value = Fraction(figure.value or 0)
        slip = stray_to(figure, made) or stray_to(base, value - sign * abs(Fraction(step.value or 0)))
        if slip or stray_to(step, abs(value - Fraction(base.value or 0))):
            yield worded(
                "growth",
                "contradicts" if len(told) == 1 else "unclear",
                places=(home.place(figure), passage.place(base), passage.place(step)),
                stated=figure.text,
                computed=show(made, figure),
                difference=show(abs(value - made), figure),
                tolerance=show(room + half_unit(figure), figure, places=2),
                basis=Why(zh=f"由{base.text}变化{step.text}后的数", en=f"{base.text} changed by {step.text}"),
                reason=Why(zh="前一句所说的未必是它", en="the sentence before need not tell of it"),
            )
            return
