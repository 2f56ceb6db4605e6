"""Many files: one after another, or on all cores where that is worth while; always in the order given."""

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from taizhang.cli.documents import Options, Outcome, Source, read_or_refuse
from taizhang.cli.voice import CommandError

_FEW = 4
"""Up to so many files are read one after another: starting processes would take longer."""

_LITTLE = 400_000
"""So many bytes in all, likewise."""


def sources_of(names: Sequence[str], max_bytes: int | None) -> list[Source]:
    """Return the sources for the names on the command line; standard input is read here, at most ``max_bytes`` + 1.

    So are pipes, as a shell makes one of ``<(…)``: they can be read but once, and by this process alone.
    """
    if names.count("-") > 1:
        raise CommandError("标准输入（-）只能给一次。", "Standard input (-) can be given only once.")
    if "-" in names and sys.stdin is None:  # the caller has closed it
        raise CommandError("标准输入已经关闭，请给出文件名。", "Standard input is closed; name a file.")
    limit = 50_000_000 if max_bytes is None else max_bytes
    return [Source(name=name, data=_piped(name, limit + 1)) for name in names]


def _piped(name: str, count: int) -> bytes | None:
    """Read at most ``count`` bytes of standard input or of a pipe; None for a file: that is read in its turn."""
    if name == "-":
        return sys.stdin.buffer.read(count)
    try:
        if stat.S_ISFIFO(os.stat(name).st_mode):
            with open(name, "rb") as pipe:
                return pipe.read(count)
    except (OSError, ValueError):
        pass  # it is refused, with a sentence, when its turn comes
    return None


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
    # Importing this costs more than reading a short file.
    from taizhang.cli.workers import read_in_processes

    return read_in_processes(sources, options, count)


def _size(source: Source) -> int:
    if source.data is not None:
        return len(source.data)
    try:
        return Path(source.name).stat().st_size
    except (OSError, ValueError):
        return 0  # it is refused, with a sentence, when its turn comes
