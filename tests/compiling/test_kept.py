"""What machine code keeps of functions whose results `functools` keeps in plain Python."""

from typing import Any

import pytest

from compiling.kept import keeping

HEAD = "from functools import cache, lru_cache\nfrom typing import Any\nasked = []\n"


def run(source: str) -> dict[str, Any]:
    """The names of a module made of a source as machine code is."""
    made: dict[str, Any] = {}
    exec(compile(keeping(HEAD + source), "made", "exec"), made)  # noqa: S102 # a module of the test's own
    return made


def test_a_result_is_worked_out_once() -> None:
    made = run("@lru_cache(maxsize=8)\ndef twice(text: str) -> str:\n    asked.append(text)\n    return text * 2\n")
    assert [made["twice"](text) for text in ("a", "b", "a")] == ["aa", "bb", "aa"]
    assert made["asked"] == ["a", "b"]


def test_what_is_full_is_emptied() -> None:
    made = run("@lru_cache(maxsize=2)\ndef twice(text: str) -> str:\n    asked.append(text)\n    return text * 2\n")
    assert [made["twice"](text) for text in "abcca"] == ["aa", "bb", "cc", "cc", "aa"]
    assert made["asked"] == ["a", "b", "c", "a"]


def test_a_none_is_kept_as_well() -> None:
    made = run("@cache\ndef none(text: str) -> str | None:\n    asked.append(text)\n    return None\n")
    assert made["none"]("a") is None
    assert made["none"]("a") is None
    assert made["asked"] == ["a"]


def test_several_parameters_are_told_apart() -> None:
    made = run(
        "@lru_cache(maxsize=8)\ndef both(text: str, times: int) -> str:\n"
        "    asked.append(times)\n    return text * times\n"
    )
    assert [made["both"]("a", 2), made["both"]("a", 3), made["both"]("a", 2)] == ["aa", "aaa", "aa"]
    assert made["asked"] == [2, 3]


def test_one_without_parameters_is_asked_once() -> None:
    made = run("@cache\ndef table() -> dict[str, int]:\n    asked.append(1)\n    return {}\n")
    assert made["table"]() is made["table"]()
    assert made["asked"] == [1]


def test_one_that_calls_itself_goes_by_what_is_kept() -> None:
    made = run(
        "@cache\ndef sum_to(number: int) -> int:\n"
        "    asked.append(number)\n    return number + sum_to(number - 1) if number else 0\n"
    )
    assert made["sum_to"](4) == 10
    assert made["sum_to"](3) == 6
    assert made["asked"] == [4, 3, 2, 1, 0]


def test_no_line_of_the_source_moves() -> None:
    source = HEAD + "@cache\ndef one(text: str) -> int:\n    return 1\n\n\nlast = 1\n"
    lines, made = source.split("\n"), keeping(source).split("\n")
    assert [line for line in made[: len(lines)] if line not in lines] == [
        "_kept_of_one: dict[str, int] = {}",
        "def _made_by_one(text: str) -> int:",
    ]
    assert made.index("last = 1") == lines.index("last = 1")


@pytest.mark.parametrize(
    "source",
    [
        "def plain(text: str) -> str:\n    return text\n",
        "@cache\ndef untyped(text):\n    return text\n",
        "@cache\ndef defaults(text: str = '') -> str:\n    return text\n",
        "@cache\ndef keyword(text: str, *, far: bool) -> str:\n    return text\n",
        "@lru_cache(maxsize=8, typed=True)\ndef typed(text: str) -> str:\n    return text\n",
        "@lru_cache(maxsize=None)\ndef without_bound(text: str) -> str:\n    return text\n",
        "@cache\ndef emptied(text: str) -> str:\n    return text\n\n\nemptied.cache_clear()\n",
        "@cache\n@property\ndef twice_decorated(text: str) -> str:\n    return text\n",
        "@staticmethod\ndef other(text: str) -> str:\n    return text\n",
    ],
)
def test_others_stay_as_they_are(source: str) -> None:
    assert keeping(HEAD + source) == HEAD + source
