"""Where results are written: standard output, or a file that is either whole or not there."""

import contextlib
import errno
import os
import stat
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from taizhang.cli.voice import CommandError, why


class Output:
    """A destination for bytes, used as a context manager.

    A file is written beside its place and put there when the block ends; a block that fails leaves what was there
    before, and so does one in which ``spared()`` was called. Where the system offers it the file has no name until it
    is whole, so that even a process that is killed leaves nothing behind. After ``interrupted()`` what was written so
    far is kept: in its place if nothing was there, else beside it under a name with ``.partial``, so that a whole
    older file is never replaced by a part.
    """

    def __init__(self, target: str | None) -> None:
        """Take the path of a file, or None or ``-`` for standard output."""
        self._target = None if target in (None, "-") else _followed(Path(str(target)))
        self._direct = self._target is None or _is_special(self._target)
        self._temporary: Path | None = None
        self._stream: BinaryIO | None = None
        self._interrupted = False
        self._spared = False
        self.place: Path | None = self._target
        """Where the result is after the block; None for standard output."""

    @property
    def is_terminal(self) -> bool:
        """Whether a person sees the output as it is written."""
        return self._target is None and sys.stdout is not None and sys.stdout.isatty()

    def __enter__(self) -> Self:
        if self._target is None:
            if sys.stdout is None:  # the caller has closed it
                raise CommandError(
                    "标准输出已经关闭，请用-o给出文件名。", "Standard output is closed; name a file with -o."
                )
            sys.stdout.flush()
            self._stream = sys.stdout.buffer
            return self
        try:
            if self._direct:
                self._stream = self._target.open("wb")
            else:
                if self._target.is_dir():
                    raise CommandError(
                        f"{self._target}是文件夹，-o要给出文件名。",
                        f"{self._target} is a folder; -o needs the name of a file.",
                    )
                if self._target.exists() and not os.access(self._target, os.W_OK):
                    # It could be replaced all the same, but whoever took that permission away did not want it.
                    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
                handle = _nameless(self._target.parent)
                if handle is None:
                    handle, name = tempfile.mkstemp(dir=self._target.parent, prefix=_PREFIX, suffix=_SUFFIX)
                    self._temporary = Path(name)
                self._stream = os.fdopen(handle, "wb")
        except OSError as error:
            raise _unwritable(self._target, error) from error
        return self

    def write(self, data: bytes) -> None:
        """Write bytes; on standard output they are handed on at once, so that a pipe sees whole records."""
        assert self._stream is not None, "used outside its block"
        try:
            self._stream.write(data)
            if self._target is None:
                self._stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _unwritable(self._target, error) from error

    def interrupted(self) -> None:
        """Keep what is written so far, as a whole, when the block ends."""
        self._interrupted = True

    def spared(self) -> None:
        """Leave what was there before: there is nothing to put in its place."""
        self._spared = True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._target is None or self._stream is None:
            return
        try:
            self._stream.flush()
            wanted = not self._direct and (kind is None or self._interrupted) and not self._spared
            if wanted and self._temporary is None:
                self._temporary = _named(self._stream.fileno(), self._target.parent)
            self._stream.close()
            if wanted and self._temporary is not None:
                self._put_in_place(self._temporary, self._target)
        except OSError as failure:
            raise _unwritable(self._target, failure) from failure
        finally:
            _closed(self._stream)
            if self._temporary is not None:
                self._temporary.unlink(missing_ok=True)

    def _put_in_place(self, temporary: Path, target: Path) -> None:
        place = target
        if self._interrupted and target.exists():
            place = target.with_name(f"{target.stem}.partial{target.suffix}")
        temporary.chmod(_mode_for(target))
        temporary.replace(place)
        self.place = place


_PREFIX, _SUFFIX = ".taizhang-", ".tmp"
_OPEN_FILES = Path("/proc/self/fd")
"""Where Linux shows the open files of a process: by it a file without a name is given one."""


def _nameless(folder: Path) -> int | None:
    """Open a file in the folder that has no name and goes with the process; None where the system has no such files."""
    if not hasattr(os, "O_TMPFILE") or not _OPEN_FILES.is_dir():
        return None
    try:
        return os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o600)
    except OSError:
        return None  # this file system has none either, or refuses any file: then the next step says why


def _named(handle: int, folder: Path) -> Path:
    """Give a file without a name one that no other has, for the moment until it takes its place."""
    opened = os.open(_OPEN_FILES, os.O_RDONLY)
    try:
        while True:
            name = folder / f"{_PREFIX}{os.urandom(8).hex()}{_SUFFIX}"
            try:
                os.link(str(handle), name, src_dir_fd=opened, follow_symlinks=True)
            except FileExistsError:
                continue
            return name
    finally:
        os.close(opened)


def _closed(stream: BinaryIO) -> None:
    """Close a stream whose failing, if it fails, has been told already."""
    with contextlib.suppress(OSError):
        stream.close()


def _followed(target: Path) -> Path:
    """The file that a link leads to: it is written, and the link stays."""
    return target.resolve() if target.is_symlink() and not _is_special(target) else target


def spare(target: str | None, names: Sequence[str], option: str = "-o") -> None:
    """Refuse to write what ``option`` names over one of the files that it is made from."""
    if target in (None, "-"):
        return
    for name in names:
        if name != "-" and os.path.exists(name) and os.path.exists(str(target)) and os.path.samefile(name, str(target)):
            raise CommandError(
                f"{option}给出的{target}就是要读的文件，写入会毁掉原文，请换一个文件名。",
                f"{target}, named by {option}, is a file to be read and would be lost; name another.",
            )


def encoded(text: str) -> bytes:
    r"""Encode as UTF-8; a lone surrogate (from a file name that is no UTF-8) becomes ``\udcXX``, as JSON writes it."""
    return text.encode("utf-8", "backslashreplace")


def _mode_for(target: Path) -> int:
    """The mode that the file had, or that a new file gets under the process's mask."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _is_special(target: Path) -> bool:
    """Whether the target is a device or pipe, which cannot be replaced."""
    try:
        mode = target.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _unwritable(target: Path | None, error: OSError) -> CommandError:
    name = "标准输出" if target is None else str(target)
    name_en = "standard output" if target is None else str(target)
    reason = error.strerror or type(error).__name__
    return CommandError(
        f"{name}写不进去（{why(error)}），请换一个存在且有写权限的文件夹，或检查磁盘空间。",
        f"{name_en} cannot be written ({reason}); name a folder that exists and may be written to, or check the disk.",
    )
