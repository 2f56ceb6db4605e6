"""Handing over 交办: drafts go to their lead organs, one or many at once; and reassigning 改派."""

from collections.abc import Mapping, Sequence

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from taizhang.audit.service import Act, Conflict, Invalid, NotAllowed, NotFound, change
from taizhang.ledger.breakdown_check import share_errors
from taizhang.ledger.doors import visible_tasks
from taizhang.ledger.limits import due
from taizhang.ledger.models import Handover, HandoverState, MatterState, Task, TaskState
from taizhang.ledger.task_plans import standing
from taizhang.ledger.transitions import capability, move
from taizhang.organs.records import Access
from taizhang.organs.service import organs_by_id

__all__ = ["give_to", "hand_over_tasks", "reassign_task"]


def hand_over_tasks(access: Access, task_ids: Sequence[int], *, key: str | None = None) -> Mapping[str, object]:
    """Hand these drafts over to their lead organs, all or none; answer with the hand-overs and the last day to sign.

    Raises NotFound, NotAllowed; Invalid, with the sentences by task in ``fields``, for tasks that lack an organ or a
    deadline or whose parts do not add up; Conflict for one that is no draft.
    """
    wanted = sorted(set(task_ids))
    if not wanted:
        raise Invalid(_("没有选择任务：请先勾选要交办的任务。"))
    if visible_tasks(access).filter(pk__in=wanted).count() != len(wanted):
        raise NotFound(_("没有找到这项任务。"))
    if not access.may(capability("task.hand_over")):
        raise NotAllowed(_("任务由督查室交办；如需调整，请与督查室联系。"))
    also = [("task", pk) for pk in wanted]
    with change("task.hand_over", stream=None, by=access, key=key, asked=wanted, also=also) as act:
        if act.repeated is not None:
            return act.repeated
        tasks = [act.lock(Task, pk, "matter") for pk in wanted]
        wrong = _not_ready(tasks)
        if wrong:
            first = next(iter(wrong.values()))
            raise Invalid(
                _("有%(count)d项任务还不能交办，一项都没有交办。第一处：%(first)s")
                % {"count": len(wrong), "first": first},
                code="not_ready",
                fields=wrong,
            )
        handovers = []
        for task in tasks:
            assert task.lead_id is not None
            act.update(
                task,
                state=move("task", "task.hand_over", task.state),
                original_deadline=task.deadline,
                original_target=task.target,
            )
            handovers.append(give_to(act, task, task.lead_id))
        return act.answer(
            {"handovers": [one.pk for one in handovers], "tasks": wanted, "sign_due": handovers[0].sign_due}
        )


def reassign_task(
    access: Access, task_id: int, organ: int, reason: str, *, key: str | None = None
) -> Mapping[str, object]:
    """Give a task that was handed over to another organ; the hand-over to the first stays, as replaced.

    Raises NotFound, NotAllowed, Invalid without a reason or for the same organ, Conflict in the wrong state.
    """
    if not visible_tasks(access).filter(pk=task_id).exists():
        raise NotFound(_("没有找到这项任务。"))
    if not access.may(capability("task.reassign")):
        raise NotAllowed(_("任务由督查室改派；如需调整，请与督查室联系。"))
    if not reason.strip():
        raise Invalid(_("请写明改派的原因。"), fields={"reason": _("请写明改派的原因。")})
    with change(
        "task.reassign", stream=("task", task_id), by=access, key=key, asked=[task_id, organ], reason=reason.strip()
    ) as act:
        if act.repeated is not None:
            return act.repeated
        task = act.lock(Task, task_id)
        following = move("task", "task.reassign", task.state)
        refuse_organ(organ, now=task.lead_id)
        current = current_handover(act, task)
        act.update(current, state=move("handover", "task.reassign", current.state))
        act.update(task, state=following, lead_id=organ)
        _leave_supports(act, task, organ)
        new = give_to(act, task, organ)
        return act.answer({"task": task.pk, "handover": new.pk, "sign_due": new.sign_due})


def give_to(act: Act, task: Task, organ: int) -> Handover:
    """Insert a hand-over of a locked task to an organ, with its last day to sign."""
    limit = due("handover.sign", timezone.localtime(act.at).date())
    return act.create(
        Handover(
            task=task,
            organ_id=organ,
            handed_at=act.at,
            handed_by_id=act.by.person,
            sign_due=limit.on,
            sign_derivation=limit.derivation,
        )
    )


def current_handover(act: Act, task: Task) -> Handover:
    """Return the newest hand-over of a locked task, locked; raises Conflict where it was never handed over."""
    newest = task.handovers.order_by("-id").values_list("pk", flat=True).first()
    if newest is None:
        raise Conflict(_("任务%(number)s还没有交办。") % {"number": task.number})
    return act.lock(Handover, newest)


def refuse_organ(organ: int, *, now: int | None) -> None:
    """Raise Invalid for an organ that is none, no longer is, or has the task already."""
    known = organs_by_id().get(organ)
    if known is None or known.valid_to is not None:
        raise Invalid(_("请从现有单位中选择承办单位。"), fields={"organ": _("请从现有单位中选择承办单位。")})
    if organ == now:
        raise Invalid(
            _("%(organ)s就是现在的牵头单位，请选择另一个单位。") % {"organ": known.short_name},
            fields={"organ": _("请选择另一个单位。")},
        )


def _leave_supports(act: Act, task: Task, organ: int) -> None:
    """An organ that now leads no longer supports."""
    for support in task.supports.filter(organ=organ):
        act.delete(support)


def _not_ready(tasks: Sequence[Task]) -> dict[str, str]:
    """What keeps tasks from being handed over, by the task's number."""
    wrong: dict[str, str] = {}
    organs = organs_by_id()
    parents = {task.parent_id for task in tasks if task.parent_id is not None} | {task.pk for task in tasks}
    family = list(
        Task.objects.filter(Q(pk__in=parents) | Q(parent__in=parents)).exclude(state=TaskState.WITHDRAWN).order_by("pk")
    )
    plans = {pk: one.plan for pk, one in standing(family).items()}
    for task in tasks:
        found: list[str] = []
        named = f"{task.number}《{task.title}》"
        if task.state != TaskState.DRAFT:
            # The table of transitions says it in its own words.
            move("task", "task.hand_over", task.state)
        if task.matter.state != MatterState.OPEN:
            found.append(_("%(task)s所属的督办事项已经办结或者撤销。") % {"task": named})
        if task.lead_id is None:
            found.append(_("%(task)s没有牵头单位，请先确定牵头单位。") % {"task": named})
        elif organs[task.lead_id].valid_to is not None:
            found.append(
                _("%(task)s的牵头单位“%(organ)s”已经撤销，请先改定。")
                % {"task": named, "organ": organs[task.lead_id].short_name}
            )
        if task.deadline is None:
            found.append(_("%(task)s没有完成时限，请先填写。") % {"task": named})
        for whole in (task.pk, task.parent_id):
            if whole is not None:
                parts = [plans[one.pk] for one in family if one.parent_id == whole]
                found.extend(share_errors(plans[whole].title, plans[whole], parts, whole=True))
        if found:
            wrong[task.number] = "".join(dict.fromkeys(found))
    return wrong


def is_waiting(state: str) -> bool:
    """Return whether a hand-over in this state waits for a signature."""
    return state in (HandoverState.PENDING, HandoverState.REJECTED)
