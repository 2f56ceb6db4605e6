"""Derivations: every rule that decides a figure has its sentence, and they say what was read."""

import re
from pathlib import Path

import pytest

from taizhang.demo import documents
from taizhang.reading import explain, read, reasons
from taizhang.reading.attributes.mood import LABELLED
from taizhang.reading.explain import rule_name
from taizhang.reading.tables import table
from tests.reference import ROOT

TEXT = "云溪区2025年目标任务清单\n全年城镇新增就业8000人以上，力争引进亿元以上项目15个。6月底前建成清濑水厂。\n"
SOURCES = ROOT / "src" / "taizhang" / "reading"


def test_a_figure_is_told_down_to_its_characters() -> None:
    told = explain(TEXT, TEXT.index("8000人"))
    assert "8000 人" in told
    assert "城镇新增就业" in told
    assert ">= 不低于" in told
    assert f"第{TEXT.index('8000人')}–{TEXT.index('8000人') + 5}字" in told


def test_a_commitment_is_told_with_its_cues() -> None:
    told = explain(TEXT, TEXT.index("建成清濑"))
    assert told.startswith("目标任务")
    assert "2025-06-30" in told
    assert "线索" in told


def test_elsewhere_the_nearest_figure_is_named() -> None:
    assert f"--at {TEXT.index('8000')}" in explain(TEXT, 0)
    assert "没有读出" in explain("你好。", 1)


@pytest.mark.parametrize("name", ["targets", "results"])
def test_every_figure_of_the_bundled_documents_has_reasons(name: str) -> None:
    text = documents()[name].read_text(encoding="utf-8")
    told = reasons(text)
    for figure in read(text).figures:
        pairs = told[figure.start, figure.end]
        assert len(pairs) == 4
        assert all(zh and en for zh, en in pairs)


def literals(path: Path, pattern: str) -> set[str]:
    return set(re.findall(pattern, path.read_text(encoding="utf-8")))


def test_every_rule_of_a_name_is_described() -> None:
    used: set[str] = set()
    for path in [*(SOURCES / "attributes").glob("*.py"), SOURCES / "categories.py"]:
        text = path.read_text(encoding="utf-8")
        used |= set(re.findall(r'Name\([^\n]*?"([a-z][^"{}]* [^"{}]*|threshold)"', text))
    assert len(used) > 20
    for rule in used:
        assert rule_name("name", rule)


def test_every_verdict_on_a_kind_is_described() -> None:
    used = literals(SOURCES / "attributes" / "kinds.py", r'(?:1|sign|before\[1\]), "([a-z][^"]+)"')
    assert len(used) > 15
    for rule in used:
        assert rule_name("measure", rule)


def test_every_mood_is_described() -> None:
    used = {LABELLED} | literals(
        SOURCES / "attributes" / "mood.py", r'return "(?:result|target|context|estimate)", "([^"]+)"'
    )
    assert len(used) >= 9
    assert used == set(table("rules")["mood"]) - {"source"}
