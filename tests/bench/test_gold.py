"""Annotations: with their texts or joined to them, and the bars that the reading keeps on them."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from bench.gold import BadAnnotations, annotations, main
from tests.reference import ROOT, needs

TEXT = "一、2025年重点任务\n全年城镇新增就业8000人以上。"


def annotation(**more: Any) -> dict[str, Any]:
    start = TEXT.index("8000")
    figure = {
        "start": start, "end": start + 5, "text": "8000人", "value": 8000, "value_high": None, "values": None,
        "unit": "人", "indicator": "城镇新增就业", "measure": "level", "qualifier": ">=", "mood": "target",
        "strength": "plan", "role": "value", "period": 2025, "scope": None, "part_of": None,
    }  # fmt: skip
    promise = {
        "start": TEXT.index("全年"),
        "end": len(TEXT) - 1,
        "figures": [0],
        "deadline": "2025-12-31",
        "responsible": None,
    }
    held = {"id": "a", "issuer": "云溪区", "year": 2025, "window": [0, len(TEXT)], "figures": [figure]}
    return held | {"commitments": [promise | {"heading_at": [2, 11]}]} | more


def write(folder: Path, held: dict[str, Any]) -> None:
    (folder / "a.json").write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")


def test_an_annotation_without_its_text_is_joined_to_it(tmp_path: Path) -> None:
    write(tmp_path, annotation(text_sha256=hashlib.sha256(TEXT.encode()).hexdigest()))
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "report.txt").write_bytes(TEXT.replace("\n", "\r\n").encode())
    (found,) = annotations(tmp_path, texts)
    assert found["text"] == TEXT
    assert found["commitments"][0]["heading"] == "2025年重点任务"


def test_a_text_that_is_not_there_is_named(tmp_path: Path) -> None:
    write(tmp_path, annotation(text_sha256="0" * 64))
    with pytest.raises(BadAnnotations, match="--texts"):
        annotations(tmp_path)


def test_the_reading_keeps_every_bar_on_the_gold(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(needs("reading/gold"))]) == 0
    assert "✗" not in capsys.readouterr().out


def test_the_reading_keeps_every_bar_on_the_annotations(capsys: pytest.CaptureFixture[str]) -> None:
    texts = needs("corpus").parent
    assert main([str(ROOT / "specs" / "annotations"), "--texts", str(texts)]) == 0
    assert "✗" not in capsys.readouterr().out
