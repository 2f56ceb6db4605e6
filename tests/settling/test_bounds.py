"""What targets demand and results allow."""

import dataclasses
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.reading.records import Figure, Measure, Qualifier
from taizhang.settling.bounds import Bounds, Direction, allowed, demanded, shortfall, tolerance, wanted_direction
from taizhang.settling.rule import settlement_rule
from tests.settling.build import figure

RULE = settlement_rule()
NUMBERS = st.decimals(-10_000, 10_000, places=2)
DIRECTIONS = st.sampled_from(["up", "down"])


def stated(
    value: str | Decimal, qualifier: Qualifier = "=", unit: str = "%", measure: Measure = "level", text: str = "x"
) -> Figure:
    plain = figure(
        {"start": 0, "end": 1, "text": text, "indicator": "某率", "value": 0, "unit": unit, "mood": "result"}, 2025
    )
    return dataclasses.replace(plain, value=Decimal(value), qualifier=qualifier, measure=measure)


def test_tolerance_is_one_datum_with_its_source() -> None:
    assert tolerance(Decimal(6), "%", RULE) == Decimal("0.2")
    assert tolerance(Decimal(-500), "元", RULE) == Decimal(10)
    assert RULE.source
    assert RULE.effective == "2026-11-01"


@pytest.mark.parametrize(
    ("value", "qualifier", "measure", "expected"),
    [
        ("5", "<=", "level", "down"),
        ("5", ">=", "level", "up"),
        ("5", "=", "level", "up"),
        ("5", "=", "rank", "down"),
        ("-3", ">=", "growth", "down"),
        ("-3", "<=", "growth", "up"),
    ],
)
def test_a_limit_says_itself_which_way_is_better(
    value: str, qualifier: Qualifier, measure: Measure, expected: Direction
) -> None:
    assert wanted_direction(stated(value, qualifier, measure=measure), "", "up", RULE) == expected


def test_nearly_so_many_promises_no_upper_limit() -> None:
    target = stated("200", "<", "场")
    assert demanded(target, "举办近", "up", RULE) == Bounds(low=Decimal(100), high=None)
    assert wanted_direction(target, "举办近", "up", RULE) == "up"


@pytest.mark.parametrize(
    ("text", "value", "qualifier", "before", "low", "high"),
    [
        ("1400人", "1400", "<", "近", "1300", "1400"),
        ("1400人", "1400", "<", "低于", None, "1400"),
        ("300余张", "300", ">", "", "300", "400"),
        ("300张", "300", ">", "超过", "300", None),
        ("20", "20", ">=", "", "20", None),
        ("20", "20", "<=", "", None, "20"),
        ("20", "20", "=", "", "20", "20"),
    ],
)
def test_a_qualified_result_is_the_interval_it_allows(
    text: str, value: str, qualifier: Qualifier, before: str, low: str | None, high: str | None
) -> None:
    found = allowed(stated(value, qualifier, "人", text=text), before, RULE)
    assert found is not None
    assert found.low == (None if low is None else Decimal(low))
    assert found.high == (None if high is None else Decimal(high))


def test_a_mark_that_was_passed_lies_below_the_result() -> None:
    found = allowed(stated("500"), "迈上", RULE, "台阶")
    assert found is not None
    assert (found.low, found.high, found.low_open) == (Decimal(500), None, True)


def test_a_list_of_proportions_demands_and_allows_nothing() -> None:
    ratio = dataclasses.replace(stated("1"), value=None, values=(Decimal(1), Decimal(2)), measure="ratio")
    assert demanded(ratio, "", "up", RULE) is None
    assert allowed(ratio, "", RULE) is None
    assert shortfall(ratio, ratio.value, "up") is None


@given(NUMBERS, NUMBERS, DIRECTIONS)
def test_a_plain_result_meets_a_plain_target_where_it_is_no_worse(
    goal: Decimal, value: Decimal, direction: Direction
) -> None:
    target, result = stated(goal), stated(value)
    demand, reported = demanded(target, "", direction, RULE), allowed(result, "", RULE)
    difference = shortfall(target, result.value, direction)
    assert demand is not None
    assert reported is not None
    assert difference is not None
    assert reported.within(demand) == (difference >= 0)
    assert reported.within(demand) != reported.apart_from(demand)


ENDS = st.none() | NUMBERS


@given(ENDS, ENDS, ENDS, ENDS, st.booleans(), st.booleans())
def test_what_lies_within_is_not_apart(
    a: Decimal | None, b: Decimal | None, c: Decimal | None, d: Decimal | None, first: bool, second: bool
) -> None:
    one = Bounds(low=a, high=b, low_open=first) if a is None or b is None or a < b else Bounds(low=b, high=a)
    other = Bounds(low=c, high=d, high_open=second) if c is None or d is None or c < d else Bounds(low=d, high=c)
    assert not (one.within(other) and one.apart_from(other))
    assert one.apart_from(other) == other.apart_from(one)
    assert one.within(one)
