"""Reference material that lies beside the repository in development and that users do not have."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
"""The root of the repository."""

REFERENCE = ROOT.parent / "shared"
"""Real documents, annotations and rules; not part of the repository."""

ABSENT = "the reference material does not lie beside this repository"
"""The one reason for skipping that continuous integration accepts, and only where the whole folder is missing."""


def needs(relative: str) -> Path:
    """Returns the path of a file or folder of the reference material, or skips the test that asks.

    Callable from a test, a fixture, or (it then skips the whole module) while a module is imported. Where the
    material is there but lacks what is asked for, the test fails: the name is wrong.
    """
    if not REFERENCE.is_dir():
        pytest.skip(ABSENT, allow_module_level=True)
    path = REFERENCE / relative
    if not path.exists():
        pytest.fail(f"the reference material has no {relative}")
    return path
