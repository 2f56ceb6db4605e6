"""Hand a report in 报送审签, and let the organ's head approve 审签 it or send it back 退回修改."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from taizhang.audit.service import Conflict, Invalid, NotAllowed, NotFound, Plain, Refused, change
from taizhang.ledger.actions.draft_progress import REPORTING
from taizhang.ledger.doors import seen_report
from taizhang.ledger.lighting import restate
from taizhang.ledger.models import Evidence, Progress, Task
from taizhang.ledger.reporting.evidence import new_and_reused
from taizhang.ledger.reporting.marks import Mark, Told, report_marks
from taizhang.ledger.reporting.records import Outcome
from taizhang.ledger.reporting.tables import report_rules
from taizhang.ledger.reporting.windows import is_locked, window_for_report
from taizhang.ledger.search import index_report
from taizhang.ledger.transitions import move
from taizhang.organs.records import Access
from taizhang.storage import some_values, today

_One = Callable[[int, str | None], object]


def _seen(access: Access, progress_id: int) -> Progress:
    report = seen_report(access, progress_id)
    if report is None:
        raise NotFound(_("没有找到这份报告。"))
    return report


def submit_progress(access: Access, progress_id: int, *, key: str | None = None) -> dict[str, Plain]:
    """Hand a draft or returned report in to the organ's head. It is marked for the checker at this moment.

    Refused where it says nothing at all, or where its month is locked and it is neither a first report nor a
    correction.
    """
    seen = _seen(access, progress_id)
    if not access.may("progress.report", seen.organ_id):
        raise NotAllowed(_("报告由填报单位报送，您没有这项权限。"))
    with change(
        "progress.submit", stream=("task", seen.task_id), by=access, key=key, asked={"progress": progress_id}
    ) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        task = act.lock(Task, seen.task_id)
        report = act.lock(Progress, progress_id)
        state = move("progress", "progress.submit", report.state)
        if task.state not in REPORTING:
            raise Conflict(_("这项任务不在办理中，不能报送进度。"), code="wrong_state")
        if report.value is None and not report.words and not report.milestones:
            raise Invalid(
                _("报告是空的：请至少填写完成值或进展情况，再报送。"), fields={"words": _("请填写进展情况或完成值。")}
            )
        window = window_for_report(report.month)
        locked = is_locked(window, today())
        if locked and report.state == "returned" and report.corrects_id is None:
            raise Conflict(_("这个月的填报期已经锁定，请用“更正”另行填报，原报告保留。"), code="locked")
        late = today() > window.due_on and report.corrects_id is None
        report.task = task
        marks = marks_of(report, late=late, after_lock=locked and report.corrects_id is None)
        act.update(
            report, state=state, late=late, marks=marks, reported_by_id=access.person, reported_at=act.at,
            approved_by=None, approved_at=None, verified_by=None, verified_at=None, verdict="",
        )  # fmt: skip
        index_report(report)
        return act.answer({"progress": report.pk, "state": state, "marks": [str(mark["code"]) for mark in marks]})


def marks_of(report: Progress, *, late: bool, after_lock: bool) -> list[Mark]:
    """Return what a checker is to be shown of a report, as things stand; its task must be at hand."""
    columns = ("month", "value", "words", "id", "state")
    known = some_values(Progress, *columns, order=("month", "id"), task_id=report.task_id, organ_id=report.organ_id)
    told = [
        Told(month=month, value=value, words=words, id=pk)
        for month, value, words, pk, state in known
        if month < report.month and state not in ("draft", "replaced")
    ]
    new, reused = new_and_reused(Evidence.objects.filter(progress=report), task_id=report.task_id)
    return report_marks(
        Told(month=report.month, value=report.value, words=report.words),
        told,
        cumulative=report.task.target_kind == "cumulative" and report.task.lead_id == report.organ_id,
        new_evidence=new,
        reused=reused,
        late=late,
        after_lock=after_lock,
        rules=report_rules(),
    )


def approve_progress(access: Access, progress_id: int, *, key: str | None = None) -> dict[str, Plain]:
    """Approve a report for the organ: it goes to the office. Late is what reaches the office after the due day."""
    seen = _seen(access, progress_id)
    _must_approve(access, seen)
    with change(
        "progress.approve", stream=("task", seen.task_id), by=access, key=key, asked={"progress": progress_id}
    ) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        task = act.lock(Task, seen.task_id)
        report = act.lock(Progress, progress_id)
        state = move("progress", "progress.approve", report.state)
        if report_rules().approve_by_another and report.reported_by_id == access.person:
            raise NotAllowed(_("这份报告由您本人报送，请由单位的另一位负责人审签。"), code="second_person")
        window = window_for_report(report.month)
        late = report.late or (today() > window.due_on and report.corrects_id is None)
        marks = list(report.marks)
        if late and not any(mark["code"] in ("late", "after_lock") for mark in marks):
            marks.insert(0, {"code": "late"})
        act.update(report, state=state, late=late, marks=marks, approved_by_id=access.person, approved_at=act.at)
        restate(task)
        return act.answer({"progress": report.pk, "state": state})


def send_back_progress(access: Access, progress_id: int, *, reason: str, key: str | None = None) -> dict[str, Plain]:
    """Send a report back to the liaison, before it reached the office."""
    seen = _seen(access, progress_id)
    _must_approve(access, seen)
    if not reason.strip():
        raise Invalid(_("请写明退回的原因。"), fields={"reason": _("请写明退回的原因。")})
    with change(
        "progress.send_back", stream=("task", seen.task_id), by=access, key=key,
        asked={"progress": progress_id}, reason=reason,
    ) as act:  # fmt: skip
        if act.repeated is not None:
            return dict(act.repeated)
        act.lock(Task, seen.task_id)
        report = act.lock(Progress, progress_id)
        state = move("progress", "progress.send_back", report.state)
        act.update(report, state=state, verdict=reason.strip())
        return act.answer({"progress": report.pk, "state": state})


def _must_approve(access: Access, report: Progress) -> None:
    if not access.may("progress.approve", report.organ_id):
        raise NotAllowed(_("报告由单位负责人审签，您没有这项权限。"))


def each(ids: Iterable[int], one: _One, key: str | None) -> tuple[Outcome, ...]:
    """Carry out an act on each of several objects, each by itself, and tell what came of each.

    One that is refused leaves the others alone. The key of each is made of the caller's and the object's own.
    """
    outcomes = []
    for pk in dict.fromkeys(ids):
        try:
            one(pk, f"{key[:60]}:{pk}" if key else None)
        except Refused as error:
            outcomes.append(Outcome(id=pk, done=False, message=error.message))
        else:
            outcomes.append(Outcome(id=pk, done=True, message=""))
    return tuple(outcomes)


def submit_many(access: Access, ids: Iterable[int], *, key: str | None = None) -> tuple[Outcome, ...]:
    """Hand several reports in, each by itself."""
    return each(ids, lambda pk, own: submit_progress(access, pk, key=own), key)


def approve_many(access: Access, ids: Iterable[int], *, key: str | None = None) -> tuple[Outcome, ...]:
    """Approve several reports, each by itself."""
    return each(ids, lambda pk, own: approve_progress(access, pk, key=own), key)
