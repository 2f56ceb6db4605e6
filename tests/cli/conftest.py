"""A folder to call the command in, and what it says there."""

from pathlib import Path

import pytest

from tests.cli.calling import POINTS


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TAIZHANG_LANG", raising=False)
    (tmp_path / "要点.txt").write_text(POINTS, encoding="utf-8")
    (tmp_path / "旧.txt").write_text(POINTS.replace("120", "110"), encoding="gb18030")
    return tmp_path


@pytest.fixture
def said(capfdbinary: pytest.CaptureFixture[bytes]) -> pytest.CaptureFixture[bytes]:
    return capfdbinary
