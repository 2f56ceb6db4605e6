"""Findings that several checks word alike: one number told twice, and a number with another unit than its own."""

from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, show, worded
from taizhang.checking.passages import Passage
from taizhang.checking.records import Finding, Place, Verdict
from taizhang.reading.records import Figure


def told_otherwise(
    here: tuple[Passage, Figure],
    there: tuple[Passage, Figure],
    verdict: Verdict,
    *,
    basis: Why,
    reason: Why | None,
    rule: str = "same_indicator",
) -> Finding:
    """Return a finding that a number is another one ``there`` than ``here``; ``basis`` says what the one there is.

    Both figures have a value; a ratio list has none.
    """
    (passage, figure), (home, other) = here, there
    assert figure.value is not None and other.value is not None
    return worded(
        rule,
        verdict,
        places=(passage.place(figure), home.place(other)),
        stated=figure.text,
        computed=other.text,
        difference=show(abs(Fraction(figure.value) - Fraction(other.value)), figure),
        tolerance=show(half_unit(other) + half_unit(figure), figure, places=2),
        basis=basis,
        reason=reason,
    )


def unit_mistaken(
    figure: Figure, verdict: Verdict, *, places: tuple[Place, ...], basis: Why, reason: Why, meant: str = "个百分点"
) -> Finding:
    """Return a finding that a figure in % or 百分点 is of the unit ``meant``, the other of the two."""
    number = figure.text.rstrip("%％").removesuffix("个百分点")
    return worded(
        "percent_or_points",
        verdict,
        places=places,
        stated=figure.text,
        computed=f"{number}{meant}",
        difference="单位不同",
        tolerance="0",
        basis=basis,
        reason=reason,
        apart=Why(zh="数字相同而单位不同", en="the same number in another unit"),
    )
