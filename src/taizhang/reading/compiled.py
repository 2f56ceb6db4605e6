"""Takes the reader's modules as machine code where `make compiled` made them of the very sources that lie here.

The sources stay what is read, tested and changed. Machine code lies in a folder of the environment, with a list of
what it was made of; if any source is another today (by its size and time, as Python itself judges its bytecode), none
of it is used, since modules of two states would not fit together. ``TAIZHANG_COMPILED=0`` leaves it aside.
"""

import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import EXTENSION_SUFFIXES, ModuleSpec
from importlib.util import spec_from_file_location
from types import ModuleType

PACKAGE = os.path.dirname(os.path.dirname(__file__))
"""The folder of the package `taizhang`."""

FOLDER = os.path.join(sys.prefix, "taizhang-compiled")
"""Where the environment holds the machine code."""

LIST = "made-of"
"""The file that names, a line each, the time, size and path below PACKAGE of every source."""

SWITCH = "TAIZHANG_COMPILED"
"""The environment variable that leaves machine code aside where it is 0, and else names another folder for it."""


def state(path: str, package: str = PACKAGE) -> str:
    """Return the line of LIST for a source, its path given below the package; OSError where there is none."""
    told = os.stat(os.path.join(package, path))
    return f"{told.st_mtime_ns} {told.st_size} {path}"


def is_of_these_sources(folder: str, package: str = PACKAGE) -> bool:
    """Say whether the machine code in a folder was made of the sources as they are; False where there is none."""
    try:
        with open(os.path.join(folder, LIST), encoding="utf-8") as listed:
            lines = listed.read().splitlines()
        return bool(lines) and all(line == state(line.split(" ", 2)[2], package) for line in lines)
    except (OSError, IndexError):  # none was made, a source is gone, or the list is not one
        return False


class Finder(MetaPathFinder):
    """Finds a module's machine code in a folder by the module's full name."""

    def __init__(self, folder: str) -> None:
        """Take the folder."""
        self.folder = folder

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the module's place, or None where it is not among those compiled."""
        if not fullname.startswith("taizhang."):
            return None
        place = os.path.join(self.folder, fullname + EXTENSION_SUFFIXES[0])
        return spec_from_file_location(fullname, place) if os.path.isfile(place) else None


def take() -> bool:
    """Take machine code from now on where there is such as was made of these sources; say whether there is."""
    folder = os.environ.get(SWITCH) or FOLDER
    if folder == "0" or not is_of_these_sources(folder):
        return False
    sys.meta_path.insert(0, Finder(folder))
    return True


COMPILED = take()
"""Whether the reader runs as machine code."""
