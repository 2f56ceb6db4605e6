"""Reading reports 进度: one, those of a task, the office's list of what waits, and counts of what waits for whom."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, TextField, prefetch_related_objects
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from taizhang.audit.service import NotFound
from taizhang.ledger.doors import visible_progress
from taizhang.ledger.models import Milestone, Progress, Window
from taizhang.ledger.reporting.evidence import evidence_of
from taizhang.ledger.reporting.records import EvidenceRecord, MilestoneReached, ProgressRecord
from taizhang.ledger.reporting.windows import is_locked
from taizhang.ledger.reporting.wording import mark_records
from taizhang.ledger.transitions import allowed
from taizhang.organs.records import Access
from taizhang.organs.service import organ_names, people_names
from taizhang.storage import Page, page_after, today

_EDITABLE = ("draft", "returned")
_REPORTING = ("working", "closing")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressFilter:
    """What is asked of the list of reports; None and empty ask nothing."""

    state: str = ""
    """A key of ProgressState, or ``waiting`` for what waits for the office (approved, spot_check)."""
    month: int | None = None
    organ: int | None = None
    task: int | None = None
    mark: str = ""
    """A mark's code, or ``any``."""
    text: str = ""
    newest_first: bool = False


def filtered(access: Access, asked: ProgressFilter) -> "QuerySet[Progress]":
    """Return the reports that may be seen and fit."""
    rows = visible_progress(access)
    if asked.state == "waiting":
        rows = rows.filter(state__in=["approved", "spot_check"])
    elif asked.state:
        rows = rows.filter(state=asked.state)
    if asked.month is not None:
        rows = rows.filter(month=asked.month)
    if asked.organ is not None:
        rows = rows.filter(organ=asked.organ)
    if asked.task is not None:
        rows = rows.filter(task=asked.task)
    if asked.mark:
        rows = rows.annotate(marked=Cast("marks", TextField()))
        # Marks are kept as JSON text: one is found by its code in quotes, and no marks at all are an empty list.
        rows = rows.exclude(marked="[]") if asked.mark == "any" else rows.filter(marked__contains=f'"{asked.mark}"')
    if asked.text:
        rows = rows.filter(words__contains=asked.text) | rows.filter(task__title__contains=asked.text)
    return rows


def progress_page(access: Access, asked: ProgressFilter, *, cursor: str | None, size: int = 50) -> Page[ProgressRecord]:
    """Return a page of reports, by month and age; the oldest month first unless asked otherwise."""
    order = ("-month", "-id") if asked.newest_first else ("month", "id")
    rows, following = page_after(filtered(access, asked), order=order, cursor=cursor, size=size)
    # Not joined: a database that is asked for both at once may begin with every task to find the few that wait.
    prefetch_related_objects(rows, "task")
    return Page(rows=_records(access, rows), next=following)


def count_progress(access: Access, asked: ProgressFilter) -> int:
    """Return how many reports fit."""
    return filtered(access, asked).count()


def task_progress(access: Access, task_id: int) -> tuple[ProgressRecord, ...]:
    """Return the reports on a task that may be seen, newest month first; empty where there are none."""
    rows = visible_progress(access).filter(task=task_id).select_related("task").order_by("-month", "-pk")
    return _records(access, list(rows))


def progress_record(access: Access, progress_id: int) -> ProgressRecord:
    """Return one report; raises NotFound where it is not there for this person."""
    row = visible_progress(access).filter(pk=progress_id).select_related("task").first()
    if row is None:
        raise NotFound(_("没有找到这份报告。"))
    return _records(access, [row])[0]


def report_before(access: Access, record: ProgressRecord) -> ProgressRecord | None:
    """Return the same organ's newest report on the task from a month before, to be held against it; None for the
    first."""
    rows = visible_progress(access).filter(task=record.task, organ=record.organ, month__lt=record.month)
    row = rows.exclude(state__in=["draft", "replaced"]).select_related("task").order_by("-month", "-pk").first()
    return None if row is None else _records(access, [row])[0]


def _records(access: Access, rows: Sequence[Progress]) -> tuple[ProgressRecord, ...]:
    """Make records: a handful of queries, however many rows there are."""
    if not rows:
        return ()
    names = organ_names()
    people = people_names(
        pk for row in rows for pk in (row.reported_by_id, row.approved_by_id, row.verified_by_id) if pk is not None
    )
    evidence: dict[int, list[EvidenceRecord]] = {}
    for piece in evidence_of(access, progress=[row.pk for row in rows]):
        evidence.setdefault(piece.progress or 0, []).append(piece)
    steps = _milestones(rows)
    months = {row.month for row in rows}
    windows = {window.month: window for window in Window.objects.filter(month__in=months)}
    corrected = set(
        Progress.objects.filter(corrects__in=[row.pk for row in rows])
        .exclude(state="replaced")
        .values_list("corrects", flat=True)
    )
    day = today()
    return tuple(
        _record(access, row, names, people, evidence.get(row.pk, []), steps, windows.get(row.month), corrected, day)
        for row in rows
    )


def _milestones(rows: Iterable[Progress]) -> Mapping[int, tuple[str, date]]:
    named = {one["milestone"] for row in rows for one in row.milestones}
    if not named:
        return {}
    found = Milestone.objects.filter(pk__in=named).values_list("pk", "title", "due")
    return {pk: (title, due) for pk, title, due in found}


def _record(
    access: Access,
    row: Progress,
    names: Mapping[int, str],
    people: Mapping[int, str],
    evidence: Sequence[EvidenceRecord],
    steps: Mapping[int, tuple[str, date]],
    window: Window | None,
    corrected: set[int | None],
    day: date,
) -> ProgressRecord:
    elsewhere = frozenset(piece.id for piece in evidence if piece.elsewhere)
    reached = tuple(
        MilestoneReached(
            milestone=one["milestone"],
            title=steps.get(one["milestone"], ("", None))[0],
            due=steps.get(one["milestone"], ("", None))[1],
            done_on=date.fromisoformat(one["done_on"]),
        )
        for one in row.milestones
    )
    return ProgressRecord(
        id=row.pk,
        task=row.task_id,
        task_number=row.task.number,
        task_title=row.task.title,
        organ=row.organ_id,
        organ_name=names.get(row.organ_id, ""),
        month=row.month,
        value=row.value,
        unit=row.task.unit,
        words=row.words,
        problems=row.problems,
        next_steps=row.next_steps,
        claimed=row.claimed,
        milestones=reached,
        state=row.state,
        corrects=row.corrects_id,
        late=row.late,
        marks=mark_records(
            row.marks,
            seen_elsewhere=elsewhere,
            reused_since=elsewhere if row.state in ("approved", "spot_check") else frozenset(),
        ),
        reported_by=row.reported_by_id,
        reported_by_name=people.get(row.reported_by_id or 0, ""),
        reported_at=row.reported_at,
        approved_by=row.approved_by_id,
        approved_by_name=people.get(row.approved_by_id or 0, ""),
        approved_at=row.approved_at,
        verified_by=row.verified_by_id,
        verified_by_name=people.get(row.verified_by_id or 0, ""),
        verified_at=row.verified_at,
        verdict=row.verdict,
        evidence=tuple(evidence),
        can=_open_acts(access, row, window, corrected, day),
    )


def _open_acts(
    access: Access, row: Progress, window: Window | None, corrected: set[int | None], day: date
) -> frozenset[str]:
    """The acts that this person may carry out on the report as it stands."""
    acts: set[str] = set()
    locked = window is not None and is_locked(window, day)
    frozen = locked and row.state == "returned" and row.corrects_id is None
    if access.may("progress.report", row.organ_id) and row.task.state in _REPORTING:
        if row.state in _EDITABLE and not frozen:
            acts |= {"edit", "submit"}
        if locked and row.state in ("approved", "accepted", "returned", "spot_check") and row.pk not in corrected:
            acts.add("correct")
    if access.may("progress.approve", row.organ_id) and row.state == "submitted":
        acts |= {"approve", "send_back"}
    if access.may("progress.verify"):
        acts |= {act for act in ("accept", "return", "pick") if allowed("progress", f"progress.{act}", row.state)}
    return frozenset(acts)
