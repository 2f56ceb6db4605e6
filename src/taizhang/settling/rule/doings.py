"""Words of doing: which class each belongs to, and which classes may stand for one another."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from taizhang.reading.patterns import lazy
from taizhang.reading.tables import alternation
from taizhang.settling.rule.words import any_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DoingRule:
    """Words of doing: which class each belongs to, and which classes may stand for one another."""

    verb_classes: dict[str, frozenset[str]]
    """For each word of doing, the classes it belongs to."""
    related: frozenset[frozenset[str]]
    """Pairs of classes that may stand for one another."""
    apart: tuple[tuple[frozenset[str], frozenset[str]], ...]
    """Pairs of sets of doings that are never each other's, whatever their classes (新建, 改造)."""
    verb_pattern: re.Pattern[str]
    """Matches any word of doing, the longest first."""
    leading_verbs: re.Pattern[str]
    """Matches a word of doing at the start."""
    obtained: re.Pattern[str]
    """Matches a clause in which money is to be obtained."""
    begun: tuple[str, ...]
    """Words that say of things counted that they were begun …"""
    under_way: tuple[str, ...]
    """… or are being worked on."""
    rise_pattern: re.Pattern[str]
    """Matches words of rising to a level."""


def doing_rule(raw: dict[str, Any]) -> DoingRule:
    """Return the rule that the data file, read as ``raw``, lays down."""
    verbs: dict[str, list[str]] = dict(raw["verbs"])
    related = verbs.pop("related")
    apart: list[list[list[str]]] = raw["verbs"]["apart"]
    light, rises, begun, under_way = (verbs.pop(name) for name in ("light", "rises", "begun", "under_way"))
    for other in ("apart", "new_in"):
        verbs.pop(other)
    classes: dict[str, set[str]] = {}
    for name, words in verbs.items():
        for word in words:
            classes.setdefault(word, set()).add(name)
    doing = _verbs(classes)
    given = alternation([word for word in light if word != "新"])
    return DoingRule(
        verb_classes={word: frozenset(names) for word, names in classes.items()},
        related=frozenset(frozenset(pair) for pair in related),
        apart=tuple((frozenset(one), frozenset(other)) for one, other in apart),
        verb_pattern=lazy(doing),
        leading_verbs=lazy(f"^(?:{doing})"),
        obtained=lazy(f"争取(?!{given})[\u4e00-\u9fff]{{2,12}}$"),
        begun=tuple(begun),
        under_way=tuple(under_way),
        rise_pattern=any_of(rises),
    )


def _verbs(words: Iterable[str]) -> str:
    """Return a pattern for any word of doing; the 增加 of 增加值 is none, nor the 上线 of 线上线下."""
    longest_first = sorted(words, key=len, reverse=True)
    bounded = (re.escape(word) + ("(?!值)" if word.endswith("增加") else "") for word in longest_first)
    return "|".join(f"(?<!线){word}" if word == "上线" else word for word in bounded)
