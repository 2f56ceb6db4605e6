"""What patterns were compiled to is kept, taken by their words alone, and is what `re` makes of them today."""

import marshal
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from compiling import patterns as keeping
from taizhang.reading import precompiled
from taizhang.reading.compiled import SWITCH
from taizhang.reading.patterns import lazy

OWN = ("[一-龥]{2,4}(?<!全)县", "(?P<year>20[0-9]{2})年|(x)\\2", "(?m)^其中$", "")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with the patterns of OWN, from which they are taken."""
    monkeypatch.setattr(keeping, "patterns", lambda: set(OWN))
    keeping.keep(tmp_path)
    monkeypatch.setenv(SWITCH, str(tmp_path))
    precompiled.kept.cache_clear()
    yield tmp_path
    precompiled.kept.cache_clear()


def held(folder: Path) -> tuple[object, dict[str, precompiled.Kept]]:
    """What lies in a folder."""
    told = (folder / precompiled.KEPT).read_bytes()
    found: tuple[object, dict[str, precompiled.Kept]] = marshal.loads(told)  # noqa: S302 - written above
    return found


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("pattern", OWN)
def test_what_is_kept_is_what_re_compiles(pattern: str) -> None:
    assert pattern in precompiled.kept()
    taken = precompiled.compiled(pattern)
    assert taken == re.compile(pattern)
    assert (taken.pattern, taken.flags, taken.groups) == (pattern, *_told(pattern))
    assert dict(taken.groupindex) == dict(re.compile(pattern).groupindex)


def _told(pattern: str) -> tuple[int, int]:
    compiled = re.compile(pattern)
    return compiled.flags, compiled.groups


def test_every_pattern_of_language_is_kept_as_re_compiles_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeping.keep(tmp_path)
    monkeypatch.setenv(SWITCH, str(tmp_path))
    precompiled.kept.cache_clear()
    kept = precompiled.kept()
    other = [pattern for pattern in kept if precompiled.compiled(pattern) != re.compile(pattern)]
    precompiled.kept.cache_clear()
    assert len(kept) > 2000
    assert not other


@pytest.mark.usefixtures("folder")
def test_groups_are_found_by_name_and_number() -> None:
    found = lazy(OWN[1]).search("到2026年")
    assert found is not None
    assert (found["year"], found.lastgroup, found.span("year")) == ("2026", "year", (1, 5))


def test_what_another_python_kept_is_left(folder: Path) -> None:
    _, kept = held(folder)
    (folder / precompiled.KEPT).write_bytes(marshal.dumps((("another", 0), kept)))
    assert precompiled.kept() == {}
    assert precompiled.compiled(OWN[0]) == re.compile(OWN[0])


@pytest.mark.parametrize("content", [b"", b"no marshal", marshal.dumps(None), marshal.dumps((1, 2, 3))])
def test_what_is_no_such_file_is_left(folder: Path, content: bytes) -> None:
    (folder / precompiled.KEPT).write_bytes(content)
    assert precompiled.kept() == {}


@pytest.mark.usefixtures("folder")
def test_switched_off_nothing_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SWITCH, "0")
    assert precompiled.kept() == {}


@pytest.mark.usefixtures("folder")
def test_a_pattern_that_is_not_kept_is_compiled_and_a_wrong_one_refused() -> None:
    assert precompiled.compiled("甲|乙") == re.compile("甲|乙")
    with pytest.raises(re.error):
        precompiled.compiled("(")


def test_half_a_file_never_lies_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = held(folder)
    monkeypatch.setattr(keeping, "patterns", lambda: {"("})
    with pytest.raises(re.error):
        keeping.keep(folder)
    assert held(folder) == before
    assert [path.name for path in folder.iterdir()] == [precompiled.KEPT]
