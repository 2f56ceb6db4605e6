"""年终对账: hold one document's targets for a year against another document's results for it."""

import dataclasses
import re
from decimal import Decimal

from taizhang.reading import indicators
from taizhang.reading.records import Reading
from taizhang.settling import wording
from taizhang.settling.bounds import Direction, allowed, demanded, shortfall, wanted_direction
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
from taizhang.settling.doings import one_of_two
from taizhang.settling.lists import members, spread, worst_of
from taizhang.settling.matching import Candidate, ResultIndex, best_candidate
from taizhang.settling.names import AND, bare_words
from taizhang.settling.nearest import Left, second_look
from taizhang.settling.obstacles import Obstacle, said_of
from taizhang.settling.passages import Passages
from taizhang.settling.records import Settlement, SettlementReport, Verdict
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
from taizhang.settling.units import worth

_LEAST_LOOKBACK = 3
_ONE_BASIS = 0.7
"""How sure a verdict on two growths is at most of which only one is told as made comparable."""


def _before(subject: Subject) -> str:
    return subject.clause[-_LEAST_LOOKBACK:]


def _settlement(
    target: Subject,
    candidate: Candidate | None,
    *,
    verdict: Verdict,
    reasons: tuple[str, str],
    confidence: float,
    difference: Decimal | None = None,
    difference_unit: str | None = None,
    direction: Direction = "up",
) -> Settlement:
    return Settlement(
        target=target.figure,
        target_sentence=target.sentence,
        result=None if candidate is None else candidate.subject.figure,
        result_sentence=None if candidate is None else candidate.subject.sentence,
        verdict=verdict,
        difference=difference,
        difference_unit=difference_unit,
        reason=reasons[0],
        reason_en=reasons[1],
        confidence=round(confidence, 3),
        excess=-difference if difference is not None and direction == "down" else difference,
    )


def _direction(target: Subject, rule: SettlementRule) -> Direction:
    by_name = indicators.direction_of(target.figure.indicator, target.indicator_id)
    if "reduce" in target.name.classes:
        by_name = "up"
    return wanted_direction(target.judged, _before(target), by_name, rule)


def _on_one_basis(target: Subject, result: Subject, rule: SettlementRule) -> bool:
    """Say whether only one of two growths is told as made comparable with the year before (同口径增长5.7%)."""
    if target.judged.measure != "growth":
        return False
    ours, theirs = (rule.one_basis.search(said_of(subject)) is not None for subject in (target, result))
    return ours != theirs


def _compared(target: Subject, candidate: Candidate, rule: SettlementRule) -> Settlement:
    """Judge a target by a result that may be held against it."""
    result = candidate.subject
    sure = min(candidate.score, target.figure.confidence, result.figure.confidence)
    direction = _direction(target, rule)
    goal = demanded(target.judged, _before(target), direction, rule)
    reported = allowed(result.judged, _before(result), rule)
    factor = worth(result.judged.unit, target.judged.unit, rule)
    value = result.judged.value
    if factor is not None and reported is not None and value is not None:
        reported, value = reported.times(factor), value * factor
    if goal is None or reported is None:
        reasons = wording.without_single_value(candidate)
        return _settlement(target, candidate, verdict="not_comparable", reasons=reasons, confidence=sure)
    met = reported.within(goal)
    if not met and not reported.apart_from(goal):
        reasons = wording.undecided(target.figure, candidate)
        return _settlement(target, candidate, verdict="not_comparable", reasons=reasons, confidence=sure)
    if on_one_basis := _on_one_basis(target, result, rule):
        sure = min(sure, _ONE_BASIS)
    difference = shortfall(target.judged, value, direction)
    unit = "百分点" if target.figure.unit == "%" else target.figure.unit
    return _settlement(
        target,
        candidate,
        verdict="met" if met else "missed",
        reasons=wording.judged(
            target.figure, candidate, met, direction, difference, unit, None if factor is None else value, on_one_basis
        ),
        confidence=sure,
        difference=difference,
        difference_unit=unit,
        direction=direction,
    )


_WHOLES = (
    "均",
    "率",
    "比",
    "浓度",
    "强度",
    "标准",
    "价格",
    "指数",
    "得分",
    "满意度",
    "周期",
    "时间",
)
"""What a name has that is no sum of its parts."""
_TIMES_BEYOND, _FEW_BEYOND = Decimal(2), Decimal(10)
"""How far a part may go beyond what was promised as a whole: by so many times it, or by a few."""


def _by_part(target: Subject, candidate: Candidate, rule: SettlementRule) -> Settlement | None:
    """Return the settlement where a part of what was promised alone comes to all of it (改造管网200公里 by
    改造供水管网260公里), else None."""
    result = candidate.subject
    judged = target.judged
    if candidate.obstacles != ("narrower",) or judged.measure != "level" or result.judged.measure != "level":
        return None
    if judged.unit in (None, "%", "百分点", "‰", "倍") or "/" in (judged.unit or "") or target.twins > 1:
        return None
    if any(word in name for word in _WHOLES for name in (target.name.text, result.name.text)):
        return None
    if any(mark in result.figure.indicator and mark not in target.figure.indicator for mark in AND):
        return None  # 交通、水利投资 is more than 水利投资
    if _direction(target, rule) == "down":
        return None
    settled = _compared(target, candidate, rule)
    beyond = settled.difference
    if settled.verdict != "met" or beyond is None or judged.value is None:
        return None
    # 科技型中小企业30家 and 省级科技型中小企业353家: a part so many times what was set as a whole is another count.
    # 新改建公路200公里 holds all that is 改建, however much.
    if one_of_two(target, result) and target.name.core == result.name.core and beyond >= 0:
        return settled
    return settled if 0 <= beyond <= max(judged.value * _TIMES_BEYOND, _FEW_BEYOND) else None


def _settled(
    target: Subject,
    candidate: Candidate | None,
    areas: tuple[str | None, str | None],
    near_ones: int,
    rule: SettlementRule,
) -> Settlement:
    if candidate is None:
        # A text that has things of nearly this name is likelier to hold the result in a form that was not recognised.
        confidence = min(target.figure.confidence, 0.7 if near_ones else 0.9)
        reasons = wording.not_reported(target.figure, vague=target.name.core in rule.vague)
        return _settlement(target, None, verdict="not_reported", reasons=reasons, confidence=confidence)
    if candidate.obstacles and (by_part := _by_part(target, candidate, rule)) is not None:
        return by_part
    if candidate.obstacles:
        confidence = min(target.figure.confidence, candidate.subject.figure.confidence, candidate.score * 0.8)
        reasons = wording.not_comparable(target.figure, target.area, candidate, areas)
        return _settlement(target, candidate, verdict="not_comparable", reasons=reasons, confidence=confidence)
    return _compared(target, candidate, rule)


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
        judged.append(_compared(member, candidate, rule))
        used.add(candidate.subject.index)
    return (worst_of(judged), used) if judged else None


class _Prepared:
    """A document with what is asked of it for each of its figures, found once."""

    def __init__(self, reading: Reading, own_area: str | None) -> None:
        self._reading, self._own_area = reading, own_area
        self._passages, self._times = Passages(reading.text), Times(reading.text)
        self._title = bare_words(reading.title or "")
        self._responsible = {i: c.responsible for c in reading.commitments for i in c.figures}

    def subjects(self, indices: list[int]) -> list[Subject]:
        """Return the figures at ``indices``, ascending, made ready."""
        figures = self._reading.figures
        above = headings_above(self._reading.outline, [figures[i].start for i in indices])
        return with_twins(
            [
                subject_of(
                    self._reading,
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
_JUST_BEFORE = 8


def _had_been_set(result: Subject, rule: SettlementRule) -> bool:
    """Say whether a result's sentence tells what had been set before, and not yet what came of it."""
    before = result.before
    said = rule.set_before.search(before)
    if said is None or rule.came_of_it.search(before, said.end()) is not None:
        return False
    # 全面实现年初确定的主要目标,…增长7.8%: what came of it may also be said first.
    return rule.came_of_it.search(before, max(0, said.start() - _JUST_BEFORE), said.start()) is None


def _could_have_been_set(result: Subject, year: int | None) -> bool:
    """Say whether a result is one of the year that a target could have been set for: no rank, no sum of several years,
    no part of another result, and named."""
    figure = result.figure
    return (
        (year is None or figure.period in (None, year))
        and figure.measure not in ("rank", "gap")
        and result.time != "several"
        and figure.part_of is None
        and len(figure.indicator) > 1
    )


_REACHED = ("完成", "实现", "达到", "达成", "兑现")


def _called_a_task(result: Subject, rule: SettlementRule) -> bool:
    """Say whether a figure is called what was set: 新建公厕12座的任务, 新建公厕：计划12座."""
    called = rule.the_task.fullmatch(result.after) is not None or rule.task_before.search(result.clause) is not None
    return called and not any(word in result.before for word in _REACHED)  # 提前一年实现人均500元的目标


def _of_a_project(subject: Subject, rule: SettlementRule) -> bool:
    """Say whether a figure only says how large a project is, or what it is to yield once it runs."""
    if subject.figure.unit is not None and subject.figure.unit.endswith("元") and subject.after[:1] == "的":
        return subject.clause.endswith("投资")  # 投资33亿元的工业园
    return subject.figure.mood != "target" and rule.once_running.search(subject.before) is not None


_TIMES = ("工作日", "日", "天", "小时", "分钟", "个月", "月")
_LIMIT = re.compile("(?:限期?|[须应]当?[在于]?|必须在?|要求在?|责令在?|之日起|收到.{0,12}?后|逾期.{0,6})(?:其)?$")
_WITHIN = ("内", "以内", "之内")


def _a_rule(subject: Subject) -> bool:
    """Say whether a time only tells within how long somebody must do something: 限10个工作日内书面说明原因."""
    figure = subject.figure
    if figure.unit not in _TIMES or not subject.after.startswith(_WITHIN):
        return False
    return _LIMIT.search(subject.clause.rstrip()) is not None


def _of_people(subject: Subject, rule: SettlementRule) -> bool:
    """Say whether a figure only says how many a people are that is spoken of: 40万云溪人民对美好生活的向往."""
    if subject.figure.unit not in (None, "人") or rule.people.match(subject.after) is None:
        return False
    return rule.verb_pattern.search(subject.clause) is None


def _sets_nothing(subject: Subject, rule: SettlementRule) -> bool:
    """Say whether a figure among targets sets none: how large a project or a people is, or a rule's time limit."""
    return _of_a_project(subject, rule) or _of_people(subject, rule) or _a_rule(subject)


def settle(
    targets: Reading, results: Reading, *, organ: str | None = None, year: int | None = None
) -> SettlementReport:
    """Return a verdict for every target figure of ``targets`` for the year, and the results that nobody had promised.

    ``organ`` keeps to the targets of one organ or area (its scope, responsible unit or heading). ``year`` is the year
    settled; None takes the targets document's own. A figure of the results document without a year of its own is read
    as reporting that year. Never raises; a document without targets gives an empty report.
    """
    rule = settlement_rule()
    settled_year = year if year is not None else targets.year
    own = place_name(organ) or place_of(targets)
    theirs = place_of(results)
    areas = (own, theirs)
    asked_for = target_indices(targets, organ, settled_year)
    elsewhere = of_others(targets, results, asked_for, settled_year) if organ is None else frozenset[int]()
    wanted = _Prepared(targets, own).subjects(asked_for)
    wanted = with_rivals([t for t in wanted if t.time != "several" and not t.note and not _sets_nothing(t, rule)])
    told = _Prepared(results, theirs)
    reported = told.subjects(result_indices(results))
    if not tells_progress(results):
        reported = [dataclasses.replace(r, time="several") if accumulated(r) else r for r in reported]
    if of_part_year(results):
        reported = [r if r.of_year else dataclasses.replace(r, partial=True) for r in reported]
    reported = [r for r in reported if not rule.not_reached.search(r.clause) and not _had_been_set(r, rule)]
    reported = [r for r in reported if not r.note and not _of_a_project(r, rule)]
    if settled_year is not None:
        # What is held against the year (投资缩减为11亿元，比2025年减少两成) is not of it.
        against = re.compile(f"[比较]{settled_year}年")
        reported = [r for r in reported if against.search(r.sentence.text) is None]
    if settled_year is not None and results.year is not None and results.year > settled_year:
        # A report issued in the next year speaks of that year where it says 今年.
        reported = [result for result in reported if result.time != "current"]
    numbers = {number_of(target) for target in wanted}
    set_anew = set(set_anew_indices(results))
    anew_again = [r for r in reported if number_of(r) in numbers and (r.index in set_anew or _called_a_task(r, rule))]
    if anew_again:
        # 新建公厕12座。已完成9座。: the very number that was set, at the head of its item, is no result.
        told_anew = {subject.index for subject in anew_again}
        reported = [result for result in reported if result.index not in told_anew]
    index = ResultIndex([*reported, *spread(reported)])
    promised: set[int] = set()
    settlements: list[Settlement] = []
    claimed: set[int] = set()
    left: list[Left] = []
    undecided: list[Left] = []
    answered: list[tuple[int, Subject, Candidate]] = []
    for target in wanted:
        if target.index in elsewhere:
            sure, why = target.figure.confidence, wording.of_another_organ()
            settlements.append(_settlement(target, None, verdict="not_reported", reasons=why, confidence=sure))
            continue
        candidate, namesakes = best_candidate(target, index, areas=areas, year=settled_year, rule=rule)
        promised.update(subject.index for subject in namesakes)
        if candidate is not None:
            promised.add(candidate.subject.index)
        if candidate is None or candidate.obstacles:
            as_list = _settled_as_list(target, index, areas, settled_year, rule)
            if as_list is not None:
                settlements.append(as_list[0])
                promised |= as_list[1]
                claimed |= as_list[1]
                continue
        settled = _settled(target, candidate, areas, len(namesakes), rule)
        if candidate is None or (settled.verdict == "not_comparable" and _OPEN_TO.intersection(candidate.obstacles)):
            left.append(Left(len(settlements), target))
        elif settled.verdict == "not_comparable":
            undecided.append(Left(len(settlements), target))
        elif not candidate.obstacles:
            claimed.add(candidate.subject.index)
            answered.append((len(settlements), target, candidate))
        settlements.append(settled)
    for position, target in _of_another(answered):
        settlements[position] = _settled(target, None, areas, 1, rule)
        left.append(Left(position, target))
    unclaimed = [result for result in reported if result.index not in claimed]
    asked = [*left, *undecided]
    again = [*told.subjects(restated_indices(results)), *anew_again] if asked else []
    beside = answers(asked, again, reported, claimed, areas=areas, year=settled_year)
    taken = {found.subject.index for found in beside.values()}
    left_over = [row for row in left if row.position not in beside]
    unclaimed = [result for result in unclaimed if result.index not in taken]
    anew = second_look(left_over, unclaimed, areas=areas, year=settled_year)
    for position, found in (beside | anew).items():
        promised.add(found.subject.index)
        if found.obstacles and settlements[position].result is not None:
            continue  # what is known to stand between the two says more than that they are alike
        target = next(row.target for row in asked if row.position == position)
        settlements[position] = _settled(target, found, areas, 1, rule)
    never = [r.figure for r in reported if r.index not in promised and _could_have_been_set(r, settled_year)]
    if never and organ is not None and reports_for_more_than(results, organ):
        # What other organs had promised is told there too.
        nobody = {figure.start for figure in settle(targets, results, year=year).unpromised}
        never = [figure for figure in never if figure.start in nobody]
    return SettlementReport(
        year=settled_year, organ=organ, settlements=tuple(settlements), unpromised=tuple(never)
    )
