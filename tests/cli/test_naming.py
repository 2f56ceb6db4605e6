"""Which files, organs and places the command names where it could be in doubt."""

import json
from pathlib import Path

import pytest

from taizhang.cli import main
from taizhang.cli.findings import short_names
from taizhang.demo import documents


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def said(capfdbinary: pytest.CaptureFixture[bytes]) -> pytest.CaptureFixture[bytes]:
    return capfdbinary


def out_of(said: pytest.CaptureFixture[bytes]) -> tuple[str, str]:
    out, errors = said.readouterr()
    return out.decode(), errors.decode()


def test_findings_of_several_files_name_theirs(folder: Path, said: pytest.CaptureFixture[bytes]) -> None:
    for name, parts in (("甲", "30个、105个"), ("乙", "30个、104个")):
        (folder / name).mkdir()
        text = f"一、2025年工作回顾\n实施重点项目134个，其中续建{parts.replace('、', '、新开工')}。"
        (folder / name / "2025.txt").write_text(text, "utf-8")
    assert main(["check", "甲/2025.txt", "乙/2025.txt"]) == 0
    assert "甲/2025.txt 18" in out_of(said)[0]
    assert main(["check", "甲/2025.txt"]) == 0
    assert "2025.txt" not in out_of(said)[0]
    assert main(["check", "甲/2025.txt", "乙/2025.txt", "-o", "c.html"]) == 0
    assert "甲/2025.txt · 第12字" in (folder / "c.html").read_text("utf-8")


def test_files_are_told_apart_by_as_few_folders_as_it_takes() -> None:
    names = short_names(["a/b/2025.txt", "a/c/2025.txt", "a/c/2024.txt", "2025.txt", "-"])
    assert list(names.values()) == ["b/2025.txt", "c/2025.txt", "2024.txt", "2025.txt", "-"]


def test_settling_what_names_no_place_says_so(folder: Path, said: pytest.CaptureFixture[bytes]) -> None:
    (folder / "t.txt").write_text("2026年目标任务\n新建公厕12座。", "utf-8")
    (folder / "r.txt").write_text("一、2026年工作回顾\n新建公厕13座。", "utf-8")
    assert main(["settle", "t.txt", "r.txt", "--issuer", "云溪区"]) == 0
    assert "r.txt没有写明是哪个地方" in out_of(said)[1]
    assert main(["settle", "t.txt", "r.txt", "--issuer", "云溪区", "--results-issuer", "云溪区"]) == 0
    assert "没有写明" not in out_of(said)[1]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("住建局", "“住建局”按“区住房和城乡建设局”对账。"),
        ("区住房城乡建设局", "“区住房城乡建设局”按“区住房和城乡建设局”对账。"),
        ("望岚", "“望岚”按“望岚街道”对账。"),
        ("区某某局", "目标文件里没有“区某某局”的目标；写明的有"),
    ],
)
def test_an_organ_by_another_name_is_found_or_the_names_are_said(
    folder: Path, said: pytest.CaptureFixture[bytes], asked: str, told: str
) -> None:
    bundled = documents()
    call = ["settle", str(bundled["targets"]), str(bundled["results"]), "--organ", asked, "--format", "json"]
    assert main(call) == 0
    out, errors = out_of(said)
    assert told in errors
    assert bool(json.loads(out)["settlements"]) is ("按" in told)
