"""Large sets of words as one regular expression that looks at each character once."""

import re
from collections.abc import Iterable, Mapping, Sequence
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


_GROUP = 40
"""So many first characters make a group; more and smaller groups are slower, and so are fewer and larger ones."""


def _after_two(rests: Iterable[str]) -> str:
    known = set(rests)
    body = trie(rest for rest in known if rest)
    if not body:
        return ""
    return f"(?:{body})?" if "" in known else f"(?:{body})"


def _group(firsts: Sequence[str], words: Mapping[str, Sequence[str]]) -> str:
    seconds: dict[str, dict[str, list[str]]] = {}
    for first in firsts:
        for word in words[first]:
            seconds.setdefault(word[1], {}).setdefault(first, []).append(word[2:])
    branches = []
    for second, rows in sorted(seconds.items()):
        ways = [f"(?<={re.escape(first)}.){_after_two(rests)}" for first, rests in rows.items()]
        branches.append(re.escape(second) + (ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"))
    return f"[{_class(firsts)}](?=[{_class(seconds)}])(?:{'|'.join(branches)})"


def _class(characters: Iterable[str]) -> str:
    return "".join(sorted(re.escape(character) for character in characters))


def grouped_trie(items: Iterable[str]) -> str:
    """Return a regular expression that matches the longest of ``items`` (each of at least two characters) at a place.

    It does what :func:`trie` does for hundreds of words with hundreds of first characters, which are asked for in
    groups: an alternative that begins with a class of characters is passed over without trying it.
    """
    words: dict[str, list[str]] = {}
    for item in items:
        words.setdefault(item[0], []).append(item)
    firsts = sorted(words)
    return "|".join(_group(firsts[at : at + _GROUP], words) for at in range(0, len(firsts), _GROUP))


def pairs(items: Iterable[str]) -> str:
    """Return a regular expression that looks whether two characters can begin one of ``items`` (each of at least two).

    Put before :func:`trie` it spares most places the search through the words.
    """
    known = list(items)
    firsts = "".join(sorted({re.escape(item[0]) for item in known}))
    seconds = "".join(sorted({re.escape(item[1]) for item in known}))
    return f"[{firsts}][{seconds}]"
