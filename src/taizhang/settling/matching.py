"""Which result states what a target promised.

Results are indexed by canonical indicator and by the character pairs of their names, so each target meets a handful of
candidates. A candidate that names the same thing but by another measure or unit, for another area or time, or at
another stage, is kept with what stands in the way; it can be shown, not judged.
"""

import dataclasses
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from taizhang.settling.doings import early
from taizhang.settling.names import AND, VAGUE, NameMatch, alike_though_vague, bigrams, compared, left_out, taken_apart
from taizhang.settling.obstacles import Obstacle, obstacles_of
from taizhang.settling.rule import SettlementRule, settlement_rule
from taizhang.settling.subjects import Subject, same_place, words_before

_MOST_NAMESAKES = 80
_MOST_CANDIDATES = 24
_LEAST_SHARED = 0.34
_SHORTEST_PARTIAL = 3
_SHORTEST_HEAD = 4
_BRACKETS = ("(", "（")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A result that may state what the target promised."""

    subject: Subject
    """The result."""
    score: float
    """How near the names are, 0 to 1."""
    obstacles: tuple[Obstacle, ...]
    """What forbids holding one against the other; empty where nothing does."""
    by_dictionary: bool
    """Whether both are one indicator of the dictionary."""


class ResultIndex:
    """The results of one document, by indicator and by the character pairs of their names."""

    def __init__(self, subjects: list[Subject]) -> None:
        """Index the results; a pair that a hundredth of them (at least 50) share tells nothing and is left out."""
        self.subjects = subjects
        self._by_id: dict[str, list[int]] = {}
        self._by_core_id: dict[str, list[int]] = {}
        self._by_text: dict[str, list[int]] = {}
        self._by_pair: dict[str, list[int]] = {}
        self._sizes: list[int] = []
        self._bare: dict[tuple[frozenset[str], str | None], list[int]] = {}
        for position, subject in enumerate(subjects):
            if subject.indicator_id is not None:
                self._by_id.setdefault(subject.indicator_id, []).append(position)
            if subject.core_id is not None:
                self._by_core_id.setdefault(subject.core_id, []).append(position)
            if not subject.name.noun:
                self._bare.setdefault((subject.name.classes, subject.judged.unit), []).append(position)
            self._by_text.setdefault(subject.name.core, []).append(position)
            pairs = bigrams(subject.name.core)
            self._sizes.append(len(pairs))
            for pair in pairs:
                self._by_pair.setdefault(pair, []).append(position)
        self._crowded = max(50, len(subjects) // 100)

    def near(self, target: Subject) -> list[Subject]:
        """Return the results worth comparing with the target, in the order of the text."""
        certain = (
            self._by_id.get(target.indicator_id or "", ()),
            self._by_id.get(settlement_rule().names.also.get(target.name.core, ""), ()),
            self._by_core_id.get(target.core_id or "", ()),
            self._by_text.get(target.name.core, ()),
            self._bare.get((target.name.classes, target.judged.unit), ()),
        )
        found = {position for places in certain for position in places[-_MOST_NAMESAKES:]}
        pairs = bigrams(target.name.core)
        shared: Counter[int] = Counter()
        for pair in pairs:
            places = self._by_pair.get(pair, ())
            if len(places) <= self._crowded:
                shared.update(places)
        for position, count in shared.most_common(_MOST_CANDIDATES):
            if count >= _LEAST_SHARED * min(len(pairs), self._sizes[position]):
                found.add(position)
        return [self.subjects[position] for position in sorted(found)]


def _names(target: Subject, result: Subject, rule: SettlementRule) -> tuple[NameMatch, bool]:
    """Return how near the names are, and whether the dictionary says that they are one indicator."""
    if target.indicator_id is not None and target.indicator_id == result.indicator_id:
        near = compared(target.name, result.name)
        return NameMatch(likeness="same", score=max(near.score, 0.95)), True
    if result.indicator_id is not None and rule.names.also.get(target.name.core) == result.indicator_id:
        return NameMatch(likeness="same", score=0.9), True
    if target.core_id is not None and target.core_id == result.core_id:
        near = compared(target.name, result.name)
        return NameMatch(likeness="same", score=max(near.score, 0.9)), False
    near = compared(target.name, result.name)
    counted = target.judged.unit not in (None, "%") and not (target.judged.unit or "").endswith("元")
    if near.likeness == "none" and (counted or _of_one_place(target, result)):
        # Not so of 资金 and 资金, 覆盖率 and 覆盖率, which are of whatever their sentences are about.
        near = alike_though_vague(target.name, result.name)
    return near, False


def _of_one_place(target: Subject, result: Subject) -> bool:
    """Say whether both are told of one smaller place: 望岚工业园产值50亿元, 望岚工业园产值52亿元."""
    return target.area is not None and result.area is not None and same_place(target.area, result.area)


def _with_elided_head(match: NameMatch, target: Subject, result: Subject) -> NameMatch:
    """Return a partial match as the same where the missing words stand earlier in the sentence, or in the title.

    督察交办问题52个，整改完成49个，整改完成率94.2%: the rate is that of 督察交办问题.
    """
    if match.likeness == "none" and (_verb_alone(target, result) or _both_of_the_year(target, result)):
        return NameMatch(likeness="same", score=0.85)
    if match.likeness not in ("narrower", "wider") or (target.indicator_id and result.indicator_id):
        return match
    missing = left_out(target.name, result.name)
    if match.likeness == "wider" and missing.endswith(AND):
        return match  # the result is one sum over several
    shorter = result if len(result.name.core) < len(target.name.core) else target
    if len(missing) < _SHORTEST_HEAD or (missing not in words_before(shorter) and missing not in shorter.title):
        return match
    return NameMatch(likeness="same", score=0.85)


def _but_for_stage(match: NameMatch, target: Subject, result: str) -> NameMatch:
    """Return that two names mean the same where they do but for the result's stage (幼儿园选址), else the match."""
    bare = compared(target.name, taken_apart(result))
    return bare if bare.likeness == "same" else match


def _both_of_the_year(target: Subject, result: Subject) -> bool:
    """Say whether two names that say little are alike, with a verb, and sums of the year: 全年引进项目15个."""
    alike = bool(target.name.classes) and target.name.text == result.name.text
    return alike and all(one.clause.lstrip().startswith(_OF_YEAR) for one in (target, result))


_OF_YEAR = "全年"


def _verb_alone(target: Subject, result: Subject) -> bool:
    """Say whether the result is the target's verb with its noun left out: 项目96个,…新开工43个 is 新开工项目.

    A target's noun that says little (项目) is enough there, as its verb and its unit are the same too.
    """
    classes = target.name.classes
    return (
        bool(classes)
        and classes == result.name.classes
        and target.judged.unit == result.judged.unit
        and target.judged.measure == result.judged.measure
        and not result.name.noun
        and target.name.core in words_before(result)
    )


def _elsewhere(target: str | None, result: str | None, own: tuple[str | None, str | None]) -> bool:
    """Say whether the two are for places side by side, neither a part of the other: two counties of one list."""
    theirs = result or own[1]
    return (
        target is not None and theirs is not None and not same_place(target, theirs) and not same_place(own[0], theirs)
    )


def _worth_showing(match: NameMatch, target: Subject, obstacles: tuple[Obstacle, ...]) -> bool:
    """Say whether a candidate that cannot be judged is near enough to be shown beside the target."""
    if match.likeness == "same":
        return len(obstacles) <= 2
    return len(target.name.core) >= _SHORTEST_PARTIAL and len(obstacles) == 1


def best_candidate(
    target: Subject,
    index: ResultIndex,
    *,
    areas: tuple[str | None, str | None],
    year: int | None,
    rule: SettlementRule,
) -> tuple[Candidate | None, list[Subject]]:
    """Return the result that states the target's indicator, or None, and every result of the same name.

    ``areas`` are the places that the two documents speak for. What can be judged comes before what can only be shown;
    then the nearest in name, the more specific, the later.
    """
    best: tuple[tuple[object, ...], Candidate] | None = None
    namesakes: list[Subject] = []
    values: set[Decimal | None] = set()
    known: dict[tuple[str, str | None, str | None], tuple[NameMatch, bool]] = {}
    for result in index.near(target):
        key = (result.name.text, result.indicator_id, result.core_id)
        if key not in known:
            known[key] = _names(target, result, rule)
        match, by_dictionary = known[key]
        match = _with_elided_head(match, target, result)
        if match.likeness != "same" and result.stage is not None and early(target, result):
            match = _but_for_stage(match, target, result.name.text.replace(result.stage.word, "", 1))
        if match.likeness == "none" or _elsewhere(target.area, result.area, areas):
            continue
        obstacles = obstacles_of(target, result, match, by_dictionary, areas, year, rule)
        if match.likeness == "same":
            namesakes.append(result)
            if not obstacles:
                values.add(result.judged.value)
        if obstacles and not _worth_showing(match, target, obstacles):
            continue
        either = target.name.classes | result.name.classes
        stage = len(target.name.classes & result.name.classes) / len(either) if either else 1.0
        rank = (
            not obstacles,
            -len(obstacles),
            bool(obstacles) or result.time != "several",  # the year's own before what a review of several years tells
            "start" in target.name.classes or "start" not in result.name.classes,  # 开工300户、竣工286户
            match.score + stage / 20,
            target.twins > 1 and result.twin == target.twin,
            target.twins > 1 or result.twin == 0,
            not result.clause.rstrip().endswith(_BRACKETS),  # a detail: 合计1721套,其中东湖地块(828套)
            result.figure.qualifier == "=",
            len(result.name.text),
            result.figure.start,
        )
        if best is None or rank > best[0]:
            best = (
                rank,
                Candidate(subject=result, score=match.score, obstacles=obstacles, by_dictionary=by_dictionary),
            )
    found = best[1] if best else None
    if found is not None and found.score == VAGUE and len(values) > 1:
        found = dataclasses.replace(found, obstacles=(*found.obstacles, "vague"))
    return found, namesakes
