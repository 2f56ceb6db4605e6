"""From kept outcomes to one Parquet file per table: whole or as before, the same bytes for the same content."""

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from taizhang.corpus.errors import unwritable
from taizhang.corpus.reading import Outcome, unpack
from taizhang.corpus.schema import READ_TABLES, SCHEMA_VERSION, SCHEMAS

MANIFEST = "corpus.json"
"""Written last and removed first: while it is there, the tables beside it belong together."""

_GROUP_ROWS = 50_000
_GROUP_BYTES = 64_000_000
"""A row group ends after the document that fills it, so that groups depend on the content alone."""


class _Table:
    """One table being written beside its place."""

    def __init__(self, name: str, place: Path, digest: str) -> None:
        self.name = name
        self.place = place
        self.rows = 0
        schema = SCHEMAS[name]
        self._schema = schema.with_metadata({"taizhang.schema": str(SCHEMA_VERSION), "taizhang.digest": digest})
        self._writer = pq.ParquetWriter(place, self._schema, compression="zstd", version="2.6", store_schema=True)
        self._waiting: list[pa.RecordBatch] = []
        self._size = (0, 0)

    def add(self, batch: pa.RecordBatch) -> None:
        """Add the rows of one document."""
        self._waiting.append(batch)
        self._size = (self._size[0] + batch.num_rows, self._size[1] + batch.nbytes)
        if self._size[0] >= _GROUP_ROWS or self._size[1] >= _GROUP_BYTES:
            self._group()

    def _group(self) -> None:
        rows = pa.Table.from_batches(self._waiting, SCHEMAS[self.name]).combine_chunks()
        self._writer.write_table(rows.replace_schema_metadata(self._schema.metadata), row_group_size=max(1, len(rows)))
        self.rows += len(rows)
        self._waiting, self._size = [], (0, 0)

    def end(self) -> None:
        """Write what is left and make it safe against a power cut."""
        if self._waiting:
            self._group()
        self._writer.close()
        with self.place.open("rb") as stream:
            os.fsync(stream.fileno())

    def abandon(self) -> None:
        """Close the file of an unfinished table."""
        self._writer.close()


def write_tables(
    out: Path,
    work: Path,
    outcomes: Iterable[Outcome],
    copies: Mapping[str, list[str]],
    manifest: Mapping[str, Any],
    reader: str,
) -> dict[str, int]:
    """Write the outcomes, which come in the order of files, into the tables of ``out`` and return the rows of each.

    The tables are written in ``work`` and then put in place one after another; ``manifest``, completed by what each
    table holds, is removed before and written after. A kill in between leaves no manifest, and the next run puts it
    right. Raises CorpusError ``unwritable``.
    """
    try:
        tables = {name: _Table(name, work / f"{name}.parquet", manifest["digest"]) for name in SCHEMAS}
        try:
            for outcome in outcomes:
                _add(outcome, tables, copies.get(outcome.file, []), reader)
            for table in tables.values():
                table.end()
        except BaseException:
            for table in tables.values():
                table.abandon()
            raise
        described = {name: {"rows": table.rows, "bytes": table.place.stat().st_size} for name, table in tables.items()}
        (out / MANIFEST).unlink(missing_ok=True)
        _sync(out)
        for name, table in tables.items():
            table.place.replace(out / f"{name}.parquet")
        _sync(out)
        _put_manifest(out, work, {**manifest, "tables": described})
    except OSError as error:
        raise unwritable(out, error) from error
    return {name: table.rows for name, table in tables.items()}


def _add(outcome: Outcome, tables: Mapping[str, _Table], copies: list[str], reader: str) -> None:
    if outcome.rows is None:
        row = {
            "file": outcome.file,
            "copies": copies,
            "sha256": outcome.sha256,
            "code": outcome.code,
            "message": outcome.message,
            "message_en": outcome.message_en,
            "reader": reader,
        }
        tables["failures"].add(pa.RecordBatch.from_pylist([row], schema=SCHEMAS["failures"]))
        return
    for name, packed in zip(READ_TABLES, outcome.rows, strict=True):
        batch = unpack(name, packed)
        if name == "documents":
            # Which other files have the same bytes is known only when the whole folder is.
            at = SCHEMAS[name].get_field_index("copies")
            batch = batch.set_column(at, SCHEMAS[name].field(at), pa.array([copies], SCHEMAS[name].field(at).type))
        tables[name].add(batch)


def _put_manifest(out: Path, work: Path, manifest: Mapping[str, Any]) -> None:
    beside = work / MANIFEST
    with beside.open("w", encoding="utf-8") as stream:
        json.dump(manifest, stream, ensure_ascii=False, indent=2)
        stream.write("\n")
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(out / MANIFEST)
    _sync(out)


def _sync(folder: Path) -> None:
    """Make the names in a folder safe against a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def manifest_of(out: Path) -> dict[str, Any] | None:
    """Return the manifest of tables that are in place and whole, or None."""
    try:
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        whole = all((out / f"{name}.parquet").stat().st_size == manifest["tables"][name]["bytes"] for name in SCHEMAS)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return manifest if whole else None
