"""Signing 签收 and objecting 异议: what the organ does with a task that was handed over to it."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from taizhang.audit.service import Conflict, Invalid, NotAllowed, NotFound, change
from taizhang.ledger.actions.hand_over_task import current_handover, refuse_organ
from taizhang.ledger.doors import visible_tasks
from taizhang.ledger.lighting import relight_many
from taizhang.ledger.limits import due
from taizhang.ledger.models import Task
from taizhang.ledger.transitions import capability, move
from taizhang.organs.records import Access
from taizhang.organs.service import stood_in_for

__all__ = ["object_to_task", "sign_tasks"]


def sign_tasks(access: Access, task_ids: Sequence[int], *, key: str | None = None) -> Mapping[str, object]:
    """Sign for these tasks on behalf of their lead organ, all or none.

    Late signing is allowed and stays visible. Raises NotFound, NotAllowed for whoever may not sign for the organ, and
    Conflict for a task that does not wait for a signature.
    """
    wanted = sorted(set(task_ids))
    if not wanted:
        raise Invalid(_("没有选择任务：请先勾选要签收的任务。"))
    leads = dict(visible_tasks(access).filter(pk__in=wanted).values_list("pk", "lead_id"))
    if len(leads) != len(wanted):
        raise NotFound(_("没有找到这项任务。"))
    for lead in leads.values():
        if lead is None or not access.may(capability("task.sign"), lead):
            raise NotAllowed(_("任务由牵头单位签收：请由牵头单位的联络员或者负责人办理。"))
    also = [("task", pk) for pk in wanted]
    reason = _deputy(access, {lead for lead in leads.values() if lead is not None})
    with change("task.sign", stream=None, by=access, key=key, asked=wanted, reason=reason, also=also) as act:
        if act.repeated is not None:
            return act.repeated
        for pk in wanted:
            task = act.lock(Task, pk)
            if task.lead_id != leads[pk]:
                raise Conflict(_("任务%(number)s刚刚改派给了别的单位：请刷新页面。") % {"number": task.number})
            following = move("task", "task.sign", task.state)
            handover = current_handover(act, task)
            act.update(
                handover,
                state=move("handover", "task.sign", handover.state),
                signed_at=act.at,
                signed_by_id=access.person,
            )
            act.update(task, state=following)
        relight_many(wanted)
        return act.answer({"tasks": wanted})


def object_to_task(
    access: Access, task_id: int, reason: str, *, proposed: int | None = None, key: str | None = None
) -> Mapping[str, object]:
    """Object that a task is not the organ's, with the organ proposed instead, within the limit for signing.

    Raises NotFound, NotAllowed, Invalid without a reason; Conflict after the last day, after an objection was rejected,
    and in any other state that the table of transitions does not name.
    """
    lead = visible_tasks(access).filter(pk=task_id).values_list("lead_id", flat=True).first()
    if lead is None:
        raise NotFound(_("没有找到这项任务。"))
    if not access.may(capability("task.object"), lead):
        raise NotAllowed(_("只有牵头单位可以提出异议。"))
    if not reason.strip():
        raise Invalid(_("请写明不属于本单位职责的理由。"), fields={"reason": _("请写明理由。")})
    asked = [task_id, proposed, reason.strip()]
    with change("task.object", stream=("task", task_id), by=access, key=key, asked=asked, reason=reason.strip()) as act:
        if act.repeated is not None:
            return act.repeated
        task = act.lock(Task, task_id)
        if task.lead_id != lead:
            raise Conflict(_("任务%(number)s刚刚改派给了别的单位：请刷新页面。") % {"number": task.number})
        following = move("task", "task.object", task.state)
        handover = current_handover(act, task)
        if handover.decided_at is not None:
            raise Conflict(
                _("这次交办的异议已经决定不成立，请在%(day)s前签收。") % {"day": handover.sign_due},
                code="already_decided",
            )
        if proposed is not None:
            refuse_organ(proposed, now=lead)
        day = timezone.localtime(act.at).date()
        if day > handover.sign_due:
            raise Conflict(
                _("提出异议的期限已于%(day)s届满：请先签收，确有需要的再与督查室联系。") % {"day": handover.sign_due},
                code="too_late",
            )
        act.update(
            handover,
            state=move("handover", "task.object", handover.state),
            objection=reason.strip(),
            proposed_id=proposed,
            objected_at=act.at,
            objected_by_id=access.person,
            decide_due=due("handover.decide", day).on,
        )
        act.update(task, state=following)
        return act.answer({"task": task.pk, "decide_due": handover.decide_due})


def _deputy(access: Access, organs: Iterable[int]) -> str:
    """For whom the person acts, where they stand in for someone (代理): what the event says; else empty."""
    names = sorted({name for organ in organs if (name := stood_in_for(access.person, organ, ("head", "liaison")))})
    return _("代%(name)s办理") % {"name": "、".join(names)} if names else ""
