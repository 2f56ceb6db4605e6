"""Writing a backup."""

import hashlib
import json
import os
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from taizhang import __version__
from taizhang.conf.backup.tables import backed_up, columns, line, rows
from taizhang.storage import now

FORMAT = 1
"""Version of the layout of a backup."""


def backup(target: Path, *, progress: Callable[[str], None] | None = None) -> dict[str, object]:
    """Write everything into one zip file and return its manifest; the file appears only when it is whole.

    The tables are read in one transaction, so that they agree with each other while people go on working. Files are
    added after it: they are never changed, and one that is newer than the rows does no harm.
    """
    partial = target.with_name(target.name + ".part")
    manifest: dict[str, object] = {}
    try:
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
            members: dict[str, dict[str, object]] = {}
            with transaction.atomic():
                if connection.vendor == "postgresql":
                    with connection.cursor() as cursor:
                        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                applied = sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())
                for model in backed_up():
                    label = model._meta.label_lower
                    if progress is not None:
                        progress(label)
                    members[f"tables/{label}.jsonl"] = _member(
                        packed, f"tables/{label}.jsonl", (line(row) for row in rows(model))
                    ) | {"columns": [field.attname for field in columns(model)]}
            for folder, root in (("blobs", settings.TAIZHANG_BLOBS), ("seals", settings.TAIZHANG_SEALS)):
                for path in sorted(Path(root).rglob("*")):
                    if path.is_file() and not path.name.startswith("incoming-") and path.suffix != ".part":
                        name = f"{folder}/{path.relative_to(root).as_posix()}"
                        members[name] = _member(packed, name, _chunks(path))
            manifest = {
                "format": FORMAT,
                "taizhang": __version__,
                "made_at": now().isoformat(),
                "database": connection.vendor,
                "migrations": applied,
                "members": members,
            }
            packed.writestr("manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1))
        with partial.open("rb") as stream:
            os.fsync(stream.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return manifest


def _member(packed: zipfile.ZipFile, name: str, chunks: Iterable[bytes]) -> dict[str, object]:
    """Write one member and return how many lines or pieces it has, and its hash."""
    digest, count = hashlib.sha256(), 0
    with packed.open(name, "w", force_zip64=True) as stream:
        for chunk in chunks:
            stream.write(chunk)
            digest.update(chunk)
            count += 1
    return {"count": count, "sha256": digest.hexdigest()}


def _chunks(path: Path) -> Iterable[bytes]:
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            yield chunk
