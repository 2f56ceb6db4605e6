"""The words that tell a promise from praise, stance and facts, and what they weigh together."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple, Protocol

from taizhang.reading.records import Mood, Role
from taizhang.reading.sentences import Clause
from taizhang.reading.tables import table
from taizhang.reading.wordsets import grouped_trie, pairs

_SHORT, _SHORT_ACT = 12, 8
"""A clause of fewer characters names nothing, the second where it has a verb of doing."""
_FACT = re.compile(
    r"(?=[^,]{1,24}是)(?:(?:今年|明年|本年|\d{4}年|当前)[^,]{0,6}是[^,]|[^,]{1,24}是[^,]{0,30}"
    r"(?:之年|关键|关键期|重要|基础|节点|之一|举措|措施|年份|时期|大事|保障|前提|责任|任务|所在|使命)(?:$|[,。]))"
)


class FigureLike(Protocol):
    """What a promise needs to know of a figure."""

    @property
    def start(self) -> int:
        """Offset of its first character."""

    @property
    def end(self) -> int:
        """Offset after its last character."""

    @property
    def mood(self) -> Mood:
        """Reported, estimated, aimed at, or merely mentioned."""

    @property
    def role(self) -> Role:
        """Value, threshold or baseline."""


class Cues(NamedTuple):
    """The table of cues, ready for use."""

    names: dict[str, str]
    """The cue of every word; a word in two lists belongs to the first."""
    pattern: re.Pattern[str]
    """Finds every word, and what stands in title marks or quotes."""
    weights: dict[str, float]
    """The weight of every cue."""
    most: dict[str, int]
    """How often each cue counts at most."""
    doubts: dict[str, str]
    """What each cue that raises a doubt says, in words."""
    bias: float
    """Where the sum of weights begins."""


@cache
def cue_table() -> Cues:
    """Return the table of cues, made ready at the first call."""
    rows = table("promises")["cues"]
    names: dict[str, str] = {}
    for name, row in rows.items():
        for word in row.get("words", []):
            names.setdefault(word, name)
    return Cues(
        names=names,
        pattern=re.compile(
            rf"(?={pairs(names)}|[《“])(?:《[^《》\n]{{2,60}}》|“[^“”\n]{{1,40}}”|{grouped_trie(names)})"
        ),
        weights={name: row["weight"] for name, row in rows.items()},
        most={name: row["most"] for name, row in rows.items()},
        doubts={name: row["doubt"] for name, row in rows.items() if "doubt" in row},
        bias=float(table("promises")["bias"]),
    )


def cues(
    normalised: str, clause: Clause, figures: Sequence[FigureLike], inside: Sequence[int], *, listed: bool, dated: bool
) -> dict[str, int]:
    """Return how often each cue of the table occurs in a clause, capped as the table says."""
    found: dict[str, int] = {}
    start, end = clause[0], clause[1]
    names, pattern, _, most, _, _ = cue_table()
    for hit in pattern.findall(normalised, start, end):
        name = names.get(hit) or ("title" if hit[0] == "《" else "quoted")
        if name not in found:
            found[name] = 1
        elif found[name] < most[name]:
            found[name] += 1
    if inside:
        found["target" if "target" in [figures[i].mood for i in inside] else "figure"] = 1
    elif end - start < (_SHORT_ACT if "act" in found else _SHORT):
        found["short"] = 1
    if listed:
        found["listed"] = 1
    if dated:
        found["dated"] = 1
    elif clause.opens and not inside and "act" not in found and "title" not in found:
        found["opens"] = 1
    said = normalised[start:end]
    if "是" in said and _FACT.match(said) is not None:
        found["fact"] = 1
    if "等" in said and said.count("、") >= 2:
        found["places"] = 1
    return found


def score(found: dict[str, int]) -> float:
    """Return the sum of a clause's cues by their weights; above zero it is a promise."""
    weights, bias = cue_table().weights, cue_table().bias
    total = 0.0
    for name, count in found.items():
        total += weights[name] * count
    return bias + total
