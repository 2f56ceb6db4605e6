"""Measure the speed.

    python -m bench [DIR] [--repetitions N] [--sizes 1,2,5,10] [--platform 0|1|quick]

On the texts of DIR (every .txt in it, folders included), or on the bundled ones: reading with JSON writing against
a bare pass for runs of digits, from 1 to 10 MB, in this one process; then checking, settling, memory, the command's
start, working days, other libraries where they are at hand, and the platform's pages and writes. What each figure
means is in
docs/explanation/measures.md.
"""

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from bench.as_plain import as_plain
from bench.peers import peers
from bench.platform_speed import platform as platform_lines
from bench.reading_speed import after_reading, memory, reading
from bench.startup import startup
from bench.texts import bundled, folder_texts
from bench.timing import tell
from bench.workdays_speed import workdays


def sizes(told: str) -> list[int]:
    """Return sizes in MB from a list with commas."""
    return sorted({int(part) for part in told.split(",")})


def section(name: str, lines: Callable[[], Iterable[str]]) -> None:
    """Print a heading, then measure and print each line as soon as it is known, so that a long run shows how far it
    is."""
    print(f"\n{name}", flush=True)
    tell(name)
    for line in lines():
        print(f"  {line}", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 2 where there is no text to measure on."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument(
        "folder", type=Path, nargs="?", metavar="DIR", help="texts to measure on; else the bundled ones"
    )
    parser.add_argument("--repetitions", type=int, default=3, metavar="N", help="of each measurement (3)")
    parser.add_argument("--sizes", type=sizes, default=[1, 2, 5, 10], metavar="MB,MB", help="sizes to read (1,2,5,10)")
    parser.add_argument(
        "--platform",
        default="1",
        choices=["0", "1", "quick"],
        help="pages and writes of the platform: not, on both databases at all sizes, or a tenth on SQLite",
    )
    told = parser.parse_args(arguments)
    texts = folder_texts(told.folder) if told.folder else bundled()
    if not texts:
        print(
            f"There is no UTF-8 .txt in {told.folder}. Name a folder that holds reports as plain text.", file=sys.stderr
        )
        return 2
    amount = sum(len(text.encode("utf-8", "surrogatepass")) for text in texts)
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores; {len(texts)} distinct texts,"
        f" {amount / 1e6:.2f} MB, then the same with other digits;"
        f" median (lowest–highest) of {told.repetitions} repetitions",
        flush=True,
    )
    section("reading, with JSON", lambda: reading(texts, told.sizes, told.repetitions))
    section("reading, without machine code", lambda: as_plain(told.folder, min(told.sizes), told.repetitions))
    section("checking and settling, 1 MB", lambda: after_reading(texts, 1, told.repetitions))
    section("memory", lambda: [memory(texts, 1)])
    section("start", lambda: startup(texts, told.repetitions))
    section("working days", lambda: workdays(told.repetitions))
    section("other libraries", lambda: peers(texts))
    if told.platform != "0":
        section("the platform, one user", lambda: platform_lines(told.platform))
    return 0


if __name__ == "__main__":
    sys.exit(main())
