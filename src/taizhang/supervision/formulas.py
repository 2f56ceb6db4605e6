"""Formulas of scoring 计分法: from what was measured to the share of an item's points.

Each is a pure function of Decimals; what the settings of an item give is named in ``needs``. Shares are from 0 to the
item's cap (1 where a formula has none). Cases that a formula cannot judge have a stated rule, never a division by zero.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

ZERO, ONE, HUNDRED = Decimal(0), Decimal(1), Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a formula says."""

    share: Decimal
    """Of the item's points."""
    zh: str
    en: str
    """How it came about, with the numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """计分法."""

    zh: str
    en: str
    needs: frozenset[str]
    """The settings it takes."""
    judge: Callable[[Decimal, Mapping[str, Decimal], Sequence[Decimal]], Outcome]
    """From the value, the settings, and the values of all who are scored."""


def shown(value: Decimal) -> str:
    """Return a value with at most four decimals and none that say nothing."""
    text = format(value.quantize(Decimal("0.0001")), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _clipped(share: Decimal, cap: Decimal) -> Decimal:
    return max(ZERO, min(share, cap))


def _met(value: Decimal, given: Mapping[str, Decimal], everyone: Sequence[Decimal]) -> Outcome:
    target = given["target"]
    reached = value >= target
    return Outcome(
        share=ONE if reached else ZERO,
        zh=f"{shown(value)}{'≥' if reached else '<'}目标{shown(target)}，{'得满分' if reached else '不得分'}",
        en=f"{shown(value)} {'≥' if reached else '<'} target {shown(target)}: {'all' if reached else 'no'} points",
    )


def _ratio(value: Decimal, given: Mapping[str, Decimal], everyone: Sequence[Decimal]) -> Outcome:
    target, cap = given["target"], given["cap"]
    if target <= 0:
        reached = value >= target
        return Outcome(
            share=ONE if reached else ZERO,
            zh=f"目标{shown(target)}不大于0，不算比率，{'达到得满分' if reached else '未达到不得分'}",
            en=f"the target {shown(target)} is not above 0: {'reached, all' if reached else 'not reached, no'} points",
        )
    share = _clipped(value / target, cap)
    return Outcome(
        share=share,
        zh=f"{shown(value)}÷{shown(target)}={shown(value / target)}，计{shown(share)}（上限{shown(cap)}）",
        en=f"{shown(value)} ÷ {shown(target)} = {shown(value / target)}, "
        f"taken as {shown(share)} (at most {shown(cap)})",
    )


def _reverse(value: Decimal, given: Mapping[str, Decimal], everyone: Sequence[Decimal]) -> Outcome:
    target, cap = given["target"], given["cap"]
    if value <= 0:
        return Outcome(
            share=cap,
            zh=f"{shown(value)}不大于0，计上限{shown(cap)}",
            en=f"{shown(value)} is not above 0: taken as {shown(cap)}, the most",
        )
    share = _clipped(target / value, cap)
    return Outcome(
        share=share,
        zh=f"反向：{shown(target)}÷{shown(value)}={shown(target / value)}，计{shown(share)}（上限{shown(cap)}）",
        en=f"reverse: {shown(target)} ÷ {shown(value)} = {shown(target / value)}, taken as {shown(share)}",
    )


def _interval(value: Decimal, given: Mapping[str, Decimal], everyone: Sequence[Decimal]) -> Outcome:
    low, high, base = given["low"], given["high"], given["base"]
    if high == low:
        within, below = (ONE if value >= low else ZERO), value < low
    else:
        within, below = _clipped((value - low) / (high - low), ONE), (value - low) * (high - low) < 0
    share = ZERO if below else (base + (HUNDRED - base) * within) / HUNDRED
    return Outcome(
        share=share,
        zh=f"区间{shown(low)}至{shown(high)}：{shown(base)}+{shown(HUNDRED - base)}×{shown(within)}，"
        f"计{shown(share * HUNDRED)}%{'（不及区间，不得分）' if below else ''}",
        en=f"interval {shown(low)} to {shown(high)}: {shown(base)} + {shown(HUNDRED - base)} × {shown(within)}, "
        f"taken as {shown(share * HUNDRED)}%",
    )


def _rank(value: Decimal, given: Mapping[str, Decimal], everyone: Sequence[Decimal]) -> Outcome:
    place = 1 + sum(1 for other in everyone if other > value)
    share = _clipped(ONE - given["step"] * (place - 1), ONE)
    return Outcome(
        share=share,
        zh=f"{len(everyone)}个单位中列第{place}，每后一位少{shown(given['step'] * HUNDRED)}%，计{shown(share * HUNDRED)}%",
        en=f"place {place} of {len(everyone)}, {shown(given['step'] * HUNDRED)}% less for each: "
        f"{shown(share * HUNDRED)}%",
    )


def _standard(value: Decimal, given: Mapping[str, Decimal], everyone: Sequence[Decimal]) -> Outcome:
    target, each = given["target"], given["each"]
    steps = (value - target) / each
    share = _clipped(given["share"] + steps * given["step"], given["cap"])
    return Outcome(
        share=share,
        zh=f"达到{shown(target)}得标准分的{shown(given['share'] * HUNDRED)}%，实际{shown(value)}，每差{shown(each)}增减"
        f"{shown(given['step'] * HUNDRED)}%，计{shown(share * HUNDRED)}%",
        en=f"{shown(target)} gives {shown(given['share'] * HUNDRED)}%, "
        f"each {shown(each)} {shown(given['step'] * HUNDRED)}%"
        f" more or less; {shown(value)}: {shown(share * HUNDRED)}%",
    )


FORMULAS: Mapping[str, Formula] = {
    "met": Formula(zh="目标完成计分法", en="target met", needs=frozenset({"target"}), judge=_met),
    "ratio": Formula(zh="完成率计分法", en="completion ratio", needs=frozenset({"target", "cap"}), judge=_ratio),
    "reverse": Formula(zh="反向计分法", en="reverse", needs=frozenset({"target", "cap"}), judge=_reverse),
    "interval": Formula(zh="区间计分法", en="interval", needs=frozenset({"low", "high", "base"}), judge=_interval),
    "rank": Formula(zh="位次计分法", en="rank", needs=frozenset({"step"}), judge=_rank),
    "standard": Formula(
        zh="标准分增减法",
        en="standard with steps",
        needs=frozenset({"target", "share", "each", "step", "cap"}),
        judge=_standard,
    ),
}
