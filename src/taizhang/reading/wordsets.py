"""Large sets of words as one regular expression that looks at each character once."""

import re
from collections.abc import Iterable
from typing import Any


def _grouped(node: dict[str, Any]) -> str:
    ends = node.get("", False)
    branches = [re.escape(first) + _grouped(rest) for first, rest in sorted(node.items()) if first]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return body + "?" if ends else body


def trie(items: Iterable[str]) -> str:
    """Return a regular expression that matches the longest of ``items`` at a place.

    Words that begin alike share their beginning: an ordinary alternation tries every word at every character, this
    one each first character once.
    """
    root: dict[str, Any] = {}
    for item in items:
        node = root
        for character in item:
            node = node.setdefault(character, {})
        node[""] = True
    return "|".join(re.escape(first) + _grouped(rest) for first, rest in sorted(root.items()) if first)


def pairs(items: Iterable[str]) -> str:
    """Return a regular expression that looks whether two characters can begin one of ``items`` (each of at least two).

    Put before :func:`trie` it spares most places the search through the words.
    """
    known = list(items)
    firsts = "".join(sorted({re.escape(item[0]) for item in known}))
    seconds = "".join(sorted({re.escape(item[1]) for item in known}))
    return f"[{firsts}][{seconds}]"
