"""What the platform does by itself, on time: each step may be run as often as one likes and by several at once."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from django.db import close_old_connections, transaction

log = logging.getLogger("taizhang.tick")

SECONDS_BETWEEN = 60
"""Pause between two rounds of a server's own ticking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that is due at times."""

    name: str
    """What it is, in the log."""
    run: Callable[[], object]
    """Does what is due and returns something true if it did anything."""


def steps() -> tuple[Step, ...]:
    """Return what there is to do, in order."""
    from taizhang.conf.due import due_steps

    return due_steps()


def tick() -> tuple[str, ...]:
    """Do everything that is due and return the names of what did something; a step that fails stops no other."""
    done = []
    for step in steps():
        try:
            with transaction.atomic():
                if step.run():
                    done.append(step.name)
        except Exception:
            # The next round tries again; an office must not lose its reminders because a seal's disk is full.
            log.exception("%s failed", step.name)
    return tuple(done)


class Ticker(threading.Thread):
    """Ticks in the background of a server until it is stopped."""

    def __init__(self) -> None:
        super().__init__(name="taizhang-tick", daemon=True)
        self._stopping = threading.Event()

    def run(self) -> None:
        """Tick every minute."""
        while not self._stopping.wait(SECONDS_BETWEEN):
            close_old_connections()
            tick()
            close_old_connections()

    def stop(self) -> None:
        """End after the round that is running."""
        self._stopping.set()
