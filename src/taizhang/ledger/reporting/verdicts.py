"""Verdicts 结论 from verified values: what a year's accepted reports say of a target. Pure but for the names of
months."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, cast

from taizhang.ledger.lights import Kind, goal_of, light_rules
from taizhang.values import plain

Found = Literal["met", "missed", "not_comparable", "not_reported"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What was promised."""

    kind: str
    target: Decimal | None
    target_high: Decimal | None
    qualifier: str
    unit: str
    direction: Literal["up", "down"]
    end: int
    """The month in which it is due."""
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """What was verified last: the value, if one was stated, and its month."""

    month: int
    value: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A verdict that the machine proposes, with its reason in both languages."""

    verdict: Found
    difference: Decimal | None
    difference_unit: str
    reason: str
    reason_en: str


def propose(target: Target, reached: Reached | None) -> Proposal:
    """Return the verdict that verified values support; never more than they do.

    A quantity is judged by the value of the month in which it was due. An earlier value settles a cumulative
    quantity that is
    reached already, and nothing else: then the verdict is 未见报告. What has no value is done when it was closed (销号).
    """
    if target.target is None or target.kind in ("event", "qualitative"):
        return _closed_or_not(target, reached)
    if reached is None or reached.value is None:
        return _proposal("not_reported", "没有已核实的完成值。", "No value was verified.")
    goal = goal_of(
        kind=cast(Kind, target.kind),
        target=target.target,
        target_high=target.target_high,
        qualifier=target.qualifier,
        unit=target.unit,
        direction=target.direction,
        rules=light_rules(),
    )
    met, difference = goal.met(reached.value), goal.difference(reached.value)
    unit = "百分点" if goal.in_points else target.unit
    final = reached.month >= target.end
    month, month_en = (
        f"{reached.month // 100}年{reached.month % 100}月",
        f"{reached.month // 100}-{reached.month % 100:02d}",
    )
    if not final and not (met and target.kind == "cumulative" and goal.direction == "up"):
        return _proposal(
            "not_reported",
            f"最近已核实的是{month}的{plain(reached.value)}{target.unit}，到期月份没有已核实的完成值。",
            f"The newest verified value, {plain(reached.value)} {target.unit}".rstrip()
            + f", is for {month_en}; none was verified for the month in which it was due.",
        )
    words, words_en = ("达到", "reaches") if met else ("未达到", "does not reach")
    goal_words = f"{plain(goal.bound)}{target.unit}"
    return Proposal(
        verdict="met" if met else "missed",
        difference=difference,
        difference_unit=unit,
        reason=f"{month}已核实{plain(reached.value)}{target.unit}，{words}目标{goal_words}。",
        reason_en=f"{plain(reached.value)} {target.unit}".rstrip()
        + f", verified for {month_en}, {words_en} the target {goal_words}.",
    )


def _closed_or_not(target: Target, reached: Reached | None) -> Proposal:
    if target.closed:
        return _proposal("met", "已销号。", "It was closed after a check.")
    if reached is None:
        return _proposal("not_reported", "没有已核实的进度报告。", "No report was verified.")
    month = f"{reached.month // 100}年{reached.month % 100}月"
    return _proposal(
        "missed",
        f"最近已核实的进度为{month}，没有销号。",
        f"The newest verified report is for {reached.month // 100}-{reached.month % 100:02d}; it was not closed.",
    )


def _proposal(verdict: Found, reason: str, reason_en: str) -> Proposal:
    return Proposal(verdict=verdict, difference=None, difference_unit="", reason=reason, reason_en=reason_en)
