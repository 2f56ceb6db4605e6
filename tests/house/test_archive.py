"""The source archive holds what the repository does, and nothing of what its builder keeps beside."""

import shutil
from pathlib import Path

from hatchling.builders.sdist import SdistBuilder

from tests.house.tracked import tracked
from tests.reference import ROOT

ADDED = {".gitignore", "pyproject.toml"}
"""What the builder puts in of itself."""


def archived(folder: Path) -> set[str]:
    return {str(one.distribution_path) for one in SdistBuilder(str(folder)).recurse_included_files()} | ADDED


def test_everything_of_the_repository_is_archived() -> None:
    of_repository = {str(path.relative_to(ROOT)) for path in tracked()}
    assert {name for name in of_repository - archived(ROOT) if not name.startswith(".ci/")} == set()


def test_what_lies_beside_is_not_archived(tmp_path: Path) -> None:
    """A report that was tried there may not be public."""
    for name in ("pyproject.toml", ".gitignore", "README.md"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    for name in ("报告.docx", "report.html", "out/reading.html", "src/taizhang/__init__.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("__version__ = '1'")
    assert archived(tmp_path) == {*ADDED, "README.md", "src/taizhang/__init__.py"}
