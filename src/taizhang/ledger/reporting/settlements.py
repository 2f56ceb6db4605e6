"""Reading settlements 年终对账."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from taizhang.audit.service import NotFound
from taizhang.documents.service import figures_by_id
from taizhang.ledger.doors import visible_settlements, visible_tasks
from taizhang.ledger.models import Settlement, Task
from taizhang.ledger.reporting.records import SettlementRecord
from taizhang.ledger.reporting.tables import chinese
from taizhang.organs.records import Access
from taizhang.organs.service import organ_names, people_names
from taizhang.storage import Page, page_after


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementFilter:
    """What is asked of the table; None and empty ask nothing."""

    year: int | None = None
    basis: str = ""
    """``verified`` or ``report``."""
    verdict: str = ""
    state: str = ""
    organ: int | None = None
    task: int | None = None


def _filtered(access: Access, asked: SettlementFilter) -> "QuerySet[Settlement]":
    rows = visible_settlements(access)
    for name, column in (
        ("year", "year"),
        ("basis", "basis"),
        ("verdict", "verdict"),
        ("state", "state"),
        ("organ", "task__lead"),
        ("task", "task"),
    ):
        value = getattr(asked, name)
        if value:
            rows = rows.filter(**{column: value})
    return rows


def settlements_page(
    access: Access, asked: SettlementFilter, *, cursor: str | None, size: int = 100
) -> Page[SettlementRecord]:
    """Return a page of the table, in the order of the tasks' numbers."""
    # The key of a settlement runs with its task's within a year, since a year is proposed in the order of its register.
    rows, following = page_after(
        _filtered(access, asked).select_related("task"), order=("task_id", "id"), cursor=cursor, size=size
    )
    return Page(rows=_records(access, rows), next=following)


def settlement_table(access: Access, asked: SettlementFilter) -> tuple[SettlementRecord, ...]:
    """Return the whole table that was asked for, for export: by theme and number."""
    rows = _filtered(access, asked).select_related("task").order_by("task__place", "basis", "pk")
    return _records(access, list(rows))


def settlement_record(access: Access, settlement_id: int) -> SettlementRecord:
    """Return one verdict; raises NotFound where it is not there for this person."""
    row = visible_settlements(access).filter(pk=settlement_id).select_related("task").first()
    if row is None:
        raise NotFound(_("没有找到这条对账结论。"))
    return _records(access, [row])[0]


def verdict_counts(access: Access, asked: SettlementFilter) -> Mapping[str, int]:
    """Return how many verdicts of each sort fit."""
    rows = _filtered(access, asked).order_by().values_list("verdict").annotate(n=Count("pk"))
    return dict(rows)


def settlement_years(access: Access) -> tuple[int, ...]:
    """Return the years that can be settled: those with tasks that may be seen, newest first."""
    years = visible_tasks(access).order_by("-year").values_list("year", flat=True).distinct()
    return tuple(years)


def _records(access: Access, rows: Sequence[Settlement]) -> tuple[SettlementRecord, ...]:
    if not rows:
        return ()
    names = organ_names()
    people = people_names(row.decided_by_id for row in rows if row.decided_by_id is not None)
    figures = figures_by_id(row.result_figure_id for row in rows if row.result_figure_id is not None)
    carried = dict(
        visible_tasks(access)
        .filter(carried_from__in=[row.task_id for row in rows])
        .exclude(state="withdrawn")
        .values_list("carried_from", "pk")
    )
    carried_at_all = set(
        Task.objects.filter(carried_from__in=[row.task_id for row in rows])
        .exclude(state="withdrawn")
        .values_list("carried_from", flat=True)
    )
    found = []
    for row in rows:
        figure = figures.get(row.result_figure_id or 0)
        acts: set[str] = set()
        if access.may("settlement.confirm"):
            if row.state == "proposed":
                acts.add("confirm")
            elif row.verdict != "met" and row.task_id not in carried_at_all:
                acts.add("carry_over")
        found.append(
            SettlementRecord(
                id=row.pk,
                task=row.task_id,
                task_number=row.task.number,
                task_title=row.task.title,
                theme=row.task.theme,
                lead=row.task.lead_id,
                lead_name=names.get(row.task.lead_id or 0, ""),
                year=row.year,
                basis=row.basis,
                target_quote=row.target_quote,
                target=row.task.target,
                qualifier=row.task.qualifier,
                unit=row.task.unit,
                result=row.result,
                result_quote=row.result_quote,
                result_figure=row.result_figure_id,
                result_document=None if figure is None else figure.document,
                result_progress=row.result_progress_id,
                verdict=row.verdict,
                proposed_verdict=row.proposed_verdict,
                difference=row.difference,
                difference_unit=row.difference_unit,
                reason=row.reason if chinese() else row.reason_en or row.reason,
                confidence=row.confidence,
                state=row.state,
                decided_by_name=people.get(row.decided_by_id or 0, ""),
                decided_at=row.decided_at,
                decision=row.decision,
                carried_to=carried.get(row.task_id),
                can=frozenset(acts),
            )
        )
    return tuple(found)
