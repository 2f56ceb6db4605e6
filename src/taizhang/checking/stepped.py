"""A rate beside the step that it is of: what the step comes to over what was there before it."""

from fractions import Fraction

from taizhang.checking.judging import QUALIFIED, Comparison, Why, is_plain, span_of
from taizhang.checking.passages import MONEY, kind_of
from taizhang.checking.slips import swapped_step
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
    )


def rate_of_stated_step(level: Figure, step: Figure, rate: Figure, sign: int) -> Comparison | None:
    """Return the same for three numbers of one statement, which says by itself why they may differ: where one of them
    is rough, or where they are money and no two digits swapped would make them fit."""
    open_to = None if all(map(is_plain, (level, step, rate))) else QUALIFIED
    if open_to is None and kind_of(level) == MONEY and not swapped_step(level, step, rate, sign):
        open_to = COMPARABLE
    return rate_of_step(level, step, rate, sign, open_to)


COMPARABLE = Why(zh="金额的同比增幅可能按可比口径计算", en="growth of an amount of money may be on a comparable basis")


def led_to(level: Figure, step: Figure) -> Why:
    """Return the words for what such a rate is worked out from."""
    return Why(
        zh=f"按现有{level.text}、变化{step.text}计算的变化幅度", en=f"a change of {step.text} leading to {level.text}"
    )
