"""The subcommand: what it says, how it ends, and that the pages about it say the same."""

import re
import subprocess
import sys
from argparse import ArgumentParser, ArgumentTypeError
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from taizhang.corpus import building, command
from taizhang.corpus.schema import SCHEMA_VERSION, SCHEMAS
from tests.house.examples import examples
from tests.reference import ROOT

PAGES = (ROOT / "docs/how-to/ask-a-corpus.md", ROOT / "docs/how-to/ask-a-corpus.zh.md")


class Listener:
    """A voice that keeps what was said."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []

    def pick(self, zh: str, en: str) -> str:
        return zh

    def remark(self, zh: str, en: str) -> None:
        self.said.append((zh, en))


def call(*arguments: object) -> tuple[int, list[tuple[str, str]]]:
    parser = ArgumentParser()
    command.configure(parser)
    voice = Listener()
    code = command.run(parser.parse_args([str(argument) for argument in arguments]), voice)
    return code, voice.said


def test_it_is_joined_to_the_command() -> None:
    [point] = [point for point in entry_points(group="taizhang.commands") if point.name == "corpus"]
    assert point.load() is command


def test_it_says_what_was_done(folder: Path, tmp_path: Path) -> None:
    code, said = call(folder, "-o", tmp_path / "out")
    assert code == 0
    assert said[0][0].startswith("空.txt：文件是空的") and said[0][1].startswith("空.txt: The file is empty")
    assert "1个文件与别的文件内容完全相同" in said[1][0]
    assert said[2][0] == "1个文件不是报告的格式，没有读。"
    assert said[3][1].startswith("14 files: 12 read, 0 kept, 1 failed")
    code, said = call(folder, "-o", tmp_path / "out")
    assert code == 0 and said[-1][0].endswith("（表没有变化）。")


def test_it_refuses_in_one_sentence(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad/a.txt").write_text("", encoding="utf-8")
    code, [(zh, en)] = call(tmp_path / "empty", "-o", tmp_path / "out")
    assert code == 2 and "没有可读的报告" in zh and "holds no report" in en
    (tmp_path / "file").write_text("x", encoding="utf-8")
    code, [(zh, en)] = call(folder, "-o", tmp_path / "file/below")
    assert code == 2 and "写不进去" in zh and "cannot be written" in en
    assert call(tmp_path / "bad", "-o", tmp_path / "out")[0] == 2


def test_without_the_extra_it_says_what_to_install(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "find_spec", lambda name: None)
    code, [(zh, en)] = call(folder, "-o", tmp_path / "out")
    assert code == 2
    assert "pip install '.[corpus]'" in zh and "pip install '.[corpus]'" in en


def test_starting_it_loads_no_arrow() -> None:
    probe = "import sys, taizhang.corpus.command; sys.exit('pyarrow' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0


@pytest.mark.parametrize(
    "arguments", [["--jobs", "0"], ["--jobs", "two"], ["--max-bytes", "much"], ["--max-bytes", "0"]]
)
def test_wrong_options(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        call("d", "-o", "o", *arguments)
    assert "不是" in capsys.readouterr().err


def test_sizes() -> None:
    assert command._a_size("50M") == 50_000_000
    with pytest.raises(ArgumentTypeError):
        command._a_size("50 M")


def test_reference_page_lists_every_column() -> None:
    page = (ROOT / "docs/reference/corpus.md").read_text(encoding="utf-8")
    assert f"schema version {SCHEMA_VERSION}," in page
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", page, re.M | re.S))
    assert list(sections) == list(SCHEMAS)
    for name, schema in SCHEMAS.items():
        rows = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \| (.+?) \|$", sections[name], re.M)
        described = [(f.name, str(f.type), f.metadata[b"zh"].decode(), f.metadata[b"en"].decode()) for f in schema]
        assert rows == described


def test_both_pages_ask_the_same() -> None:
    chinese, english = ([e.body for e in examples(page.read_text(encoding="utf-8"), "python")] for page in PAGES)
    assert chinese == english
    assert len([body for body in english if "ask(" in body and "SELECT" in body]) == 5
