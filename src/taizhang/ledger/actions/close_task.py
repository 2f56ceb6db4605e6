"""Closings 销号: asked for with evidence, checked by another person, closed or returned; reopened with the history
kept."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import cast

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from taizhang.audit.service import Conflict, Invalid, NotAllowed, NotFound, Plain, change
from taizhang.ledger.actions.add_evidence import attach_to_closing, stored
from taizhang.ledger.actions.field_errors import refuse_fields
from taizhang.ledger.actions.submit_progress import each
from taizhang.ledger.doors import visible_closings, visible_tasks
from taizhang.ledger.lighting import relight
from taizhang.ledger.lights import Kind, goal_of, light_rules
from taizhang.ledger.models import Closing, Evidence, Progress, Task
from taizhang.ledger.reporting.evidence import new_and_reused
from taizhang.ledger.reporting.marks import Mark, Told, closing_marks
from taizhang.ledger.reporting.records import Outcome, Upload
from taizhang.ledger.reporting.tables import closing_rules, evidence_rules, report_rules
from taizhang.ledger.transitions import move
from taizhang.organs.records import Access
from taizhang.storage import today


def request_closing(
    access: Access, task_id: int, *, words: str, uploads: Sequence[Upload] = (), key: str | None = None
) -> dict[str, Plain]:
    """Ask that a task be closed, in words and with evidence: files brought now, or what its reports hold already."""
    seen = visible_tasks(access).filter(pk=task_id).first()
    if seen is None:
        raise NotFound(_("没有找到这项任务。"))
    if not access.may("closing.request", seen.lead_id):
        raise NotAllowed(_("销号由牵头单位申请，您没有这项权限。"))
    _check_words(words, uploads)
    pieces = [stored(upload) for upload in uploads]
    asked = {"task": task_id, "words": words, "files": [piece.sha256 for piece in pieces]}
    with change("closing.request", stream=("task", task_id), by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        task = act.lock(Task, task_id)
        state = move("task", "closing.request", task.state)
        assert task.lead_id is not None  # only a draft has none, and a draft is not being worked at
        _must_have_no_open_parts(task)
        if closing_rules().evidence_required and not pieces and not _reported_evidence(task).exists():
            message = _("申请销号须附佐证：请上传文件，或先在进度报告中附上佐证。")
            raise Invalid(message, fields={"files": message})
        closing = act.create(
            Closing(
                task=task,
                organ_id=task.lead_id,
                words=words.strip(),
                requested_by_id=access.person,
                requested_at=act.at,
            )
        )
        attach_to_closing(act, closing, pieces)
        marks = _marks(task, closing)
        act.update(closing, marks=marks)
        act.update(task, state=state)
        relight(task.pk)
        return act.answer({"closing": closing.pk, "task": task.pk, "marks": [str(mark["code"]) for mark in marks]})


def _check_words(words: str, uploads: Sequence[Upload]) -> None:
    fields: dict[str, str] = {}
    if len(words.strip()) < closing_rules().shortest_words:
        fields["words"] = _("请写明完成情况，不少于%(least)d字。") % {"least": closing_rules().shortest_words}
    elif len(words) > report_rules().longest_text:
        fields["words"] = _("不能超过%(limit)d字，详细材料请作佐证上传。") % {"limit": report_rules().longest_text}
    if len(uploads) > evidence_rules().most:
        fields["files"] = _("一次最多附%(most)d件佐证，请合并后再传。") % {"most": evidence_rules().most}
    refuse_fields(fields, _("销号申请有误，请改正标出的各项。"))


def _must_have_no_open_parts(task: Task) -> None:
    opened = Task.objects.filter(parent=task).exclude(state__in=["closed", "withdrawn"]).count()
    if opened:
        raise Conflict(
            _("还有%(count)d项分任务没有销号，请先逐项销号，再申请销号本任务。") % {"count": opened}, code="open_parts"
        )


def _reported_evidence(task: Task) -> "QuerySet[Evidence]":
    return Evidence.objects.filter(task=task).exclude(progress__state__in=["draft", "replaced"])


def _marks(task: Task, closing: Closing) -> list[Mark]:
    """What the checker is to be shown, as things stand when closing is asked for."""
    reports = list(
        Progress.objects.filter(task=task, organ=closing.organ_id)
        .exclude(state__in=["draft", "replaced"])
        .order_by("month", "pk")
    )
    last = reports[-1] if reports else None
    brought = Evidence.objects.filter(closing=closing)
    behind = brought if brought.exists() else Evidence.objects.filter(progress=last) if last else brought
    new, reused = new_and_reused(behind, task_id=task.pk)
    values = [report.value for report in reports if report.value is not None]
    rise: Decimal | None = None
    if task.target_kind == "cumulative" and task.target and len(values) > 1:
        share = (values[-1] - values[-2]) / abs(task.target)
        rise = max(min(share, Decimal(10)), Decimal(-10)).quantize(Decimal("0.0001"), rounding=ROUND_HALF_UP)
    added = [timezone.localtime(at).date() for at in _reported_evidence(task).values_list("added_at", flat=True)]
    return closing_marks(
        closing.words,
        Told(month=last.month, value=last.value, words=last.words, id=last.pk) if last else None,
        added_on=added,
        asked_on=today(),
        new_evidence=new,
        reused=reused,
        last_rise=rise,
        short_by=_short_by(task),
        unit=task.unit,
        report_rules=report_rules(),
        rules=closing_rules(),
    )


def _short_by(task: Task) -> Decimal | None:
    """How much the newest verified value misses of the target; None where it reaches it, or there is neither."""
    if task.target is None or task.latest_value is None or task.target_kind in ("event", "qualitative"):
        return None
    goal = goal_of(
        kind=cast(Kind, task.target_kind),
        target=task.target,
        target_high=task.target_high,
        qualifier=task.qualifier,
        unit=task.unit,
        direction="down" if task.indicator is not None and task.indicator.direction == "down" else "up",
        rules=light_rules(),
    )
    return None if goal.met(task.latest_value) else -goal.difference(task.latest_value)


def _seen(access: Access, closing_id: int, capability: str) -> Closing:
    found = visible_closings(access).filter(pk=closing_id).first()
    if found is None:
        raise NotFound(_("没有找到这份销号申请。"))
    if not access.may(capability):
        raise NotAllowed(_("销号由督查室核查，您没有这项权限。"))
    return found


def _must_be_another(access: Access, closing: Closing) -> None:
    """Hold the second-person rule: nobody checks what they asked for, nor, where the table says so, verified last."""
    if closing.requested_by_id == access.person:
        raise NotAllowed(_("销号应由申请人以外的人核查，请交督查室另一位同事。"), code="second_person")
    if not closing_rules().not_last_verifier:
        return
    verified = Progress.objects.filter(task=closing.task_id).exclude(verified_by=None).order_by("-month", "-pk")
    newest = verified.values_list("verified_by", flat=True).first()
    if newest is not None and newest == access.person:
        raise NotAllowed(_("最近一次进度由您核实，销号应由另一位同事核查。"), code="second_person")


def close_task(access: Access, closing_id: int, *, reason: str = "", key: str | None = None) -> dict[str, Plain]:
    """Close a task (销号); ``reason`` says what the check rests on."""
    seen = _seen(access, closing_id, "closing.check")
    asked = {"closing": closing_id}
    with change("closing.close", stream=("task", seen.task_id), by=access, key=key, asked=asked, reason=reason) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        task = act.lock(Task, seen.task_id)
        closing = act.lock(Closing, closing_id)
        state = move("closing", "closing.close", closing.state)
        _must_be_another(access, closing)
        task_state = move("task", "closing.close", task.state)
        act.update(closing, state=state, checked_by_id=access.person, checked_at=act.at, reason=reason.strip())
        act.update(task, state=task_state, closed_at=act.at)
        relight(task.pk)
        return act.answer({"closing": closing.pk, "task": task.pk, "state": state})


def return_closing(access: Access, closing_id: int, *, reason: str, key: str | None = None) -> dict[str, Plain]:
    """Return a request: the task goes on being worked at."""
    seen = _seen(access, closing_id, "closing.check")
    if not reason.strip():
        raise Invalid(_("请写明退回的原因。"), fields={"reason": _("请写明退回的原因。")})
    asked = {"closing": closing_id}
    with change("closing.return", stream=("task", seen.task_id), by=access, key=key, asked=asked, reason=reason) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        task = act.lock(Task, seen.task_id)
        closing = act.lock(Closing, closing_id)
        state = move("closing", "closing.return", closing.state)
        _must_be_another(access, closing)
        act.update(closing, state=state, checked_by_id=access.person, checked_at=act.at, reason=reason.strip())
        act.update(task, state=move("task", "closing.return", task.state))
        relight(task.pk)
        return act.answer({"closing": closing.pk, "task": task.pk, "state": state})


def reopen_task(access: Access, task_id: int, *, reason: str, key: str | None = None) -> dict[str, Plain]:
    """Reopen a closed task, with the reason; its closing stays in the history as reopened."""
    if not visible_tasks(access).filter(pk=task_id).exists():
        raise NotFound(_("没有找到这项任务。"))
    if not access.may("closing.reopen"):
        raise NotAllowed(_("恢复办理由督查室决定，您没有这项权限。"))
    if not reason.strip():
        raise Invalid(_("请写明恢复办理的原因。"), fields={"reason": _("请写明恢复办理的原因。")})
    with change(
        "closing.reopen", stream=("task", task_id), by=access, key=key, asked={"task": task_id}, reason=reason
    ) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        task = act.lock(Task, task_id)
        state = move("task", "closing.reopen", task.state)
        newest = Closing.objects.filter(task=task, state="closed").order_by("-pk").first()
        if newest is not None:
            closing = act.lock(Closing, newest.pk)
            act.update(
                closing, state=move("closing", "closing.reopen", closing.state), reopened_by_id=access.person,
                reopened_at=act.at, reopen_reason=reason.strip(),
            )  # fmt: skip
        act.update(task, state=state, closed_at=None)
        relight(task.pk)
        return act.answer({"task": task.pk, "state": state})


def close_many(access: Access, ids: Iterable[int], *, reason: str = "", key: str | None = None) -> tuple[Outcome, ...]:
    """Close several tasks, each by itself; one that is refused leaves the others alone."""
    return each(ids, lambda pk, own: close_task(access, pk, reason=reason, key=own), key)


def return_closings(access: Access, ids: Iterable[int], *, reason: str, key: str | None = None) -> tuple[Outcome, ...]:
    """Return several requests for one reason, each by itself."""
    return each(ids, lambda pk, own: return_closing(access, pk, reason=reason, key=own), key)
