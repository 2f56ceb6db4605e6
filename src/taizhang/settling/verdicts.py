"""What a target comes to by one result: met, missed, not comparable or not reported."""

from decimal import Decimal

from taizhang.reading import indicators
from taizhang.settling import wording
from taizhang.settling.bounds import Direction, allowed, demanded, shortfall, wanted_direction
from taizhang.settling.doings import one_of_two
from taizhang.settling.matching import Candidate
from taizhang.settling.names import AND
from taizhang.settling.obstacles import said_of
from taizhang.settling.records import Settlement, Verdict
from taizhang.settling.rule import SettlementRule
from taizhang.settling.subjects import (
    Subject,
)
from taizhang.settling.units import worth

_LEAST_LOOKBACK = 3
_ONE_BASIS = 0.7
"""How sure a verdict on two growths is at most of which only one is told as made comparable."""


def _before(subject: Subject) -> str:
    return subject.clause[-_LEAST_LOOKBACK:]


def settlement(
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
    """Return a verdict's record, with both sentences; ``difference`` and its unit as :class:`Settlement` has them."""
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
        responsible=target.responsible,
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
    ours, theirs = (rule.beside.one_basis.search(said_of(subject)) is not None for subject in (target, result))
    return ours != theirs


def compared(target: Subject, candidate: Candidate, rule: SettlementRule) -> Settlement:
    """Judge a target by a result that may be held against it."""
    result = candidate.subject
    sure = min(candidate.score, target.figure.confidence, result.figure.confidence)
    direction = _direction(target, rule)
    goal = demanded(target.judged, _before(target), direction, rule)
    reported = allowed(result.judged, _before(result), rule, result.after)
    factor = worth(result.judged.unit, target.judged.unit, rule)
    value = result.judged.value
    if factor is not None and reported is not None and value is not None:
        reported, value = reported.times(factor), value * factor
    if goal is None or reported is None:
        reasons = wording.without_single_value(candidate)
        return settlement(target, candidate, verdict="not_comparable", reasons=reasons, confidence=sure)
    met = reported.within(goal)
    if not met and not reported.apart_from(goal):
        reasons = wording.undecided(target.figure, candidate)
        return settlement(target, candidate, verdict="not_comparable", reasons=reasons, confidence=sure)
    if on_one_basis := _on_one_basis(target, result, rule):
        sure = min(sure, _ONE_BASIS)
    difference = shortfall(target.judged, value, direction)
    unit = "百分点" if target.figure.unit == "%" else target.figure.unit
    return settlement(
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
_LEAST_NAMED = 2
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
    if judged.unit.endswith("元") and len(rule.names.money_words.sub("", target.name.core)) < _LEAST_NAMED:
        return None  # 奖补资金500万元 says not what for
    if any(word in name for word in _WHOLES for name in (target.name.text, result.name.text)):
        return None
    if any(mark in result.figure.indicator and mark not in target.figure.indicator for mark in AND):
        return None  # 交通、水利投资 is more than 水利投资
    if _direction(target, rule) == "down":
        return None
    settled = compared(target, candidate, rule)
    beyond = settled.difference
    if settled.verdict != "met" or beyond is None or judged.value is None:
        return None
    # 科技型中小企业30家 and 省级科技型中小企业353家: a part so many times what was set as a whole is another count.
    # 新改建公路200公里 holds all that is 改建, however much.
    if one_of_two(target, result) and target.name.core == result.name.core and beyond >= 0:
        return settled
    return settled if 0 <= beyond <= max(judged.value * _TIMES_BEYOND, _FEW_BEYOND) else None


def _reached_early(target: Subject, candidate: Candidate, rule: SettlementRule) -> bool:
    """Say whether what adds up over the year has come to its target in a part of it: 1—11月新建公厕12座 of 12座."""
    result = candidate.subject
    if not result.partial or target.judged.measure != "level" or target.judged.unit in (None, "%", "‰"):
        return False
    if any(word in target.name.text for word in _WHOLES) or _direction(target, rule) == "down":
        return False
    return compared(target, candidate, rule).verdict == "met"


def settled(
    target: Subject,
    candidate: Candidate | None,
    areas: tuple[str | None, str | None],
    near_ones: int,
    rule: SettlementRule,
) -> Settlement:
    """Return the verdict on a target by the best result for it, None where there is none.

    ``areas`` are the two documents' own; ``near_ones`` is how many results bear nearly its name.
    """
    if candidate is None:
        # A text that has things of nearly this name is likelier to hold the result in a form that was not recognised.
        confidence = min(target.figure.confidence, 0.7 if near_ones else 0.9)
        reasons = wording.not_reported(target.figure, vague=target.name.core in rule.names.vague)
        return settlement(target, None, verdict="not_reported", reasons=reasons, confidence=confidence)
    if candidate.obstacles and (by_part := _by_part(target, candidate, rule)) is not None:
        return by_part
    if candidate.obstacles:
        confidence = min(target.figure.confidence, candidate.subject.figure.confidence, candidate.score * 0.8)
        reached = candidate.obstacles == ("part_of_year",) and _reached_early(target, candidate, rule)
        reasons = wording.not_comparable(target.figure, target.area, candidate, areas, reached)
        return settlement(target, candidate, verdict="not_comparable", reasons=reasons, confidence=confidence)
    return compared(target, candidate, rule)
