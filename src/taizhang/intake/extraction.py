"""``extract``: from a path or bytes to the text of the file, whatever its format."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from pathlib import Path

from taizhang.intake.errors import IntakeError
from taizhang.intake.extracted import Content, Extract
from taizhang.intake.plaintext import HAN, read_plain
from taizhang.intake.separated import read_separated
from taizhang.intake.signature import media_of

DEFAULT_MAX_BYTES = 50_000_000
"""How many bytes a file may hold, counted before and after unpacking, unless the caller says otherwise."""


def extract(
    path_or_bytes: str | os.PathLike[str] | bytes | bytearray | memoryview,
    *,
    name: str | None = None,
    max_bytes: int = DEFAULT_MAX_BYTES,
) -> Extract:
    """Read one file, or the bytes of one (standard input), into its text.

    ``name`` is what ``Extract.source`` says and, for want of anything better, a hint at the format; without it the
    path is used as given, ``-`` for bytes. ``max_bytes`` bounds the bytes read and, for packed formats, the bytes
    unpacked.
    Raises IntakeError, and nothing else, for whatever cannot be read.
    """
    if isinstance(path_or_bytes, bytes | bytearray | memoryview):
        data = bytes(path_or_bytes)
        source = name if name is not None else "-"
        if len(data) > max_bytes:
            raise IntakeError("too_large", limit=max_bytes)
    else:
        data = _bytes_of(path_or_bytes, max_bytes)
        source = name if name is not None else os.fspath(path_or_bytes)
    content = _content(data, source, max_bytes)
    if not content.text.strip("\ufeff\u200b \t\r\n\x0b\x0c\u00a0\u3000"):
        raise IntakeError({"txt": "empty", "html": "no_text"}.get(content.media, "no_words"))
    if not HAN.search(content.text):
        raise IntakeError("no_chinese")
    return Extract(
        text=content.text,
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        media=content.media,
        encoding=content.encoding,
        notes=content.notes,
        pages=content.pages,
        title=content.title,
        date=content.date,
    )


def _bytes_of(path: str | os.PathLike[str], max_bytes: int) -> bytes:
    """The bytes of a regular file, at most ``max_bytes`` of them."""
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            # A pipe or device could block for ever or never end; standard input comes as bytes.
            raise IntakeError("not_a_file")
        if status.st_size > max_bytes:
            raise IntakeError("too_large", limit=max_bytes)
        with Path(path).open("rb") as stream:
            data = stream.read(max_bytes + 1)
    except FileNotFoundError:
        raise IntakeError("not_found") from None
    except PermissionError:
        raise IntakeError("no_permission") from None
    except ValueError:
        # A NUL character in the path.
        raise IntakeError("not_found") from None
    except OSError as error:
        if error.errno in (errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP):
            raise IntakeError("not_found") from None
        raise IntakeError("unreadable", reason=errno.errorcode.get(error.errno or 0, type(error).__name__)) from None
    if len(data) > max_bytes:
        raise IntakeError("too_large", limit=max_bytes)
    return data


def _content(data: bytes, name: str, max_bytes: int) -> Content:
    """Give the bytes to the reader of their format."""
    # Each format's library is imported when a file needs it: reading a text must not wait for all of them.
    match media_of(data, name):
        case "docx":
            from taizhang.intake.word import read_word

            return read_word(data, max_bytes)
        case "xlsx":
            from taizhang.intake.sheet import read_workbook

            return read_workbook(data, max_bytes)
        case "html":
            from taizhang.intake.web import read_page

            return read_page(data)
        case "mht":
            from taizhang.intake.web import read_archive

            return read_archive(data)
        case "pdf":
            from taizhang.intake.pdf import read_pdf

            return read_pdf(data, max_bytes)
        case _:
            return read_separated(data) if name.lower().endswith(".csv") else read_plain(data)
