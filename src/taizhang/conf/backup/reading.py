"""Restoring a backup into an empty installation."""

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, models, transaction

from taizhang.conf.backup.earlier import tables_as_of, unknown
from taizhang.conf.backup.tables import backed_up, columns, instance
from taizhang.conf.backup.writing import FORMAT

ROWS_AT_ONCE = 500

FILLED = {"indicators.indicator"}
"""Tables that a fresh installation fills itself, and that a backup replaces."""


class BadBackup(Exception):
    """A file that cannot be restored here; says why in Chinese and English."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup says of itself."""

    taizhang: str
    made_at: str
    rows: int
    files: int


def restore(source: Path, *, progress: Callable[[str], None] | None = None) -> Manifest:
    """Fill the empty database and folders from a backup, in one transaction, and return what it held.

    A backup of an earlier release is filled into the tables of that release, which are then migrated to today's, as
    they would have been in place. Raises BadBackup, and changes nothing, for a file that is damaged or was written by
    a later release, or where the database is not empty. Every member's hash is compared before anything is written.
    """
    try:
        packed = zipfile.ZipFile(source)
    except (OSError, zipfile.BadZipFile) as error:
        raise BadBackup(
            f"{source}不是完好的备份文件，请换一份。", f"{source} is no whole backup; take another."
        ) from error
    with packed:
        manifest = _manifest(packed, source)
        _known_tables(manifest)
        _intact(packed, manifest, source)
        _empty()
        counted = 0
        with tables_as_of(manifest["migrations"]) as models_then:
            tables = backed_up(models_then)
            with transaction.atomic(), connection.constraint_checks_disabled():
                for model in tables:
                    label = model._meta.label_lower
                    if progress is not None:
                        progress(label)
                    counted += _fill(packed, model, manifest["members"][f"tables/{label}.jsonl"]["columns"])
                connection.check_constraints()
                with connection.cursor() as cursor:
                    for statement in connection.ops.sequence_reset_sql(no_style(), tables):
                        cursor.execute(statement)
                files = _files(packed, manifest)
    return Manifest(taizhang=manifest["taizhang"], made_at=manifest["made_at"], rows=counted, files=files)


def _manifest(packed: zipfile.ZipFile, source: Path) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads(packed.read("manifest.json"))
        known = manifest["format"] == FORMAT
    except (KeyError, ValueError, TypeError, zipfile.BadZipFile) as error:
        raise BadBackup(f"{source}里没有备份清单，不能恢复。", f"{source} has no manifest of a backup.") from error
    if not known:
        raise BadBackup(
            f"{source}是另一种格式的备份，请用写它的版本恢复。",
            f"{source} is a backup of another format; restore it with the version that wrote it.",
        )
    return manifest


def _known_tables(manifest: dict[str, Any]) -> None:
    if unknown(manifest["migrations"]):
        raise BadBackup(
            f"备份是台账{manifest['taizhang']}写的，比现在的版本新；请装那个版本，再恢复。",
            f"The backup was written by Taizhang {manifest['taizhang']}, which is newer than this; install that "
            "version, then restore.",
        )


def _intact(packed: zipfile.ZipFile, manifest: dict[str, Any], source: Path) -> None:
    members = manifest["members"]
    for name, said in members.items():
        digest = hashlib.sha256()
        try:
            with packed.open(name) as stream:
                while chunk := stream.read(1 << 20):
                    digest.update(chunk)
        except (KeyError, zipfile.BadZipFile) as error:
            raise BadBackup(f"{source}里的{name}缺失或损坏。", f"{name} in {source} is missing or damaged.") from error
        if digest.hexdigest() != said["sha256"]:
            raise BadBackup(f"{source}里的{name}被改过。", f"{name} in {source} was changed.")


def _empty() -> None:
    for model in backed_up():
        ours = apps.get_app_config(model._meta.app_label).name.startswith("taizhang.")
        if ours and model._meta.label_lower not in FILLED and model._default_manager.exists():
            raise BadBackup(
                "数据库里已有数据，恢复只能在空库里进行；请换一个TAIZHANG_HOME或数据库。",
                "The database holds data; restore into an empty one: set another TAIZHANG_HOME or database.",
            )


def _fill(packed: zipfile.ZipFile, model: type[models.Model], names: Sequence[str]) -> int:
    """Insert the rows of one table; what a migration put there before is replaced by what was backed up."""
    model._default_manager.all().delete()
    counted, waiting = 0, []
    for row in _lines(packed, f"tables/{model._meta.label_lower}.jsonl"):
        waiting.append(instance(model, names, row))
        if len(waiting) == ROWS_AT_ONCE:
            counted += len(_insert(model, waiting))
            waiting = []
    return counted + len(_insert(model, waiting))


def _insert(model: type[models.Model], waiting: list[models.Model]) -> list[models.Model]:
    stamped = [field for field in columns(model) if getattr(field, "auto_now_add", False)]
    for field in stamped:
        field.auto_now_add = False  # type: ignore[attr-defined]
    try:
        return model._default_manager.bulk_create(waiting)
    finally:
        for field in stamped:
            field.auto_now_add = True  # type: ignore[attr-defined]


def _lines(packed: zipfile.ZipFile, name: str) -> Iterator[list[object]]:
    with packed.open(name) as stream:
        for one in stream:
            yield json.loads(one)


def _files(packed: zipfile.ZipFile, manifest: dict[str, Any]) -> int:
    """Write the uploaded files and the seals; a name that leads out of the folders is refused."""
    members = manifest["members"]
    counted = 0
    for folder, root in (("blobs", Path(settings.TAIZHANG_BLOBS)), ("seals", Path(settings.TAIZHANG_SEALS))):
        for name in members:
            if not name.startswith(f"{folder}/"):
                continue
            target = (root / name.removeprefix(f"{folder}/")).resolve()
            if not target.is_relative_to(root.resolve()):
                raise BadBackup(f"备份里的文件名{name}不合规。", f"The name {name} in the backup leads elsewhere.")
            target.parent.mkdir(parents=True, exist_ok=True)
            with packed.open(name) as source, target.open("wb") as written:
                while chunk := source.read(1 << 20):
                    written.write(chunk)
            counted += 1
    return counted
