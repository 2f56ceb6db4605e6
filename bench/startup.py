"""How long the command takes from its call to its last line, for one report."""

import compileall
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import taizhang
from bench.texts import of_size
from bench.timing import together

CHARACTERS = 20_000
"""Length of the report."""

INSTANT = 0.5
"""Seconds that feel like none."""


def _run(*words: str) -> None:
    command = [sys.executable, *words]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)  # noqa: S603 - our own


def startup(texts: list[str], repetitions: int) -> list[str]:
    """Return the lines on one report through the command, beside Python's own start.

    The package is compiled to bytecode first, as an installed one is.
    """
    compileall.compile_dir(Path(taizhang.__file__).parent, quiet=2)
    text = "\n".join(of_size(texts, 4 * CHARACTERS))[:CHARACTERS]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(text, encoding="utf-8")
        command, python = together(
            [lambda: _run("-m", "taizhang", "read", str(path), "--format", "json"), lambda: _run("-c", "pass")],
            repetitions,
            time.perf_counter,
        )
    held = "✓" if command.median < INSTANT else "✗"
    return [
        f"a report of {len(text)} characters through the command: {command.show(3)} s {held} under {INSTANT} s"
        f" (Python alone {python.show(3)} s)"
    ]
