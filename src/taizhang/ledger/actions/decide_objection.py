"""Deciding on an objection 异议: upheld, and the task goes to another organ; or rejected, and it must be signed for."""

from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from taizhang.audit.service import Invalid, NotAllowed, NotFound, change
from taizhang.ledger.actions.hand_over_task import current_handover, give_to, refuse_organ
from taizhang.ledger.doors import visible_tasks
from taizhang.ledger.limits import due
from taizhang.ledger.models import Task
from taizhang.ledger.transitions import capability, move
from taizhang.organs.records import Access

__all__ = ["reject_objection", "uphold_objection"]


def uphold_objection(
    access: Access, task_id: int, reason: str, *, organ: int, key: str | None = None
) -> Mapping[str, object]:
    """Uphold the objection and hand the task over to ``organ``; the first hand-over stays as it was, upheld.

    Raises NotFound, NotAllowed, Invalid without a reason or for the organ that objected, Conflict in the wrong state.
    """
    _may(access, task_id, "objection.uphold", reason)
    with change(
        "objection.uphold",
        stream=("task", task_id),
        by=access,
        key=key,
        asked=[task_id, organ, reason.strip()],
        reason=reason.strip(),
    ) as act:
        if act.repeated is not None:
            return act.repeated
        task = act.lock(Task, task_id)
        following = move("task", "objection.uphold", task.state)
        refuse_organ(organ, now=task.lead_id)
        handover = current_handover(act, task)
        act.update(
            handover,
            state=move("handover", "objection.uphold", handover.state),
            decided_at=act.at,
            decided_by_id=access.person,
            decision=reason.strip(),
        )
        act.update(task, state=following, lead_id=organ)
        for support in task.supports.filter(organ=organ):
            act.delete(support)
        new = give_to(act, task, organ)
        return act.answer({"task": task.pk, "handover": new.pk, "sign_due": new.sign_due})


def reject_objection(access: Access, task_id: int, reason: str, *, key: str | None = None) -> Mapping[str, object]:
    """Reject the objection: the organ must sign, within a new limit. Raises as ``uphold_objection``."""
    _may(access, task_id, "objection.reject", reason)
    with change(
        "objection.reject",
        stream=("task", task_id),
        by=access,
        key=key,
        asked=[task_id, reason.strip()],
        reason=reason.strip(),
    ) as act:
        if act.repeated is not None:
            return act.repeated
        task = act.lock(Task, task_id)
        following = move("task", "objection.reject", task.state)
        handover = current_handover(act, task)
        limit = due("handover.sign_after_rejection", timezone.localtime(act.at).date())
        act.update(
            handover,
            state=move("handover", "objection.reject", handover.state),
            decided_at=act.at,
            decided_by_id=access.person,
            decision=reason.strip(),
            sign_due=limit.on,
            sign_derivation=limit.derivation,
        )
        act.update(task, state=following)
        return act.answer({"task": task.pk, "sign_due": handover.sign_due})


def _may(access: Access, task_id: int, act: str, reason: str) -> None:
    if not visible_tasks(access).filter(pk=task_id).exists():
        raise NotFound(_("没有找到这项任务。"))
    if not access.may(capability(act)):
        raise NotAllowed(_("异议由督查室决定。"))
    if not reason.strip():
        raise Invalid(_("请写明决定的理由。"), fields={"reason": _("请写明决定的理由。")})
