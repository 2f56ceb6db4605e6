"""Leader in charge, lead organ and deadline of several tasks at once 批量分工: previewed, then all or none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from taizhang.audit.service import Invalid, NotAllowed, NotFound
from taizhang.ledger.actions.break_down import break_down, preview_breakdown
from taizhang.ledger.breakdown_records import BreakdownPreview, BreakdownRow
from taizhang.ledger.breakdown_trajectory import proposed_trajectory
from taizhang.ledger.doors import visible_tasks
from taizhang.ledger.lights import month_of
from taizhang.ledger.models import Task
from taizhang.ledger.task_plans import standing
from taizhang.ledger.task_records import TaskPlan
from taizhang.organs.records import Access

MOST = 500
"""Tasks that are assigned together at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigning:
    """批量分工: what each of the tasks is given; what is None stays as it is."""

    leader: int | None = None
    lead: int | None = None
    deadline: date | None = None


def preview_assigning(access: Access, tasks: Iterable[int], given: Assigning) -> BreakdownPreview:
    """Return what would change of each task, or why it cannot; nothing is written.

    Raises NotAllowed, Invalid where nothing is given or no task is named, NotFound for an unseen one.
    """
    return preview_breakdown(access, _rows(access, tasks, given))


def assign_many(
    access: Access, tasks: Iterable[int], given: Assigning, *, seen: str | None = None, key: str | None = None
) -> Mapping[str, object]:
    """Give the tasks what is given, all or none; answers with the keys of those that changed.

    ``seen`` is the digest of the preview that was confirmed. Raises as ``break_down`` and ``preview_assigning`` do.
    """
    return break_down(access, _rows(access, tasks, given), seen=seen, key=key, action="task.assign_many")


def _rows(access: Access, ids: Iterable[int], given: Assigning) -> list[BreakdownRow]:
    if not access.may("task.break_down"):
        raise NotAllowed(_("分解任务由督查室办理；如需调整，请与督查室联系。"))
    wanted = set(ids)
    if not wanted:
        raise Invalid(_("没有选择任务：请先在清单里勾选。"))
    if len(wanted) > MOST:
        raise Invalid(_("一次最多%(count)d项任务，请分几次办理。") % {"count": MOST})
    if given == Assigning():
        raise Invalid(_("请至少选择牵头领导、牵头单位或者完成时限中的一项。"))
    found = list(visible_tasks(access).filter(pk__in=wanted).order_by("matter", "place", "pk"))
    if len(found) != len(wanted):
        raise NotFound(_("没有找到这项任务。"))
    plans = standing(found)
    return [
        BreakdownRow(
            label=task.number,
            matter=task.matter_id,
            task=task.pk,
            parent=task.parent_id,
            plan=_given(task, plans[task.pk].plan, given),
        )
        for task in found
    ]


def _given(task: Task, plan: TaskPlan, given: Assigning) -> TaskPlan:
    """The plan with what is given: a new lead no longer supports itself, months follow a moved deadline."""
    made = replace(
        plan,
        leader=plan.leader if given.leader is None else given.leader,
        lead=plan.lead if given.lead is None else given.lead,
        supports=tuple(organ for organ in plan.supports if organ != given.lead),
        deadline=plan.deadline if given.deadline is None else given.deadline,
    )
    moved = plan.deadline is None or made.deadline is None or month_of(plan.deadline) != month_of(made.deadline)
    if made.trajectory and made.deadline != plan.deadline and moved:
        return replace(made, trajectory=proposed_trajectory(made, task.year))
    return made
