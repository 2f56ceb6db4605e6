"""Look for texts on which reading, checking or settling takes more than linear time, or fails.

    python -m bench.fuzz [--size N] [--only WORDS] [--limit RATIO] [--mixed N] [--read-only]

Each hostile text is run at N characters and at twice as many. Printed is every one that takes more than RATIO times
as long (3 unless told), that is far slower than plain report text, or that raises. Ends with 1 if there was any.
"""

import argparse
import gc
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from bench.hostile import Maker, hostile, mixed
from taizhang.checking import check
from taizhang.reading import Reading, read
from taizhang.settling import settle

FLOOR = 0.03
"""Seconds under which a ratio says nothing, since the clock and the collector weigh too much."""

SLOW = 200.0
"""Seconds per million characters from which a text is told even if its time is linear: far more than a figure every
other character costs.
"""

TRIES = 3
"""A ratio is told only if the best of so many runs confirms it."""

Run = Callable[[int], Callable[[], object]]
"""Makes ready, for a length, what is then timed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One stage on one hostile text."""

    stage: str
    """read, check or settle."""
    name: str
    """Which text."""
    size: int
    """Characters of the shorter text."""
    once: float
    """Seconds for it."""
    twice: float
    """Seconds for twice as much."""
    raised: str
    """What was raised, or empty."""

    def __str__(self) -> str:
        """Return the fault as one line."""
        if self.raised:
            return f"{self.stage:7} RAISED   {self.name}: {self.raised}"
        ratio = self.twice / self.once
        return f"{self.stage:7} × {ratio:5.1f}  {self.once:7.3f} s → {self.twice:7.3f} s at {self.size:>7}  {self.name}"


def seconds(action: Callable[[], object]) -> float:
    """Return how long an action takes, garbage of earlier ones collected before."""
    gc.collect()
    begun = time.process_time()
    action()
    return time.process_time() - begun


def stages(reading: Reading) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what is done with a reading."""
    yield "check", lambda: check([reading])
    yield "settle", lambda: settle(reading, reading)


def judged(stage: str, name: str, size: int, run: Run, limit: float) -> Fault | None:
    """Run one stage at one length and at twice as much; return a fault, or None."""
    try:
        once, twice = seconds(run(size)), seconds(run(2 * size))
        if twice > FLOOR and twice > limit * once:
            once = min(once, *(seconds(run(size)) for _ in range(TRIES - 1)))
            twice = min(twice, *(seconds(run(2 * size)) for _ in range(TRIES - 1)))
    except Exception as error:  # noqa: BLE001 - that anything at all is raised is what is looked for
        raised = f"{type(error).__name__}: {error}"[:200]
        return Fault(stage=stage, name=name, size=size, once=0, twice=0, raised=raised)
    slow = twice * 1e6 / (2 * size) > SLOW
    if twice > FLOOR and (twice > limit * once or slow):
        return Fault(stage=stage, name=name, size=size, once=once, twice=twice, raised="")
    return None


def examine(name: str, make: Maker, size: int, limit: float, *, read_only: bool) -> Iterator[Fault]:
    """Yield the faults of reading one hostile text, and of checking and settling what was read."""

    def reading(length: int) -> Callable[[], object]:
        return partial(read, make(length))

    fault = judged("read", name, size, reading, limit)
    if fault:
        yield fault
    if read_only or (fault and fault.raised):
        return
    readings = {length: read(make(length)) for length in (size, 2 * size)}
    for number, (stage, _) in enumerate(stages(readings[size])):

        def run(length: int, number: int = number) -> Callable[[], object]:
            return list(stages(readings[length]))[number][1]

        if fault := judged(stage, name, size, run, limit):
            yield fault


def main() -> int:
    """Run the command; return 1 if anything was found."""
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--size", type=int, default=8000, help="characters of the shorter text")
    parser.add_argument("--only", default="", help="only the texts whose name contains this")
    parser.add_argument("--limit", type=float, default=3.0, help="how many times as long twice the text may take")
    parser.add_argument("--read-only", action="store_true", help="leave out checking and settling")
    parser.add_argument("--mixed", type=int, default=0, metavar="N", help="N texts of several pieces instead")
    told = parser.parse_args()
    found = 0
    makers = {
        name: make for name, make in (mixed(told.mixed) if told.mixed else hostile()).items() if told.only in name
    }
    for name, make in makers.items():
        for fault in examine(name, make, told.size, told.limit, read_only=told.read_only):
            found += 1
            print(fault, flush=True)
    print(f"{len(makers)} hostile texts of {told.size} and {2 * told.size} characters: {found} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
