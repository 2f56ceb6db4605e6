"""Amendments 延期、调整: asked for before the task is due, decided by whom the table says, the original kept."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from taizhang.audit.service import Act, Conflict, Invalid, NotAllowed, NotFound, Plain, change
from taizhang.ledger.actions.field_errors import is_plain_number, refuse_fields
from taizhang.ledger.doors import visible_amendments, visible_tasks
from taizhang.ledger.lighting import relight
from taizhang.ledger.models import Amendment, Task
from taizhang.ledger.reporting.tables import AmendmentRule, amendment_rules
from taizhang.ledger.transitions import move
from taizhang.organs.records import Access
from taizhang.storage import today

WAITING = ("requested", "office_agreed")
"""States in which a request is not decided yet."""


def rule_for(task: Task, kind: str, new_deadline: date | None) -> AmendmentRule:
    """Return the rule that says who decides; raises LookupError where the table has none for this kind."""
    earlier = Amendment.objects.filter(task=task, kind="deadline", state="approved").count()
    days = (new_deadline - task.deadline).days if new_deadline and task.deadline else 0
    for rule in amendment_rules().rules:
        fits = (
            rule.kind == kind
            and earlier >= rule.earlier
            and (rule.more_than_days is None or days > rule.more_than_days)
            and (not rule.next_year or (new_deadline is not None and new_deadline.year > task.year))
        )
        if fits:
            return rule
    raise LookupError(kind)


def request_amendment(
    access: Access,
    task_id: int,
    *,
    kind: str,
    reason: str,
    new_deadline: date | None = None,
    new_target: Decimal | None = None,
    key: str | None = None,
) -> dict[str, Plain]:
    """Ask for a later deadline or another target. Refused once the deadline has passed, or while one is being
    decided."""
    seen = visible_tasks(access).filter(pk=task_id).first()
    if seen is None:
        raise NotFound(_("没有找到这项任务。"))
    if not access.may("amendment.request", seen.lead_id):
        raise NotAllowed(_("延期和调整由牵头单位申请，您没有这项权限。"))
    asked = {"task": task_id, "kind": kind, "new_deadline": new_deadline, "new_target": new_target, "reason": reason}
    with change("amendment.request", stream=("task", task_id), by=access, key=key, asked=asked, reason=reason) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        task = act.lock(Task, task_id)
        _must_be_in_time(task)
        _check_request(task, kind, reason, new_deadline, new_target)
        if Amendment.objects.filter(task=task, kind=kind, state__in=WAITING).exists():
            raise Conflict(_("这项任务已有一份同类申请待批，请等待批复或先撤回。"), code="already_asked")
        rule = rule_for(task, kind, new_deadline)
        assert task.lead_id is not None  # only a draft has none, and a draft is not being worked at
        made = act.create(
            Amendment(
                task=task,
                organ_id=task.lead_id,
                kind=kind,
                old_deadline=task.deadline if kind == "deadline" else None,
                new_deadline=new_deadline if kind == "deadline" else None,
                old_target=task.target if kind == "target" else None,
                new_target=new_target if kind == "target" else None,
                reason=reason.strip(),
                approver=rule.approver,
                rule=rule.name,
                requested_by_id=access.person,
                requested_at=act.at,
            )
        )
        return act.answer({"amendment": made.pk, "task": task_id, "approver": rule.approver, "rule": rule.name})


def _must_be_in_time(task: Task) -> None:
    if task.state != "working":
        raise Conflict(_("只有办理中的任务可以申请延期或调整。"), code="wrong_state")
    if task.deadline is not None and today() > task.deadline:
        raise Conflict(
            _("时限%(day)s已过，不能再申请延期或调整；请向督查室说明情况。") % {"day": task.deadline.isoformat()},
            code="after_due",
        )


def _check_request(task: Task, kind: str, reason: str, new_deadline: date | None, new_target: Decimal | None) -> None:
    fields: dict[str, str] = {}
    shortest = amendment_rules().shortest_reason
    if len(reason.strip()) < shortest:
        fields["reason"] = _("请写明原因，不少于%(least)d字。") % {"least": shortest}
    if kind == "deadline":
        if task.deadline is None:
            fields["kind"] = _("这项任务没有时限，无须延期。")
        elif new_deadline is None or new_deadline <= task.deadline:
            fields["new_deadline"] = _("新的时限应晚于现在的时限%(day)s。") % {"day": task.deadline.isoformat()}
    elif kind == "target":
        if task.target is None:
            fields["kind"] = _("这项任务没有目标值，无须调整。")
        elif new_target is None or not is_plain_number(new_target) or new_target == task.target:
            fields["new_target"] = _("请填写与现在不同的目标值。")
    else:
        fields["kind"] = _("请选择延期或调整目标。")
    refuse_fields(fields, _("申请内容有误，请改正标出的各项。"))


def _seen(access: Access, amendment_id: int) -> Amendment:
    found = visible_amendments(access).filter(pk=amendment_id).first()
    if found is None:
        raise NotFound(_("没有找到这份申请。"))
    return found


def _decider(access: Access, capability: str, message: str) -> None:
    if not access.may(capability):
        raise NotAllowed(message)


def agree_amendment(access: Access, amendment_id: int, *, note: str = "", key: str | None = None) -> dict[str, Plain]:
    """The office agrees to a request that is a leader's to decide, and passes it on."""
    seen = _seen(access, amendment_id)
    _decider(access, "amendment.decide", _("申请由督查室受理，您没有这项权限。"))
    asked = {"amendment": amendment_id}
    with change("amendment.agree", stream=("task", seen.task_id), by=access, key=key, asked=asked, reason=note) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        _task, one = _locked(act, seen)
        if one.approver != "leader":
            raise Conflict(_("这份申请由督查室直接批准，不必上报领导。"), code="office_decides")
        state = move("amendment", "amendment.agree", one.state)
        act.update(one, state=state, agreed_by_id=access.person, agreed_at=act.at)
        return act.answer({"amendment": one.pk, "state": state})


def approve_amendment(access: Access, amendment_id: int, *, note: str = "", key: str | None = None) -> dict[str, Plain]:
    """Approve a request: the office what is its own to decide, a leader what the office passed on.

    The task takes the new deadline or target at once; what it first was stays beside it.
    """
    seen = _seen(access, amendment_id)
    office = seen.approver == "office"
    name = "amendment.approve" if office else "amendment.sign_off"
    _decider(
        access,
        "amendment.decide" if office else "amendment.approve",
        _("这份申请由督查室批准，您没有这项权限。") if office else _("这份申请由分管领导批准，您没有这项权限。"),
    )
    asked = {"amendment": amendment_id}
    with change(name, stream=("task", seen.task_id), by=access, key=key, asked=asked, reason=note) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        task, one = _locked(act, seen)
        state = move("amendment", name, one.state)
        _apply(act, task, one)
        act.update(one, state=state, decided_by_id=access.person, decided_at=act.at, decision=note.strip())
        relight(task.pk)
        return act.answer({"amendment": one.pk, "state": state, "task": task.pk})


def _apply(act: Act, task: Task, one: Amendment) -> None:
    if task.state in ("closed", "withdrawn"):
        raise Conflict(_("这项任务已经销号或撤销，不能再改时限或目标。"), code="wrong_state")
    if one.kind == "deadline":
        if task.deadline != one.old_deadline:
            raise Conflict(_("申请以后任务的时限又有变动，请退回后重新申请。"), code="changed_meanwhile")
        act.update(task, deadline=one.new_deadline, original_deadline=task.original_deadline or one.old_deadline)
        return
    if task.target != one.old_target:
        raise Conflict(_("申请以后任务的目标又有变动，请退回后重新申请。"), code="changed_meanwhile")
    original = one.old_target if task.original_target is None else task.original_target
    act.update(task, target=one.new_target, original_target=original)


def refuse_amendment(access: Access, amendment_id: int, *, reason: str, key: str | None = None) -> dict[str, Plain]:
    """Refuse a request, with the reason: the office before it passed it on, a leader after."""
    seen = _seen(access, amendment_id)
    passed_on = seen.state == "office_agreed"
    name = "amendment.decline" if passed_on else "amendment.refuse"
    _decider(
        access,
        "amendment.approve" if passed_on else "amendment.decide",
        _("这份申请由分管领导批复，您没有这项权限。") if passed_on else _("申请由督查室受理，您没有这项权限。"),
    )
    if not reason.strip():
        raise Invalid(_("请写明不予批准的理由。"), fields={"reason": _("请写明不予批准的理由。")})
    asked = {"amendment": amendment_id}
    with change(name, stream=("task", seen.task_id), by=access, key=key, asked=asked, reason=reason) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        _task, one = _locked(act, seen)
        state = move("amendment", name, one.state)
        act.update(one, state=state, decided_by_id=access.person, decided_at=act.at, decision=reason.strip())
        return act.answer({"amendment": one.pk, "state": state})


def withdraw_amendment(access: Access, amendment_id: int, *, key: str | None = None) -> dict[str, Plain]:
    """Withdraw one's own organ's request before it is decided."""
    seen = _seen(access, amendment_id)
    if not access.may("amendment.request", seen.organ_id):
        raise NotAllowed(_("申请由申请单位撤回，您没有这项权限。"))
    asked = {"amendment": amendment_id}
    with change("amendment.withdraw", stream=("task", seen.task_id), by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        _task, one = _locked(act, seen)
        state = move("amendment", "amendment.withdraw", one.state)
        act.update(one, state=state)
        return act.answer({"amendment": one.pk, "state": state})


def _locked(act: Act, seen: Amendment) -> tuple[Task, Amendment]:
    return act.lock(Task, seen.task_id), act.lock(Amendment, seen.pk)
