"""Many files on all cores, as they come; a file that kills its process stops no other."""

import contextlib
import os
import sys
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from types import ModuleType

from taizhang.corpus.reading import Outcome, Task, failed, read_file
from taizhang.processes import attend, end, submit

_FEW = 4
"""Fewer files than this are read in this process: starting others would take longer."""

_AHEAD = 4
"""Files in work or waiting per process; bounds memory however many files there are."""


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_files(tasks: Sequence[Task], jobs: int | None) -> Generator[Outcome, None, None]:
    """Yield what becomes of each file as soon as it is known, in any order.

    ``jobs`` is the number of processes, None for one per core. Leaving the iteration early ends them.
    """
    if len(tasks) < _FEW:
        yield from map(read_file, tasks)
    else:
        yield from _in_processes(tasks, min(jobs or cores(), len(tasks)))


def _in_processes(tasks: Sequence[Task], count: int) -> Generator[Outcome, None, None]:
    remaining = iter(tasks)
    working: dict[Future[Outcome], Task] = {}
    pool = _pool(count)
    try:
        while True:
            while len(working) < count * _AHEAD and (task := next(remaining, None)) is not None:
                working[_submit(pool, task)] = task
            if not working:
                return
            finished, _ = wait(working, return_when=FIRST_COMPLETED)
            suspects = []
            for future in finished:
                task = working.pop(future)
                try:
                    yield future.result()
                except BrokenProcessPool:
                    suspects.append(task)
            if suspects:
                # One of the files in work has killed its process. Each is tried in a process of its own to find it.
                suspects += working.values()
                working.clear()
                end(pool)
                for suspect in sorted(suspects, key=lambda task: task.file):
                    yield _alone(suspect)
                pool = _pool(count)
    finally:
        end(pool)


def _alone(task: Task) -> Outcome:
    """Read one file in a process of its own; if that dies as well, the file is the cause."""
    pool = _pool(1)
    try:
        return _submit(pool, task).result()
    except BrokenProcessPool as error:
        return failed(task, None, "died", str(error))
    finally:
        end(pool)


def _pool(count: int) -> ProcessPoolExecutor:
    # Processes are made afresh: a forked copy of a process with threads (progress bar, Arrow) may hang.
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=attend)


@contextlib.contextmanager
def _nameless_script() -> Iterator[None]:
    """Start processes that do not import the script that called ``build``.

    They need nothing of it, and a script without ``if __name__ == "__main__"`` would run again in each of them.
    """
    script = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = script


def _submit(pool: ProcessPoolExecutor, task: Task) -> Future[Outcome]:
    with _nameless_script():
        return submit(pool, read_file, task)
