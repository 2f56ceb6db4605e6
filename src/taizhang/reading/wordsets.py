"""Large sets of words, found in a text while each of its characters is looked at once."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from taizhang.reading.compiled import COMPILED
from taizhang.reading.patterns import lazy


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


def holds_any(text: str, marks: Sequence[str]) -> bool:
    """Say whether a text holds one of some marks; looking for each by itself is the quickest way where they are few."""
    for mark in marks:  # noqa: SIM110 # in machine code a generator takes several times as long
        if mark in text:
            return True
    return False


_SIZE: Final = 1 << 16
"""The plane of Unicode in which the words' characters lie; a power of two, so that masking takes a remainder."""
_SPREAD: Final = 769
"""An odd prime, by which two characters are told apart in a table of that size."""
_FIRST: Final = 1
_PAIR: Final = 2
_BESIDE: Final = 4


class Words:
    """A set of words, each of at least two characters, that finds them in a text: at each place the longest.

    As machine code it walks over the text and looks two characters up at a time, which takes a third of the time that
    a regular expression takes; as plain Python the regular expression is the faster, and is asked instead.
    """

    def __init__(self, items: Iterable[str], beside: str = "", firsts: str = "") -> None:
        """Take the words, and a regular expression for what else is to be found where none of them stands, with the
        characters that it can begin with (all below U+10000)."""
        known = sorted(set(items))
        body = f"{grouped_trie(known)}|{beside}" if beside else grouped_trie(known)
        begin = f"{pairs(known)}|[{_class(firsts)}]" if firsts else pairs(known)
        self.pattern = lazy(f"(?={begin})(?:{body})")  # machine code never asks it
        self._beside = lazy(beside)
        kinds = bytearray(_SIZE)
        rows: dict[str, list[str]] = {}
        for word in known:
            kinds[ord(word[0])] |= _FIRST
            kinds[(ord(word[0]) * _SPREAD + ord(word[1])) % _SIZE] |= _PAIR
            rows.setdefault(word[:2], []).append(word)
        for first in firsts:
            kinds[ord(first)] |= _BESIDE
        self._kinds = bytes(kinds)
        self._rows = {pair: tuple(sorted(words, key=len, reverse=True)) for pair, words in rows.items()}

    def found(self, text: str, start: int, end: int) -> list[str]:
        """Return what is found between two offsets of a text, in order; what is found ends before the next begins."""
        return self.walked(text, start, end) if COMPILED else self.pattern.findall(text, start, end)

    def walked(self, text: str, start: int, end: int) -> list[str]:
        """Return what :meth:`found` does by walking over the text."""
        kinds, rows = self._kinds, self._rows
        out: list[str] = []
        end = min(end, len(text))
        at = start
        while at < end:
            first = ord(text[at])
            kind = kinds[first] if first < _SIZE else 0
            if kind & _FIRST and at + 1 < end and kinds[(first * _SPREAD + ord(text[at + 1])) % _SIZE] & _PAIR:
                word = _longest(rows.get(text[at : at + 2], ()), text, at, end)
                if word:
                    out.append(word)
                    at += len(word)
                    continue
            if kind & _BESIDE:
                match = self._beside.match(text, at, end)
                if match is not None and match.end() > at:
                    out.append(match.group())
                    at = match.end()
                    continue
            at += 1
        return out


def _longest(words: Sequence[str], text: str, at: int, end: int) -> str:
    """Return the first of some words, which begin with the two characters at a place, that stands there, or ""."""
    for word in words:
        length = len(word)
        if at + length <= end and (length == 2 or text[at : at + length] == word):
            return word
    return ""
