"""What the documentation says is true: its links lead somewhere, its examples run, its commands exist."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.examples import commands, examples, run_console, run_python, uncounted
from tests.house.tracked import tracked
from tests.reference import ROOT

PAGES = [
    page
    for page in tracked(".md")
    if page.parent == ROOT or page.is_relative_to(ROOT / "docs") or page.is_relative_to(ROOT / "changes")
]

LINK = re.compile(r"(?<!!)\[[^\]\n]{1,300}\]\((?!https?://|mailto:)([^)\s#]{0,300})(?:#([^)\s]{1,200}))?\)")

HEADING = re.compile(r"^#{1,6} (.+)$", re.M)

BUNDLED = "src/taizhang/demo"

SHOWN_COMMAND = re.compile(r"\btaizhang ([a-z][a-z-]{1,20})\b")


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def anchors(page: str) -> set[str]:
    """The names by which a page's headings are linked to, as the common code hosts make them."""
    prose = re.sub(r"^```.*?^```$", "", page, flags=re.M | re.S)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in HEADING.findall(prose)}


def dead_links(page: Path) -> list[str]:
    """The links of a page that lead to no file, or to no heading of one."""
    dead = []
    for target, anchor in LINK.findall(page.read_text(encoding="utf-8")):
        path = (page.parent / target) if target else page
        if not path.exists() or (anchor and anchor not in anchors(path.read_text(encoding="utf-8"))):
            dead.append(f"{target}#{anchor}" if anchor else target)
    return dead


def playground(tmp_path: Path) -> Path:
    """A fresh copy of docs_src, so that an example may write files; the bundled documents lie where the sources do."""
    folder = tmp_path / "docs_src"
    if (ROOT / "docs_src").is_dir():
        shutil.copytree(ROOT / "docs_src", folder)
    else:
        folder.mkdir()
    shutil.copytree(ROOT / BUNDLED, folder / BUNDLED, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return folder


def test_dead_links_are_found(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("# Read a report\n", encoding="utf-8")
    page = tmp_path / "a.md"
    page.write_text("[x](b.md) [y](b.md#read-a-report) [z](c.md) [w](b.md#other)\n", encoding="utf-8")
    assert dead_links(page) == ["c.md", "b.md#other"]


def test_wrong_examples_are_found(tmp_path: Path) -> None:
    right, wrong, failing = examples(
        "```console\n$ echo a b\na ...\n$ printf '1\\n2\\n3\\n'\n1\n…\n3\n```\n"
        "```console\n$ echo a\nb\n```\n```console\n$ false\n```\n",
        "console",
    )
    run_console(right, tmp_path)
    with pytest.raises(AssertionError, match="is shown with"):
        run_console(wrong, tmp_path)
    with pytest.raises(AssertionError, match="ended with 1"):
        run_console(failing, tmp_path)
    run_python(examples("```python\na = 1\n```\n```python\n>>> a + 1\n2\n```\n", "python"), "page", tmp_path)
    with pytest.raises(AssertionError, match="Expected"):
        run_python(examples("```python\n>>> 1 + 1\n3\n```\n", "python"), "page", tmp_path)


def test_only_counts_may_differ() -> None:
    assert uncounted("核对结果 12 条：矛盾 10\n■ 矛盾 3\n") == "核对结果 0 条：矛盾 0\n■ 矛盾 3\n"
    assert uncounted("12 findings: contradicts 10\n") == uncounted("13 findings: contradicts 9\n")


def test_long_commands_are_joined() -> None:
    assert commands("$ taizhang read \\\n    a.txt\nout\n") == [("taizhang read a.txt", "out\n")]


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_links_lead_somewhere(page: Path) -> None:
    assert dead_links(page) == []


CONSOLE_PAGES = [page for page in PAGES if examples(page.read_text(encoding="utf-8"), "console")]


@pytest.mark.parametrize("page", CONSOLE_PAGES, ids=relative)
def test_console_examples_run(page: Path, tmp_path: Path) -> None:
    folder = playground(tmp_path)
    for example in examples(page.read_text(encoding="utf-8"), "console"):
        run_console(example, folder)


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_python_examples_run(page: Path, tmp_path: Path) -> None:
    run_python(examples(page.read_text(encoding="utf-8"), "python"), relative(page), playground(tmp_path))


def test_make_targets_that_are_named_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = {
        (relative(page), target)
        for page in PAGES
        for target in re.findall(r"(?:`|^\$ |^)make ([a-z]+)", page.read_text(encoding="utf-8"), re.M)
    }
    assert {(page, target) for page, target in named if target not in targets} == set()


def named_commands() -> set[str]:
    """The commands that the pages show in code: in a fenced block or between backticks."""
    named = set()
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for code in (*(e.body for e in examples(text, "console", "sh")), *re.findall(r"`(taizhang [^`\n]+)`", text)):
            named |= set(SHOWN_COMMAND.findall(code))
    return named


@pytest.mark.parametrize("command", sorted(named_commands()))
def test_command_that_is_named_exists(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "taizhang", command, "--help"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
