"""What rules are said to need and to know only spares asking them: asked about everything, they name the same."""

import json
from pathlib import Path

import pytest

from taizhang.reading import read, reading_to_json
from taizhang.reading.attributes.carrying import Case, Rules
from taizhang.reading.attributes.phrases import Name
from tests.reference import ROOT

PATHS = sorted((ROOT / "specs" / "reading").glob("*.json"))


def _asking_all(rules: Rules, case: Case) -> Name | None:
    return next((name for _, rule, _ in rules.rows if (name := rule(case)) is not None), None)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: str(path.stem))
def test_rules_spared_would_have_named_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = json.loads(path.read_text(encoding="utf-8"))

    def readings() -> list[object]:
        return [
            reading_to_json(read(case["text"], issuer=case.get("issuer"), year=case.get("year")))["figures"]
            for case in cases
        ]

    spared = readings()
    monkeypatch.setattr(Rules, "first", _asking_all)
    for case, found, wanted in zip(cases, spared, readings(), strict=True):
        assert found == wanted, case["text"]
