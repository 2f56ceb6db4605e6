"""A small folder of made-up reports, and what a run without any interruption makes of it."""

import shutil
from pathlib import Path

import pytest

from taizhang.corpus import build
from tests.reference import ROOT

REPORTS = ROOT / "docs_src/corpus/reports"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the reports, with a file that cannot be read, a copy of another and a picture."""
    made = tmp_path / "reports"
    shutil.copytree(REPORTS, made)
    (made / "空.txt").write_text("", encoding="utf-8")
    (made / "白鹭市/另存.txt").write_bytes((made / "白鹭市/2022.txt").read_bytes())
    (made / "图.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return made


@pytest.fixture
def reference(folder: Path, tmp_path: Path) -> dict[str, bytes]:
    """The bytes of the tables that a run in one process makes of the folder."""
    build(folder, tmp_path / "reference", jobs=1)
    return tables_of(tmp_path / "reference")


def tables_of(out: Path) -> dict[str, bytes]:
    """The bytes of every finished file in an output folder."""
    return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.is_file()}
