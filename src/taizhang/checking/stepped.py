"""A rate beside the step that it is of: what the step comes to over what was there before it."""

from fractions import Fraction

from taizhang.checking.judging import Comparison, Why, span_of
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


def led_to(level: Figure, step: Figure) -> Why:
    """Return the words for what such a rate is worked out from."""
    return Why(
        zh=f"按现有{level.text}、变化{step.text}计算的变化幅度", en=f"a change of {step.text} leading to {level.text}"
    )
