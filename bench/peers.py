"""Other libraries that read some of the same quantities, timed where an environment that has them is named.

They are no dependency: each wants an environment of its own. TAIZHANG_PEERS names their Python interpreters, parted
like the folders of PATH.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.peer_run import NAMES
from bench.texts import of_size
from bench.timing import tell

VARIABLE = "TAIZHANG_PEERS"

SIZES = {"jionlp": 100_000, "recognizers": 20_000}
"""Bytes of text that each is timed on; they take seconds for it."""

READS = {
    "jionlp": "JioNLP extract_money (amounts of money only)",
    "recognizers": "recognizers-text number, percentage, currency and dimension models",
}

INSTALL = {
    "jionlp": "python3 -m venv jionlp && jionlp/bin/pip install jionlp",
    "recognizers": 'python3 -m venv recognizers && recognizers/bin/pip install recognizers-text-suite "emoji<2"',
}

LIMIT = 120
"""Seconds after which a library is given up."""


def interpreters() -> list[str]:
    """Return the interpreters to look for libraries in: the named ones, then this one."""
    return [path for path in os.environ.get(VARIABLE, "").split(os.pathsep) if path] + [sys.executable]


def has(interpreter: str, name: str) -> bool:
    """Say whether an environment has a library."""
    asked = f"import importlib.metadata as m; m.version({NAMES[name]!r})"
    command = [interpreter, "-c", asked]
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - named by the user
        return done.returncode == 0
    except OSError:
        return False


def peers(texts: list[str]) -> list[str]:
    """Return a line for each library: its speed, or how to have it timed."""
    lines = []
    for name in NAMES:
        interpreter = next((path for path in interpreters() if has(path, name)), None)
        if interpreter is None:
            lines.append(
                f"{READS[name]}: not installed. To time it: {INSTALL[name]},"
                f" then {VARIABLE}={name}/bin/python make bench"
            )
            continue
        tell(READS[name])
        lines.append(f"{READS[name]}: {_timed(interpreter, name, of_size(texts, SIZES[name]))}")
    return lines


def _timed(interpreter: str, name: str, texts: list[str]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        text = "\n".join(texts)
        path.write_text(text, encoding="utf-8")
        script = str(Path(__file__).with_name("peer_run.py"))
        try:
            done = subprocess.run(  # noqa: S603 - named by the user
                [interpreter, script, name, str(path)], capture_output=True, text=True, check=True, timeout=LIMIT
            )
            told = json.loads(done.stdout.splitlines()[-1])
        except subprocess.TimeoutExpired:
            return f"not done after {LIMIT} s"
        except (subprocess.CalledProcessError, ValueError, IndexError) as error:
            why = (getattr(error, "stderr", "") or str(error)).strip().splitlines()[-1:]
            return f"failed: {' '.join(why)}"
    megabytes = len(text.encode()) / 1e6
    rate = told["seconds"] / megabytes
    return f"{told['version']}, {rate:.2f} s/MB, {told['seconds'] / told['bare']:.0f} bare passes"
