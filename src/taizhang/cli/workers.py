"""Worker processes: files read on several cores, in order, whatever happens to one of the processes."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from taizhang.cli.documents import Options, Outcome, Source, fault, read_or_refuse
from taizhang.processes import attend, end, submit

_AHEAD = 4
"""Files in work or waiting per process; bounds memory however many files there are."""

_options = Options()


def _start(options: Options) -> None:
    global _options
    _options = options
    attend()


def _work(source: Source) -> Outcome:
    return read_or_refuse(source, _options)


def _pool(options: Options, count: int) -> ProcessPoolExecutor:
    # Processes are made afresh: a forked copy of a process with threads (progress bar, libraries) may hang.
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_start, initargs=(options,))


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
                waiting.append((source, submit(pool, _work, source)))
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
        end(pool)


def _alone(source: Source, options: Options) -> Outcome:
    """Read one file in a process of its own; if that dies as well, the file is refused."""
    pool = _pool(options, 1)
    try:
        return submit(pool, _work, source).result()
    except BrokenProcessPool as error:
        return Outcome(source=source.name, refusal=fault(error))
    finally:
        end(pool)
