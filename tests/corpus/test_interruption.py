"""Whatever ends a run, the next one goes on, and the tables are those of a run that nothing ended."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from taizhang.corpus import CorpusError, Step, build
from tests.corpus.conftest import tables_of

WHOLE = {"commitments.parquet", "documents.parquet", "failures.parquet", "figures.parquet", "findings.parquet"}

DYING = """
import os, signal, sys
from taizhang.corpus import build, running, store, tables

point, count = sys.argv[3], int(sys.argv[4])

def dying(function):
    def wrapped(*arguments, **keywords):
        global count
        count -= 1
        if count < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments, **keywords)
    return wrapped

if point == "put":
    store.Store.put = dying(store.Store.put)
elif point == "sync":
    tables._sync = dying(tables._sync)
elif point == "table":
    tables._Table.end = dying(tables._Table.end)
elif point == "rename":
    tables.Path.replace = dying(tables.Path.replace)
store._PAUSE = 0
build(sys.argv[1], sys.argv[2], jobs=2)
"""
"""A run that kills itself, as kill -9 would, before the n-th call of a step; each outcome is kept at once."""


def start(*arguments: str) -> "subprocess.Popen[str]":
    """A process that Ctrl-C reaches also where these tests run in the background of a shell, which ignores it there."""
    return subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def ended(run: "subprocess.Popen[str]") -> tuple[int, str]:
    """The exit code and what was said on standard error, until the last worker has closed its end."""
    said = run.communicate(timeout=60)[1]
    return run.returncode, said


def digests(out: Path) -> set[bytes]:
    """What the tables say they belong to."""
    return {pq.read_schema(table).metadata[b"taizhang.digest"] for table in out.glob("*.parquet")}


STEPS = [
    *(("put", n) for n in (0, 7, 12)),
    ("table", 2),
    *(("sync", n) for n in range(3)),
    *(("rename", n) for n in (0, 2, 5)),
]


@pytest.mark.parametrize(("point", "count"), STEPS)
def test_killed_at_a_step(point: str, count: int, folder: Path, reference: dict[str, bytes], tmp_path: Path) -> None:
    out = tmp_path / "out"
    run = start("-c", DYING, str(folder), str(out), point, str(count))
    assert ended(run)[0] == -signal.SIGKILL
    # While the manifest is there, the tables beside it are whole and belong together.
    if (out / "corpus.json").exists():
        assert {path.name for path in out.glob("*.parquet")} == WHOLE
        assert len(digests(out)) == 1
    summary = build(folder, out, jobs=2)
    if point == "put":
        assert summary.kept >= count - 1
    else:
        assert summary.read == 0
    assert tables_of(out) == reference
    assert sorted(path.name for path in (out / ".work").iterdir()) == ["outcomes.sqlite"]


def test_killed_at_any_time(folder: Path, reference: dict[str, bytes], tmp_path: Path) -> None:
    def command(out: Path, jobs: int) -> "subprocess.Popen[str]":
        return start("-m", "taizhang", "corpus", str(folder), "-o", str(out), "--jobs", str(jobs))

    begun = time.monotonic()
    assert ended(command(tmp_path / "whole", 2))[0] == 0
    whole = time.monotonic() - begun
    assert tables_of(tmp_path / "whole") == reference
    for tenths in (5, 7, 9):
        out = tmp_path / f"out{tenths}"
        for jobs in (2, 1):
            run = command(out, jobs)
            time.sleep(whole * tenths / 10)
            run.kill()
            ended(run)
        build(folder, out)
        assert tables_of(out) == reference


def test_killed_while_replacing_an_older_run(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(folder, out)
    (folder / "新.txt").write_text("2026年工作安排\n\n地区生产总值增长5%。\n", encoding="utf-8")
    run = start("-c", DYING, str(folder), str(out), "rename", "2")
    assert ended(run)[0] == -signal.SIGKILL
    assert not (out / "corpus.json").exists()
    assert len(digests(out)) == 2
    build(folder, out)
    build(folder, tmp_path / "afresh")
    assert tables_of(out) == tables_of(tmp_path / "afresh")


def test_workers_end_with_their_parent(folder: Path, tmp_path: Path) -> None:
    # The workers hold the other end of the pipe that `ended` reads: it ends when the last of them has.
    run = start("-c", DYING, str(folder), str(tmp_path / "out"), "put", "3")
    assert ended(run)[0] == -signal.SIGKILL


def test_interrupted_run_leaves_whole_tables(folder: Path, reference: dict[str, bytes], tmp_path: Path) -> None:
    out = tmp_path / "out"

    def interrupt(step: Step) -> None:
        if step.stage == "reading" and step.done == 5:
            raise KeyboardInterrupt

    summary = build(folder, out, jobs=2, watch=interrupt)
    assert summary.interrupted and summary.written
    assert summary.read + len(summary.failures) == 5
    assert summary.remaining == 8
    manifest = json.loads((out / "corpus.json").read_text(encoding="utf-8"))
    assert manifest["complete"] is False
    assert manifest["documents"] == summary.documents == summary.rows["documents"]
    rest = build(folder, out)
    assert (rest.kept, rest.remaining) == (summary.read, 0)
    assert tables_of(out) == reference


def test_part_never_replaces_a_whole(folder: Path, reference: dict[str, bytes], tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(folder, out)
    for path in sorted(folder.glob("云溪区/*.txt")):
        path.write_text(path.read_text(encoding="utf-8") + "\n\n谢谢大家！\n", encoding="utf-8")

    def interrupt(step: Step) -> None:
        if step.stage == "reading" and step.done == 1:
            raise KeyboardInterrupt

    summary = build(folder, out, watch=interrupt)
    assert summary.interrupted and not summary.written
    assert tables_of(out) == reference
    assert build(folder, out).read == 3


def test_ctrl_c_of_the_command(folder: Path, reference: dict[str, bytes], tmp_path: Path) -> None:
    for number in range(100):
        for path in sorted(folder.glob("云溪区/202?.txt")):
            text = path.read_text(encoding="utf-8")
            (folder / f"{path.stem}-{number}.txt").write_text(text + f"\n\n附{number}\n", encoding="utf-8")
    out = tmp_path / "out"
    run = start("-m", "taizhang", "corpus", "--lang", "en", str(folder), "-o", str(out), "--jobs", "2")
    store = out / ".work/outcomes.sqlite-wal"
    deadline = time.monotonic() + 60
    while not (store.exists() and store.stat().st_size > 40_000) and time.monotonic() < deadline:
        time.sleep(0.02)
    run.send_signal(signal.SIGINT)
    code, said = ended(run)
    assert code == 130
    assert "Interrupted." in said and "Traceback" not in said
    assert {path.name for path in out.glob("*.parquet")} == WHOLE
    assert len(digests(out)) == 1
    done = build(folder, out)
    assert done.kept > 0 and done.remaining == 0
    build(folder, tmp_path / "afresh", jobs=1)
    assert tables_of(out) == tables_of(tmp_path / "afresh")


def test_only_one_run_at_a_time(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    codes = []

    def meddle(step: Step) -> None:
        if step.stage == "reading" and step.done == 1:
            with pytest.raises(CorpusError) as caught:
                build(folder, out)
            codes.append(caught.value.code)

    build(folder, out, watch=meddle)
    assert codes == ["in_use"]


def test_script_without_a_guard(folder: Path, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        f"from taizhang.corpus import build\nprint(build({str(folder)!r}, 'out').read)\n", encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, script.name], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.stdout, done.stderr) == ("12\n", "")


def test_file_that_kills_its_process_stops_no_other(folder: Path, tmp_path: Path) -> None:
    script = """
import os, signal, sys
sys.path.insert(0, sys.argv[3])
from taizhang.corpus import build, processes
import killer
processes.read_file = killer.read_file
summary = build(sys.argv[1], sys.argv[2], jobs=2)
print(summary.read, *sorted((bad.file, bad.code) for bad in summary.failures))
"""
    (tmp_path / "killer.py").write_text(
        "import os\nfrom taizhang.corpus import reading\n\n\n"
        "def read_file(task):\n    if task.file == '云溪区/2024.txt':\n        os._exit(9)\n"
        "    return reading.read_file(task)\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder), str(tmp_path / "out"), str(tmp_path)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.stdout == "11 ('云溪区/2024.txt', 'died') ('空.txt', 'empty')\n", done.stderr
