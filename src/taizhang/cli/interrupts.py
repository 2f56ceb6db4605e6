"""Ctrl-C, and the other ways to be told to end: work stops where a record is whole, and nothing is left half done."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from taizhang.cli.voice import EXIT_INTERRUPTED

_ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Being asked to end by another program, and the closing of the terminal; either would end Python on the spot."""


class Ending:
    """How the process was told to end, if it was."""

    def __init__(self) -> None:
        self._number: int | None = None

    def hear(self, number: int, frame: object) -> None:
        """Take the signal; it then goes the way of Ctrl-C."""
        self._number = number
        raise KeyboardInterrupt

    def code(self, code: int) -> int:
        """Return the exit code of a command that ended with ``code``: a shell tells the signals apart by it."""
        return 128 + self._number if code == EXIT_INTERRUPTED and self._number is not None else code


@contextmanager
def told_to_end() -> Iterator[Ending]:
    """Let the block be ended by a signal as by Ctrl-C, so that it removes or completes what it was writing.

    A signal that the caller has set aside (``nohup``) stays so.
    """
    ending = Ending()
    if threading.current_thread() is not threading.main_thread():
        yield ending
        return
    heard = [number for number in _ENDING if signal.getsignal(number) is signal.SIG_DFL]
    for number in heard:
        signal.signal(number, ending.hear)
    try:
        yield ending
    finally:
        for number in heard:
            signal.signal(number, signal.SIG_DFL)


@contextmanager
def held_back() -> Iterator[None]:
    """Put an interrupt that comes during the block off until its end.

    A mask on this thread would not do: with worker processes there are other threads that take the signal.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = {number: how for number in (signal.SIGINT, *_ENDING) if callable(how := signal.getsignal(number))}
    for number in before:
        signal.signal(number, lambda number, frame: came.append(number))
    try:
        yield
    finally:
        for number, how in before.items():
            signal.signal(number, how)
    for number in came:
        before[number](number, None)
