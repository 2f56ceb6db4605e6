"""However a command is told to end, it leaves no process, no file half written, and an exit code that says which."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from taizhang.cli.interrupts import held_back, told_to_end
from taizhang.cli.voice import EXIT_INTERRUPTED

TOLD = """
import os, signal, sys
from taizhang.cli import main
from taizhang.cli.read_command import Kept

count, take = 0, Kept.take

def told(*arguments):
    global count
    count += 1
    if count == 3:
        os.kill(os.getpid(), int(sys.argv[1]))
    take(*arguments)

if __name__ == "__main__":
    Kept.take = told
    sys.exit(main(["read", *["要点.txt"] * 40, "--jobs", "2", "-o", sys.argv[2]]))
"""
"""Reads forty files in two processes, and is told to end while it takes the third."""


def ended(number: int, out: str, folder: Path, *, ignored: bool = False) -> "tuple[int, str]":
    """The exit code and what was said on standard error, until the last worker has closed its end."""
    how = signal.SIG_IGN if ignored else signal.SIG_DFL
    started = subprocess.Popen(
        [sys.executable, "-c", TOLD, str(int(number)), out],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: [signal.signal(one, how) for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)],
    )
    said = started.communicate(timeout=60)[1]
    return started.returncode, said.decode()


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_what_was_finished_is_kept_and_nothing_else_is_left(name: str, folder: Path) -> None:
    (folder / "all.jsonl").write_text("old")
    number = getattr(signal, name)
    code, said = ended(number, "all.jsonl", folder)
    assert code == 128 + number
    assert said.startswith("已中断：40个文件中读完2个") and len(said.splitlines()) == 1
    assert (folder / "all.jsonl").read_text() == "old"
    assert len([json.loads(line) for line in (folder / "all.partial.jsonl").read_text().splitlines()]) == 2
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        ["all.jsonl", "all.partial.jsonl", "旧.txt", "要点.txt"]
    )


def test_a_killed_command_leaves_no_processes_behind(folder: Path) -> None:
    (folder / "all.jsonl").write_text("old")
    assert ended(signal.SIGKILL, "all.jsonl", folder)[0] == -signal.SIGKILL
    assert (folder / "all.jsonl").read_text() == "old"


def test_what_the_caller_has_set_aside_stays_so(folder: Path) -> None:
    assert ended(signal.SIGHUP, "all.jsonl", folder, ignored=True) == (0, "")
    assert len((folder / "all.jsonl").read_text().splitlines()) == 40


def test_an_end_waits_for_what_is_held_back() -> None:
    done: list[str] = []

    @held_back()
    def worked() -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        done.append("whole")

    with told_to_end() as ending:
        with pytest.raises(KeyboardInterrupt):
            worked()
        assert done == ["whole"] and ending.code(EXIT_INTERRUPTED) == 143
        assert ending.code(0) == 0, "what ends by itself keeps its code"
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
