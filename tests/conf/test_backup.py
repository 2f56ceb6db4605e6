"""A backup restores to the same rows, files and history; what is damaged, foreign or not empty is refused."""

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
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
