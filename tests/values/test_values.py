"""Printed numbers and intervals."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.values import Interval, Span, plain, printed_interval, ratio_as_printed, resolution_of

numbers = st.decimals(min_value=-(10**9), max_value=10**9, places=3)


def interval(a: Decimal, b: Decimal) -> Interval:
    return Interval(low=min(a, b), high=max(a, b))


@pytest.mark.parametrize(
    ("printed", "multiplier", "step"),
    [("7.16", 10**8, "1000000"), ("11.5", 1, "0.1"), ("300", 1, "1"), ("1,234", 10**4, "10000"), ("0.05", 1, "0.01")],
)
def test_resolution_is_the_worth_of_the_last_printed_place(printed: str, multiplier: int, step: str) -> None:
    assert resolution_of(printed, Decimal(multiplier)) == Decimal(step)


def test_printed_interval_reaches_half_a_place_either_way() -> None:
    assert printed_interval(Decimal("98.3"), Decimal("0.1")) == Interval(low=Decimal("98.25"), high=Decimal("98.35"))


@pytest.mark.parametrize(
    ("value", "text"), [("7.160E+8", "716000000"), ("0.50", "0.5"), ("-3", "-3"), ("1E+4", "10000")]
)
def test_plain_writes_no_exponent(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


@given(numbers, numbers, numbers, numbers)
def test_sums_and_differences_hold_every_pair(a: Decimal, b: Decimal, c: Decimal, d: Decimal) -> None:
    x, y = interval(a, b), interval(c, d)
    assert Fraction(a) + Fraction(c) in x + y
    assert Fraction(b) - Fraction(d) in x - y


@given(numbers, numbers, numbers)
def test_quotients_hold_every_pair(a: Decimal, b: Decimal, c: Decimal) -> None:
    divisor = Interval(low=abs(c) + 1, high=abs(c) + 2)
    quotient = interval(a, b).over(divisor)
    assert quotient is not None
    assert Fraction(a) / (Fraction(abs(c)) + 1) in quotient


def test_no_quotient_over_zero() -> None:
    assert Interval(low=1, high=2).over(Interval(low=-1, high=1)) is None


def test_open_ends_stay_open() -> None:
    over = Interval(low=300, high=None)
    assert (over + Interval(low=1, high=1)).high is None
    assert not over.within(Interval(low=200, high=400))
    assert over.within(Interval(low=300, high=None))


def test_gap_and_meets() -> None:
    a, b = Interval(low=1, high=2), Interval(low=5, high=None)
    assert not a.meets(b)
    assert a.gap(b) == b.gap(a) == 3
    assert a.gap(a) == 0


def test_ends_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(ValueError, match="smaller number first"):
        Interval(low=2, high=1)


def test_span() -> None:
    span = Span(2, 5)
    assert span.of("增长11.5%") == "11."
    assert span.covers(2)
    assert not span.covers(5)
    assert not span.overlaps(Span(5, 6))


@pytest.mark.parametrize(
    ("printed", "parts", "shown"),
    [
        ("1.84:1", ["1.84", "1"], "1.84:1"),
        ("１．８０∶１", ["1.8", "1"], "1.80:1"),
        ("12.4:38.6:51.0", ["12.4", "38.6", "51"], "12.4:38.6:51.0"),
        ("1.84:1", ["1.80", "1"], "1.80:1"),
    ],
)
def test_a_ratio_has_the_digits_that_were_printed(printed: str, parts: list[str], shown: str) -> None:
    assert ratio_as_printed(printed, [Decimal(part) for part in parts]) == shown
