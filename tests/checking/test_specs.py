"""The written cases of specs/checking: what must be found, and what must stay silent."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from taizhang.checking import Finding, check
from taizhang.checking.passages import passages_of
from taizhang.checking.rulelist import PASSAGE_RULES
from taizhang.checking.rules import asked
from taizhang.reading import read

SPECS = Path(__file__).resolve().parents[2] / "specs" / "checking"
SHOWN = ("rounding", "unclear", "contradicts")


def cases() -> Iterator[Any]:
    for path in sorted(SPECS.glob("*.json")):
        for number, case in enumerate(json.loads(path.read_text(encoding="utf-8"))):
            yield pytest.param(case, id=f"{path.stem}-{number}")


def key(finding: Finding) -> tuple[str, str, tuple[str, ...]]:
    return finding.rule, finding.verdict, tuple(sorted(place.text for place in finding.places))


@pytest.mark.parametrize("case", list(cases()))
def test_case(case: dict[str, Any]) -> None:
    reading = read(case["text"], issuer=case["issuer"], year=case["year"])
    found = {key(finding) for finding in check([reading])}
    wanted = {(e["rule"], e["verdict"], tuple(sorted(e["places"]))) for e in case["expect"]}
    assert wanted <= found, case["why"]
    assert {k for k in found - wanted if k[1] in SHOWN} == set(), case["why"]


@pytest.mark.parametrize("case", list(cases()))
def test_a_rule_that_is_not_asked_would_have_said_nothing(case: dict[str, Any]) -> None:
    for passage in passages_of(read(case["text"], issuer=case["issuer"], year=case["year"])):
        for rule, _, _ in PASSAGE_RULES:
            assert rule in asked(passage) or list(rule(passage)) == [], rule.__name__


def test_every_case_says_whence_and_why() -> None:
    for param in cases():
        case = param.values[0]
        assert case["source"]
        assert case["why"]


def test_every_rule_has_a_case_that_holds_and_one_that_does_not() -> None:
    verdicts: dict[str, set[str]] = {}
    for param in cases():
        for expected in param.values[0]["expect"]:
            verdicts.setdefault(expected["rule"], set()).add(expected["verdict"])
    wanted = {
        "parts",
        "from_to",
        "share",
        "rate",
        "growth",
        "gap",
        "progress_gap",
        "ratio_list",
        "structure",
        "listed_names",
        "weekday",
    }
    for rule in sorted(wanted):
        assert {"consistent", "contradicts"} <= verdicts[rule], rule
