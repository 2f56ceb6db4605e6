"""The settings of the tests leave nothing behind: the folder that they write into goes when the process ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reference import ROOT

WRITES = """
import os
from pathlib import Path
import pytest
from taizhang.organs.models import Organ

HOME = Path(os.environ["TAIZHANG_HOME"])

@pytest.mark.django_db
@pytest.mark.parametrize("number", range(4))
def test_writes(number):
    Organ.objects.create(code=str(number), name="x", short_name="x", kind="department", valid_from="2026-01-01")
    (HOME / f"written-{number}").write_text("x")
    Path(os.environ["SEEN"], str(number)).write_text(str(HOME))
"""


@pytest.mark.parametrize("workers", ["0", "2"])
def test_the_folder_of_a_test_process_is_removed_at_its_end(tmp_path: Path, workers: str) -> None:
    folders, seen = tmp_path / "tmp", tmp_path / "seen"
    folders.mkdir()
    seen.mkdir()
    test = tmp_path / "test_once.py"
    test.write_text(WRITES, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("TAIZHANG_", "PYTEST_"))}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", workers, "-c", str(ROOT / "pyproject.toml"), "--rootdir",
         str(tmp_path), "-p", "no:cacheprovider", str(test)],
        cwd=ROOT, env={**environment, "TMPDIR": str(folders), "SEEN": str(seen)}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    written = {Path(one.read_text()) for one in seen.iterdir()}
    assert len(list(seen.iterdir())) == 4 and all(home.parent == folders for home in written)
    assert list(folders.glob("taizhang-testing-*")) == []


def test_a_folder_that_was_named_stays(tmp_path: Path) -> None:
    environment = {**os.environ, "TAIZHANG_HOME": str(tmp_path / "home"), "TMPDIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", "import taizhang.conf.testing"], env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "home").is_dir() and list(tmp_path.glob("taizhang-testing-*")) == []


LEAVES = "import os, taizhang.conf.testing; print(os.environ['TAIZHANG_HOME'], flush=True); "


def test_the_folders_of_processes_that_were_killed_go_and_those_of_others_stay(tmp_path: Path) -> None:
    """mypy, which reads these settings, ends without any leave-taking, and so do tests that are killed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TAIZHANG_")}
    environment["TMPDIR"] = str(tmp_path)

    def started(then: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-c", LEAVES + then],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    with started("os._exit(1)") as killed:
        left = Path(killed.communicate()[0].strip())
    assert left.is_dir()
    with started("input()") as other:
        assert other.stdout is not None
        at_work = Path(other.stdout.readline().strip())
        assert at_work.is_dir() and not left.exists()
        with started("pass") as third:
            third.communicate()
        assert list(tmp_path.glob("taizhang-testing-*")) == [at_work]
        other.communicate("\n")
    assert list(tmp_path.glob("taizhang-testing-*")) == []
