"""Patterns that are compiled when first asked: all of them compile, and they answer as compiled ones do."""

import importlib
import pkgutil
import re

import pytest

import taizhang.reading
from taizhang.reading.patterns import Asked, lazy

MODULES = sorted(row.name for row in pkgutil.walk_packages(taizhang.reading.__path__, "taizhang.reading."))


def test_each_can_be_compiled() -> None:
    held = [value for name in MODULES for value in vars(importlib.import_module(name)).values()]
    sources = {value.pattern for value in held if isinstance(value, Asked)}
    assert len(sources) > 100
    for source in sources:
        re.compile(source)


def test_it_answers_as_the_compiled_form() -> None:
    late, compiled = lazy("(甲)(乙)?"), re.compile("(甲)(乙)?")
    text = "甲乙丙甲"
    assert late.pattern == compiled.pattern
    assert late.findall(text) == compiled.findall(text)
    assert [m.span() for m in late.finditer(text)] == [m.span() for m in compiled.finditer(text)]
    assert late.sub("丁", text) == compiled.sub("丁", text)
    assert late.split(text) == compiled.split(text)
    assert late.search("丙") is late.match("丙") is late.fullmatch("丙") is None
    assert late.groups == 2


def test_a_wrong_one_fails_when_asked() -> None:
    wrong = lazy("(")
    with pytest.raises(re.error):
        wrong.search("甲")


def test_it_has_no_more_than_a_pattern_has() -> None:
    with pytest.raises(AttributeError):
        getattr(lazy("甲"), "found")  # noqa: B009 -- the type has no such attribute
