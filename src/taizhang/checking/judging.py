"""How a stated and a computed value are compared and worded.

The tolerance comes from the printed digits alone: a printed 7.16 stands for anything that rounds to it. What lies
inside agrees (一致); what is off by no more than a further half unit of the last printed place is a balanced last digit
(尾差); beyond that the numbers contradict each other, unless something in the words leaves open what was counted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from taizhang.checking.passages import Passage
from taizhang.checking.records import Finding, Place, Verdict
from taizhang.checking.words import WORDS
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure, Reading
from taizhang.values import Interval

_AFTER_DIGITS = lazy(r"^[0-9０-９.,．，\s+\-－—~～至到]{0,60}[余多]?")
_NUMERALS = lazy("[一二三四五六七八九两]")
_ODD = lazy("[余多]")
_NEAR_DOUBLE = Fraction(5)
_SCALES = (("万亿", 12), ("千亿", 11), ("百亿", 10), ("亿", 8), ("千万", 7), ("百万", 6), ("万", 4))
_PLAIN_SCALES = (("亿", 8), ("万", 4), ("", 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """A phrase in both languages."""

    zh: str
    """The phrase in Chinese."""
    en: str
    """The phrase in English."""


CARRIED_OVER = Why(zh="其中可能有以前结转的", en="some of them may have been carried over from before")
QUALIFIED = Why(zh="数字带有“约”“近”“以上”等限定", en="one of the numbers is qualified (about, nearly, at least)")
"""The reason for which a qualified number never contradicts another."""


def is_exact(figure: Figure) -> bool:
    """Say whether a figure counts whole things and prints every one of them, so that nothing was rounded."""
    return (
        last_place(figure) == 1
        and figure.unit not in WORDS.measured
        and figure.unit not in WORDS.money
        and figure.unit not in ("%", "百分点", "‰", ":")
    )


def last_place(figure: Figure) -> Decimal:
    """Return the worth of one unit in the last printed place.

    A number in Chinese numerals prints no zeros: 三万 says ten thousands.
    """
    resolution = figure.resolution
    if figure.value and _NUMERALS.match(figure.text) and figure.value == figure.value.to_integral_value():
        zeros = len(str(int(figure.value))) - len(str(int(figure.value)).rstrip("0"))
        return max(resolution, Decimal(1).scaleb(zeros))
    return resolution


def total_of(figures: Iterable[Figure]) -> Fraction:
    """Return what amounts make together; one without a value adds nothing."""
    return sum((Fraction(figure.value or 0) for figure in figures), Fraction(0))


def half_unit(figure: Figure) -> Fraction:
    """Return half a unit of the last printed place, 0 for a count that was not rounded and for no money at all."""
    if figure.text.endswith("番"):  # 翻一番 is said of anything near the double.
        return _NEAR_DOUBLE
    none = not figure.value and figure.measure == "level" and figure.unit in WORDS.money
    return Fraction(0) if none or is_exact(figure) else Fraction(last_place(figure)) / 2


def is_plain(figure: Figure) -> bool:
    """Say whether the figure is one number without 约, 近, 以上 and the like."""
    return figure.qualifier == "=" and figure.value_high is None and figure.value is not None


def span_of(figure: Figure) -> Interval:
    """Return every value that the printed digits and the words round them allow, by size where the figure is a fall."""
    assert figure.value is not None, "a ratio list has no single value"
    value = abs(Fraction(figure.value)) if figure.measure in ("growth", "change", "gap") else Fraction(figure.value)
    top = value if figure.value_high is None else max(value, abs(Fraction(figure.value_high)))
    half = half_unit(figure)
    if figure.qualifier == ">" and _ODD.search(figure.text):
        # 1030多 stops short of 1040.
        return Interval(low=value, high=value + _last_digit(figure))
    if figure.qualifier in (">", ">="):
        return Interval(low=value - half, high=None)
    if figure.qualifier in ("<", "<="):
        return Interval(low=None, high=top + half)
    if figure.qualifier == "≈":
        # 约414 strays less than 约400 does.
        half = max(half, min(abs(value) / 20, _last_digit(figure)))
    return Interval(low=value - half, high=top + half)


def balanced(figure: Figure) -> Interval:
    """Return the values that a printed number may stand for if its last digit was balanced: half a unit more."""
    half = half_unit(figure)
    return span_of(figure) + Interval(low=-half, high=half)


def _last_digit(figure: Figure) -> Fraction:
    """Return the worth of one unit in the last place that is not a zero."""
    last = last_place(figure)
    steps = int(abs(figure.value or Decimal(1)) / last)
    while steps and steps % 10 == 0:
        steps, last = steps // 10, last * 10
    return Fraction(last)


_SINGLE = ("growth", "from_to", "average_growth")
_CUT = Fraction(3, 2)
_NOT_ROUNDED = Why(
    zh="末位与四舍五入的结果不同，基数可能经过调整",
    en="the last digit is not the rounded one; the base may have been revised",
)


def judge(stated: Interval, computed: Interval, *, slack: Fraction, open_to: Why | None) -> Verdict:
    """Compare two intervals.

    ``slack`` is what a balanced last digit may add, ``open_to`` what else may explain a difference.
    """
    gap = stated.gap(computed)
    if gap == 0:
        return "consistent"
    if gap <= slack:
        return "rounding"
    return "unclear" if open_to is not None else "contradicts"


def _scale(figure: Figure) -> tuple[str, str]:
    """Return the multiplier and unit that the figure is printed with."""
    if _NUMERALS.match(figure.text):
        # 六千六百多公里: written in digits, with the multiplier that its size asks for.
        size = abs(figure.value or Decimal(0))
        return ("亿" if size >= 10**8 else "万" if size >= 10**4 else ""), figure.unit or ""
    tail = _AFTER_DIGITS.sub("", figure.text)
    if figure.unit in ("%", "百分点"):
        return "", "%" if figure.unit == "%" else "个百分点"
    for name, _ in _SCALES:
        if tail.startswith(name):
            return name, tail[len(name) :] or (figure.unit or "")
    return "", tail if tail and not tail.endswith(("番", "倍")) else (figure.unit or "")


def show(value: Fraction, like: Figure, *, places: int = 1) -> str:
    """Write a value in the multiplier and unit of ``like``, to ``places`` more digits than that prints.

    What would be written as nothing at all in it (18.6万元 beside 8.2亿元) is written in a smaller multiplier.
    """
    name, unit = _scale(like)
    power = next((p for n, p in _SCALES if n == name), 0)
    digits = max(0, power - like.resolution.adjusted()) + places
    text = decimal_text(value / Fraction(10) ** power, digits)
    if text == "0" and value:
        smaller = next((s for s in _PLAIN_SCALES if s[1] < power and abs(value) >= Fraction(10) ** s[1]), None)
        if smaller is not None:
            return decimal_text(value / Fraction(10) ** smaller[1], places) + smaller[0] + unit
    return text + name + unit


def decimal_text(value: Fraction, places: int) -> str:
    """Write a Fraction with at most ``places`` decimals, half rounded up, without trailing zeros."""
    unit = 10**places
    scaled = value * unit
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    text = format(Decimal(whole).scaleb(-places), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What one rule compared."""

    rule: str
    """The stable name of the rule."""
    stated: Figure
    """The figure under question, whose unit the message is written in."""
    stated_span: Interval
    """What it allows."""
    computed: Fraction
    """What follows from the other numbers as printed."""
    computed_span: Interval
    """What follows from everything that their printed digits allow."""
    basis: Why
    """What it was computed from."""
    open_to: Why | None
    """What else may explain a difference, or None."""
    slack: Fraction | None = None
    """What a balanced last digit may add; None for half a unit of the stated figure."""
    unlikely: Why | None = None
    """Why rounding alone would hardly lead to what was printed, or None."""
    additive: bool = False
    """Whether it is a sum or a difference.

    The digits printed then either add up or they do not; what agrees only after a look at how each of them was
    rounded is 尾差, a difference that every table of rounded numbers has.
    """

    down: bool | None = None
    """Whether the text says that it fell; None where it does not say which way, or the sentence needs no word of it."""


def _ways(comparison: Comparison, stated: str) -> tuple[Why, Why] | None:
    """Return the stated and the computed change with their directions, where they are opposite or both are falls."""
    c = comparison
    if c.down is None or (c.computed >= 0 and not c.down):
        return None
    relative = c.stated.unit in ("%", "百分点", "倍")
    names = (("上升", "下降") if relative else ("增加", "减少")), ("a rise of", "a fall of")
    falls = c.down == (c.computed >= 0)
    size = show(abs(c.computed), c.stated)
    return (
        Why(zh=f"{names[0][c.down]}{stated}", en=f"{names[1][c.down]} {stated}"),
        Why(zh=f"{names[0][falls]}{size}", en=f"{names[1][falls]} {size}"),
    )


def compare(comparison: Comparison, passage: Passage, others: Sequence[Figure], also: Sequence[Place] = ()) -> Finding:
    """Return the finding on one comparison, with the places of the stated figure, the others and ``also``."""
    c = comparison
    assert c.stated.value is not None
    size = (
        abs(Fraction(c.stated.value)) if c.stated.measure in ("growth", "change", "gap") else Fraction(c.stated.value)
    )
    slack = half_unit(c.stated) if c.slack is None else c.slack
    sharp = c.additive or _width(c.computed_span, c.computed) < half_unit(c.stated)
    if c.slack is None and sharp and abs(size - c.computed) >= Fraction(last_place(c.stated)):
        # A whole unit of the last place is no balanced digit, where what it was computed from is not rounded itself.
        slack = Fraction(0)
    verdict = judge(c.stated_span, c.computed_span, slack=slack, open_to=c.open_to)
    open_to = c.open_to
    if verdict == "rounding" and c.rule in _SINGLE and size - c.computed > half_unit(c.stated) * _CUT:
        # 2.4% where the levels give 2.31%: a last digit may be cut off; none is balanced in a rate that stands alone.
        verdict, open_to = "unclear", open_to or _NOT_ROUNDED
    if c.additive and verdict == "consistent" and c.open_to is not QUALIFIED and not _inside(c.computed, c.stated_span):
        verdict = "unclear" if c.unlikely is not None else "rounding"
    stated = passage.reading.text[c.stated.start : c.stated.end]
    tolerance = _width(c.stated_span, size) + _width(c.computed_span, c.computed)
    ways = _ways(c, stated)
    return worded(
        c.rule,
        verdict,
        places=(passage.place(c.stated), *(passage.place(f) for f in others), *also),
        stated=ways[0].zh if ways else stated,
        computed=ways[1].zh if ways else show(c.computed, c.stated),
        in_english=(ways[0].en, ways[1].en) if ways else None,
        difference=show(abs(size - c.computed), c.stated),
        tolerance=show(tolerance, c.stated, places=2),
        basis=c.basis,
        reason=open_to or c.unlikely,
        beyond=c.stated_span.gap(c.computed_span) > 0,
    )


def _inside(value: Fraction, interval: Interval) -> bool:
    return Interval(low=value, high=value).meets(interval)


def _width(interval: Interval, value: Fraction) -> Fraction:
    """Return how far a closed end lies from the value printed."""
    ends = [abs(end - value) for end in (interval.low, interval.high) if end is not None]
    return max(ends, default=Fraction(0))


def place_at(reading: Reading, start: int, end: int) -> Place:
    """Return the place of a stretch of a reading's text."""
    return Place(file=reading.source, start=start, end=end, text=reading.text[start:end])


_ROUNDED = ("，在四舍五入所能造成的范围以内，属尾差。", ", no more than rounding can cause.")
_BALANCED = (
    "，超出的部分不到末位的半个单位，末位可能经过配平，属尾差。",
    ", and what is beyond that is less than half a unit of the last digit, which may have been balanced.",
)


def in_points(difference: str) -> str:
    """Return a difference as it is written: two percentages differ by 个百分点, never by %."""
    return f"{difference[:-1]}个百分点" if difference.endswith("%") else difference


def _english(difference: str) -> str:
    """Return a difference for the English sentence; what is counted keeps the counter of the text."""
    return difference.replace("个百分点", " percentage points")


def worded(
    rule: str,
    verdict: Verdict,
    *,
    places: tuple[Place, ...],
    stated: str,
    computed: str,
    difference: str,
    tolerance: str,
    basis: Why,
    reason: Why | None = None,
    beyond: bool = False,
    apart: Why | None = None,
    in_english: tuple[str, str] | None = None,
) -> Finding:
    """Return a finding with its sentence in both languages.

    ``beyond`` says that a difference called 尾差 is more than rounding alone allows, and less than half a unit more.
    ``apart`` says how the two differ where that is no amount, ``in_english`` how the stated and the computed one are
    told in English where that is not what is told in Chinese.
    """
    difference, tolerance = in_points(difference), in_points(tolerance)
    apart = apart or Why(
        zh=f"相差{difference}，所印位数允许的误差为{tolerance}",
        en=f"a difference of {_english(difference)}, where the printed digits allow {_english(tolerance)}",
    )
    zh = f"文中写作{stated}，{basis.zh}为{computed}，{apart.zh}"
    stated_en, computed_en = in_english or (stated, computed)
    en = f"The text states {stated_en}; {basis.en} gives {computed_en}: {apart.en}"
    ends: dict[Verdict, tuple[str, str]] = {
        "consistent": ("，两者一致。", ", so the two agree."),
        "rounding": _BALANCED if beyond else _ROUNDED,
        "unclear": (
            f"，口径待说明：{reason.zh if reason else '文中没有说明计算口径'}。",
            f"; it needs explaining: {reason.en if reason else 'the text does not say what was counted'}.",
        ),
        "contradicts": ("，两者不一致。", ", so the two are inconsistent."),
        "not_checked": (
            f"，未核：{reason.zh if reason else '无法判定'}。",
            f"; not checked: {reason.en if reason else 'it cannot be decided'}.",
        ),
    }
    return Finding(
        rule=rule,
        verdict=verdict,
        places=places,
        stated=stated,
        computed=computed,
        difference=difference,
        tolerance=tolerance,
        message=zh + ends[verdict][0],
        message_en=en + ends[verdict][1],
    )


def names_counted(
    place: Place,
    stated: int,
    counted: int,
    verdict: Verdict,
    basis: Why,
    *,
    counter: str = "项",
    tolerance: str = "0项",
    reason: Why | None = None,
) -> Finding:
    """Return a finding on how many are said to be listed against how many are."""
    return worded(
        "listed_names",
        verdict,
        places=(place,),
        stated=place.text,
        computed=f"{counted}{counter}",
        difference=f"{abs(counted - stated)}{counter}",
        tolerance=tolerance,
        basis=basis,
        reason=reason,
    )


def told_amiss(
    rule: str,
    verdict: Verdict,
    *,
    places: tuple[Place, ...],
    figure: Figure,
    value: Fraction,
    room: Fraction | None = None,
    basis: Why,
    reason: Why | None = None,
) -> Finding:
    """Return a finding that a figure is another one than the ``value``, in its unit, that others give for it.

    ``room`` is what the printed digits allow; half a unit of the figure's own last place where None.
    """
    return worded(
        rule,
        verdict,
        places=places,
        stated=figure.text,
        computed=show(value, figure),
        difference=show(abs(value - Fraction(figure.value or 0)), figure),
        tolerance=show(half_unit(figure) if room is None else room, figure, places=2),
        basis=basis,
        reason=reason,
    )


def asked_beyond(
    part: tuple[Passage, Figure], whole: tuple[Passage, Figure], reason: Why, basis: Why | None = None
) -> Finding:
    """Return a question about a part that is more than its whole; ``basis`` names the whole, as such where None."""
    (home, figure), (place, total) = part, whole
    named = basis or Why(zh="前文所述的总数", en="the whole told before it")
    places, value = (home.place(figure), place.place(total)), Fraction(total.value or 0)
    return told_amiss("parts", "unclear", places=places, figure=figure, value=value, basis=named, reason=reason)


def sum_compared(passage: Passage, whole: Figure, parts: Sequence[Figure], open_to: Why | None) -> Finding:
    """Return how a whole compares with the exact sum of parts of its passage."""
    total = total_of(parts)
    return compare(
        Comparison(
            rule="parts",
            stated=whole,
            stated_span=span_of(whole),
            computed=total,
            computed_span=Interval(low=total, high=total),
            basis=added_up(parts),
            open_to=open_to,
            additive=True,
        ),
        passage,
        parts,
    )


def sum_told(
    home: Passage,
    whole: Figure,
    parts: Sequence[tuple[Passage, Figure]],
    verdict: Verdict,
    *,
    room: Fraction,
    reason: Why | None,
    basis: Why | None = None,
) -> Finding:
    """Return the finding that parts, each with the passage it stands in, do or don't make the ``whole`` of ``home``.

    ``room`` is what the printed digits allow, ``reason`` what may explain it where the verdict is open, ``basis`` what
    the parts come to where that is more than their sum.
    """
    figures = [figure for _, figure in parts]
    return told_amiss(
        "parts",
        verdict,
        places=(home.place(whole), *(passage.place(figure) for passage, figure in parts)),
        figure=whole,
        value=total_of(figures),
        room=room,
        basis=basis or added_up(figures),
        reason=reason,
    )


def as_open(finding: Finding, reason: Why) -> Finding:
    """Return a contradiction as a question, with what may explain it."""
    return replace(
        finding,
        verdict="unclear",
        message=finding.message.removesuffix("，两者不一致。") + f"，口径待说明：{reason.zh}。",
        message_en=finding.message_en.removesuffix(", so the two are inconsistent.")
        + f"; it needs explaining: {reason.en}.",
    )


def proportion(part: Figure, whole: Figure) -> Why:
    """Return the words for what a share of one figure in another is worked out from."""
    return Why(zh=f"按{part.text}比{whole.text}计算的比例", en=f"the proportion of {part.text} to {whole.text}")


def added_up(figures: Sequence[Figure]) -> Why:
    """Return that a sum is worked out from these figures, in their own words, in Chinese and English."""
    texts = [figure.text for figure in figures]
    return Why(zh=f"{'、'.join(texts)}之和", en="the sum of " + ", ".join(texts))


def not_checked(rule: str, *, places: tuple[Place, ...], stated: str, reason: Why) -> Finding:
    """Return a finding that says why nothing was compared."""
    return Finding(
        rule=rule,
        verdict="not_checked",
        places=places,
        stated=stated,
        computed="",
        difference="",
        tolerance="",
        message=f"文中写作{stated}，未核：{reason.zh}。",
        message_en=f"The text states {stated}; not checked: {reason.en}.",
    )
