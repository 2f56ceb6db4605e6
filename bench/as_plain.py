"""How fast the reader reads as plain Python, beside itself as machine code: in a process of its own, with its own bare
pass.

    python -m bench.as_plain SIZE REPETITIONS [DIR]
"""

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

from bench.reading_speed import MB, bare_pass, full_read
from bench.texts import bundled, folder_texts, of_size
from bench.timing import together
from taizhang.reading import COMPILED
from taizhang.reading.compiled import SWITCH


def as_plain(folder: Path | None, size: float, repetitions: int) -> list[str]:
    """Return the line on the reader as plain Python; where this process reads so itself, what that is for."""
    if not COMPILED:
        return ["the reader runs as plain Python here; `make compiled` says why, or makes machine code of it"]
    words = [str(size), str(repetitions), *([str(folder)] if folder else [])]
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-m", "bench.as_plain", *words],
        env={**os.environ, SWITCH: "0"},
        capture_output=True,
        text=True,
        check=True,
    )
    return [f"{size:g} MB: {done.stdout.strip()}"]


def main(size: str, repetitions: str, folder: str = "") -> None:
    """Print the time for a MB, and how many bare passes that is."""
    made = of_size(folder_texts(Path(folder)) if folder else bundled(), int(float(size) * MB))
    full_read(made[:1])
    bare, many = together([partial(bare_pass, made), partial(full_read, made)], int(repetitions))
    print(f"{many.per(float(size)).show()} s/MB, {many.over(bare).show(1)} bare passes")


if __name__ == "__main__":
    main(*sys.argv[1:])
