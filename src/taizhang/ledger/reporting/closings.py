"""Reading closings 销号."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from taizhang.audit.service import NotFound
from taizhang.ledger.doors import visible_closings
from taizhang.ledger.models import Closing
from taizhang.ledger.reporting.evidence import evidence_of
from taizhang.ledger.reporting.records import ClosingRecord, EvidenceRecord
from taizhang.ledger.reporting.wording import mark_records
from taizhang.organs.records import Access
from taizhang.organs.service import organ_names, people_names
from taizhang.storage import Page, page_after


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingFilter:
    """What is asked of the list; None and empty ask nothing."""

    state: str = ""
    organ: int | None = None
    task: int | None = None
    mark: str = ""
    """A mark's code, or ``any``."""


def _filtered(access: Access, asked: ClosingFilter) -> "QuerySet[Closing]":
    rows = visible_closings(access)
    for name in ("state", "organ", "task"):
        value = getattr(asked, name)
        if value:
            rows = rows.filter(**{name: value})
    if asked.mark:
        rows = rows.annotate(marked=Cast("marks", TextField()))
        rows = rows.exclude(marked="[]") if asked.mark == "any" else rows.filter(marked__contains=f'"{asked.mark}"')
    return rows


def closings_page(access: Access, asked: ClosingFilter, *, cursor: str | None, size: int = 50) -> Page[ClosingRecord]:
    """Return a page of closings: the oldest first while they wait, else the newest first."""
    order = ("id",) if asked.state == "requested" else ("-id",)
    rows, following = page_after(_filtered(access, asked).select_related("task"), order=order, cursor=cursor, size=size)
    return Page(rows=_records(access, rows), next=following)


def task_closings(access: Access, task_id: int) -> tuple[ClosingRecord, ...]:
    """Return the closings of a task that may be seen, newest first."""
    rows = visible_closings(access).filter(task=task_id).select_related("task").order_by("-pk")
    return _records(access, list(rows))


def closing_record(access: Access, closing_id: int) -> ClosingRecord:
    """Return one closing; raises NotFound where it is not there for this person."""
    row = visible_closings(access).filter(pk=closing_id).select_related("task").first()
    if row is None:
        raise NotFound(_("没有找到这份销号申请。"))
    return _records(access, [row])[0]


def _records(access: Access, rows: Sequence[Closing]) -> tuple[ClosingRecord, ...]:
    if not rows:
        return ()
    names = organ_names()
    people = people_names(
        pk for row in rows for pk in (row.requested_by_id, row.checked_by_id, row.reopened_by_id) if pk is not None
    )
    pieces: dict[int, list[EvidenceRecord]] = {}
    for piece in evidence_of(access, tasks={row.task_id for row in rows}):
        pieces.setdefault(piece.task, []).append(piece)
    return tuple(_record(access, row, names, people, pieces.get(row.task_id, [])) for row in rows)


def _record(
    access: Access, row: Closing, names: Mapping[int, str], people: Mapping[int, str], pieces: Sequence[EvidenceRecord]
) -> ClosingRecord:
    elsewhere = frozenset(piece.id for piece in pieces if piece.elsewhere)
    abroad = frozenset(piece.id for piece in pieces if any(use.task != row.task_id for use in piece.elsewhere))
    # What the checker looks at is all that stands behind the task, what this request brought first.
    evidence = sorted(pieces, key=lambda piece: (piece.closing != row.pk, piece.added_at))
    return ClosingRecord(
        id=row.pk,
        task=row.task_id,
        task_number=row.task.number,
        task_title=row.task.title,
        organ=row.organ_id,
        organ_name=names.get(row.organ_id, ""),
        deadline=row.task.deadline,
        target=row.task.target,
        qualifier=row.task.qualifier,
        unit=row.task.unit,
        latest_value=row.task.latest_value,
        light=row.task.light,
        words=row.words,
        state=row.state,
        marks=mark_records(
            row.marks,
            seen_elsewhere=elsewhere,
            reused_since=abroad if row.state == "requested" else frozenset(),
        ),
        requested_by=row.requested_by_id,
        requested_by_name=people.get(row.requested_by_id or 0, ""),
        requested_at=row.requested_at,
        checked_by=row.checked_by_id,
        checked_by_name=people.get(row.checked_by_id or 0, ""),
        checked_at=row.checked_at,
        reason=row.reason,
        reopened_by_name=people.get(row.reopened_by_id or 0, ""),
        reopened_at=row.reopened_at,
        reopen_reason=row.reopen_reason,
        evidence=tuple(evidence),
        can=_open_acts(access, row),
    )


def _open_acts(access: Access, row: Closing) -> frozenset[str]:
    acts: set[str] = set()
    if row.state == "requested" and access.may("closing.check") and row.requested_by_id != access.person:
        acts |= {"close", "return"}
    if row.state == "closed" and row.task.state == "closed" and access.may("closing.reopen"):
        acts.add("reopen")
    return frozenset(acts)
