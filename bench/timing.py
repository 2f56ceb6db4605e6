"""Time taken several times over: the median, and how far the repetitions lie apart."""

import gc
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

SHORTEST = 0.05
"""Seconds that a measurement lasts at least; a shorter action is repeated until it does."""


Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Spread:
    """Several measurements of one thing."""

    values: tuple[float, ...]
    """Every measurement, in the order taken."""

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.values)

    def over(self, other: "Spread") -> "Spread":
        """Return the ratios, repetition by repetition, so that what slowed both of a repetition cancels out."""
        return Spread(tuple(a / b for a, b in zip(self.values, other.values, strict=True)))

    def per(self, amount: float) -> "Spread":
        """Return each measurement divided by an amount."""
        return Spread(tuple(value / amount for value in self.values))

    def show(self, digits: int = 2) -> str:
        """Return the median with the lowest and highest, of so many decimals."""
        return f"{self.median:.{digits}f} ({min(self.values):.{digits}f}–{max(self.values):.{digits}f})"


def seconds(action: Callable[[], object], clock: Clock = time.process_time) -> float:
    """Return how long an action takes, on average over as many times as fill the shortest measurement.

    Garbage of earlier actions is collected before, so that it is not paid for here.
    """
    gc.collect()
    done = 0
    begun = clock()
    while True:
        action()
        done += 1
        taken = clock() - begun
        if taken >= SHORTEST:
            return taken / done


def together(
    actions: Sequence[Callable[[], object]], repetitions: int, clock: Clock = time.process_time, what: str = ""
) -> list[Spread]:
    """Return the times of several actions, taken in turn in each repetition.

    Counted are the seconds that this process computed, which other programs on the machine disturb less than the
    seconds on the wall; an action that waits for another process needs ``time.perf_counter``. ``what`` is told on
    standard error before each repetition, where it is given.
    """
    rounds = []
    for turn in range(repetitions):
        if what:
            tell(f"{what}, {turn + 1} of {repetitions}")
        rounds.append([seconds(action, clock) for action in actions])
    return [Spread(tuple(column)) for column in zip(*rounds, strict=True)]


def tell(what: str) -> None:
    """Say on standard error what is being measured: some measurements take minutes and print nothing until then."""
    print(f"… {what}", file=sys.stderr, flush=True)
