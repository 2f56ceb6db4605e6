"""Results that stand beside their target: documents that repeat what was set and then say what came of it.

A table of progress has a column of tasks and one of what was done: 新建成驿站7家 | 新建锦南街道、高虹镇等13家驿站. Where a target
comes back in the results document with its name and its number, the result that follows it there is its own, however
it is worded. So is the result that its sentence holds against the number (建成9所，超额完成8所的目标任务).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from taizhang.reading.patterns import lazy
from taizhang.settling.matching import Candidate
from taizhang.settling.names import NameMatch, bigrams, compared
from taizhang.settling.nearest import Left
from taizhang.settling.obstacles import Obstacle, obstacles_between
from taizhang.settling.rule import settlement_rule
from taizhang.settling.subjects import Subject

SCORE = 0.8
"""How sure such a match is."""
_NEAR = 160
"""How many characters may lie between what was set and the first of what came of it, and between two such results."""
_LEAST_NOUN = 2
_PASSABLE: frozenset[Obstacle] = frozenset({"stage", "area"})
_MATCH = NameMatch(likeness="same", score=SCORE)
Number = tuple[Decimal | None, Decimal | None, str | None]


@dataclass(slots=True)
class _Row:
    """Targets that follow one another in the results document, and the results behind them."""

    targets: list[Subject] = field(default_factory=list)
    results: list[Subject] = field(default_factory=list)


def number_of(subject: Subject) -> Number:
    """Return the number that a subject states, with its unit."""
    return subject.judged.value, subject.judged.value_high, subject.judged.unit


def _kind(subject: Subject) -> tuple[str | None, str]:
    return subject.judged.unit, subject.judged.measure


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


def _beside(target: Subject, held: Sequence[tuple[_Row, Subject]]) -> Subject | None:
    """Return the result that follows the one place where the target's name and number come back, or None."""
    own = [
        (row, again)
        for row, again in held
        if again.judged.measure == target.judged.measure and compared(target.name, again.name).likeness == "same"
    ]
    if len(own) != 1:
        return None
    row, again = own[0]
    asked = [subject for subject in row.targets if _kind(subject) == _kind(again)]
    told = [subject for subject in row.results if _kind(subject) == _kind(again)]
    if not told or (len(asked) > 1 and len(told) != len(asked)):
        return None
    totals = (
        [r for r in told if settlement_rule().beside.totals.search(r.clause) is not None] if len(asked) == 1 else []
    )
    result = totals[0] if totals else told[asked.index(again)]
    alike = bigrams(again.name.core) & bigrams(result.name.core)
    return result if alike or _says_no_more(result) else None


_MANNER = lazy("实际|已经?|目前|现|共|全部|累计|均")


def _says_no_more(result: Subject) -> bool:
    """Say whether a result names nothing beyond its verb (实际建成31公里) or the title of its document."""
    name = result.name
    bare = settlement_rule().names.idle_pattern.sub("", _MANNER.sub("", name.noun))
    return len(bare) < _LEAST_NOUN or name.core in result.title


def _gone_beyond(target: Subject, held: Sequence[Subject], by_sentence: dict[int, list[Subject]]) -> Subject | None:
    """Return the result that its sentence holds against the target's own number: 建成9所，超额完成8所的目标任务."""
    found: list[Subject] = []
    for again in held:
        before = [
            result
            for result in by_sentence.get(again.sentence.start, ())
            if result.figure.start < again.figure.start and _kind(result) == _kind(target)
        ]
        if before and bigrams(target.name.core) & bigrams(before[-1].name.core):
            found.append(before[-1])
    return found[0] if len(found) == 1 else None


def answers(
    left: Sequence[Left],
    restated: Sequence[Subject],
    results: Sequence[Subject],
    claimed: Collection[int],
    *,
    areas: tuple[str | None, str | None],
    year: int | None,
) -> dict[int, Candidate]:
    """Return for each place in the list the result that stands beside its target in the results document.

    ``claimed`` holds the indices of those results that answer another target already.
    """
    if not restated:
        return {}
    rule = settlement_rule()
    tasks: dict[Number, list[Subject]] = {}
    rows: dict[Number, list[tuple[_Row, Subject]]] = {}
    by_sentence: dict[int, list[Subject]] = {}
    for again in restated:
        if rule.beside.task_words.search(again.after) is not None:
            tasks.setdefault(number_of(again), []).append(again)
    for row in _rows(restated, results):
        for again in row.targets:
            rows.setdefault(number_of(again), []).append((row, again))
    for result in (result for result in results if result.index not in claimed):
        by_sentence.setdefault(result.sentence.start, []).append(result)
    found: dict[int, Candidate] = {}
    for place in left:
        number = number_of(place.target)
        result_of = _gone_beyond(place.target, tasks.get(number, ()), by_sentence) or _beside(
            place.target, rows.get(number, ())
        )
        if result_of is None or result_of.index in claimed:
            continue
        obstacles = obstacles_between(place.target, result_of, _MATCH, areas=areas, year=year, rule=rule)
        if set(obstacles) <= _PASSABLE:
            found[place.position] = Candidate(subject=result_of, score=SCORE, obstacles=(), by_dictionary=False)
    return found
