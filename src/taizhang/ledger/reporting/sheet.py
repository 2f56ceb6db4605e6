"""填报表: what one's own organs have to report for a month, what is due first, with last month's beside it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from taizhang.audit.service import NotFound
from taizhang.ledger.doors import visible_tasks, visible_windows
from taizhang.ledger.models import Evidence, Milestone, Progress, Settlement, Support, Task
from taizhang.ledger.reporting.records import DueReport, OpenMilestone, ReportingSheet, WindowRecord
from taizhang.ledger.reporting.values import offered_values
from taizhang.ledger.reporting.windows import window_record
from taizhang.ledger.reporting.wording import mark_records
from taizhang.organs.records import EVERYWHERE, Access
from taizhang.organs.service import organ_names
from taizhang.storage import page_after, today

_COLUMNS = (
    "task_id", "organ_id", "month", "value", "words", "problems", "next_steps", "claimed", "milestones", "state",
    "corrects_id", "marks", "verdict",
)  # fmt: skip
"""What the sheet shows of a report."""

_EDITABLE = ("draft", "returned")
_ORDER = {"returned": 0, "": 1, "draft": 2, "submitted": 3}
"""What comes first on the sheet: sent back, not begun, begun, waiting for the head; the rest is done."""


def _expected(tasks: "QuerySet[Task]") -> "QuerySet[Task]":
    """Those on which a report is waited for: what was broken down is reported by its parts, a settled year is over."""
    parts = Task.objects.filter(parent=OuterRef("pk")).exclude(state="withdrawn")
    settled = Settlement.objects.filter(task=OuterRef("pk"), state="confirmed")
    return tasks.filter(~Exists(parts), ~Exists(settled))


def _own(access: Access) -> "QuerySet[Task]":
    """The tasks that this person may report on: led or supported by their organs, and being worked at."""
    rows = visible_tasks(access).filter(state__in=["working", "closing"])
    reach = access.where("progress.report")
    if reach in (EVERYWHERE, access.where("task.see")):
        # The door has cut by the same organs.
        return rows
    supported = Exists(Support.objects.filter(task=OuterRef("pk"), organ__in=reach))
    return rows.filter(Q(lead__in=reach) | Q(supported))


def _waited(access: Access, month: int) -> "QuerySet[Task]":
    """The tasks on which one's organs have to report for a month."""
    return _expected(_own(access)).filter(year__lte=month // 100)


def _keys(tasks: "QuerySet[Task]") -> list[int]:
    return list(tasks.order_by().values_list("pk", flat=True))


def reporting_sheet(
    access: Access, window: WindowRecord, *, organ: int | None = None, cursor: str | None = None, size: int = 100
) -> tuple[ReportingSheet, str | None]:
    """Return one page of what one's organs have to report in a window, by deadline, and the cursor of the next page.

    Within a page what was sent back comes first, then what is missing.
    """
    month = window.month
    tasks = _waited(access, month)
    if organ is not None:
        tasks = tasks.filter(Q(lead=organ) | Exists(Support.objects.filter(task=OuterRef("pk"), organ=organ)))
    # Which tasks they are is worked out once; counts and rows are then asked for by their keys.
    keys = _keys(tasks)
    counts = _counts(access, keys, month)
    rows_of_page = Task.objects.filter(pk__in=keys)
    found, following = page_after(rows_of_page, order=("due_order", "id"), cursor=cursor, size=size)
    rows = _rows(access, found, window)
    ordered = sorted(rows, key=lambda one: (_ORDER.get(one.state, 4), one.deadline or date.max, one.task))
    return ReportingSheet(window=window, rows=tuple(ordered), counts=counts), following


def reporting_counts(access: Access, month: int) -> Mapping[str, int]:
    """Return the counts of ``reporting_sheet`` alone: of one's own tasks of a month, by the state of their report."""
    return _counts(access, _keys(_waited(access, month)), month)


def due_report(access: Access, task_id: int, month: int) -> DueReport:
    """Return what one has to report on one task; raises NotFound where it is none of one's own or there is no
    window."""
    window = visible_windows(access).filter(month=month).first()
    task = _own(access).filter(pk=task_id).first()
    if window is None or task is None:
        raise NotFound(_("没有找到要填报的任务。"))
    return _rows(access, [task], window_record(window, today()))[0]


def open_milestones(access: Access, task_id: int) -> tuple[OpenMilestone, ...]:
    """Return the milestones of a task of one's own that are not reached yet, by day."""
    if not _own(access).filter(pk=task_id).exists():
        return ()
    rows = Milestone.objects.filter(task=task_id, done_on=None).order_by("due", "pk")
    return tuple(OpenMilestone(id=row.pk, title=row.title, due=row.due) for row in rows)


def _counts(access: Access, tasks: Sequence[int], month: int) -> Mapping[str, int]:
    reach = access.where("progress.report")
    reports = Progress.objects.filter(task__in=tasks, month=month, corrects=None)
    if reach != EVERYWHERE:
        reports = reports.filter(organ__in=reach)
    found: Counter[str] = Counter()
    # A task that several of one's organs report on is counted once, by the newest of its reports.
    for _task, state in dict(reports.order_by("task_id", "pk").values_list("task_id", "state")).items():
        found[state if state in ("draft", "returned", "submitted") else "done"] += 1
    found["missing"] = len(tasks) - sum(found.values())
    found["all"] = len(tasks)
    return {name: found[name] for name in ("all", "missing", "draft", "returned", "submitted", "done")}


def _reporters(access: Access, tasks: Sequence[Task]) -> Mapping[int, int]:
    """The organ that this person reports for on each task: the lead organ where they may, else a supporting one."""
    found = {
        task.pk: task.lead_id
        for task in tasks
        if task.lead_id is not None and access.may("progress.report", task.lead_id)
    }
    others = [task.pk for task in tasks if task.pk not in found]
    supports = Support.objects.filter(task__in=others).order_by("position", "pk")
    for task_id, organ in supports.values_list("task_id", "organ_id"):
        if task_id not in found and access.may("progress.report", organ):
            found[task_id] = organ
    return found


def _rows(access: Access, tasks: Sequence[Task], window: WindowRecord) -> tuple[DueReport, ...]:
    month, locked, coming = window.month, window.state == "locked", window.state == "coming"
    names = organ_names()
    reporters = _reporters(access, tasks)
    current, before = _reports(reporters, month)
    pieces = dict(
        Evidence.objects.filter(progress__in=[known.pk for known in current.values()])
        .order_by()
        .values_list("progress_id")
        .annotate(n=Count("pk"))
    )
    offered = offered_values(access, [task.pk for task in tasks if task.pk in reporters and task.indicator_id], month)
    rows = []
    for task in tasks:
        if task.pk not in reporters:
            continue
        report, last = current.get(task.pk), before.get(task.pk)
        state = "" if report is None else report.state
        frozen = locked and report is not None and report.state == "returned" and report.corrects_id is None
        rows.append(
            DueReport(
                task=task.pk,
                number=task.number,
                title=task.title,
                lead=task.lead_id,
                lead_name=names.get(task.lead_id or 0, ""),
                organ=reporters[task.pk],
                is_lead=reporters[task.pk] == task.lead_id,
                deadline=task.deadline,
                target_kind=task.target_kind,
                target=task.target,
                qualifier=task.qualifier,
                unit=task.unit,
                light=task.light,
                last_month=None if last is None else last.month,
                last_value=None if last is None else last.value,
                last_words="" if last is None else last.words,
                progress=None if report is None else report.pk,
                state=state,
                value=None if report is None else report.value,
                words="" if report is None else report.words,
                problems="" if report is None else report.problems,
                next_steps="" if report is None else report.next_steps,
                claimed="" if report is None else report.claimed,
                milestones=()
                if report is None
                else tuple((one["milestone"], date.fromisoformat(one["done_on"])) for one in report.milestones),
                verdict="" if report is None else report.verdict,
                marks=() if report is None else mark_records(report.marks, seen_elsewhere=frozenset()),
                evidence_count=0 if report is None else pieces.get(report.pk, 0),
                offered=offered.get(task.pk) if reporters[task.pk] == task.lead_id else None,
                editable=state in ("", *_EDITABLE) and not frozen and not coming,
                task_state=task.state,
            )
        )
    return tuple(rows)


def _reports(reporters: Mapping[int, int], month: int) -> tuple[Mapping[int, Progress], Mapping[int, Progress]]:
    """The report of each task on a month by the organ that reports on it, and the last one on a month before."""
    reports = Progress.objects.filter(task__in=reporters).exclude(state="replaced")
    last_month = month - 1 if month % 100 > 1 else month - 89
    current, before = {}, {}
    for report in _newest(reports.filter(month__in=[last_month, month]), reporters):
        if report.month == month:
            current[report.task_id] = report
        elif report.state != "draft":
            before[report.task_id] = report
    # Most were reported on last month; of the others only what is left of their newest month is fetched.
    others = {task: organ for task, organ in reporters.items() if task not in before}
    if others:
        before |= _before(reports.filter(task__in=others), others, last_month)
    return current, before


def _before(reports: "QuerySet[Progress]", reporters: Mapping[int, int], month: int) -> Mapping[int, Progress]:
    """The last report on each task from a month before: of all that were ever made only those of its newest month."""
    handed_in = reports.filter(month__lt=month).exclude(state="draft")
    newest = handed_in.order_by().values_list("task_id", "organ_id").annotate(newest=Max("month"))
    months = {task: last for task, organ, last in newest if organ == reporters[task]}
    rows = _newest(handed_in.filter(month__in=set(months.values())), reporters)
    return {known.task_id: known for known in rows if known.month == months.get(known.task_id)}


def _newest(reports: "QuerySet[Progress]", reporters: Mapping[int, int]) -> Iterable[Progress]:
    """The reports of the organ that reports on each task, oldest first, so that the last of a month is the newest."""
    rows = reports.only(*_COLUMNS).order_by("month", "pk")
    return (report for report in rows if report.organ_id == reporters[report.task_id])
