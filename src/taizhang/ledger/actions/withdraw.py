"""Withdrawing 撤销 a task or a whole matter, with its reason; and closing 办结 a matter whose tasks are done."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from taizhang.audit.service import Act, Conflict, Invalid, NotAllowed, NotFound, change
from taizhang.documents.service import mark_unused
from taizhang.ledger.doors import visible_matters, visible_tasks
from taizhang.ledger.lighting import relight
from taizhang.ledger.models import Handover, Matter, Task, TaskState
from taizhang.ledger.transitions import allowed, capability, move
from taizhang.organs.records import Access

__all__ = ["close_matter", "reopen_matter", "withdraw_matter", "withdraw_task"]


def withdraw_task(access: Access, task_id: int, reason: str, *, key: str | None = None) -> Mapping[str, object]:
    """Withdraw a task with all its parts; hand-overs that wait are withdrawn with it, reports stay.

    Raises NotFound, NotAllowed, Invalid without a reason, Conflict where it or a part of it may not be withdrawn.
    """
    path = visible_tasks(access).filter(pk=task_id).values_list("path", flat=True).first()
    if path is None:
        raise NotFound(_("没有找到这项任务。"))
    _may(access, "task.withdraw", reason, _("任务由督查室撤销；如需撤销，请与督查室联系。"))
    branch = list(Task.objects.filter(path__startswith=path).values_list("pk", flat=True))
    also = [("task", pk) for pk in branch]
    with change(
        "task.withdraw", stream=None, by=access, key=key, asked=[task_id], reason=reason.strip(), also=also
    ) as act:
        if act.repeated is not None:
            return act.repeated
        tasks = [act.lock(Task, pk) for pk in sorted(branch)]
        # The task itself must be one that may be withdrawn; parts that ended before stay as they ended.
        own = next(task for task in tasks if task.pk == task_id)
        move("task", "task.withdraw", own.state)
        _withdraw(act, tasks, "task.withdraw")
        if own.parent_id is not None:
            # The whole follows from the parts that are left.
            relight(own.parent_id)
        return act.answer({"tasks": branch})


def withdraw_matter(access: Access, matter_id: int, reason: str, *, key: str | None = None) -> Mapping[str, object]:
    """Withdraw a matter with all its tasks. Raises as ``withdraw_task``."""
    if not visible_matters(access).filter(pk=matter_id).exists():
        raise NotFound(_("没有找到这个督办事项。"))
    _may(access, "matter.withdraw", reason, _("督办事项由督查室撤销。"))
    branch = list(Task.objects.filter(matter=matter_id).order_by("pk").values_list("pk", flat=True))
    also = [("task", pk) for pk in branch]
    with change(
        "matter.withdraw",
        stream=("matter", matter_id),
        by=access,
        key=key,
        asked=[matter_id],
        reason=reason.strip(),
        also=also,
    ) as act:
        if act.repeated is not None:
            return act.repeated
        matter = act.lock(Matter, matter_id)
        following = move("matter", "matter.withdraw", matter.state)
        tasks = [act.lock(Task, pk) for pk in branch]
        _withdraw(act, tasks, "matter.withdraw")
        act.update(matter, state=following, ended_at=act.at, end_reason=reason.strip())
        if matter.commitment_id is not None:
            mark_unused(act, [matter.commitment_id])
        return act.answer({"matter": matter.pk, "tasks": branch})


def close_matter(access: Access, matter_id: int, reason: str, *, key: str | None = None) -> Mapping[str, object]:
    """Close a matter whose every task is closed or withdrawn. Raises as ``withdraw_task``."""
    if not visible_matters(access).filter(pk=matter_id).exists():
        raise NotFound(_("没有找到这个督办事项。"))
    _may(access, "matter.close", reason, _("督办事项由督查室办结。"))
    with change(
        "matter.close", stream=("matter", matter_id), by=access, key=key, asked=[matter_id], reason=reason.strip()
    ) as act:
        if act.repeated is not None:
            return act.repeated
        matter = act.lock(Matter, matter_id)
        following = move("matter", "matter.close", matter.state)
        left = Task.objects.filter(matter=matter).exclude(state__in=(TaskState.CLOSED, TaskState.WITHDRAWN)).count()
        if left:
            raise Conflict(_("还有%(count)d项任务没有销号：全部销号或者撤销之后，才能办结。") % {"count": left})
        act.update(matter, state=following, ended_at=act.at, end_reason=reason.strip())
        return act.answer({"matter": matter.pk})


def reopen_matter(access: Access, matter_id: int, reason: str, *, key: str | None = None) -> Mapping[str, object]:
    """Reopen a closed matter. Raises as ``withdraw_task``."""
    if not visible_matters(access).filter(pk=matter_id).exists():
        raise NotFound(_("没有找到这个督办事项。"))
    _may(access, "matter.reopen", reason, _("督办事项由督查室恢复办理。"))
    with change(
        "matter.reopen", stream=("matter", matter_id), by=access, key=key, asked=[matter_id], reason=reason.strip()
    ) as act:
        if act.repeated is not None:
            return act.repeated
        matter = act.lock(Matter, matter_id)
        act.update(matter, state=move("matter", "matter.reopen", matter.state), ended_at=None, end_reason="")
        return act.answer({"matter": matter.pk})


def _may(access: Access, act: str, reason: str, refusal: str) -> None:
    if not access.may(capability(act)):
        raise NotAllowed(refusal)
    if not reason.strip():
        raise Invalid(_("请写明原因。"), fields={"reason": _("请写明原因。")})


def _withdraw(act: Act, tasks: list[Task], name: str) -> None:
    """Withdraw those of these locked tasks that are not closed, and what waits of their hand-overs."""
    for task in tasks:
        if task.state in (TaskState.CLOSED, TaskState.WITHDRAWN):
            continue
        following = move("task", name, task.state)
        for pk in task.handovers.order_by("pk").values_list("pk", flat=True):
            handover = act.lock(Handover, pk)
            if allowed("handover", name, handover.state):
                act.update(handover, state=move("handover", name, handover.state))
        act.update(task, state=following)
