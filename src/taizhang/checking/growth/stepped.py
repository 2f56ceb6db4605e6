"""A rate beside the step that it is of: what the step comes to over what was there before it."""

from fractions import Fraction

from taizhang.checking.judging import QUALIFIED, Comparison, Why, half_unit, is_plain, show, span_of, worded
from taizhang.checking.passages import MONEY, Passage, kind_of
from taizhang.checking.records import Finding
from taizhang.reading.records import Figure


def rate_of_step(level: Figure, step: Figure, rate: Figure, sign: int, open_to: Why | None) -> Comparison | None:
    """Return ``rate`` beside ``step`` over what was there before it, or None where nothing can have been.

    ``level`` is what the step led to, in the step's unit; ``sign`` is -1 where the step is a fall; ``open_to`` is why
    the two may differ, or None where they may not.
    """
    change = abs(Fraction(step.value or 0))
    before = Fraction(level.value or 0) - sign * change
    ratio = span_of(step).over(span_of(level) - span_of(step).scaled(sign))
    if before <= 0 or ratio is None:
        return None
    return Comparison(
        rule="growth",
        stated=rate,
        stated_span=span_of(rate),
        computed=change / before * 100,
        computed_span=ratio.scaled(100),
        basis=led_to(level, step),
        open_to=open_to,
        down=sign < 0,
    )


def rate_of_stated_step(level: Figure, step: Figure, rate: Figure, sign: int) -> Comparison | None:
    """Return the same for three numbers of one statement, which says by itself why they may differ: where one of them
    is rough, or where they are money."""
    open_to = None if all(map(is_plain, (level, step, rate))) else QUALIFIED
    if open_to is None and kind_of(level) == MONEY:
        open_to = COMPARABLE
    return rate_of_step(level, step, rate, sign, open_to)


COMPARABLE = Why(zh="金额的同比增幅可能按可比口径计算", en="growth of an amount of money may be on a comparable basis")


def led_to(level: Figure, step: Figure) -> Why:
    """Return the words for what such a rate is worked out from."""
    return Why(
        zh=f"按现有{level.text}、变化{step.text}计算的变化幅度", en=f"a change of {step.text} leading to {level.text}"
    )


_LEAST_OFF = Fraction(1, 100)
_TEN_THOUSAND = (Fraction(10_000), Fraction(1, 10_000))


def scaled_step(passage: Passage, level: Figure, step: Figure, rate: Figure, sign: int) -> Finding | None:
    """Return that a step and its level fit their rate only where 亿 in one of them is 万, or None."""
    change, grown = abs(Fraction(step.value or 0)), abs(Fraction(rate.value or 0))
    if not change or not level.value or not all(map(is_plain, (level, step, rate))) or grown <= half_unit(rate) * 4:
        return None
    as_printed = Fraction(level.value) - sign * change
    if as_printed > 0 and _LEAST_OFF < change / as_printed * 100 / grown < 1 / _LEAST_OFF:
        return None
    for scale in _TEN_THOUSAND:
        before = Fraction(level.value) - sign * change * scale
        if before <= 0 or abs(change * scale / before * 100 - grown) > half_unit(rate) * 2:
            continue
        return worded(
            "scale",
            "contradicts",
            places=(passage.place(step), passage.place(level), passage.place(rate)),
            stated=step.text,
            computed=show(change * scale, step),
            difference=show(abs(change * scale - change), step),
            tolerance=show(half_unit(step), step, places=2),
            basis=Why(
                zh=f"按现有{level.text}、变化幅度{rate.text}推算的变化量（亿、万可能互换）",
                en=f"what {rate.text} adds to make {level.text} (亿 and 万 may be swapped)",
            ),
        )
    return None
