"""What has been read so far, kept so that no kill loses or doubles any of it: one SQLite file beside the tables."""

import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from taizhang.corpus.errors import CorpusError, unwritable
from taizhang.corpus.reading import Outcome
from taizhang.corpus.schema import READ_TABLES, SCHEMA_VERSION

_PAUSE = 0.5
"""At most so many seconds of work are lost to a kill."""

_CREATE = f"""
CREATE TABLE IF NOT EXISTS outcome (
    file TEXT PRIMARY KEY, key TEXT NOT NULL, sha256 TEXT, code TEXT NOT NULL, message TEXT NOT NULL,
    message_en TEXT NOT NULL, {", ".join(f"{table} BLOB" for table in READ_TABLES)}
) WITHOUT ROWID
"""
_PUT = f"INSERT OR REPLACE INTO outcome VALUES ({', '.join('?' * (6 + len(READ_TABLES)))})"  # noqa: S608 - only marks
_COLUMNS = f"file, sha256, code, message, message_en, {', '.join(READ_TABLES)}"
_GET = f"SELECT {_COLUMNS} FROM outcome WHERE file = ?"  # noqa: S608 - the names are this module's


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is known of a file that was read before."""

    key: str
    """What its rows depend on: its bytes, the reader, what was known of it."""
    sha256: str | None
    """SHA-256 of the bytes that were read."""
    failed: bool
    """Whether it could not be read."""


class Store:
    """The outcomes by file, used as a context manager; only one process can have it open.

    Each file has one row, put in whole or not at all, so a file that is read again replaces what it had before.
    Raises CorpusError ``in_use``, ``store_damaged`` or ``unwritable``.
    """

    def __init__(self, place: Path) -> None:
        self._place = place
        self._written = time.monotonic()

    def __enter__(self) -> Self:
        try:
            self._base = sqlite3.connect(self._place, timeout=0, isolation_level=None)
        except sqlite3.Error as error:
            raise self._trouble(error) from error
        try:
            # The lock is held by the open file, so that it ends with the process, however that ends.
            self._base.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._base.execute("PRAGMA journal_mode = WAL")
            version = self._base.execute("PRAGMA user_version").fetchone()[0]
            self._base.execute("BEGIN IMMEDIATE")
            if version != SCHEMA_VERSION:
                self._base.execute("DROP TABLE IF EXISTS outcome")
                self._base.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
            self._base.execute(_CREATE)
            self._base.execute("COMMIT")
        except sqlite3.Error as error:
            self._base.close()
            raise self._trouble(error) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._base.close()

    def kept(self) -> dict[str, Kept]:
        """Return what is known of every file."""
        try:
            rows = self._base.execute("SELECT file, key, sha256, code <> '' FROM outcome").fetchall()
        except sqlite3.Error as error:
            raise self._trouble(error) from error
        return {file: Kept(key=key, sha256=sha256, failed=bool(bad)) for file, key, sha256, bad in rows}

    def put(self, outcome: Outcome, key: str) -> None:
        """Keep an outcome; it is safe against a kill after half a second, or after ``flush``."""
        rows = outcome.rows or (None,) * len(READ_TABLES)
        head = (outcome.file, key, outcome.sha256, outcome.code, outcome.message, outcome.message_en)
        try:
            if not self._base.in_transaction:
                self._base.execute("BEGIN")
            self._base.execute(_PUT, (*head, *rows))
        except sqlite3.Error as error:
            raise self._trouble(error) from error
        if time.monotonic() - self._written > _PAUSE:
            self.flush()

    def flush(self) -> None:
        """Make everything put so far safe."""
        try:
            if self._base.in_transaction:
                self._base.execute("COMMIT")
        except sqlite3.Error as error:
            raise self._trouble(error) from error
        self._written = time.monotonic()

    def outcomes(self, files: list[str]) -> Iterator[Outcome]:
        """Yield the outcomes of these files, in this order; those that have none are left out."""
        for file in files:
            try:
                row = self._base.execute(_GET, (file,)).fetchone()
            except sqlite3.Error as error:
                raise self._trouble(error) from error
            if row is not None:
                name, sha256, code, message, message_en, *packed = row
                yield Outcome(
                    file=name,
                    sha256=sha256,
                    rows=None if code else tuple(packed),
                    code=code,
                    message=message,
                    message_en=message_en,
                )

    def _trouble(self, error: sqlite3.Error) -> CorpusError:
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            return CorpusError(
                "in_use",
                f"另一个taizhang corpus正在写{self._place.parent.parent}，请等它结束，或换一个输出文件夹。",
                f"Another taizhang corpus is writing to {self._place.parent.parent}; wait for it, or name another "
                "folder.",
            )
        if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or not isinstance(error, sqlite3.OperationalError):
            return CorpusError(
                "store_damaged",
                f"已读部分的存档{self._place}损坏（{error}），请删除文件夹{self._place.parent}后重新运行，全部文件会重读。",
                f"The store of what was read, {self._place}, is damaged ({error}); delete the folder "
                f"{self._place.parent} and run again, which reads every file anew.",
            )
        return unwritable(self._place.parent.parent, error)
