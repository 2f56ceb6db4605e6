"""Writing a plan into rows: the task, its supporting organs, milestones and planned values. Used inside commands."""

from dataclasses import fields

from taizhang.audit.service import Act
from taizhang.ledger.matter_numbers import next_task_number
from taizhang.ledger.models import Matter, Milestone, Support, Task, TrajectoryPoint
from taizhang.ledger.task_records import TaskPlan

__all__ = ["insert_task", "write_plan"]

_OWN = tuple(
    one.name
    for one in fields(TaskPlan)
    if one.name not in {"supports", "trajectory", "milestones", "leader", "lead", "indicator", "figure"}
)
"""The columns of a plan that are columns of a task by the same name."""


def insert_task(act: Act, matter: Matter, parent: Task | None, plan: TaskPlan) -> Task:
    """Insert a draft with its plan, numbered after its siblings; the matter's row must be locked."""
    number, place = next_task_number(matter, parent)
    task = act.create(
        Task(
            matter=matter,
            parent=parent,
            number=number,
            place=place,
            year=matter.year,
            created_at=act.at,
            leader_id=plan.leader,
            lead_id=plan.lead,
            indicator_id=plan.indicator,
            figure_id=plan.figure,
            **{name: getattr(plan, name) for name in _OWN},
        )
    )
    # The path holds the task's own key, so it can only be set now; it is derived and no part of the history.
    task.path = f"{parent.path if parent else '/'}{task.pk}/"
    Task.objects.filter(pk=task.pk).update(path=task.path)
    _write_hanging(act, task, TaskPlan(title=""), plan)
    return task


def write_plan(act: Act, task: Task, old: TaskPlan, new: TaskPlan) -> None:
    """Write what differs of a plan; a locked task."""
    values = {name: getattr(new, name) for name in _OWN if getattr(old, name) != getattr(new, name)}
    for name in ("leader", "lead", "indicator", "figure"):
        if getattr(old, name) != getattr(new, name):
            values[f"{name}_id"] = getattr(new, name)
    if values:
        act.update(task, **values)
    _write_hanging(act, task, old, new)


def _write_hanging(act: Act, task: Task, old: TaskPlan, new: TaskPlan) -> None:
    if old.supports != new.supports:
        known = {support.organ_id: support for support in task.supports.all()}
        for organ, support in known.items():
            if organ not in new.supports:
                act.delete(support)
        for position, organ in enumerate(new.supports):
            if organ in known:
                if known[organ].position != position:
                    act.update(known[organ], position=position)
            else:
                act.create(Support(task=task, organ_id=organ, position=position))
    if old.trajectory != new.trajectory:
        points = {point.month: point for point in task.trajectory.all()}
        wanted = {point.month: point.value for point in new.trajectory}
        for month, point in points.items():
            if month not in wanted:
                act.delete(point)
        for month, value in wanted.items():
            if month not in points:
                act.create(TrajectoryPoint(task=task, month=month, value=value))
            elif points[month].value != value:
                act.update(points[month], value=value)
    steps = [(step.title, step.due) for step in new.milestones]
    if [(step.title, step.due) for step in old.milestones] != steps:
        left = list(steps)
        for step in task.milestones.order_by("due", "id"):
            if (step.title, step.due) in left:
                left.remove((step.title, step.due))  # One that stays keeps the day on which it was reached.
            else:
                act.delete(step)
        for title, due in left:
            act.create(Milestone(task=task, title=title, due=due))
