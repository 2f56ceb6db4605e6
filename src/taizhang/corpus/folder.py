"""Which files of a folder are read, in which order, and under which name."""

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from taizhang.corpus.errors import CorpusError
from taizhang.intake import why

READ = (
    ".txt", ".text", ".html", ".htm", ".shtml", ".xhtml", ".jhtml", ".mht", ".mhtml", ".docx", ".pdf", ".xlsx", "",
)  # fmt: skip
"""Name endings of what intake reads; a name without one is decided by its content."""

REFUSED = (".doc", ".wps", ".ofd", ".rtf", ".xls", ".et", ".odt")
"""Name endings of formats that intake refuses with advice: they are recorded as failures, not passed over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file that may be a report."""

    path: str
    """Where it is, as the system names it."""
    file: str
    """Its path below the folder with ``/`` between, always valid text; what the tables call it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a folder holds."""

    found: tuple[Found, ...]
    """The files to be read, ordered by name in code points, so that every machine has the same order."""
    passed_over: int
    """How many files are of other kinds."""
    closed: tuple[str, ...]
    """The folders below it that may not be opened."""


def list_folder(folder: Path, leave_out: Path) -> Listing:
    """Find the files of a folder and of all folders below it.

    Hidden files, the lock files of office programs (``~$…``) and the folder ``leave_out`` are no part of it; folders
    that are links are not entered. Raises CorpusError ``no_folder`` or ``nothing_to_read``.
    """
    if not folder.is_dir():
        raise CorpusError(
            "no_folder",
            f"找不到文件夹{folder}，请核对路径；要读单个文件请用 taizhang read。",
            f"There is no folder {folder}; check the path, or use taizhang read for single files.",
        )
    found: dict[str, Found] = {}
    passed_over = 0
    closed: list[OSError] = []
    for path in _walk(folder, leave_out.resolve(), closed):
        if os.path.splitext(path)[1].lower() not in READ + REFUSED:
            passed_over += 1
            continue
        name = readable(os.path.relpath(path, folder).replace(os.sep, "/"))
        found[name] = Found(path=path, file=name)
    if closed and not found:
        raise CorpusError(
            "closed_folder",
            f"文件夹{closed[0].filename}打不开（{why(closed[0])}），请向所有者申请权限后再运行。",
            f"The folder {closed[0].filename} cannot be opened ({closed[0].strerror}); ask its owner for permission.",
        )
    if not found:
        raise CorpusError(
            "nothing_to_read",
            f"文件夹{folder}里没有可读的报告，请放入txt、html、docx、PDF或xlsx文件后再运行。",
            f"The folder {folder} holds no report; put txt, html, docx, PDF or xlsx files into it and run again.",
        )
    return Listing(
        found=tuple(found[name] for name in sorted(found)),
        passed_over=passed_over,
        closed=tuple(sorted(readable(os.path.relpath(error.filename, folder)) for error in closed)),
    )


def _walk(folder: Path, leave_out: Path, closed: list[OSError]) -> Iterator[str]:
    """The files below a folder; what the system says of folders that it does not open is added to ``closed``."""
    for at, below, names in os.walk(folder, onerror=closed.append):
        below[:] = [name for name in below if not name.startswith(".") and Path(at, name).resolve() != leave_out]
        for name in names:
            if not name.startswith((".", "~$")):
                yield os.path.join(at, name)


def readable(name: str) -> str:
    r"""Return a file name as valid text: bytes that are no UTF-8 are read as GB18030, else written as ``\udcXX``.

    Archives packed on Chinese Windows unpack to names in GBK.
    """
    try:
        name.encode()
    except UnicodeEncodeError:
        try:
            return os.fsencode(name).decode("gb18030")
        except UnicodeDecodeError:
            return name.encode("utf-8", "backslashreplace").decode()
    return name


def fingerprint(path: str, max_bytes: int) -> str:
    """Return what tells one state of a file from another: the SHA-256 of its bytes.

    For a file that is larger than ``max_bytes`` or cannot be read, which intake refuses, words that say so.
    """
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            return "no file"
        if status.st_size > max_bytes:
            return f"over {max_bytes}"
        with Path(path).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        return f"unreadable {error.errno}"


def is_hash(state: str) -> bool:
    """Say whether a fingerprint is a hash, so that files that share it have the same bytes."""
    return len(state) == 64
