"""Conclusions of the office that an organ may contest: read for the parts above."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeVar

from django.db import models
from django.db.models import QuerySet
from django.utils import timezone

from taizhang.ledger.doors import (
    visible_closings,
    visible_overrides,
    visible_progress,
)
from taizhang.ledger.models import Closing, LightOverride, Progress
from taizhang.organs.records import Access

_M = TypeVar("_M", bound=models.Model)

Contestable = Literal["progress", "closing", "override"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """结论: what the office concluded of an organ's work."""

    kind: Contestable
    id: int
    """Key of the report, closing or override."""
    task: int
    number: str
    title: str
    organ: int
    """The organ that it concerns."""
    month: int | None
    """The month reported on; None for others than reports."""
    on: date
    by: int | None
    """Who concluded it."""
    words: str


def conclusions(
    access: Access, *, since: date, kind: Contestable | None = None, only: int | None = None
) -> tuple[Conclusion, ...]:
    """Return the conclusions since a day on tasks that may be seen, newest first; ``kind`` and ``only`` narrow them."""
    found: list[Conclusion] = []
    if kind in (None, "progress"):
        found += _returned_reports(_only(visible_progress(access), only), since)
    if kind in (None, "closing"):
        found += _returned_closings(_only(visible_closings(access), only), since)
    if kind in (None, "override"):
        found += _overrides(_only(visible_overrides(access), only), since)
    return tuple(sorted(found, key=lambda one: (one.on, one.id), reverse=True))


def _only(rows: "QuerySet[_M]", key: int | None) -> "QuerySet[_M]":
    return rows if key is None else rows.filter(pk=key)


def _returned_reports(rows: QuerySet[Progress], since: date) -> Iterable[Conclusion]:
    rows = rows.filter(state="returned", verified_at__date__gte=since).select_related("task")
    for row in rows:
        if row.verified_at is not None:
            yield Conclusion(
                kind="progress",
                id=row.pk,
                task=row.task_id,
                number=row.task.number,
                title=row.task.title,
                organ=row.organ_id,
                month=row.month,
                on=_day(row.verified_at),
                by=row.verified_by_id,
                words=row.verdict,
            )


def _returned_closings(rows: QuerySet[Closing], since: date) -> Iterable[Conclusion]:
    rows = rows.filter(state="returned", checked_at__date__gte=since).select_related("task")
    for row in rows:
        if row.checked_at is not None:
            yield Conclusion(
                kind="closing",
                id=row.pk,
                task=row.task_id,
                number=row.task.number,
                title=row.task.title,
                organ=row.organ_id,
                month=None,
                on=_day(row.checked_at),
                by=row.checked_by_id,
                words=row.reason,
            )


def _overrides(rows: QuerySet[LightOverride], since: date) -> Iterable[Conclusion]:
    rows = rows.filter(set_at__date__gte=since, task__lead__isnull=False).select_related("task")
    for row in rows:
        if row.task.lead_id is not None:
            yield Conclusion(
                kind="override",
                id=row.pk,
                task=row.task_id,
                number=row.task.number,
                title=row.task.title,
                organ=row.task.lead_id,
                month=None,
                on=_day(row.set_at),
                by=row.set_by_id,
                words=row.reason,
            )


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()
