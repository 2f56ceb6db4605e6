"""The bundled documents of the made-up 云溪区: every planted slip is found, and nothing else is shown."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from taizhang.checking import Finding, check
from taizhang.reading import read

SHOWN = ("rounding", "unclear", "contradicts")
EXPECTED: dict[str, Any] = json.loads(
    (Path(__file__).resolve().parents[2] / "specs" / "demo" / "expected.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def shown() -> list[Finding]:
    """What `taizhang check` shows for the two documents together."""
    readings = [
        read((files("taizhang.demo") / name).read_text(encoding="utf-8"), source=name)
        for name in EXPECTED["files"].values()
    ]
    return [finding for finding in check(readings) if finding.verdict in SHOWN]


def meets(finding: Finding, span: dict[str, Any]) -> bool:
    """Whether any place of the finding lies over a span of expected.json."""
    name = EXPECTED["files"][span["file"]]
    return any(p.file == name and p.start < span["end"] and span["start"] < p.end for p in finding.places)


@pytest.mark.parametrize("planted", [pytest.param(case, id=case["kind"]) for case in EXPECTED["findings"]])
def test_what_is_planted_is_found_once(shown: list[Finding], planted: dict[str, Any]) -> None:
    found = [finding for finding in shown if any(meets(finding, place) for place in planted["places"])]
    assert [finding.verdict for finding in found] == [planted["verdict"]], planted["why"]


def test_nothing_else_is_shown(shown: list[Finding]) -> None:
    places = [place for planted in EXPECTED["findings"] for place in planted["places"]]
    assert [finding.message for finding in shown if not any(meets(finding, place) for place in places)] == []


@pytest.mark.parametrize("quote", [pytest.param(case, id=str(case["start"])) for case in EXPECTED["consistent"]])
def test_what_agrees_stays_quiet(shown: list[Finding], quote: dict[str, Any]) -> None:
    assert [finding.message for finding in shown if meets(finding, quote)] == []
