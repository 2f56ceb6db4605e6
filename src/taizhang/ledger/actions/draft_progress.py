"""Draft a report 起草进度, and begin a correction of one after its month was locked."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from taizhang.audit.service import Conflict, Invalid, NotAllowed, NotFound, Plain, change
from taizhang.ledger.actions.field_errors import is_plain_number, refuse_fields
from taizhang.ledger.doors import seen_task, visible_progress
from taizhang.ledger.models import ClaimedStatus, Milestone, Progress, Support, Task, Window
from taizhang.ledger.reporting.tables import report_rules
from taizhang.ledger.reporting.windows import is_locked, opened, window_for_report
from taizhang.organs.records import Access
from taizhang.storage import NextKey, Wanted, today

EDITABLE = ("draft", "returned")
"""States in which the organ may still change a report."""

REPORTING = ("working", "closing")
"""States of a task in which it is reported on."""

_CLAIMS = frozenset(ClaimedStatus.values)


def reporting_organ(access: Access, task: Task) -> int:
    """Return the organ that this person reports for: the lead organ where they may, else a supporting one.

    Raises NotAllowed where they report for neither.
    """
    if access.may("progress.report", task.lead_id):
        assert task.lead_id is not None  # may() holds for no organ that is None
        return task.lead_id
    supports = Support.objects.filter(task=task).order_by("position", "pk").values_list("organ", flat=True)
    for organ in supports:
        if access.may("progress.report", organ):
            return organ
    raise NotAllowed(_("进度由牵头单位或配合单位的联络员、负责人填报，您没有这项权限。"))


def save_draft(
    access: Access,
    task_id: int,
    month: int,
    *,
    value: Decimal | None = None,
    words: str = "",
    problems: str = "",
    next_steps: str = "",
    claimed: str = "",
    milestones: Sequence[tuple[int, date]] = (),
    key: str | None = None,
) -> dict[str, Plain]:
    """Write down a month's report without handing it in; a draft that is there already is changed.

    ``value`` is the value so far in the task's unit, None where nothing is stated. ``milestones`` are the keys of
    those reached
    and the days. Answers with the report's key.
    """
    task = _seen_task(access, task_id)
    organ = reporting_organ(access, task)
    content = _checked(task, value, words, problems, next_steps, claimed, milestones)
    asked = {"task": task_id, "month": month, **content}
    now_task = Wanted(Task, lock=True, only=("id", "state"), id=task_id)
    window = Wanted(Window, month=month)
    newest = Wanted(Progress, lock=True, order=("-id",), task_id=task_id, organ_id=organ, month=month)
    following = NextKey(Progress)
    reads = (now_task, window, newest, following)
    with change("progress.draft", stream=("task", task_id), by=access, key=key, asked=asked, reads=reads) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        _must_report(now_task.found)
        locked = is_locked(opened(window.found, month), today())
        if newest.found is None:
            made = Progress(task_id=task_id, organ_id=organ, month=month, reported_by_id=access.person, **content)
            report = act.create_under(following, made)
        else:
            _must_be_editable(newest.found, locked=locked)
            report = act.update(newest.found, **content, reported_by_id=access.person)
        return act.answer({"progress": report.pk, "task": task_id, "month": month})


def _seen_task(access: Access, task_id: int) -> Task:
    task = seen_task(access, task_id, only=("id", "state", "lead_id"))
    if task is None:
        raise NotFound(_("没有找到这项任务。"))
    return task


def _must_report(task: Task | None) -> None:
    if task is None:
        raise NotFound(_("没有找到这项任务。"))
    if task.state in ("draft", "assigned", "objected"):
        raise Conflict(_("这项任务还没有签收，请先签收再填报进度。"), code="not_signed")
    if task.state not in REPORTING:
        raise Conflict(_("这项任务已经销号或撤销，不再填报进度。"), code="wrong_state")


def _must_be_editable(report: Progress, *, locked: bool) -> None:
    if report.state not in EDITABLE:
        raise Conflict(
            _("本月报告已经报送（%(state)s），不能再改；需要修改请联系审签人或督查室退回。")
            % {"state": report.get_state_display()},
            code="wrong_state",
        )
    if locked and report.state == "returned" and report.corrects_id is None:
        raise Conflict(_("这个月的填报期已经锁定，请用“更正”另行填报，原报告保留。"), code="locked")


def _checked(
    task: Task,
    value: Decimal | None,
    words: str,
    problems: str,
    next_steps: str,
    claimed: str,
    milestones: Sequence[tuple[int, date]],
) -> dict[str, object]:
    """Return the columns of a report, or raise Invalid with the fields that make no sense."""
    longest = report_rules().longest_text
    fields: dict[str, str] = {}
    if value is not None and not is_plain_number(value):
        fields["value"] = _("完成值不是数字、过大或小数超过8位，请核对单位。")
    for name, text in (("words", words), ("problems", problems), ("next_steps", next_steps)):
        if len(text) > longest:
            fields[name] = _("不能超过%(limit)d字，详细材料请作佐证上传。") % {"limit": longest}
    if claimed and claimed not in _CLAIMS:
        fields["claimed"] = _("请从列出的进度状态中选择。")
    if milestones:
        known = set(Milestone.objects.filter(task=task).values_list("pk", flat=True))
        if any(one not in known or day > today() for one, day in milestones):
            fields["milestones"] = _("请从本任务的节点中选择，完成日期不能晚于今天。")
    refuse_fields(fields, _("报告内容有误，请改正标出的各项。"))
    return {
        "value": value,
        "words": words.strip(),
        "problems": problems.strip(),
        "next_steps": next_steps.strip(),
        "claimed": claimed,
        "milestones": [{"milestone": one, "done_on": day.isoformat()} for one, day in sorted(set(milestones))],
    }


def correct_progress(access: Access, progress_id: int, *, reason: str, key: str | None = None) -> dict[str, Plain]:
    """Begin a correction of a report whose month is locked: a new entry with the old content, the old one stays.

    The old report counts until the correction is accepted. Answers with the new report's key.
    """
    old = visible_progress(access).filter(pk=progress_id).first()
    if old is None:
        raise NotFound(_("没有找到这份报告。"))
    if not access.may("progress.report", old.organ_id):
        raise NotAllowed(_("更正由报送单位提出，您没有这项权限。"))
    if not reason.strip():
        raise Invalid(_("请写明更正的原因。"), fields={"reason": _("请写明更正的原因。")})
    asked = {"progress": progress_id}
    with change(
        "progress.correct", stream=("task", old.task_id), by=access, key=key, asked=asked, reason=reason
    ) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        task = act.lock(Task, old.task_id)
        if task.state not in REPORTING:
            raise Conflict(_("这项任务已经销号或撤销，不再更正进度。"), code="wrong_state")
        old = act.lock(Progress, progress_id)
        if not is_locked(window_for_report(old.month), today()):
            raise Conflict(_("这个月的填报期还没有锁定，请由审签人或督查室退回后修改。"), code="not_locked")
        if old.state in ("draft", "submitted", "replaced"):
            raise Conflict(
                _("这份报告的状态是“%(state)s”，不能更正。") % {"state": old.get_state_display()}, code="wrong_state"
            )
        if Progress.objects.filter(corrects=old).exclude(state="replaced").exists():
            raise Conflict(_("这份报告已有一份更正正在办理，请在那份更正上继续。"), code="being_corrected")
        report = act.create(
            Progress(
                task=task,
                organ_id=old.organ_id,
                month=old.month,
                value=old.value,
                words=old.words,
                problems=old.problems,
                next_steps=old.next_steps,
                claimed=old.claimed,
                milestones=old.milestones,
                corrects=old,
                reported_by_id=access.person,
            )
        )
        return act.answer({"progress": report.pk, "task": task.pk, "month": old.month})
