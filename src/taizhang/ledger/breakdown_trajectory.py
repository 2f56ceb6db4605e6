"""Planned values month by month 序时计划: a proposal in equal steps, and what any plan must satisfy."""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from taizhang.ledger.task_records import PlanPoint, TaskPlan

PLANNED_KINDS = ("cumulative", "level")
"""The kinds of target for which a plan month by month is proposed; growth is compared with its target directly."""


def months_between(first: int, last: int) -> tuple[int, ...]:
    """Return the months from ``first`` to ``last``, both as 202610 and both included; empty where last lies before."""
    found = []
    month = first
    while month <= last:
        found.append(month)
        month = month + 1 if month % 100 < 12 else month + 89
    return tuple(found)


def month_of(day: date) -> int:
    """Return the month of a day, as 202610."""
    return day.year * 100 + day.month


def proposed_trajectory(plan: TaskPlan, year: int) -> tuple[PlanPoint, ...]:
    """Return a plan in equal steps from January to the month of the deadline; empty where none makes sense.

    Quantities that add up begin at nothing, levels at their baseline (and need one). The last value is the target
    itself, digit for digit; those before are rounded to its decimals and two more, whole numbers of a hundred and above
    to whole numbers.
    """
    if plan.target is None or plan.target_kind not in PLANNED_KINDS:
        return ()
    if plan.target_kind == "level" and plan.baseline is None:
        return ()
    start = Decimal(0) if plan.target_kind == "cumulative" else (plan.baseline or Decimal(0))
    months = months_between(year * 100 + 1, month_of(plan.deadline) if plan.deadline else year * 100 + 12)
    if not months:
        return ()
    step = _step(plan.target)
    count = len(months)
    values = [
        (start + (plan.target - start) * number / count).quantize(step, ROUND_HALF_UP) for number in range(1, count)
    ]
    return tuple(
        PlanPoint(month=month, value=value) for month, value in zip(months, [*values, plan.target], strict=True)
    )


def _step(target: Decimal) -> Decimal:
    """The last place that proposed values are rounded to."""
    exponent = target.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    if places == 0 and abs(target) >= 100:
        return Decimal(1)
    return Decimal(1).scaleb(-(places + 2))


def trajectory_errors(plan: TaskPlan) -> tuple[str, ...]:
    """Return what is wrong with the planned values of a task, as sentences; empty where nothing is."""
    points = plan.trajectory
    if not points:
        return ()
    if plan.target is None:
        return (_("没有目标值，不能按月安排序时计划：请先填目标值，或清空各月。"),)
    found: list[str] = []
    months = [point.month for point in points]
    if months != sorted(set(months)):
        found.append(_("序时计划的月份重复或没有按先后排列，请每月只填一个值。"))
    last = points[-1]
    if last.value != plan.target:
        found.append(
            _("序时计划最后一个月（%(month)s）是%(value)s，应当等于目标值%(target)s。")
            % {"month": last.month, "value": format(last.value, "f"), "target": format(plan.target, "f")}
        )
    if plan.deadline is not None and last.month > month_of(plan.deadline):
        found.append(_("序时计划排到了%(month)s，晚于完成时限，请去掉之后的月份。") % {"month": last.month})
    if plan.target_kind == "cumulative":
        found.extend(_falls(points))
    return tuple(found)


def _falls(points: Iterable[PlanPoint]) -> list[str]:
    """Months in which a quantity that adds up would fall."""
    found: list[str] = []
    before: PlanPoint | None = None
    for point in points:
        if before is not None and point.value < before.value:
            found.append(
                _("累计值不能减少：%(month)s的%(value)s小于上月的%(before)s。")
                % {"month": point.month, "value": format(point.value, "f"), "before": format(before.value, "f")}
            )
        before = point
    return found
