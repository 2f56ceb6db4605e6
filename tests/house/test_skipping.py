"""In continuous integration a skipped test is a failed one."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reference import ROOT

SKIPPING = """
import pytest

def test_skips():
    pytest.skip("something is not installed")

@pytest.mark.xfail(reason="known")
def test_expected_to_fail():
    raise AssertionError

def test_passes():
    pass
"""


def run_pytest(folder: Path, *, ci: str) -> str:
    """Runs the tests of a folder under the repository's conftest and returns pytest's last line."""
    (folder / "test_one.py").write_text(SKIPPING, encoding="utf-8")
    (folder / "conftest.py").write_text("from tests.conftest import *  # noqa: F403\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(folder), str(folder)],
        cwd=folder,
        env={"TAIZHANG_CI": ci, "PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip().splitlines()[-1]


def test_skip_fails_in_continuous_integration_only(tmp_path: Path) -> None:
    assert "1 failed, 1 passed, 1 xfailed" in run_pytest(tmp_path, ci="1")
    assert "1 passed, 1 skipped, 1 xfailed" in run_pytest(tmp_path, ci="")


def reasonless(source: str) -> list[int]:
    """The lines of a test module that skip, or expect a failure, without saying why."""
    tree = ast.parse(source)
    explained: set[ast.expr] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            by_name = any(keyword.arg == "reason" for keyword in node.keywords)
            by_place = bool(node.args) and ast.unparse(node.func) in {"pytest.skip", "pytest.xfail"}
            if by_name or by_place:
                explained.add(node.func)
    asking = {
        "pytest.skip",
        "pytest.xfail",
        "pytest.importorskip",
        "pytest.mark.skip",
        "pytest.mark.skipif",
        "pytest.mark.xfail",
    }
    return sorted(
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node) in asking and node not in explained
    )


def test_reasonless_finds_what_it_should() -> None:
    assert reasonless("@pytest.mark.skip\ndef test_a(): pass") == [1]
    assert reasonless("@pytest.mark.xfail(strict=True)\ndef test_a(): pass") == [1]
    assert reasonless("@pytest.mark.skipif(True)\ndef test_a(): pass") == [1]
    assert reasonless("pytest.skip()") == [1]
    assert reasonless("pytest.skip('why')\npytest.skip(reason=why)") == []
    assert reasonless("@pytest.mark.xfail(reason='why')\ndef test_a(): pass") == []


@pytest.mark.parametrize("path", sorted((ROOT / "tests").rglob("test_*.py")), ids=lambda p: str(p.relative_to(ROOT)))
def test_every_skip_says_why(path: Path) -> None:
    if path == Path(__file__):
        return
    assert reasonless(path.read_text(encoding="utf-8")) == []
