"""Keeps what `re` compiles the patterns of language to, so that no run of the command has to do it again."""

import gc
import marshal
import pkgutil
from array import array
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import taizhang
from taizhang.checking import check
from taizhang.demo import documents
from taizhang.reading import read
from taizhang.reading.patterns import Asked
from taizhang.reading.precompiled import CODE, KEPT, Kept, of_this_python
from taizhang.settling import settle

LANGUAGE = ("reading", "checking", "settling")
"""Packages whose patterns are kept."""

_compiler: Any = import_module("re._compiler")  # gives the code that `re` hands to its engine
_parser: Any = import_module("re._parser")


def modules() -> Iterator[str]:
    """Give the names of the modules that hold patterns of language."""
    for name in LANGUAGE:
        package = import_module(f"{taizhang.__name__}.{name}")
        yield package.__name__
        for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            yield found.name


def patterns() -> set[str]:
    """Return the patterns of language: those of the modules, and those made of word lists when they are first wanted,
    which reading, checking and settling the demonstration's documents brings about."""
    for name in modules():
        import_module(name)
    targets, results = (read(path.read_text("utf-8")) for path in documents().values())
    check([targets, results])
    settle(targets, results)
    return {one.pattern for one in gc.get_objects() if isinstance(one, Asked)}


def code_of(pattern: str) -> Kept:
    """Return what `re` compiles a pattern to; ``re.error`` where it is wrong."""
    parsed = _parser.parse(pattern, 0)
    code = array(CODE, _compiler._code(parsed, 0))
    names = parsed.state.groupdict
    order: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        order[number] = name
    return parsed.state.flags, code.tobytes(), parsed.state.groups - 1, dict(names), tuple(order)


def keep(folder: Path) -> None:
    """Write what the patterns of language are compiled to into a folder, which is made; a file there is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    codes = {pattern: code_of(pattern) for pattern in sorted(patterns())}
    part = folder / f"{KEPT}.part"
    part.write_bytes(marshal.dumps((of_this_python(), codes)))
    part.replace(folder / KEPT)
