"""Results that stand beside their target: documents that repeat what was set and then say what came of it.

A table of progress has a column of tasks and one of what was done: 新建成驿站7家 | 新建锦南街道、高虹镇等13家驿站. Where a target
comes back in the results document with its name and its number, the result that follows it there is its own, however
it is worded.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from taizhang.settling.matching import Candidate, Obstacle, obstacles_between
from taizhang.settling.names import NameMatch, bigrams, compared
from taizhang.settling.nearest import Left
from taizhang.settling.rule import settlement_rule
from taizhang.settling.subjects import Subject

SCORE = 0.8
"""How sure such a match is."""
_NEAR = 160
"""How many characters may lie between what was set and the first of what came of it, and between two such results."""
_PASSABLE: frozenset[Obstacle] = frozenset({"stage", "area"})


@dataclass(slots=True)
class _Row:
    """Targets that follow one another in the results document, and the results behind them."""

    targets: list[Subject] = field(default_factory=list)
    results: list[Subject] = field(default_factory=list)


def _rows(restated: Sequence[Subject], results: Sequence[Subject]) -> list[_Row]:
    """Return what is set together with what is told next, in the order of the text."""
    again = {subject.index for subject in restated}
    rows: list[_Row] = []
    last = 0
    for subject in sorted((*restated, *results), key=lambda subject: subject.figure.start):
        if subject.index in again:
            if not rows or rows[-1].results or subject.figure.start - last > _NEAR:
                rows.append(_Row())
            rows[-1].targets.append(subject)
        elif rows and subject.figure.start - last <= _NEAR:
            rows[-1].results.append(subject)
        else:
            continue
        last = subject.figure.end
    return [row for row in rows if row.results]


def _repeats(target: Subject, again: Subject) -> bool:
    """Say whether a figure of the results document says anew what was set."""
    ours, theirs = target.judged, again.judged
    same = (ours.value, ours.value_high, ours.unit, ours.measure) == (
        theirs.value,
        theirs.value_high,
        theirs.unit,
        theirs.measure,
    )
    return same and compared(target.name, again.name).likeness == "same"


def _gone_beyond(target: Subject, restated: Sequence[Subject], results: Sequence[Subject]) -> Subject | None:
    """Return the result that its sentence holds against the target's own number: 建成18.3万平方米,超额完成14万平方米的目标任务."""
    rule = settlement_rule()
    found: list[Subject] = []
    for again in restated:
        ours, theirs = target.judged, again.judged
        if (ours.value, ours.unit) != (theirs.value, theirs.unit) or rule.task_words.search(again.after) is None:
            continue
        here = again.sentence.start
        before = [
            r
            for r in results
            if here <= r.figure.start < again.figure.start
            and (r.judged.unit, r.judged.measure) == (ours.unit, ours.measure)
        ]
        if before and bigrams(target.name.core) & bigrams(before[-1].name.core):
            found.append(before[-1])
    return found[0] if len(found) == 1 else None


def answers(
    left: Sequence[Left],
    restated: Sequence[Subject],
    results: Sequence[Subject],
    *,
    areas: tuple[str | None, str | None],
    year: int | None,
) -> dict[int, Candidate]:
    """Return for each place in the list the result that stands beside its target in the results document."""
    rule = settlement_rule()
    rows = _rows(restated, results) if restated else []
    found: dict[int, Candidate] = {}
    for place in left:
        beyond = _gone_beyond(place.target, restated, results)
        if beyond is not None:
            match = NameMatch(likeness="same", score=SCORE)
            obstacles = obstacles_between(place.target, beyond, match, areas=areas, year=year, rule=rule)
            if set(obstacles) <= _PASSABLE:
                found[place.position] = Candidate(subject=beyond, score=SCORE, obstacles=(), by_dictionary=False)
            continue
        held = [(row, again) for row in rows for again in row.targets if _repeats(place.target, again)]
        if len(held) != 1:
            continue
        row, again = held[0]
        unit, measure = again.judged.unit, again.judged.measure
        asked = [t for t in row.targets if (t.judged.unit, t.judged.measure) == (unit, measure)]
        told = [r for r in row.results if (r.judged.unit, r.judged.measure) == (unit, measure)]
        if not told or (len(asked) > 1 and len(told) != len(asked)):
            continue
        totals = [r for r in told if rule.totals.search(r.clause) is not None] if len(asked) == 1 else []
        result = totals[0] if totals else told[asked.index(again)]
        match = NameMatch(likeness="same", score=SCORE)
        obstacles = obstacles_between(place.target, result, match, areas=areas, year=year, rule=rule)
        alike = bigrams(again.name.core) & bigrams(result.name.core)
        if alike and set(obstacles) <= _PASSABLE:
            found[place.position] = Candidate(subject=result, score=SCORE, obstacles=(), by_dictionary=False)
    return found
