"""What stands planned of tasks, in the form in which plans come in; and the version that an editor is held to."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from taizhang.ledger.models import Milestone, Support, Task, TrajectoryPoint
from taizhang.ledger.task_records import PlannedStep, PlanPoint, TaskPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A task as it stands, with its plan."""

    task: Task
    plan: TaskPlan
    version: str


def standing(tasks: Iterable[Task]) -> Mapping[int, Standing]:
    """Return the plan of each of these tasks: three queries, however many there are."""
    known = {task.pk: task for task in tasks}
    supports: dict[int, list[int]] = defaultdict(list)
    links = Support.objects.filter(task__in=known).order_by("position", "id")
    for pk, organ in links.values_list("task_id", "organ_id"):
        supports[pk].append(organ)
    points: dict[int, list[PlanPoint]] = defaultdict(list)
    for point in TrajectoryPoint.objects.filter(task__in=known).order_by("month"):
        if point.value is not None:
            points[point.task_id].append(PlanPoint(month=point.month, value=point.value))
    steps: dict[int, list[PlannedStep]] = defaultdict(list)
    for step in Milestone.objects.filter(task__in=known).order_by("due", "id"):
        steps[step.task_id].append(PlannedStep(title=step.title, due=step.due, done_on=step.done_on, id=step.pk))
    found = {}
    for pk, task in known.items():
        plan = TaskPlan(
            title=task.title,
            detail=task.detail,
            theme=task.theme,
            leader=task.leader_id,
            lead=task.lead_id,
            supports=tuple(supports[pk]),
            deadline=task.deadline,
            target_kind=task.target_kind,
            target=task.target,
            target_high=task.target_high,
            qualifier=task.qualifier,
            unit=task.unit,
            baseline=task.baseline,
            indicator=task.indicator_id,
            figure=task.figure_id,
            parts_open=task.parts_open,
            parts_open_reason=task.parts_open_reason,
            trajectory=tuple(points[pk]),
            milestones=tuple(steps[pk]),
        )
        found[pk] = Standing(task=task, plan=plan, version=version_of(plan))
    return found


def version_of(plan: TaskPlan) -> str:
    """Return eight characters that change with whatever a plan sets; values are compared as numbers (1.50 is 1.5)."""
    said = json.dumps(
        [_said(getattr(plan, one.name)) for one in fields(plan)], ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(said.encode()).hexdigest()[:8]


def _said(value: object) -> object:
    match value:
        case Decimal():
            return format(value.normalize(), "f")
        case date():
            return value.isoformat()
        case PlanPoint():
            return [value.month, _said(value.value)]
        case PlannedStep():
            return [value.title, _said(value.due)]
        case tuple():
            return [_said(item) for item in value]
    return value
