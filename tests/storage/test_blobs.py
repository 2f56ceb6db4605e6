"""Files by content: safely on the disk before anything names them, once for the same bytes, nothing left of what was
refused."""

import hashlib
import os
from pathlib import Path

import pytest
from pytest_django import Settings

from taizhang.storage import BlobStore
from taizhang.storage.blobs import TooLarge


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often something was written through."""
    calls: list[int] = []
    monkeypatch.setattr(os, "fsync", calls.append)
    return calls


def test_the_file_and_the_folders_above_it_are_written_through(tmp_path: Path, synced: list[int]) -> None:
    stored = BlobStore(tmp_path).put([b"one ", b"two"])
    assert stored.sha256 == hashlib.sha256(b"one two").hexdigest() and stored.size == 7
    assert BlobStore(tmp_path).read(stored.sha256) == b"one two"
    assert len(synced) == 3


def test_only_what_is_thrown_away_need_not_be(tmp_path: Path, synced: list[int], settings: Settings) -> None:
    assert settings.TAIZHANG_WRITE_THROUGH
    settings.TAIZHANG_WRITE_THROUGH = False
    assert BlobStore(tmp_path).put_bytes(b"demonstration").size == 13
    assert synced == []


def test_the_same_bytes_are_kept_once_and_never_changed(tmp_path: Path) -> None:
    store = BlobStore(tmp_path)
    one, two = store.put_bytes(b"same"), store.put_bytes(b"same")
    assert one == two
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [store.path(one.sha256)]
    assert store.holds(one.sha256)
    store.path(one.sha256).chmod(0o600)
    store.path(one.sha256).write_bytes(b"else")
    assert not store.holds(one.sha256)


def test_too_much_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(TooLarge):
        BlobStore(tmp_path).put([b"x" * 10, b"y"], limit=10)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "0" * 63, "g" * 64])
def test_what_is_no_hash_leads_nowhere(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="hexadecimal"):
        BlobStore(tmp_path).path(name)
