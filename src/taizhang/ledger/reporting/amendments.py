"""Reading amendments 延期、调整."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from taizhang.audit.service import NotFound
from taizhang.ledger.doors import visible_amendments
from taizhang.ledger.models import Amendment
from taizhang.ledger.reporting.records import AmendmentRecord
from taizhang.ledger.reporting.tables import amendment_rules
from taizhang.organs.records import Access
from taizhang.organs.service import organ_names, people_names
from taizhang.storage import Page, page_after


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentFilter:
    """What is asked of the list; None and empty ask nothing."""

    state: str = ""
    """A key of AmendmentState, or ``waiting`` for what is not decided."""
    kind: str = ""
    organ: int | None = None
    task: int | None = None
    approver: str = ""


def _filtered(access: Access, asked: AmendmentFilter) -> "QuerySet[Amendment]":
    rows = visible_amendments(access)
    if asked.state == "waiting":
        rows = rows.filter(state__in=["requested", "office_agreed"])
    elif asked.state:
        rows = rows.filter(state=asked.state)
    for name in ("kind", "organ", "task", "approver"):
        value = getattr(asked, name)
        if value:
            rows = rows.filter(**{name: value})
    return rows


def amendments_page(
    access: Access, asked: AmendmentFilter, *, cursor: str | None, size: int = 50
) -> Page[AmendmentRecord]:
    """Return a page of requests: the oldest first while they wait, else the newest first."""
    order = ("id",) if asked.state == "waiting" else ("-id",)
    rows, following = page_after(_filtered(access, asked).select_related("task"), order=order, cursor=cursor, size=size)
    return Page(rows=_records(access, rows), next=following)


def task_amendments(access: Access, task_id: int) -> tuple[AmendmentRecord, ...]:
    """Return the requests on a task that may be seen, newest first."""
    rows = visible_amendments(access).filter(task=task_id).select_related("task").order_by("-pk")
    return _records(access, list(rows))


def amendment_record(access: Access, amendment_id: int) -> AmendmentRecord:
    """Return one request; raises NotFound where it is not there for this person."""
    row = visible_amendments(access).filter(pk=amendment_id).select_related("task").first()
    if row is None:
        raise NotFound(_("没有找到这份申请。"))
    return _records(access, [row])[0]


def _records(access: Access, rows: Sequence[Amendment]) -> tuple[AmendmentRecord, ...]:
    if not rows:
        return ()
    names = organ_names()
    people = people_names(
        pk for row in rows for pk in (row.requested_by_id, row.agreed_by_id, row.decided_by_id) if pk is not None
    )
    approved = Amendment.objects.filter(task__in={row.task_id for row in rows}, state="approved").order_by()
    earlier = Counter(dict(approved.values_list("task_id").annotate(n=Count("pk"))))
    rules = {rule.name: rule.words for rule in amendment_rules().rules}
    return tuple(
        AmendmentRecord(
            id=row.pk,
            task=row.task_id,
            task_number=row.task.number,
            task_title=row.task.title,
            organ=row.organ_id,
            organ_name=names.get(row.organ_id, ""),
            kind=row.kind,
            old_deadline=row.old_deadline,
            new_deadline=row.new_deadline,
            old_target=row.old_target,
            new_target=row.new_target,
            unit=row.task.unit,
            original_deadline=row.task.original_deadline,
            original_target=row.task.original_target,
            reason=row.reason,
            approver=row.approver,
            rule=row.rule,
            rule_words=rules.get(row.rule, row.rule),
            state=row.state,
            requested_by=row.requested_by_id,
            requested_by_name=people.get(row.requested_by_id or 0, ""),
            requested_at=row.requested_at,
            agreed_by_name=people.get(row.agreed_by_id or 0, ""),
            agreed_at=row.agreed_at,
            decided_by_name=people.get(row.decided_by_id or 0, ""),
            decided_at=row.decided_at,
            decision=row.decision,
            earlier=earlier[row.task_id] - (row.state == "approved"),
            can=_open_acts(access, row),
        )
        for row in rows
    )


def _open_acts(access: Access, row: Amendment) -> frozenset[str]:
    acts: set[str] = set()
    if row.state == "requested" and access.may("amendment.decide"):
        acts |= {"approve", "refuse"} if row.approver == "office" else {"agree", "refuse"}
    if row.state == "office_agreed" and access.may("amendment.approve"):
        acts |= {"approve", "refuse"}
    if row.state in ("requested", "office_agreed") and access.may("amendment.request", row.organ_id):
        acts.add("withdraw")
    return frozenset(acts)
