"""Takes patterns as `re` compiled them before, where `make compiled` kept that in a folder of the environment.

`re` is written in Python: to compile the patterns that a report of 20,000 characters asks took more than half of what
the command needs for it. What was kept is found by the pattern's own words, so that it can't be of another one, and
only the very Python that compiled it takes it.
"""

import marshal
import os
import re
import sys
from array import array
from functools import cache
from importlib import import_module
from typing import Any

from taizhang.reading.compiled import FOLDER, SWITCH

KEPT = "patterns"
"""The file that holds what patterns were compiled to."""

CODE = "I"
"""The array's name for the unsigned integers that `re` compiles to."""

Kept = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]

_engine: Any = import_module("_sre")  # the part of `re` in C, which the public face reaches only through its compiler


def of_this_python() -> tuple[str, int]:
    """Return what tells whether what was kept may be taken: the Python, and the state of its engine."""
    return sys.version, _engine.MAGIC


@cache
def kept() -> dict[str, Kept]:
    """Return what patterns were compiled to, by their words; nothing where none of it was kept by this Python."""
    folder = os.environ.get(SWITCH) or FOLDER
    try:
        with open(os.path.join(folder, KEPT), "rb") as file:
            python, patterns = marshal.load(file)  # noqa: S302 - as much ours as the bytecode in the same environment
    except (OSError, EOFError, ValueError, TypeError):  # none was kept, or what lies there isn't it
        return {}
    return patterns if python == of_this_python() else {}


def compiled(pattern: str) -> re.Pattern[str]:
    """Return what ``re.compile`` does; ``re.error`` where the pattern is wrong."""
    if (found := kept().get(pattern)) is None:
        return re.compile(pattern)
    flags, code, groups, names, order = found
    made: re.Pattern[str] = _engine.compile(pattern, flags, array(CODE, code).tolist(), groups, names, order)
    return made
