"""One file to its rows, packed for keeping. What runs in every worker process."""

import re
import zlib
from dataclasses import dataclass, replace

import pyarrow as pa

from taizhang.checking import check
from taizhang.corpus.about import About
from taizhang.corpus.rows import rows_of
from taizhang.corpus.schema import READ_TABLES, SCHEMAS
from taizhang.intake import IntakeError, extract
from taizhang.reading import read

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A file to be read."""

    path: str
    """Where it is."""
    file: str
    """What the tables call it."""
    about: About
    """What is known of it beforehand."""
    max_bytes: int
    """The most bytes it may hold, counted after unpacking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a file: its rows, or why there are none."""

    file: str
    """What the tables call it."""
    sha256: str | None
    """SHA-256 of the bytes that were read; None where none could be."""
    rows: tuple[bytes, ...] | None = None
    """The rows for each of ``READ_TABLES``, packed; None where the file could not be read."""
    code: str = ""
    """The code of the reason, where it could not."""
    message: str = ""
    """The reason in Chinese."""
    message_en: str = ""
    """The reason in English."""


def pack(table: str, rows: list[dict[str, object]]) -> bytes:
    """Return rows of a table as bytes for ``unpack``."""
    batch = pa.RecordBatch.from_pylist(rows, schema=SCHEMAS[table])
    return zlib.compress(batch.serialize().to_pybytes(), 1)


def unpack(table: str, data: bytes) -> pa.RecordBatch:
    """Return what ``pack`` was given as a record batch."""
    return pa.ipc.read_record_batch(pa.py_buffer(zlib.decompress(data)), SCHEMAS[table])


def read_file(task: Task) -> Outcome:
    """Read and check one file; whatever is wrong with it comes back as the outcome, so that it stops no other."""
    try:
        taken = extract(task.path, name=task.file, max_bytes=task.max_bytes)
    except IntakeError as error:
        return Outcome(file=task.file, sha256=None, code=error.code, message=error.message, message_en=error.message_en)
    try:
        # A lone surrogate is no text that a table can hold; what replaces it leaves every offset as it is.
        taken = replace(taken, text=_LONE_SURROGATE.sub("\ufffd", taken.text))
        reading = read(
            taken.text,
            issuer=task.about.issuer or task.about.region,
            year=task.about.year,
            source=task.file,
            sha256=taken.sha256,
            title=None if taken.title is None else _LONE_SURROGATE.sub("\ufffd", taken.title),
            date=taken.date,
        )
        rows = rows_of(reading, taken, check([reading]), task.about.region)
        return Outcome(
            file=task.file, sha256=taken.sha256, rows=tuple(pack(table, rows[table]) for table in READ_TABLES)
        )
    except Exception as error:  # noqa: BLE001 - one file must not stop the others, whatever is wrong
        return failed(task, taken.sha256, "fault", f"{type(error).__name__}: {error}"[:300])


def failed(task: Task, sha256: str | None, code: str, what: str) -> Outcome:
    """Return the outcome for a fault of the program."""
    return Outcome(
        file=task.file,
        sha256=sha256,
        code=code,
        message=f"程序在读这个文件时出错（{what}），请把文件和这句话一起反馈给维护者。",
        message_en=f"The program failed on this file ({what}); please report it to the maintainers with the file.",
    )
