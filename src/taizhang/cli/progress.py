"""A progress bar on standard error, where a person watches and there is something to wait for."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from taizhang.cli.output import Output
from taizhang.cli.voice import Voice

T = TypeVar("T")


class Steps:
    """Passes things on and counts them."""

    def __init__(self, step: Callable[[], None] | None = None) -> None:
        """Call ``step`` after each thing that has passed; None counts nothing."""
        self._step = step

    def over(self, things: Iterable[T]) -> Iterator[T]:
        """Yield each of ``things``."""
        for thing in things:
            yield thing
            if self._step is not None:
                self._step()


@contextmanager
def progress(total: int, output: Output, voice: Voice) -> Iterator[Steps]:
    """Show progress over ``total`` files while the block runs.

    Nothing is shown for one file, where nobody watches, or where the results themselves run over the screen.
    """
    if total < 2 or output.is_terminal or not sys.stderr.isatty():
        yield Steps()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    with Progress(
        TextColumn(voice.pick("读取", "Reading")),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
    ) as bar:
        task = bar.add_task("", total=total)
        yield Steps(lambda: bar.advance(task))
