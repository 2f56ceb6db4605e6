"""Finds regular expressions whose time may grow faster than their input.

Looked for are the two shapes that do it in practice: an unbounded repeat inside an unbounded repeat, `(a+)+`, and two
unbounded repeats in a row over characters that both accept, `\\s*[\\s,]*`, with nothing between them that tells where
the first one ends. A repeat counts as unbounded from `UNBOUNDED` on.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

# The standard library's own parser of patterns. It has no public name, but is what `re` compiles with.
_parser: Any = import_module("re._parser")

UNBOUNDED = 1000

REPEATS = {"MAX_REPEAT", "MIN_REPEAT"}
"""The repeats that give back what they took; possessive ones and atomic groups don't, so that they cannot multiply."""

IN_A_ROW = "two unbounded repeats in a row"
NESTED = "unbounded repeats inside an unbounded repeat"

SAMPLE = [
    *map(chr, range(0x09, 0x7F)),
    *"\u00a0\u2002\u3000\u2014\u2026·“”‘’〇零一二三四五六七八九十百千万亿两年月日个%％‰、。，；：？！（）《》【】０１９ＡＺ＋－．元户中的了Ⅰ①",
]
"""Characters by which two classes are compared: the ones that the texts are made of."""


def _accepts(op: str, argument: Any) -> set[str]:
    """The characters of the sample that a single-character item accepts."""
    match op:
        case "LITERAL":
            return {chr(argument)}
        case "NOT_LITERAL":
            return set(SAMPLE) - {chr(argument)}
        case "ANY":
            return set(SAMPLE) - {"\n"}
        case "RANGE":
            return {c for c in SAMPLE if argument[0] <= ord(c) <= argument[1]}
        case "CATEGORY":
            escape = {"DIGIT": "d", "SPACE": "s", "WORD": "w"}[str(argument).rsplit("_", 1)[1]]
            escape = escape.upper() if "_NOT_" in str(argument) else escape
            return {c for c in SAMPLE if re.match("\\" + escape, c)}
        case "IN":
            negated = bool(argument) and str(argument[0][0]) == "NEGATE"
            inside: set[str] = set()
            for inner, value in argument[1:] if negated else argument:
                inside |= _accepts(str(inner), value)
            return set(SAMPLE) - inside if negated else inside
    return set()


def _characters(sequence: Any) -> set[str]:
    """All characters that a sequence of items may match, anywhere in it."""
    found: set[str] = set()
    for op, argument in sequence:
        found |= _accepts(str(op), argument)
        for child in _children(str(op), argument):
            found |= _characters(child)
    return found


def _children(op: str, argument: Any) -> Iterator[Any]:
    """The sequences inside an item that take characters; look-arounds take none."""
    if op in REPEATS or op == "POSSESSIVE_REPEAT":
        yield argument[2]
    elif op == "SUBPATTERN":
        yield argument[3]
    elif op == "ATOMIC_GROUP":
        yield argument
    elif op == "BRANCH":
        yield from argument[1]


class _Walk:
    """One way through a pattern, noting the unbounded repeats that could still give characters to what follows."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def sequence(self, items: Any, given: set[str], fault: str) -> set[str]:
        """Walks items one after the other.

        `given` are the characters of the unbounded repeats right before; what comes back is the same for what follows.
        """
        for op, argument in items:
            given = self.item(str(op), argument, given, fault)
        return given

    def item(self, op: str, argument: Any, given: set[str], fault: str) -> set[str]:
        """Walks one item; arguments and result as in `sequence`."""
        if op == "AT":
            return given
        if op in {"ASSERT", "ASSERT_NOT"}:
            self.sequence(argument[1], set(), IN_A_ROW)
            return given
        if op in REPEATS or op == "POSSESSIVE_REPEAT":
            return self.repeat(op, argument, given, fault)
        if children := list(_children(op, argument)):
            after = set().union(*(self.sequence(child, given, fault) for child in children))
            return set() if op == "ATOMIC_GROUP" else after
        # Something compulsory parts two repeats only if the first one cannot match it as well.
        return given if given & _accepts(op, argument) else set()

    def repeat(self, op: str, argument: Any, given: set[str], fault: str) -> set[str]:
        least, most, body = int(argument[0]), int(argument[1]), argument[2]
        before = given if least == 0 else set()
        if most < UNBOUNDED:
            return self.sequence(body, given, fault) | before
        if body.getwidth() == (1, 1):
            characters = _characters(body)
            if shared := given & characters:
                self.faults.append(f"{fault} that share {''.join(sorted(shared))[:12]!r}")
            after = characters
        else:
            # A second round of the body stands for all further ones.
            after = self.sequence(body, self.sequence(body, given, fault), NESTED)
        return before if op == "POSSESSIVE_REPEAT" else after | before


def faults(pattern: str, flags: int = 0) -> list[str]:
    """Why a pattern may take more than linear time; empty if neither shape is in it."""
    walk = _Walk()
    walk.sequence(_parser.parse(pattern, flags), set(), IN_A_ROW)
    return walk.faults
