"""The office on a report: accept 核实, return 退回, pick for a spot check 抽查 and say what it found."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from taizhang.audit.service import Act, Invalid, NotAllowed, NotFound, Plain, change
from taizhang.ledger.actions.submit_progress import each
from taizhang.ledger.doors import seen_report
from taizhang.ledger.lighting import relight, restate
from taizhang.ledger.models import Milestone, Progress, Task
from taizhang.ledger.reporting.records import Outcome
from taizhang.ledger.transitions import move
from taizhang.organs.records import Access


def _seen(access: Access, progress_id: int) -> Progress:
    report = seen_report(access, progress_id)
    if report is None:
        raise NotFound(_("没有找到这份报告。"))
    if not access.may("progress.verify"):
        raise NotAllowed(_("进度由督查室核查，您没有这项权限。"))
    return report


def accept_progress(access: Access, progress_id: int, *, note: str = "", key: str | None = None) -> dict[str, Plain]:
    """Accept a report: its value counts from now on, and its milestones are reached. A correction replaces the old
    report.

    After a spot check ``note`` says what was found and is asked for.
    """
    seen = _seen(access, progress_id)
    asked = {"progress": progress_id}
    with change("progress.accept", stream=("task", seen.task_id), by=access, key=key, asked=asked, reason=note) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        act.lock(Task, seen.task_id)
        report = act.lock(Progress, progress_id)
        state = move("progress", "progress.accept", report.state)
        if report.state == "spot_check" and not note.strip():
            raise Invalid(_("请写明抽查的结果。"), fields={"note": _("请写明抽查的结果。")})
        act.update(report, state=state, verified_by_id=access.person, verified_at=act.at, verdict=note.strip())
        if report.corrects_id is not None:
            old = act.lock(Progress, report.corrects_id)
            act.update(old, state=move("progress", "progress.replace", old.state))
        _reach_milestones(act, report)
        relight(report.task_id, months=[report.month])
        return act.answer({"progress": report.pk, "state": state})


def _reach_milestones(act: Act, report: Progress) -> None:
    """Note the days on which milestones were reached, as the lead organ reported and the office now accepted."""
    days = {one["milestone"]: date.fromisoformat(one["done_on"]) for one in report.milestones}
    if not days or not Task.objects.filter(pk=report.task_id, lead=report.organ_id).exists():
        return
    for milestone in Milestone.objects.select_for_update().filter(task=report.task_id, pk__in=days).order_by("pk"):
        act.update(milestone, done_on=days[milestone.pk])


def return_progress(access: Access, progress_id: int, *, reason: str, key: str | None = None) -> dict[str, Plain]:
    """Return a report to its organ, with the reason."""
    seen = _seen(access, progress_id)
    _reason(reason, _("请写明退回的原因。"))
    asked = {"progress": progress_id}
    with change(
        "progress.return", stream=("task", seen.task_id), by=access, key=key, asked=asked, reason=reason
    ) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        task = act.lock(Task, seen.task_id)
        report = act.lock(Progress, progress_id)
        state = move("progress", "progress.return", report.state)
        act.update(report, state=state, verified_by_id=access.person, verified_at=act.at, verdict=reason.strip())
        restate(task)
        return act.answer({"progress": report.pk, "state": state})


def pick_progress(access: Access, progress_id: int, *, reason: str = "", key: str | None = None) -> dict[str, Plain]:
    """Pick a report for a spot check; its value waits for the result."""
    seen = _seen(access, progress_id)
    asked = {"progress": progress_id}
    with change("progress.pick", stream=("task", seen.task_id), by=access, key=key, asked=asked, reason=reason) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        task = act.lock(Task, seen.task_id)
        report = act.lock(Progress, progress_id)
        state = move("progress", "progress.pick", report.state)
        act.update(report, state=state, verdict=reason.strip())
        restate(task)
        return act.answer({"progress": report.pk, "state": state})


def _reason(text: str, message: str) -> None:
    if not text.strip():
        raise Invalid(message, fields={"reason": message})


def accept_many(access: Access, ids: Iterable[int], *, key: str | None = None) -> tuple[Outcome, ...]:
    """Accept several reports, each by itself; one that is refused leaves the others alone."""
    return each(ids, lambda pk, own: accept_progress(access, pk, key=own), key)


def pick_many(access: Access, ids: Iterable[int], *, reason: str = "", key: str | None = None) -> tuple[Outcome, ...]:
    """Pick several reports for a spot check, each by itself."""
    return each(ids, lambda pk, own: pick_progress(access, pk, reason=reason, key=own), key)


def return_many(access: Access, ids: Iterable[int], *, reason: str, key: str | None = None) -> tuple[Outcome, ...]:
    """Return several reports for one reason, each by itself."""
    return each(ids, lambda pk, own: return_progress(access, pk, reason=reason, key=own), key)
