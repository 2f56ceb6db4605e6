"""Runs the examples that the documentation shows.

A ```python block is run as it stands, in one namespace per page; a block with `>>>` is run as a doctest. In a
```console block each line that begins with `$ ` is a command of the shell, and the lines below it are its output,
errors included; `...` stands for anything within a line, a line that is only `…` for any lines. In a line that only
counts what was found any number stands for any other: the pages show what a reader sees, and need not change with every
rule. A command that is meant to fail ends in `; echo $?`. The blocks of one page run in order in one copy of docs_src,
so that a page may go on with a file that it has written. What cannot be run, such as getting the sources or a `make` of
half a minute, is shown in a ```sh block; of these the targets of `make` are checked to exist.
"""

import contextlib
import doctest
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"^```(?P<language>[a-z]+)\n(?P<body>.*?)^```$", re.M | re.S)

COUNTING = re.compile(r"^(?:核对结果 \d+ 条：|\d+ findings: |共 \d+ 项目标：|\d+ targets: |.*tables/)")
"""Lines that count what was found."""

OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One fenced block of a page."""

    language: str
    """The word after the fence: python, console, sh …"""
    body: str
    """The lines between the fences."""
    line: int
    """The line of the page on which the body begins, counted from 1."""


def examples(page: str, *languages: str) -> list[Example]:
    """The fenced blocks of a page in these languages, in order."""
    return [
        Example(language=match["language"], body=match["body"], line=page.count("\n", 0, match.start("body")) + 1)
        for match in FENCE.finditer(page)
        if match["language"] in languages
    ]


def commands(body: str) -> list[tuple[str, str]]:
    """The commands of a console block, each with the output that is shown below it."""
    found: list[tuple[str, str]] = []
    for line in body.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], ""))
        elif not found:
            raise AssertionError(f"a console block begins with a command, not with: {line}")
        elif found[-1][0].endswith("\\"):
            found[-1] = (found[-1][0][:-1].rstrip() + " " + line.strip(), "")
        else:
            found[-1] = (found[-1][0], found[-1][1] + line + "\n")
    return found


def uncounted(output: str) -> str:
    """An output with the same number for every number of its counting lines."""
    return "".join(
        re.sub(r"\d+", "0", line) if COUNTING.match(line) else line for line in output.splitlines(keepends=True)
    )


def run_console(example: Example, folder: Path) -> None:
    """Runs a console block in a folder; fails where a command fails or prints something else."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    environment = {**os.environ, "PATH": path, "COLUMNS": "100", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
    for command, shown in commands(example.body):
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"line {example.line}: `{command}` ended with {done.returncode}:\n{done.stdout}"
        wanted = "".join("...\n" if line.strip() == "…" else line + "\n" for line in shown.splitlines())
        if shown.strip():
            agrees = doctest.OutputChecker().check_output(uncounted(wanted), uncounted(done.stdout), OPTIONS)
            assert agrees, f"line {example.line}: `{command}` is shown with\n{shown}\nbut prints\n{done.stdout}"


def run_python(blocks: list[Example], page: str, folder: Path) -> None:
    """Runs the python blocks of one page in order, in one namespace and in a folder."""
    names: dict[str, object] = {"__name__": "__main__"}
    with contextlib.chdir(folder):
        for block in blocks:
            if ">>>" in block.body:
                test = doctest.DocTestParser().get_doctest(block.body, names, page, page, block.line - 1)
                report: list[str] = []
                runner = doctest.DocTestRunner(optionflags=OPTIONS, verbose=False)
                failed = runner.run(test, out=report.append, clear_globs=False).failed
                names = test.globs
                assert failed == 0, "".join(report)
            else:
                with contextlib.redirect_stdout(None):
                    exec(compile("\n" * (block.line - 1) + block.body, page, "exec"), names)  # noqa: S102
