"""What holds for every source file: its size, its name, and what it does not mention."""

import ast
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from tests.house.tracked import tracked
from tests.reference import ROOT

MAX_LINES = 500

MAX_CHARACTERS = 120
"""Of a line. ruff's own rule counts the columns of a terminal, in which a Chinese character takes two."""

LEFTOVER = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")

# Written in pieces so that this file does not contain what it looks for.
FOREIGN = re.compile(
    "|".join(
        re.escape("".join(parts))
        for parts in (
            ("py", "pi.org"),
            ("pythonhosted", ".org"),
            ("mirrors.", "aliyun"),
            ("tuna.", "tsinghua"),
            ("--index", "-url"),
            ("--extra-index", "-url"),
            ("/wo", "rk/"),
            ("/home", "/"),
            ("/ro", "ot/"),
        )
    )
)
"""Package indexes and paths of one machine: neither belongs to the product."""

OWN_SWITCHES = re.compile("--no-emit-index" + "-url")
"""The lock's own switch, which keeps an index out of the lock."""


def foreign(text: str) -> list[str]:
    """What a text mentions that no file of the repository may mention."""
    return FOREIGN.findall(OWN_SWITCHES.sub("", text))


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_patterns_find_what_they_should() -> None:
    assert foreign("see " + "/home" + "/someone/report.txt")
    assert foreign("--extra-index" + "-url=x")
    assert not foreign("--no-emit-index" + "-url")
    assert LEFTOVER.search("# TO" + "DO: later")
    assert not LEFTOVER.search("a method")


@pytest.mark.parametrize("path", tracked(".py"), ids=relative)
def test_module_is_short_and_finished(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    # A migration is written by makemigrations, one for each release.
    assert text.count("\n") <= MAX_LINES or "migrations" in path.parts
    assert path.stem not in {"utils", "util", "helpers", "misc", "common"}, "name the concept that is missing"
    if path.is_relative_to(ROOT / "src"):
        assert not LEFTOVER.search(text)


def test_every_private_name_of_a_module_is_used_in_it() -> None:
    """A constant or function that nothing asks for any longer goes when its last use does."""
    idle = []
    for path in tracked(".py"):
        if relative(path).startswith("tests/"):
            continue  # pytest finds fixtures by their own ways
        text = path.read_text(encoding="utf-8")
        named = set(re.findall(r"^(?:def |class )?(_[A-Za-z][A-Za-z0-9_]*)\b(?=[ :=(])", text, re.MULTILINE))
        met = Counter(re.findall(r"[A-Za-z_][A-Za-z0-9_]*", text))
        idle += [f"{relative(path)}: {name}" for name in sorted(named) if met[name] == 1]
    assert not idle, "\n".join(idle)


@pytest.mark.parametrize("path", tracked(".py"), ids=relative)
def test_every_string_that_explains_stands_under_what_it_explains(path: Path) -> None:
    """A string between statements says what the name before it is; where that has moved, so must the string."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bodies = [tree.body, *(node.body for node in ast.walk(tree) if isinstance(node, ast.ClassDef))]
    stray = [
        f"{relative(path)}:{said.lineno}"
        for body in bodies
        for before, said in pairwise(body)
        if isinstance(said, ast.Expr)
        and isinstance(said.value, ast.Constant)
        and isinstance(said.value.value, str)
        and not isinstance(before, ast.Assign | ast.AnnAssign)
    ]
    assert not stray, stray


def test_no_line_is_long() -> None:
    long = [
        f"{relative(path)}:{number}: {len(line)} characters"
        for path in tracked(".py")
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
        if len(line) > MAX_CHARACTERS
    ]
    assert not long, "\n".join(long)


def test_no_file_names_an_index_or_a_machine() -> None:
    found = {}
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a document in another encoding, or no text at all
        if mentions := foreign(text):
            found[relative(path)] = mentions
    assert found == {}


def test_lock_pins_every_requirement_by_hash() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.findall(r"^(?!#)(\S+?) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", lock, re.M)
    names = re.findall(r"^(?![# ])\S+", lock, re.M)
    assert [name for name, _ in entries] == names
    assert all("==" in name for name in names)


def test_everything_declared_is_locked() -> None:
    lock = set(re.findall(r"^([A-Za-z0-9._-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.M))
    wanted = (ROOT / "requirements-dev.in").read_text(encoding="utf-8").splitlines()
    declared = {line for line in wanted if line and not line.startswith("#")}
    assert declared <= lock
