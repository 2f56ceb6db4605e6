"""Derivations: every rule that decides a figure has its sentence, and they say what was read."""

import re
from pathlib import Path

import pytest

from taizhang.demo import documents
from taizhang.reading import explain, read, reasons
from taizhang.reading.attributes.confidence import _REASONS, _UNSURE
from taizhang.reading.attributes.mood import IN_TASKS, LABELLED
from taizhang.reading.cues import _NEAR
from taizhang.reading.promises import _THEME_ONLY
from taizhang.reading.tables import table
from taizhang.reading.telling import rule_name
from tests.reference import ROOT

TEXT = "云溪区2025年目标任务清单\n全年城镇新增就业8000人以上，力争引进亿元以上项目15个。6月底前建成清濑水厂。\n"
SOURCES = ROOT / "src" / "taizhang" / "reading"


def test_a_figure_is_told_down_to_its_characters() -> None:
    told = explain(TEXT, TEXT.index("8000人"))
    assert "├ 数值  8,000人" in told
    assert "城镇新增就业" in told
    assert "├ 限定  不低于" in told
    assert f"第{TEXT.index('8000人')}–{TEXT.index('8000人') + 5}字" in told


def test_a_commitment_is_told_with_its_cues() -> None:
    told = explain(TEXT, TEXT.index("建成清濑"))
    assert told.startswith("目标任务")
    assert "2025-06-30" in told
    assert "线索" in told


CODES = re.compile("[a-z]{3,}")
HALF_WIDTH = re.compile("[一-鿿”）][,:;()]|[,:;()][一-鿿“（]")
CHINESE_WORDS = re.compile("(?:数据|规则|依据|存疑|数值|指标|类型|性质|限定|作用|年度|范围|把握|线索|第[0-9]+)")


@pytest.mark.parametrize("name", ["targets", "results"])
def test_derivations_are_plain_chinese_or_whole_english(name: str) -> None:
    text = documents()[name].read_text(encoding="utf-8")
    found = read(text)
    starts = [one.start for one in found.figures[::9]] + [one.start for one in found.commitments[::9]]
    for start in starts:
        told = explain(text, start)
        for line in told.splitlines():
            said = re.sub("“[^”]*”|词典：\\S+", "", line)
            assert not CODES.search(said) and not HALF_WIDTH.search(said), line
        for line in explain(text, start, language="en").splitlines():
            said = re.sub("“[^”]*”|^├ (?:value|indicator|scope|text|heading|responsible|part of) .*$", "", line)
            assert not CHINESE_WORDS.search(said), line


@pytest.mark.parametrize(
    ("words", "number", "told"),
    [
        ("新建村卫生室104个。", "104", "逐个数到个位，没有四舍五入"),
        ("完成投资118.6亿元。", "118", "印出的末位代表0.1亿，所以实际可以是118.55亿到118.65亿之间的数"),
        ("粮食产量13吨。", "13", "所以实际可以是12.5到13.5之间的数"),
        ("增长60%。", "60", "所以实际可以是59.5到60.5之间的数"),
        ("接待游客3万人次。", "3", "所以实际可以是2.5万到3.5万之间的数"),
    ],
)
def test_what_the_printed_digits_leave_open(words: str, number: str, told: str) -> None:
    text = f"云溪区政府工作报告\n一、2025年工作回顾\n{words}\n"
    assert told in explain(text, text.index(number))


def test_every_sign_cue_and_doubt_has_its_words() -> None:
    words = table("derivation")
    weighed = table("confidence")
    signs = {sign for kind in ("signs", "safeguards") for sign in weighed[kind] if sign != "source"}
    assert signs == set(words["signs"])
    assert {f"rule:{rule}" for rule in table("rules")["name"]} >= set(table("confidence")["rules"]) - {"source"}
    assert set(words["cues"]) == set(table("promises")["cues"])
    cues, rows = table("promises")["cues"].values(), table("tabular")
    doubts = {cue["doubt"] for cue in cues if "doubt" in cue} | {row["text"] for row in rows["doubts"].values()}
    doubts |= {rows["promises"]["doubt"]} | set(_REASONS.values()) | {_NEAR, _UNSURE, _THEME_ONLY}
    assert doubts == set(table("doubts")["english"])
    assert not any(HALF_WIDTH.search(doubt) for doubt in doubts)


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
    folder = SOURCES / "attributes"
    used = {LABELLED, IN_TASKS} | literals(folder / "amongtargets.py", r'return "([^"]+)"\n')
    used |= literals(folder / "mood.py", r'return "(?:result|target|context|estimate)", "([^"]+)"')
    assert len(used) >= 9
    assert used == set(table("rules")["mood"]) - {"source"}
