"""Breaking down 分解: tasks of matters and their parts, as many at once as a form or a workbook holds, or none."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from taizhang.audit.service import Act, Conflict, Invalid, NotAllowed, NotFound, change, told_before
from taizhang.ledger.actions.plan_rows import insert_task, write_plan
from taizhang.ledger.breakdown_check import cleaned
from taizhang.ledger.breakdown_compare import Ground, examine, ground, preview
from taizhang.ledger.breakdown_records import BreakdownPreview, BreakdownRow, RowOutcome
from taizhang.ledger.doors import visible_matters, visible_tasks
from taizhang.ledger.lighting import relight_many
from taizhang.ledger.models import Matter, Task, TaskState
from taizhang.ledger.search import forget_task, index_task
from taizhang.ledger.task_plans import version_of
from taizhang.organs.records import Access

__all__ = ["RowsRefused", "break_down", "preview_breakdown", "remove_task"]


class RowsRefused(Invalid):
    """Rows that cannot be taken; ``fields`` has the sentences by the row's label, ``rows`` the whole outcome."""

    code = "rows_refused"

    def __init__(self, rows: Sequence[RowOutcome]) -> None:
        wrong = [row for row in rows if row.errors]
        super().__init__(
            _("有%(count)d行不能接受，什么都没有保存。第一处：%(first)s")
            % {"count": len(wrong), "first": f"{wrong[0].label}：{wrong[0].errors[0]}"},
            fields={row.label: "".join(row.errors) for row in wrong},
        )
        self.rows = tuple(rows)


def preview_breakdown(access: Access, rows: Sequence[BreakdownRow]) -> BreakdownPreview:
    """Return what the rows would change; nothing is written. Raises NotAllowed, and NotFound for an unseen matter."""
    return preview(rows, _seen(access, rows))


def break_down(
    access: Access,
    rows: Sequence[BreakdownRow],
    *,
    seen: str | None = None,
    key: str | None = None,
    action: str = "task.break_down",
) -> Mapping[str, object]:
    """Write every row, or none, and answer with the keys of the tasks added and changed.

    ``seen`` is the digest of the preview that was confirmed: Conflict where anything changed since. Raises
    RowsRefused where rows cannot be taken, NotAllowed, and NotFound for a matter that may not be seen.
    """
    on = _seen(access, rows)
    asked = [(row.label, row.matter, row.task, row.parent, row.parent_label, version_of(row.plan)) for row in rows]
    changed = {row.task for row in examine(rows, on) if row.kind == "changed" and row.task is not None}
    also = [("task", task) for task in changed]
    with change(action, stream=None, by=access, key=key, asked=[asked, seen], also=also) as act:
        if act.repeated is not None:
            return act.repeated
        locked = _locked(sorted(on.matters), act)
        if seen is not None and preview(rows, locked).digest != seen:
            raise Conflict(_("预览之后数据又有变动：请重新预览，确认后再保存。"), code="changed_since_preview")
        outcomes = examine(rows, locked)
        if any(row.errors for row in outcomes):
            raise RowsRefused(outcomes)
        return act.answer(_written(act, rows, outcomes, locked))


def remove_task(access: Access, task_id: int, *, key: str | None = None) -> Mapping[str, object]:
    """Remove a draft that was never handed over and has no parts; its history keeps what it held.

    Raises NotFound, NotAllowed, and Conflict for a task that is no draft any more (withdraw it) or has parts.
    """
    asked = [task_id]
    if not visible_tasks(access).filter(pk=task_id).exists():
        told = told_before("task.remove", by=access, key=key, asked=asked)
        if told is not None:
            return told
        raise NotFound(_("没有找到这项任务。"))
    _allowed(access)
    with change("task.remove", stream=("task", task_id), by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return act.repeated
        task = act.lock(Task, task_id)
        if task.state != TaskState.DRAFT or task.handovers.exists():
            raise Conflict(_("任务%(number)s已经交办过，不能删除：请改用“撤销”并写明原因。") % {"number": task.number})
        if task.parts.exists():
            raise Conflict(_("任务%(number)s下面还有分解出的任务：请先删除它们。") % {"number": task.number})
        for rows in (task.supports.all(), task.milestones.all(), task.trajectory.all()):
            for row in rows:
                act.delete(row)
        matter = task.matter_id
        act.delete(task)
        forget_task(task_id)
        return act.answer({"matter": matter})


def _allowed(access: Access) -> None:
    if not access.may("task.break_down"):
        raise NotAllowed(_("分解任务由督查室办理；如需调整，请与督查室联系。"))


def _seen(access: Access, rows: Iterable[BreakdownRow]) -> Ground:
    """What stands of the rows' matters, through the doors."""
    _allowed(access)
    wanted = {row.matter for row in rows}
    matters = list(visible_matters(access).filter(pk__in=wanted))
    if len(matters) != len(wanted):
        raise NotFound(_("没有找到督办事项。"))
    return ground(matters, visible_tasks(access).filter(matter__in=wanted).exclude(state=TaskState.WITHDRAWN))


def _locked(matters: Sequence[int], act: Act) -> Ground:
    """The same, locked in the order of their keys, so that two breakdowns of the same matters follow one another."""
    rows = [act.lock(Matter, pk) for pk in matters]
    tasks = (
        Task.objects.select_for_update(of=("self",))
        .filter(matter__in=matters)
        .exclude(state=TaskState.WITHDRAWN)
        .order_by("pk")
    )
    return ground(rows, list(tasks))


def _written(act: Act, rows: Sequence[BreakdownRow], outcomes: Sequence[RowOutcome], on: Ground) -> dict[str, object]:
    added: list[int] = []
    changed: list[int] = []
    made: dict[str, Task] = {}
    waiting = list(zip(rows, outcomes, strict=True))
    while waiting:
        later = []
        for row, outcome in waiting:
            plan = cleaned(row.plan)
            if row.task is not None:
                now = on.tasks[row.task]
                made[row.label] = now.task
                if outcome.changes:
                    write_plan(act, now.task, now.plan, plan)
                    if (now.plan.title, now.plan.detail) != (plan.title, plan.detail):
                        index_task(now.task)
                    changed.append(row.task)
                continue
            parent = on.tasks[row.parent].task if row.parent is not None else made.get(row.parent_label)
            if row.parent_label and parent is None:
                later.append((row, outcome))
                continue
            task = insert_task(act, on.matters[row.matter], parent, plan)
            index_task(task)
            made[row.label] = task
            added.append(task.pk)
        if len(later) == len(waiting):
            raise RowsRefused([_without_parent(outcome) for _row, outcome in later])
        waiting = later
    # What a light rests on may have changed, and a new part changes what its whole follows from. Drafts have no light.
    lit = {key for key in changed if on.tasks[key].task.state != TaskState.DRAFT}
    lit |= {row.parent for row in rows if row.task is None and row.parent is not None}
    relight_many(key for key in lit if on.tasks[key].task.state != TaskState.DRAFT)
    return {"added": added, "changed": changed}


def _without_parent(outcome: RowOutcome) -> RowOutcome:
    return RowOutcome(
        label=outcome.label,
        kind="error",
        task=outcome.task,
        number=outcome.number,
        title=outcome.title,
        errors=(_("没有找到序号所指的上级任务，请核对序号。"),),
    )
