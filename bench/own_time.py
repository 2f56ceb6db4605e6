"""How long something takes on a machine that others use too: the time on the wall, and how much of it was waited for
a core.

Linux tells of each thread how long it was ready and no core was free (``/proc/PID/task/TID/schedstat``). A page that
takes 30 ms on an idle machine takes 150 on one where five programs share each core, and 120 of those are waiting; what
is left is the page's own. Where the kernel does not tell, the wall stands for it.
"""

import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Milliseconds of one thing."""

    wall: float
    own: float
    """Without what was waited for a core; never less than the processors worked for it."""


def taken(action: Callable[[], object], others: Iterable[int] = ()) -> Taken:
    """Run an action once. ``others``: processes that work for it, as a database's."""
    processes = (os.getpid(), *others)
    waited, ran, begun = _waited(processes), _ran(others), time.perf_counter()
    worked = time.process_time()
    action()
    wall, worked = time.perf_counter() - begun, time.process_time() - worked
    least = worked + (_ran(others) - ran) / 1e9
    own = max(wall - (_waited(processes) - waited) / 1e9, min(least, wall))
    return Taken(wall=wall * 1000, own=own * 1000)


def _waited(processes: Iterable[int]) -> int:
    """Nanoseconds that the threads of these processes have been ready without a core."""
    return sum(_told(thread)[1] for process in processes for thread in _threads(process))


def _ran(processes: Iterable[int]) -> int:
    """Nanoseconds that these processes have had a core."""
    return sum(_told(thread)[0] for process in processes for thread in _threads(process))


def _threads(process: int) -> list[Path]:
    folder = PROC / str(process) / "task"
    return list(folder.iterdir()) if folder.exists() else []


def _told(thread: Path) -> tuple[int, int]:
    try:
        ran, waited, _turns = (thread / "schedstat").read_text().split()
    except (FileNotFoundError, ProcessLookupError):
        # It ended since the folder was read, or this kernel keeps no account.
        return 0, 0
    return int(ran), int(waited)
