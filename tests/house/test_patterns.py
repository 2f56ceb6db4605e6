"""No regular expression of the product may take more than linear time by its shape."""

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest

import taizhang
from tests.house.patterns import faults
from tests.house.tracked import tracked


def test_the_marks_between_clauses_are_typed_once() -> None:
    """Rules that split a sentence at the same marks use the patterns of ``checking.passages``."""
    wide = str.maketrans(",;:()", "，；：（）")
    typed = [
        (path.as_posix(), frozenset(marks.translate(wide)))
        for path in tracked(".py")
        if "src/taizhang/checking/" in path.as_posix()
        for marks in re.findall(r'lazy\("\[([，,；;。：:、（()）]+)\]"\)', path.read_text(encoding="utf-8"))
    ]
    shared = {marks for name, marks in typed if name.endswith("checking/passages.py")}
    assert len(shared) == 4
    assert not [name for name, marks in typed if marks in shared and not name.endswith("checking/passages.py")]


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+",
        r"(?:[0-9]+,?)*",
        r"\s*[\s,]*",
        r"\d+\d*",
        r".*x.*",
        r"(?:a*b?)*",
        r"\w+(?=(?:a+)*)",
        r"[^a]*a?[^b]*",
        r"(a*)a*",
        r"a*(?>a+)",
        r"\s*[,\s]\s*",
        r"(?:x|\d+)+",
    ],
)
def test_slow_shape_is_found(pattern: str) -> None:
    assert faults(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"\d+(?:\.\d+)?",
        r"\s*,\s*",
        r"(?:a{1,9})+",
        r"\d{1,20}\d*",
        r"a*+a*",
        r"[^>]*>",
        r"(?>a+)+",
        r"一+二*三",
        r"(?:\d+,)+",
        r"(?:、[^、]{1,9})*",
    ],
)
def test_fast_shape_is_left_alone(pattern: str) -> None:
    assert not faults(pattern)


def patterns_in(value: object, depth: int = 3) -> Iterator[re.Pattern[str]]:
    """The text patterns in a module's value, also inside tuples, lists, sets and mappings."""
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif depth and isinstance(value, dict):
        for entry in value.values():
            yield from patterns_in(entry, depth - 1)
    elif depth and isinstance(value, tuple | list | set | frozenset):
        for entry in value:
            yield from patterns_in(entry, depth - 1)


def test_patterns_are_found_in_containers() -> None:
    assert len(list(patterns_in({"a": (re.compile("x"), [re.compile("y")]), "b": "z"}))) == 2


def modules() -> list[str]:
    found = pkgutil.walk_packages(taizhang.__path__, "taizhang.")
    return sorted(module.name for module in found if not module.name.endswith("__main__"))


@pytest.mark.parametrize("name", modules())
def test_no_pattern_is_slow_by_its_shape(name: str) -> None:
    slow = {}
    for place, value in vars(import_module(name)).items():
        for pattern in patterns_in(value):
            if found := faults(pattern.pattern, pattern.flags & ~re.DEBUG):
                slow[place] = found
    assert slow == {}
