"""A backup restores to the same rows, files and history; what is damaged, foreign or not empty is refused."""

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection
from pytest_django import Settings

from taizhang.audit.service import change, make_seal, verify
from taizhang.conf.backup import BadBackup, backup, restore
from taizhang.conf.backup.tables import backed_up, rows
from taizhang.organs.models import Organ
from taizhang.organs.records import SYSTEM
from taizhang.organs.service import make_administrator
from taizhang.storage import BlobStore

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, settings: Settings) -> None:
    settings.TAIZHANG_BLOBS = tmp_path / "blobs"
    settings.TAIZHANG_SEALS = tmp_path / "seals"


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Path]:
    make_administrator(username="admin", name="管理员", password="一个很长的口令2026")
    with change("organ.create", stream=None, by=SYSTEM) as act:
        act.create(Organ(code="A", name="甲", short_name="甲", valid_from=date(2020, 1, 1)))
    BlobStore().put_bytes("佐证".encode())
    make_seal()
    target = tmp_path / "backup.zip"
    backup(target)
    yield target
    call_command("flush", interactive=False, verbosity=0)


def everything() -> dict[str, list[list[object]]]:
    return {model._meta.label_lower: list(rows(model)) for model in backed_up()}


def emptied(settings: Settings, folder: Path) -> None:
    call_command("flush", interactive=False, verbosity=0)
    settings.TAIZHANG_BLOBS = folder / "blobs2"
    settings.TAIZHANG_SEALS = folder / "seals2"


def test_what_was_backed_up_comes_back(made: Path, settings: Settings, tmp_path: Path) -> None:
    before = everything()
    emptied(settings, tmp_path)
    assert everything() != before
    held = restore(made)
    assert everything() == before
    assert held.rows == sum(len(table) for table in before.values())
    assert held.files == 2
    assert verify().breaks == ()
    assert [path.read_bytes() for path in (tmp_path / "blobs2").rglob("*") if path.is_file()] == ["佐证".encode()]


def test_work_goes_on_after_a_restore(made: Path, settings: Settings, tmp_path: Path) -> None:
    emptied(settings, tmp_path)
    restore(made)
    with change("organ.create", stream=None, by=SYSTEM) as act:
        act.create(Organ(code="B", name="乙", short_name="乙", valid_from=date(2020, 1, 1)))
    assert verify().breaks == ()


def test_a_full_database_is_not_overwritten(made: Path) -> None:
    before = everything()
    with pytest.raises(BadBackup):
        restore(made)
    assert everything() == before


@pytest.mark.parametrize("damage", ["cut", "changed", "no manifest", "no zip"])
def test_a_damaged_backup_is_refused(made: Path, settings: Settings, tmp_path: Path, damage: str) -> None:
    emptied(settings, tmp_path)
    bad = tmp_path / "bad.zip"
    if damage == "cut":
        bad.write_bytes(made.read_bytes()[:-200])
    elif damage == "no zip":
        bad.write_text("不是压缩包", encoding="utf-8")
    else:
        with zipfile.ZipFile(made) as source, zipfile.ZipFile(bad, "w") as target:
            for name in source.namelist():
                data = source.read(name)
                if damage == "no manifest" and name == "manifest.json":
                    continue
                if damage == "changed" and name == "tables/organs.organ.jsonl":
                    data = data.replace("甲".encode(), "乙".encode())
                target.writestr(name, data)
    with pytest.raises(BadBackup):
        restore(bad)
    assert not Organ.objects.exists()


def test_a_backup_of_an_earlier_release_is_migrated(made: Path, settings: Settings, tmp_path: Path) -> None:
    before = everything()
    emptied(settings, tmp_path)
    settings.MIGRATION_MODULES = {"organs": "tests.conf.later_organs"}
    call_command("migrate", "organs", interactive=False, verbosity=0)
    try:
        restore(made)
        assert everything()["organs.organ"] == before["organs.organ"]
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, initial FROM organs_organ")
            assert ("甲", "甲") in cursor.fetchall()
        assert verify().breaks == ()
    finally:
        call_command("flush", interactive=False, verbosity=0)
        call_command("migrate", "organs", "0001", interactive=False, verbosity=0)


def test_the_tables_are_todays_again_when_an_earlier_backup_does_not_fit(
    made: Path, settings: Settings, tmp_path: Path
) -> None:
    emptied(settings, tmp_path)
    settings.MIGRATION_MODULES = {"organs": "tests.conf.later_organs"}
    call_command("migrate", "organs", interactive=False, verbosity=0)
    try:
        twisted = rewritten(made, tmp_path, "tables/organs.organ.jsonl", lambda data: data.replace(b'"A"', b"null"))
        with pytest.raises(IntegrityError):
            restore(twisted)
        assert not Organ.objects.exists()
        with connection.cursor() as cursor:
            cursor.execute("SELECT initial FROM organs_organ")
            assert cursor.fetchall() == []
    finally:
        call_command("migrate", "organs", "0001", interactive=False, verbosity=0)


def test_a_backup_of_a_later_release_is_refused(made: Path, settings: Settings, tmp_path: Path) -> None:
    emptied(settings, tmp_path)
    later = rewritten(
        made, tmp_path, "manifest.json", lambda data: data.replace(b'"organs.0001_initial"', b'"organs.0009_later"')
    )
    with pytest.raises(BadBackup, match="比现在的版本新"):
        restore(later)
    assert not Organ.objects.exists()


def rewritten(source: Path, folder: Path, member: str, twist: Callable[[bytes], bytes]) -> Path:
    """The backup with one member changed, and its hash in the manifest with it."""
    target = folder / "rewritten.zip"
    with zipfile.ZipFile(source) as packed, zipfile.ZipFile(target, "w") as written:
        members = {name: packed.read(name) for name in packed.namelist()}
        assert members[member] != twist(members[member])
        members[member] = twist(members[member])
        if member != "manifest.json":
            manifest = json.loads(members["manifest.json"])
            manifest["members"][member]["sha256"] = hashlib.sha256(members[member]).hexdigest()
            members["manifest.json"] = json.dumps(manifest).encode()
        for name, data in members.items():
            written.writestr(name, data)
    return target
