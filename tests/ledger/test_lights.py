"""Lights as pure computation: written cases, and what must hold of every light."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.ledger.lights import (
    Colour,
    Kind,
    LightCase,
    Step,
    judge,
    last_day,
    light_rules,
    months_between,
    roll_up,
    worst,
)
from taizhang.ledger.lights.months import next_month, previous_month
from tests.reference import ROOT

CASES: list[dict[str, Any]] = json.loads((ROOT / "specs/lights/cases.json").read_text(encoding="utf-8"))["cases"]
PARENTS: list[dict[str, Any]] = json.loads((ROOT / "specs/lights/roll_up.json").read_text(encoding="utf-8"))["cases"]
DECIMALS = ("target", "target_high", "actual")
GOODNESS = {"red": 0, "yellow": 1, "green": 2, "blue": 3}


def light_case(raw: dict[str, Any]) -> LightCase:
    fields = dict(raw)
    for name in DECIMALS:
        if name in fields:
            fields[name] = Decimal(fields[name])
    for name in ("as_of", "deadline"):
        fields[name] = date.fromisoformat(fields[name])
    fields["trajectory"] = tuple((month, Decimal(value)) for month, value in fields.get("trajectory", ()))
    fields["steps"] = tuple(
        Step(
            title=step["title"],
            due=date.fromisoformat(step["due"]),
            done_on=None if step["done_on"] is None else date.fromisoformat(step["done_on"]),
        )
        for step in fields.get("steps", ())
    )
    return LightCase(**fields)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    judged = judge(light_case(case["case"]))
    assert {name: getattr(judged, name) for name in case["expect"]} == case["expect"]


def test_cases_cover_every_rule_and_colour_and_say_why() -> None:
    assert {case["expect"]["colour"] for case in CASES} == set(light_rules().names)
    assert {case["expect"]["rule"] for case in CASES} == set(light_rules().rules) - {"parts"}
    assert len({case["id"] for case in CASES}) == len(CASES)
    assert all(case["why"] and case["source"] for case in CASES)


@pytest.mark.parametrize("case", PARENTS, ids=[case["why"] for case in PARENTS])
def test_parent(case: dict[str, Any]) -> None:
    assert roll_up(case["parts"], light_rules()).colour == case["expect"]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_every_derivation_ends_with_its_colour(case: dict[str, Any]) -> None:
    judged = judge(light_case(case["case"]))
    shorts = light_rules().shorts[judged.colour]
    assert judged.derivation.endswith(f"→ {shorts.zh}")
    assert judged.derivation_en.endswith(f"→ {shorts.en}")


amounts = st.decimals(min_value=0, max_value=10**9, places=2)
targets = st.decimals(min_value=Decimal("0.01"), max_value=10**9, places=2)
qualifiers = st.sampled_from([">=", "<=", "=", "≈", ">", "<"])
months = st.integers(1, 12).map(lambda number: 202600 + number)
kinds: st.SearchStrategy[Kind] = st.sampled_from(("cumulative", "level", "growth"))
directions: st.SearchStrategy[Literal["up", "down"]] = st.sampled_from(("up", "down"))


@st.composite
def measured(draw: st.DrawFn) -> LightCase:
    month = draw(months)
    return LightCase(
        kind=draw(kinds),
        month=month,
        as_of=last_day(month),
        first_month=202601,
        deadline=draw(st.sampled_from([None, date(2026, 6, 30), date(2026, 12, 31), date(2027, 3, 31)])),
        target=draw(targets),
        qualifier=draw(qualifiers),
        unit=draw(st.sampled_from(["%", "人", ""])),
        direction=draw(directions),
        actual=draw(amounts),
        trajectory=tuple((at, draw(amounts)) for at in sorted(draw(st.sets(months, max_size=3)))),
    )


def wants_less(case: LightCase) -> bool:
    return case.qualifier in ("<=", "<") or (case.qualifier in ("=", "≈") and case.direction == "down")


@given(measured(), amounts)
def test_a_better_value_never_has_a_worse_light(case: LightCase, other: Decimal) -> None:
    assert case.actual is not None
    low, high = sorted((case.actual, other))
    worse, better = (high, low) if wants_less(case) else (low, high)
    assert GOODNESS[judge(replace(case, actual=worse)).colour] <= GOODNESS[judge(replace(case, actual=better)).colour]


@given(measured(), st.sampled_from([Decimal("0.0001"), Decimal("0.1"), Decimal(10), Decimal(10000)]))
def test_another_unit_of_measure_changes_no_light(case: LightCase, factor: Decimal) -> None:
    if case.kind == "growth" or case.unit == "%":
        return  # percentage points are no unit that one converts
    assert case.target is not None and case.actual is not None
    scaled = replace(
        case,
        target=case.target * factor,
        actual=case.actual * factor,
        trajectory=tuple((month, value * factor) for month, value in case.trajectory),
    )
    assert judge(scaled).colour == judge(case).colour


@given(measured(), months)
def test_a_cumulative_quantity_looks_no_better_later(case: LightCase, other: int) -> None:
    case = replace(case, kind="cumulative", qualifier=">=", trajectory=())
    earlier, later = sorted((case.month, other))
    assert GOODNESS[judge(replace(case, month=earlier)).colour] >= GOODNESS[judge(replace(case, month=later)).colour]


colours = st.sampled_from(sorted(light_rules().names))


@given(st.lists(colours, min_size=1), st.randoms())
def test_a_parent_is_one_of_its_parts_in_any_order(parts: list[Colour], random: Any) -> None:
    rules = light_rules()
    found = worst(parts, rules)
    shuffled = list(parts)
    random.shuffle(shuffled)
    assert found in parts
    assert worst(shuffled, rules) == found
    assert all(rules.order.index(found) <= rules.order.index(part) for part in parts)


@given(st.lists(colours, min_size=1), colours)
def test_another_part_never_makes_a_parent_better(parts: list[Colour], added: Colour) -> None:
    rules = light_rules()
    assert rules.order.index(worst([*parts, added], rules)) <= rules.order.index(worst(parts, rules))


@given(st.lists(colours, min_size=1), st.lists(colours, min_size=1))
def test_parents_of_parents_are_the_worst_of_all(left: list[Colour], right: list[Colour]) -> None:
    rules = light_rules()
    assert worst([worst(left, rules), worst(right, rules)], rules) == worst([*left, *right], rules)


def test_months_follow_one_another() -> None:
    assert next_month(202612) == 202701
    assert previous_month(202701) == 202612
    assert months_between(202601, 202611) == 11
    assert months_between(202511, 202602) == 4
