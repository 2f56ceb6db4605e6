"""What lies under web/static/vendor is what its makers published, with its licence."""

import hashlib
import tomllib
from pathlib import Path

import pytest

from tests.reference import ROOT

FOLDERS = sorted(path for path in (ROOT / "src/taizhang/web/static/vendor").iterdir() if path.is_dir())


def test_there_are_some() -> None:
    assert [folder.name for folder in FOLDERS]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_file_has_its_hash(folder: Path) -> None:
    about = tomllib.loads((folder / "vendor.toml").read_text(encoding="utf-8"))
    assert all(about[key] for key in ("name", "version", "licence", "source"))
    files = {path.name for path in folder.iterdir()} - {"vendor.toml"}
    assert files == set(about["sha256"])
    assert any(name.startswith("LICEN") for name in files)
    for name, wanted in about["sha256"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == wanted, name
