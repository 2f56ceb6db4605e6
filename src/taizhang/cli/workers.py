"""Worker processes: files read on several cores, in order, whatever happens to one of the processes."""

import contextlib
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from taizhang.cli.documents import Options, Outcome, Source, fault, read_or_refuse

_AHEAD = 4
"""Files in work or waiting per process; bounds memory however many files there are."""

_options = Options()


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


def read_in_processes(sources: Sequence[Source], options: Options, count: int) -> Iterator[Outcome]:
    """Yield what becomes of each source, in their order, as soon as it is known.

    A file that kills its process (a damaged PDF may) is refused; the files that were in work beside it are read again.
    Leaving the iteration early, by Ctrl-C for instance, ends the processes.
    """
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
