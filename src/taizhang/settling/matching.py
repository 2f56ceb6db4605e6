"""Which result states what a target promised.

Results are indexed by canonical indicator and by the character pairs of their names, so each target meets a handful of
candidates. A candidate that names the same thing but by another measure or unit, for another area or time, or at
another stage, is kept with what stands in the way; it can be shown, not judged.
"""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from taizhang.reading import indicators
from taizhang.settling.names import AND, NameMatch, bigrams, compared, left_out
from taizhang.settling.rule import SettlementRule, settlement_rule
from taizhang.settling.subjects import UNDER_WAY, Subject, same_place, words_before
from taizhang.settling.units import worth

Obstacle = Literal[
    "measure", "unit", "area", "period", "stage", "narrower", "wider", "definition", "rival", "ambiguous"
]
_MOST_NAMESAKES = 80
_MOST_CANDIDATES = 24
_LEAST_SHARED = 0.34
_SHORTEST_PARTIAL = 4
_SHORTEST_HEAD = 4
_RATES = ("level", "share")
_HELD = ("稳定在", "保持在", "维持在")
"""Words before what something came to at least in each of several years (产量稳定在760万吨以上)."""
_FLOW_UNITS = ("元", "人次", "场", "批次")
"""Units of what is added up over the years."""
_YEARLY = re.compile(
    "(?<![0-9一二三四五六七八九十两几每近多去今当本全百千万亿上])年(?=营业?收|产[值量]|收入|销售|吞吐|发电|交易额|货邮|旅客|客运|货运)"
)
"""A year's sum by its name (年营收突破2600亿元), whatever is told round it."""
_DOING = frozenset(("add", "build", "start", "finish", "renovate"))
_NET = "净增"
_BRACKETS = ("(", "（")
_EACH = re.compile("((?:每[人户亩月年天日]){1,2})(?:[0-9.,]{1,9}元?[、和与]){0,4}$")


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
            self._by_id.get(settlement_rule().also.get(target.name.core, ""), ()),
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


def _same_unit(target: Subject, result: Subject, rule: SettlementRule) -> bool:
    one, other, indicator_id = target.judged.unit, result.judged.unit, target.indicator_id
    if one == other:
        return True
    if one is None or other is None:
        return False
    if _spelled_out(target, result) or _spelled_out(result, target):
        return True
    if any(one in group and other in group for group in rule.unit_groups) or worth(other, one, rule) is not None:
        return True
    # 家 and 户 count the same firms where the dictionary lists both for the indicator.
    units = indicators.get(indicator_id).units if indicator_id is not None else ()
    return set(units) <= {"家", "户", "个"} and one in units and other in units


def _spelled_out(plain: Subject, rated: Subject) -> bool:
    """Say whether the one says before its number what the other's unit says it is counted on: 每人每月2200元, 2200元/人月."""
    unit, _, counted_on = (rated.judged.unit or "").partition("/")
    if not counted_on or plain.judged.unit != unit:
        return False
    said = _EACH.search(plain.clause)
    return said is not None and set(said.group(1).replace("每", "")) == set(counted_on) - set("·・.")


def _same_measure(target: Subject, result: Subject) -> bool:
    one, other = target.judged.measure, result.judged.measure
    return one == other or (one in _RATES and other in _RATES and target.judged.unit == result.judged.unit == "%")


def _same_flow(target: Subject, result: Subject) -> bool:
    """Say whether a change of a count meets its like: 增加100户 says how much a number grew, not what was done."""
    flows = {flow for flow in (target.flow, result.flow) if flow is not None}
    return flows <= (target.name.classes & result.name.classes)


def moved_to(target: Subject, result: Subject, rule: SettlementRule) -> bool:
    """Say whether only the result tells what something was brought to: 压减事项20项, 事项由120项压减到95项."""
    if not {"add", "reduce"} & target.name.classes or target.judged.measure != "level":
        return False
    comes_to = (rule.comes_to.search(subject.clause.rstrip()) is not None for subject in (result, target))
    return next(comes_to) and not next(comes_to)


def _states_stock(subject: Subject, rule: SettlementRule) -> bool:
    return subject.clause.rstrip().endswith(rule.stock)


def _same_stage(target: Subject, result: Subject, rule: SettlementRule) -> bool:
    """Say whether both count the same flow or stock: 新增 is not 总数, 开工 not 竣工."""
    ours, theirs = target.name.classes, result.name.classes
    if ours and theirs and ("add" in ours) != ("add" in theirs) and "build" not in ours | theirs:
        return False
    if ours & theirs:
        return not _only_begun(target, result, rule)
    if ours and theirs:
        return any(frozenset((a, b)) in rule.related for a in ours for b in theirs)
    if not ours and (not theirs or theirs == UNDER_WAY):
        return True
    bare, named = (target, theirs) if theirs else (result, ours)
    if _states_stock(bare, rule) and named & {"add", "build", "start", "finish", "reduce"}:
        return False
    # 竣工项目50个 is not answered by 实施项目502个.
    if named <= {"renovate", "build", "finish", "pay"} and (named != {"finish"} or bare is target):
        return True
    # The verb may stand outside the name: 新增…企业30家 read as 企业, 35项“一件事”上线运行.
    outside = (*rule.verb_pattern.findall(bare.clause), *rule.verb_pattern.findall(bare.after))
    said = frozenset(c for verb in outside for c in rule.verb_classes[verb])
    return bool(said & named)


_GRADES = ("国家级", "省级", "市级")


def _of_a_grade(target: Subject, result: Subject) -> bool:
    """Say whether only the result counts those of one grade: 省级科技型中小企业 where 科技型中小企业 were set."""
    ours, theirs = target.name.text, result.name.text
    return "级" in theirs and any(grade in theirs and grade not in ours for grade in _GRADES)


_NEW_AND_OLD = frozenset(("build", "renovate"))


def one_of_two(target: Subject, result: Subject) -> bool:
    """Say whether the target counts what is built and renewed together (新改建), the result only one of them."""
    if not target.name.classes >= _NEW_AND_OLD:
        return False
    theirs = result.name.classes
    return theirs == {"renovate"} or (theirs == {"build"} and "新建" in result.name.text)


def net_of_new(target: Subject, result: Subject) -> bool:
    """Say whether only the result is what was left of the new ones after those that went (净增 where 新增 was set)."""
    return _NET in result.name.text and "add" in target.name.classes and _NET not in target.name.text


def _in_a_part(one: Subject, other: Subject, rule: SettlementRule) -> bool:
    """Say whether only one is for what lies along or around something: 河流沿线227个村庄, of which the other says nothing."""
    word = next((word for word in rule.area_parts if one.clause.endswith(word)), None)
    return word is not None and word not in other.sentence.text


def done_to(subject: Subject, rule: SettlementRule) -> frozenset[str]:
    """Return the classes of the verbs in a name and in the words right before and after its figure."""
    said = rule.verb_pattern.findall(subject.clause + subject.after)
    return subject.name.classes | {name for verb in said for name in rule.verb_classes[verb]}


def _only_begun(target: Subject, result: Subject, rule: SettlementRule) -> bool:
    """Say whether only the target counts what is begun of the same doing: 新开工棚户区改造, 完成棚户区改造."""
    ours, theirs = target.name.classes, result.name.classes
    return "start" in ours and bool(ours & theirs) and "start" not in done_to(result, rule)


def _not_opposed(target: Subject, result: Subject, rule: SettlementRule) -> bool:
    """Say whether nothing speaks against one stage where the dictionary has both under one indicator."""
    ours, theirs = target.name.classes, result.name.classes
    if _only_begun(target, result, rule):
        return False
    if ours and theirs:
        return bool(ours & theirs) or any(frozenset((a, b)) in rule.related for a in ours for b in theirs)
    bare, named = (target, theirs) if theirs else (result, ours)
    return not (_states_stock(bare, rule) and named & {"add", "build", "start", "renovate"})


def _names(target: Subject, result: Subject, rule: SettlementRule) -> tuple[NameMatch, bool]:
    """Return how near the names are, and whether the dictionary says that they are one indicator."""
    if target.indicator_id is not None and target.indicator_id == result.indicator_id:
        near = compared(target.name, result.name)
        return NameMatch(likeness="same", score=max(near.score, 0.95)), True
    if result.indicator_id is not None and rule.also.get(target.name.core) == result.indicator_id:
        return NameMatch(likeness="same", score=0.9), True
    if target.core_id is not None and target.core_id == result.core_id:
        near = compared(target.name, result.name)
        return NameMatch(likeness="same", score=max(near.score, 0.9)), False
    return compared(target.name, result.name), False


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


def _same_area(target: str | None, result: str | None, own: tuple[str | None, str | None]) -> bool:
    """Say whether both are for one area; a place that is named and one that nobody knows are two."""
    ours, theirs = target or own[0], result or own[1]
    if (target and not theirs) or (result and not ours):
        return False
    return same_place(ours, theirs)


def _elsewhere(target: str | None, result: str | None, own: tuple[str | None, str | None]) -> bool:
    """Say whether the two are for places side by side, neither a part of the other: two counties of one list."""
    theirs = result or own[1]
    return (
        target is not None and theirs is not None and not same_place(target, theirs) and not same_place(own[0], theirs)
    )


def _one_step(target: Subject, result: Subject, rule: SettlementRule) -> bool:
    """Say whether a target is that of some months (1-6月引进项目5个,其中…1个) and the result no such one."""
    before = target.before
    return "月" in before and rule.step.search(before) is not None and not rule.part_year.search(result.clause)


def _stands_at(target: Subject, result: Subject, year: int | None, rule: SettlementRule) -> bool:
    """Say whether a review of several years tells what something stands at in the last: 补助标准由240元提高到450元.

    So do a rate or share (参保率超95%), and what the target speaks of as a stock (企业总量突破500家).
    """
    judged = result.judged
    if result.figure.period not in (None, year) or judged.measure not in _RATES:
        return False
    if rule.summed_up.search(result.clause) is not None:
        return False
    if judged.unit == "%":
        return True
    if result.name.classes and not result.figure.indicator.endswith(rule.standing_names):
        return False
    held = judged.qualifier == ">=" and result.clause.rstrip().endswith(_HELD)
    if held or rule.comes_to.search(result.clause) is not None:
        return True
    if _YEARLY.search(f"{result.clause}{result.figure.indicator}") is not None:
        return True
    stock = _states_stock(result, rule) or not _done_before(result, rule)
    return stock and _set_as_stock(target, rule) and not (judged.unit or "").endswith(_FLOW_UNITS)


def _done_before(result: Subject, rule: SettlementRule) -> bool:
    """Say whether the result's sentence says before it what was done (成功创建甲、乙3个园区，丙、丁2个产业集群)."""
    said = rule.verb_pattern.findall(result.before)
    return any(rule.verb_classes[verb] & _DOING for verb in said)


def _set_as_stock(target: Subject, rule: SettlementRule) -> bool:
    """Say whether a target is what something is to stand at in the end, and no doing of the year."""
    if target.figure.indicator.endswith(rule.standing_names):
        return True
    return not target.name.classes and target.clause.rstrip().endswith(rule.standing)


def _obstacles(
    target: Subject,
    result: Subject,
    match: NameMatch,
    by_dictionary: bool,
    areas: tuple[str | None, str | None],
    year: int | None,
    rule: SettlementRule,
) -> tuple[Obstacle, ...]:
    found: list[Obstacle] = []
    part = one_of_two(target, result) or _of_a_grade(target, result) or _in_a_part(result, target, rule)
    part = part or net_of_new(target, result)
    if match.likeness == "narrower" or part:
        found.append("narrower")
    if match.likeness == "wider" or _in_a_part(target, result, rule):
        found.append("wider")
    if not by_dictionary and target.indicator_id is not None and result.indicator_id is not None:
        found.append("definition")
    if by_dictionary and result.name.core in target.rivals:
        found.append("rival")
    staged = _not_opposed(target, result, rule) if by_dictionary else _same_stage(target, result, rule)
    if not _same_flow(target, result) or not staged or moved_to(target, result, rule):
        found.append("stage")
    if not _same_measure(target, result):
        found.append("measure")
    elif not _same_unit(target, result, rule):
        found.append("unit")
    if not _same_area(target.area, result.area, areas):
        found.append("area")
    if target.twins > 1 and result.twins != target.twins:
        found.append("ambiguous")
    of_months = result.partial or bool(rule.part_year.search(result.clause))
    if (
        (of_months and not rule.part_year.search(target.clause))
        or rule.part_target.search(target.clause)
        or _one_step(target, result, rule)
        or (result.time == "several" and not _stands_at(target, result, year, rule))
        or (year is not None and result.figure.period not in (None, year))
    ):
        found.append("period")
    return tuple(found)


def obstacles_between(
    target: Subject,
    result: Subject,
    match: NameMatch,
    *,
    areas: tuple[str | None, str | None],
    year: int | None,
    rule: SettlementRule,
) -> tuple[Obstacle, ...]:
    """Return what forbids holding a result against a target whose names match so; empty where nothing does."""
    return _obstacles(target, result, match, False, areas, year, rule)


def opposed(target: Subject, result: Subject, rule: SettlementRule) -> bool:
    """Say whether the verbs of the two speak of different stages: 开工 and 竣工, 新增 and 总数."""
    ours, theirs = target.name.classes, result.name.classes
    if ours and theirs:
        together = ours | theirs
        return not (ours & theirs) and not together <= rule.telling_together
    return not _not_opposed(target, result, rule)


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
    known: dict[tuple[str, str | None, str | None], tuple[NameMatch, bool]] = {}
    for result in index.near(target):
        key = (result.name.text, result.indicator_id, result.core_id)
        if key not in known:
            known[key] = _names(target, result, rule)
        match, by_dictionary = known[key]
        match = _with_elided_head(match, target, result)
        if match.likeness == "none" or _elsewhere(target.area, result.area, areas):
            continue
        obstacles = _obstacles(target, result, match, by_dictionary, areas, year, rule)
        if match.likeness == "same":
            namesakes.append(result)
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
    return (best[1] if best else None), namesakes
