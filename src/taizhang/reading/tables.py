"""The reader's tables, loaded once from the TOML files beside the code."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pkgutil import get_data
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Return the table ``name`` (without ``.toml``) of the reader's data; a missing or damaged file raises at once."""
    # Not importlib.resources, whose import alone takes a fortieth of the time that one report takes from its start.
    held = get_data("taizhang.reading", f"data/{name}.toml")
    if held is None:
        raise FileNotFoundError(f"data/{name}.toml")
    return tomllib.loads(held.decode("utf-8"))


@cache
def words(name: str, section: str) -> tuple[str, ...]:
    """Return the word list ``section`` of the table ``name``, longest first so that the longest match wins."""
    return tuple(sorted(table(name)[section]["words"], key=lambda word: (-len(word), word)))


def alternation(items: Iterable[str]) -> str:
    """Return a regular expression that matches any of ``items``, the longest first."""
    import re

    return "|".join(re.escape(item) for item in sorted(items, key=lambda word: (-len(word), word)))
