"""Reading hand-overs: those of a task, and what waits for a signature or a decision."""

from collections.abc import Sequence

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from taizhang.ledger.doors import visible_handovers
from taizhang.ledger.handover_records import HandoverRecord, WaitingCounts
from taizhang.ledger.models import Handover, HandoverState, Task
from taizhang.organs.records import EVERYWHERE, Access
from taizhang.organs.service import organ_names, people_names
from taizhang.storage import Page, page_after, today

UNSIGNED = (HandoverState.PENDING, HandoverState.REJECTED)
"""Hand-overs that wait for a signature."""


def handovers_of(access: Access, task: Task) -> tuple[HandoverRecord, ...]:
    """Return every hand-over of a task that the caller's door let through, oldest first.

    Who may see a task may see the way it went: both histories stay after a reassignment.
    """
    return _records(list(Handover.objects.filter(task=task).select_related("task").order_by("id")))


def _waiting(access: Access, *, mine: bool) -> QuerySet[Handover]:
    rows = visible_handovers(access).filter(state__in=UNSIGNED)
    reach = access.where("task.sign")
    return rows.filter(organ__in=reach) if mine and reach != EVERYWHERE else rows


def unsigned_page(
    access: Access, *, mine: bool = False, overdue: bool = False, cursor: str | None = None, size: int = 50
) -> Page[HandoverRecord]:
    """Return what waits for a signature, the earliest last day first; ``mine`` only what one may sign oneself."""
    rows = _waiting(access, mine=mine)
    if overdue:
        rows = rows.filter(sign_due__lt=today())
    found, following = page_after(rows.select_related("task"), order=("sign_due",), cursor=cursor, size=size)
    return Page(rows=_records(found), next=following)


def objections_page(access: Access, *, cursor: str | None = None, size: int = 50) -> Page[HandoverRecord]:
    """Return the objections that wait for a decision, the oldest first."""
    rows = visible_handovers(access).filter(state=HandoverState.OBJECTED).select_related("task")
    found, following = page_after(rows, order=("pk",), cursor=cursor, size=size)
    return Page(rows=_records(found), next=following)


def past_handovers_page(
    access: Access, organ: int, *, cursor: str | None = None, size: int = 50
) -> Page[HandoverRecord]:
    """Return what went from an organ to another, newest first: objections upheld, reassignments, withdrawals."""
    gone = Q(state__in=(HandoverState.UPHELD, HandoverState.REPLACED, HandoverState.WITHDRAWN))
    rows = visible_handovers(access).filter(gone, organ=organ).select_related("task")
    found, following = page_after(rows, order=("-pk",), cursor=cursor, size=size)
    return Page(rows=_records(found), next=following)


def waiting_counts(access: Access) -> WaitingCounts:
    """Return how many signatures and decisions wait for this person: at most two queries."""
    may_sign, may_decide = access.may("task.sign"), access.may("objection.decide")
    unsigned = {"to_sign": 0, "overdue": 0}
    if may_sign:
        unsigned = _waiting(access, mine=True).aggregate(
            to_sign=Count("pk"), overdue=Count("pk", filter=Q(sign_due__lt=today()))
        )
    return WaitingCounts(
        to_decide=visible_handovers(access).filter(state=HandoverState.OBJECTED).count() if may_decide else 0,
        **unsigned,
    )


def unsigned_overdue(access: Access) -> int:
    """Return how many signatures are overdue among the hand-overs that may be seen."""
    return _waiting(access, mine=False).filter(sign_due__lt=today()).count()


def _records(rows: Sequence[Handover]) -> tuple[HandoverRecord, ...]:
    """The records of hand-overs with their tasks: two queries for names."""
    organs = organ_names()
    people = people_names(
        person
        for row in rows
        for person in (row.handed_by_id, row.signed_by_id, row.objected_by_id, row.decided_by_id)
        if person is not None
    )
    day = today()
    return tuple(
        HandoverRecord(
            id=row.pk,
            task=row.task_id,
            task_number=row.task.number,
            task_title=row.task.title,
            organ=row.organ_id,
            organ_name=organs.get(row.organ_id, ""),
            handed_at=row.handed_at,
            handed_by_name=people.get(row.handed_by_id or 0, ""),
            sign_due=row.sign_due,
            sign_derivation=row.sign_derivation,
            state=row.state,
            overdue=row.state in UNSIGNED and day > row.sign_due,
            signed_at=row.signed_at,
            signed_by_name=people.get(row.signed_by_id or 0, ""),
            late=row.signed_at is not None and timezone.localtime(row.signed_at).date() > row.sign_due,
            objection=row.objection,
            proposed=row.proposed_id,
            proposed_name=organs.get(row.proposed_id or 0, ""),
            objected_at=row.objected_at,
            objected_by_name=people.get(row.objected_by_id or 0, ""),
            decide_due=row.decide_due,
            decided_at=row.decided_at,
            decided_by_name=people.get(row.decided_by_id or 0, ""),
            decision=row.decision,
        )
        for row in rows
    )
