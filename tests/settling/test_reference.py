"""Settling real documents as the reader reads them: a task list against a district's report, and national reports."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench.settle_gold import Score, gold_labels, labelled_reading, score, score_case
from taizhang.cli import main
from taizhang.reading import read
from taizhang.settling import settle
from tests.reference import needs
from tests.settling.build import SPECS

LEAST_F1 = 0.85
MOST_FALSE = 0.03


def _load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("labels", [True, False], ids=["labelled figures", "as read"])
def test_a_task_list_against_one_districts_report(labels: bool) -> None:
    folder = needs("reading")
    gold = _load(folder / "gold_settle_fancheng_2022.json")
    before, after = (_load(folder / "gold" / f"{gold[key]}.json") for key in ("targets_gold", "results_doc"))
    if labels:
        targets, results = labelled_reading(before), labelled_reading(after)
    else:
        targets = read(before["text"], issuer=before["issuer"], year=before["year"])
        results = read(after["text"], issuer=after["issuer"], year=after["year"])
    report = settle(targets, results, organ=gold["targets_section"], year=gold["year"])
    _assert_good(score(gold_labels(gold["pairs"]), report.settlements))


@pytest.mark.parametrize("told", [[], ["--year", "2022", "--results-issuer", "樊城区"]], ids=["untold", "told"])
def test_the_command_on_the_same_two_files(told: list[str], tmp_path: Path) -> None:
    # The excerpt of the report has neither title nor year: it must be read as reporting the year of the list.
    gold = _load(needs("reading") / "gold_settle_fancheng_2022.json")
    before, after = (next(needs("samples").glob(f"{gold[key]}*.txt")) for key in ("targets_doc", "results_doc"))
    out = tmp_path / "settled.json"
    call = ["settle", str(before), str(after), "--organ", gold["targets_section"], "--format", "json", "-o", str(out)]
    assert main([*call, *told]) == 0
    given = {one["target"]["start"]: one for one in _load(out)["settlements"]}
    for pair in gold["pairs"]:
        if pair["verdict"] in ("met", "missed"):
            one = given[pair["target_start"]]
            assert (one["verdict"], one["result"]["start"]) == (pair["verdict"], pair["result_start"]), one["reason"]


def _assert_good(found: Score) -> None:
    assert found.f1 >= LEAST_F1, found.differing
    assert found.false_share <= MOST_FALSE, found.differing


def test_national_reports_of_consecutive_years() -> None:
    texts = needs("corpus/national")
    scores = [score_case(_load(path), texts, read) for path in sorted(SPECS.glob("national_*.json"))]
    assert len(scores) >= 9
    false = sum(found.false for found in scores) / sum(found.settled for found in scores)
    assert false <= MOST_FALSE, [found.differing for found in scores]
    right = sum(found.right for found in scores)
    # A little below LEAST_F1, so that a change of the reader shows in the bench before it breaks this test.
    assert 2 * right / sum(found.given + found.wanted for found in scores) >= 0.83


def test_labels_say_why_and_use_the_known_verdicts() -> None:
    for path in SPECS.glob("national_*.json"):
        case = _load(path)
        for label in case["labels"]:
            assert label["why"]
            assert label["verdict"] in ("met", "missed", "not_comparable", "not_reported")
            assert (label["result_start"] is None) == (label["verdict"] == "not_reported")
