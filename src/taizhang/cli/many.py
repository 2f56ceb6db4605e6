"""Many files on all cores: in the order given, one bad file stopping nothing, Ctrl-C leaving whole results."""

import contextlib
import os
import signal
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from taizhang.cli.documents import Options, Outcome, Source, fault, read_or_refuse
from taizhang.cli.voice import CommandError

_FEW = 4
"""Up to so many files are read one after another: starting processes would take longer."""

_LITTLE = 400_000
"""So many bytes in all, likewise."""

_AHEAD = 4
"""Files in work or waiting per process; bounds memory however many files there are."""

_options = Options()


def sources_of(names: Sequence[str], max_bytes: int | None) -> list[Source]:
    """Return the sources for the names on the command line; standard input is read here, at most ``max_bytes`` + 1."""
    if names.count("-") > 1:
        raise CommandError("标准输入（-）只能给一次。", "Standard input (-) can be given only once.")
    limit = 50_000_000 if max_bytes is None else max_bytes
    return [
        Source(name=name, data=sys.stdin.buffer.read(limit + 1)) if name == "-" else Source(name=name)
        for name in names
    ]


def processes_for(sources: Sequence[Source], asked: int | None) -> int:
    """Return how many processes to use; 1 means this one."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if asked is not None:
        return min(asked, len(sources))
    if len(sources) < _FEW or sum(map(_size, sources)) < _LITTLE:
        return 1
    return min(cores, len(sources))


def read_all(sources: Sequence[Source], options: Options, *, jobs: int | None = None) -> Iterator[Outcome]:
    """Yield what becomes of each source, in their order, as soon as it is known.

    Leaving the iteration early, by Ctrl-C for instance, ends the processes that work on the rest.
    """
    count = processes_for(sources, jobs)
    if count == 1:
        return (read_or_refuse(source, options) for source in sources)
    return _in_processes(sources, options, count)


def _size(source: Source) -> int:
    if source.data is not None:
        return len(source.data)
    try:
        return Path(source.name).stat().st_size
    except (OSError, ValueError):
        return 0  # it is refused, with a sentence, when its turn comes


def _start(options: Options) -> None:
    """Set a worker up. Ctrl-C is for the parent alone, which then ends its workers."""
    global _options
    _options = options
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work(source: Source) -> Outcome:
    return read_or_refuse(source, _options)


def _pool(options: Options, count: int) -> ProcessPoolExecutor:
    # Processes are made afresh: a forked copy of a process with threads (progress bar, libraries) may hang.
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_start, initargs=(options,))


@contextlib.contextmanager
def _deaf_children() -> Iterator[None]:
    """Start processes that do not hear Ctrl-C even before they are set up: they inherit the mask of this thread."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _in_processes(sources: Sequence[Source], options: Options, count: int) -> Iterator[Outcome]:
    waiting: deque[tuple[Source, Future[Outcome]]] = deque()
    remaining = iter(sources)
    pool = _pool(options, count)
    try:
        while True:
            while len(waiting) < count * _AHEAD and (source := next(remaining, None)) is not None:
                waiting.append((source, _submit(pool, source)))
            if not waiting:
                return
            source, future = waiting.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                # One of the files in work has killed its process. Each is tried in a process of its own to find it.
                suspects = [source, *(other for other, _ in waiting)]
                waiting.clear()
                pool.shutdown(wait=False, cancel_futures=True)
                for suspect in suspects:
                    yield _alone(suspect, options)
                pool = _pool(options, count)
    finally:
        _end(pool)


def _submit(pool: ProcessPoolExecutor, source: Source) -> Future[Outcome]:
    try:
        with _deaf_children():
            return pool.submit(_work, source)
    except BrokenProcessPool as error:
        failed: Future[Outcome] = Future()
        failed.set_exception(error)
        return failed


def _alone(source: Source, options: Options) -> Outcome:
    """Read one file in a process of its own; if that dies as well, the file is refused."""
    pool = _pool(options, 1)
    try:
        return _submit(pool, source).result()
    except BrokenProcessPool as error:
        return Outcome(source=source.name, refusal=fault(error))
    finally:
        _end(pool)


def _end(pool: ProcessPoolExecutor) -> None:
    """End the workers at once: what they still do is not wanted."""
    processes = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
    for process in processes:
        process.join()
