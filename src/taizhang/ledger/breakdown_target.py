"""From the figures of a commitment to the target of its task: a proposal, with what it was taken from."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext as _

from taizhang.ledger.breakdown_trajectory import proposed_trajectory
from taizhang.ledger.matter_records import CommitmentSource, TargetFigure
from taizhang.ledger.task_records import TaskPlan

_SCALES = {"万亿": Decimal(10**12), "亿": Decimal(10**8), "万": Decimal(10**4)}

_RATIOS = frozenset({"%", "‰", "个百分点", "百分点", "倍", "微克/立方米", "元/人", "名", "位", "天"})
"""Units of what does not add up over the months."""

_LEVEL_NAMES = re.compile(r"率|比重|占比|比例|浓度|指数|人均|覆盖|密度|总量|余额|总数|常住人口|保有量|达到")
"""Words of names whose values do not add up over the months either."""


def target_plan(source: CommitmentSource, base: TaskPlan, year: int) -> tuple[TaskPlan, str]:
    """Return the plan with the target that the commitment's figures state, and the words it was taken from.

    The first whole figure of mood target is taken; the plan comes back as it was, with empty words, where there is
    none. The value stands in the unit in which it was printed (100亿元 is 100, not 10000000000).
    """
    figure = _chosen(source.figures)
    if figure is None or figure.value is None:
        return base, ""
    scale, unit = _printed(figure)
    kind = _kind(figure, unit)
    value = _scaled(figure.value, scale)
    high = _scaled(figure.value_high, scale) if figure.value_high is not None else None
    # As written: of 下降3%以上 the value is minus three and the qualifier 以上; lights and settlements turn it round.
    qualifier = ">=" if figure.qualifier == "=" and high is None else figure.qualifier
    plan = replace(
        base,
        target_kind=kind,
        target=value,
        target_high=high,
        qualifier=qualifier,
        unit=unit,
        indicator=figure.indicator_key,
        figure=figure.id,
    )
    return replace(plan, trajectory=proposed_trajectory(plan, year)), _("取自原文“%(text)s”") % {
        "text": f"{figure.indicator}{figure.text}"
    }


def _chosen(figures: Sequence[TargetFigure]) -> TargetFigure | None:
    for figure in figures:
        if (
            figure.mood == "target"
            and figure.role == "value"
            and figure.part_of is None
            and figure.value is not None
            and figure.measure in ("level", "growth", "change", "share")
        ):
            return figure
    return None


def _printed(figure: TargetFigure) -> tuple[Decimal, str]:
    """The scale and unit as printed: 100亿元 → 10⁸ and 亿元."""
    unit = "个百分点" if figure.unit == "百分点" else figure.unit
    if not unit or unit in _RATIOS:
        return Decimal(1), unit
    match = re.search(rf"(万亿|亿|万)(?:多|余)?{re.escape(unit)}", figure.text)
    return (_SCALES[match[1]], match[1] + unit) if match else (Decimal(1), unit)


def _scaled(value: Decimal, scale: Decimal) -> Decimal:
    """The value in the printed unit, without trailing zeros of the division."""
    if scale == 1:
        return value
    number = (value / scale).normalize()
    return Decimal(format(number, "f"))


def _kind(figure: TargetFigure, unit: str) -> str:
    if figure.measure == "growth" and unit in ("%", "‰", "个百分点"):
        return "growth"
    if figure.measure in ("share", "change") or unit in _RATIOS or _LEVEL_NAMES.search(figure.indicator):
        return "level"
    return "cumulative"
