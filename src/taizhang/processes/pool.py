"""Worker processes that end with their parent's wish: submitting to a pool, and ending one at once."""

import contextlib
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import parent_process
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_LONGEST_WAIT = 5.0
"""Seconds within which the thread of a pool without workers ends."""


_FOR_THE_PARENT = tuple(getattr(signal, name) for name in ("SIGINT", "SIGHUP") if hasattr(signal, name))
"""What a terminal sends to all processes of a command: Ctrl-C, and its own closing."""


def attend() -> None:
    """Set a worker up: it leaves to its parent what the terminal sends, and ends by itself when that was killed."""
    for number in _FOR_THE_PARENT:
        signal.signal(number, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = parent_process()
    assert parent is not None, "a worker has a parent"
    parent.join()
    os._exit(1)


def submit(pool: ProcessPoolExecutor, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> Future[R]:
    """Give ``work`` to the pool; where one of its processes has died, the future holds the ``BrokenProcessPool``.

    Processes that this starts don't hear Ctrl-C, which is for the parent alone; :func:`attend` is to set them up.
    """
    try:
        with _deaf_children():
            return pool.submit(work, *args, **kwargs)
    except BrokenProcessPool as error:
        failed: Future[R] = Future()
        failed.set_exception(error)
        return failed


def end(pool: ProcessPoolExecutor) -> None:
    """End the workers at once: what they still do is not wanted, and nothing waits for it."""
    processes = list((getattr(pool, "_processes", None) or {}).values())
    calls, results, manager = (
        getattr(pool, name, None) for name in ("_call_queue", "_result_queue", "_executor_manager_thread")
    )
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
    for process in processes:
        process.join()
    # A worker may have ended in the middle of a result: the thread that reads it would wait for the rest for ever, as
    # long as this process holds the writing end, and the end of this process for that thread.
    writer = getattr(results, "_writer", None)
    if writer is not None:
        writer.close()
    if calls is not None:
        calls.cancel_join_thread()
    if manager is not None:
        manager.join(_LONGEST_WAIT)


@contextlib.contextmanager
def _deaf_children() -> Iterator[None]:
    """Start processes that do not hear Ctrl-C even before they are set up: they inherit the mask of this thread."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, set(_FOR_THE_PARENT))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
