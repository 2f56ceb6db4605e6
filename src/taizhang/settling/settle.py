"""年终对账: hold one document's targets for a year against another document's results for it."""

import dataclasses
import re
from collections.abc import Sequence

from taizhang.reading.given import given_name, given_reading, given_year
from taizhang.reading.records import Reading
from taizhang.settling import wording
from taizhang.settling.choosing import (
    headings_above,
    of_others,
    of_part_year,
    reports_for_more_than,
    restated_indices,
    result_indices,
    set_anew_indices,
    target_indices,
    tells_progress,
)
from taizhang.settling.eligible import called_a_task, could_have_been_set, had_been_set, of_a_project, sets_nothing
from taizhang.settling.lists import members, spread, worst_of
from taizhang.settling.matching import Candidate, ResultIndex, best_candidate
from taizhang.settling.names import bare_words
from taizhang.settling.nearest import Left, second_look
from taizhang.settling.obstacles import Obstacle
from taizhang.settling.passages import Passages
from taizhang.settling.records import Settlement, SettlementReport
from taizhang.settling.restated import answers, number_of
from taizhang.settling.rule import SettlementRule, settlement_rule
from taizhang.settling.subjects import (
    Subject,
    accumulated,
    place_name,
    place_of,
    subject_of,
    with_rivals,
    with_twins,
)
from taizhang.settling.times import Times
from taizhang.settling.verdicts import compared, settled, settlement


def _settled_as_list(
    target: Subject, index: ResultIndex, areas: tuple[str | None, str | None], year: int | None, rule: SettlementRule
) -> tuple[Settlement, set[int]] | None:
    """Judge a target for several indicators by the results of all; None where it is none or one cannot be judged.

    Given besides are the indices of the results that it was held against.
    """
    judged: list[Settlement] = []
    used: set[int] = set()
    for member in members(target):
        candidate, _ = best_candidate(member, index, areas=areas, year=year, rule=rule)
        if candidate is None or candidate.obstacles:
            return None
        judged.append(compared(member, candidate, rule))
        used.add(candidate.subject.index)
    return (worst_of(judged), used) if judged else None


class _Prepared:
    """A document with what is asked of it for each of its figures, found once."""

    def __init__(self, reading: Reading, own_area: str | None) -> None:
        self.reading, self._own_area = reading, own_area
        self._passages, self._times = Passages(reading.text), Times(reading.text)
        self._title = bare_words(reading.title or "")
        self._responsible = {i: c.responsible for c in reading.commitments for i in c.figures}

    def subjects(self, indices: list[int]) -> list[Subject]:
        """Return the figures at ``indices``, ascending, made ready."""
        figures = self.reading.figures
        above = headings_above(self.reading.outline, [figures[i].start for i in indices])
        return with_twins(
            [
                subject_of(
                    self.reading,
                    i,
                    self._passages,
                    self._times,
                    self._own_area,
                    headings,
                    self._responsible.get(i),
                    self._title,
                )
                for i, headings in zip(indices, above, strict=True)
            ]
        )


def _in_so_many_words(target: Subject, result: Subject) -> bool:
    """Say whether two names are one but for words that say nothing: 安排重点项目, 重点项目."""
    ours, theirs = target.name, result.name
    return ours.text == theirs.text or (ours.core == theirs.core and ours.classes == theirs.classes)


def _of_another(answered: list[tuple[int, Subject, Candidate]]) -> list[tuple[int, Subject]]:
    """Return the targets, with their places, whose result is the very words of another target with another value.

    Of 联通工程90公里,提档升级120公里 only the first is answered by 联通工程92公里, of 400家企业提档升级、1000家企业实施改造
    only the second by 1400家企业实施改造.
    """
    by_result: dict[int, list[tuple[int, Subject, Candidate]]] = {}
    for row in answered:
        by_result.setdefault(row[2].subject.index, []).append(row)
    found: list[tuple[int, Subject]] = []
    for rows in by_result.values():
        result = rows[0][2].subject
        exact = [target for _, target, _ in rows if _in_so_many_words(target, result)]
        verbatim = {target.sentence.start for target in exact if target.name.text == result.name.text}
        values = {target.judged.value for target in exact if not verbatim or target.name.text == result.name.text}
        found += [
            (position, target)
            for position, target, _ in rows
            if exact
            and target.judged.value not in values
            and target.name.text != result.name.text
            and (
                target.sentence.start in verbatim
                or (not _in_so_many_words(target, result) and target.name.classes != result.name.classes)
            )
        ]
    return found


_OPEN_TO: frozenset[Obstacle] = frozenset({"narrower", "wider", "stage", "early", "over_years", "area"})
"""What keeps a result from a target for which another result may be found."""


class _Results:
    """The figures of the results document that may answer a target."""

    def __init__(self, told: _Prepared, wanted: Sequence[Subject], year: int | None, rule: SettlementRule) -> None:
        results = told.reading
        reported = told.subjects(result_indices(results))
        if not tells_progress(results):
            reported = [dataclasses.replace(r, time="several") if accumulated(r) else r for r in reported]
        if of_part_year(results):
            reported = [r if r.of_year else dataclasses.replace(r, partial=True) for r in reported]
        reported = [r for r in reported if not rule.times.not_reached.search(r.clause) and not had_been_set(r, rule)]
        reported = [r for r in reported if not r.note and not of_a_project(r, rule)]
        if year is not None:
            # What is held against the year (投资缩减为11亿元，比2025年减少两成) is not of it.
            against = re.compile(f"[比较]{year}年")
            reported = [r for r in reported if against.search(r.sentence.text) is None]
        if year is not None and results.year is not None and results.year > year:
            # A report issued in the next year speaks of that year where it says 今年.
            reported = [result for result in reported if result.time != "current"]
        numbers = {number_of(target) for target in wanted}
        set_anew = set(set_anew_indices(results, sorted({target.sentence.text for target in wanted})))
        self.anew = [r for r in reported if number_of(r) in numbers and (r.index in set_anew or called_a_task(r, rule))]
        """新建公厕12座。已完成9座。: the very number that was set, at the head of its item, is no result."""
        told_anew = {subject.index for subject in self.anew}
        self.reported = [result for result in reported if result.index not in told_anew]


class _Book:
    """The account of one year in the making: every target gets its verdict, and may get a better one."""

    def __init__(
        self, told: _Prepared, results: _Results, areas: tuple[str | None, str | None], year: int | None
    ) -> None:
        self._told, self._results, self._areas, self._year = told, results, areas, year
        self._rule = settlement_rule()
        self._index = ResultIndex([*results.reported, *spread(results.reported)])
        self._claimed: set[int] = set()
        self._left: list[Left] = []
        self._undecided: list[Left] = []
        self._answered: list[tuple[int, Subject, Candidate]] = []
        self.settlements: list[Settlement] = []
        self.promised: set[int] = set()
        """The results that were promised, by their indices."""

    def enter_of_others(self, target: Subject) -> None:
        """Enter a target that another organ is to report on."""
        sure, why = target.figure.confidence, wording.of_another_organ()
        self.settlements.append(settlement(target, None, verdict="not_reported", reasons=why, confidence=sure))

    def enter(self, target: Subject) -> None:
        """Enter a target with the best result for it."""
        candidate, namesakes = best_candidate(target, self._index, areas=self._areas, year=self._year, rule=self._rule)
        self.promised.update(subject.index for subject in namesakes)
        if candidate is not None:
            self.promised.add(candidate.subject.index)
        if candidate is None or candidate.obstacles:
            as_list = _settled_as_list(target, self._index, self._areas, self._year, self._rule)
            if as_list is not None:
                self.settlements.append(as_list[0])
                self.promised |= as_list[1]
                self._claimed |= as_list[1]
                return
        judged = settled(target, candidate, self._areas, len(namesakes), self._rule)
        place = len(self.settlements)
        if candidate is None or (judged.verdict == "not_comparable" and _OPEN_TO.intersection(candidate.obstacles)):
            self._left.append(Left(place, target))
        elif judged.verdict == "not_comparable":
            self._undecided.append(Left(place, target))
        elif not candidate.obstacles:
            self._claimed.add(candidate.subject.index)
            self._answered.append((place, target, candidate))
        self.settlements.append(judged)

    def look_again(self) -> None:
        """Take back the results that are another target's, and look again for those left without one: among what is
        told of the targets themselves, then among the results that nothing claimed."""
        for place, target in _of_another(self._answered):
            self.settlements[place] = settled(target, None, self._areas, 1, self._rule)
            self._left.append(Left(place, target))
        reported = self._results.reported
        asked = [*self._left, *self._undecided]
        again = [*self._told.subjects(restated_indices(self._told.reading)), *self._results.anew] if asked else []
        beside = answers(asked, again, reported, self._claimed, areas=self._areas, year=self._year)
        taken = self._claimed | {found.subject.index for found in beside.values()}
        left = [row for row in self._left if row.position not in beside]
        unclaimed = [result for result in reported if result.index not in taken]
        anew = second_look(left, unclaimed, areas=self._areas, year=self._year)
        targets = {row.position: row.target for row in asked}
        for place, found in (beside | anew).items():
            self.promised.add(found.subject.index)
            if found.obstacles and self.settlements[place].result is not None:
                continue  # what is known to stand between the two says more than that they are alike
            self.settlements[place] = settled(targets[place], found, self._areas, 1, self._rule)


def settle(
    targets: Reading, results: Reading, *, organ: str | None = None, year: int | None = None
) -> SettlementReport:
    """Return a verdict for every target figure of ``targets`` for the year, and the results that nobody had promised.

    ``organ`` keeps to the targets of one organ or area (its scope, responsible unit or heading). ``year`` is the year
    settled; None takes the targets document's own. A figure of the results document without a year of its own is read
    as reporting that year. A document without targets gives an empty report; TypeError for anything but readings, and
    nothing else is raised.
    """
    targets, results = given_reading(targets, "settle"), given_reading(results, "settle")
    organ, year = given_name(organ, "organ"), given_year(year)
    rule = settlement_rule()
    of_year = year if year is not None else targets.year
    own = place_name(organ) or place_of(targets)
    theirs = place_of(results)
    asked_for = target_indices(targets, organ, of_year)
    elsewhere = of_others(targets, results, asked_for, of_year) if organ is None else frozenset[int]()
    wanted = _Prepared(targets, own).subjects(asked_for)
    wanted = with_rivals([t for t in wanted if t.time != "several" and not t.note and not sets_nothing(t, rule)])
    told = _Prepared(results, theirs)
    answering = _Results(told, wanted, of_year, rule)
    book = _Book(told, answering, (own, theirs), of_year)
    for target in wanted:
        if target.index in elsewhere:
            book.enter_of_others(target)
        else:
            book.enter(target)
    book.look_again()
    never = [
        result.figure
        for result in answering.reported
        if result.index not in book.promised and could_have_been_set(result, of_year, rule)
    ]
    if never and organ is not None and reports_for_more_than(results, organ):
        # What other organs had promised is told there too.
        nobody = {figure.start for figure in settle(targets, results, year=year).unpromised}
        never = [figure for figure in never if figure.start in nobody]
    return SettlementReport(year=of_year, organ=organ, settlements=tuple(book.settlements), unpromised=tuple(never))
