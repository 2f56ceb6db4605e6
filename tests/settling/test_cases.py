"""Every written case is settled as expected, whoever reads the texts."""

from decimal import Decimal
from typing import Any

import pytest

from taizhang.settling import settle
from tests.settling.build import load, reading

CASES: list[dict[str, Any]] = load("cases.json")


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    year = case["year"]
    report = settle(
        reading(case["targets"], year, case.get("targets_issuer")),
        reading(case["results"], year, case.get("results_issuer")),
        organ=case.get("organ"),
        year=year,
    )
    assert [
        (s.target.start, s.verdict, s.result.start if s.result else None, s.difference) for s in report.settlements
    ] == [
        (
            expected["target_start"],
            expected["verdict"],
            expected["result_start"],
            None if expected.get("difference") is None else Decimal(expected["difference"]),
        )
        for expected in case["expected"]
    ]
    if "unpromised" in case:
        assert [figure.text for figure in report.unpromised] == case["unpromised"]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_the_records_of_a_case_lie_in_its_text(case: dict[str, Any]) -> None:
    for side in ("targets", "results"):
        for record in case[side]["figures"]:
            assert case[side]["text"][record["start"] : record["end"]] == record["text"]


def test_cases_cover_every_verdict_and_say_why() -> None:
    assert {e["verdict"] for c in CASES for e in c["expected"]} == {"met", "missed", "not_comparable", "not_reported"}
    assert len({c["id"] for c in CASES}) == len(CASES) >= 60
    assert all(c["why"] and c["source"] for c in CASES)
