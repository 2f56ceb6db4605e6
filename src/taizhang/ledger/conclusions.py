"""Conclusions of the office that an organ may contest, and what happened since a moment: read for the parts above."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeVar

from django.db import models
from django.db.models import QuerySet
from django.utils import timezone

from taizhang.ledger.doors import (
    visible_amendments,
    visible_closings,
    visible_handovers,
    visible_progress,
    visible_tasks,
)
from taizhang.ledger.models import Amendment, Closing, Handover, LightOverride, Progress
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One thing that happened to a task."""

    at: datetime
    action: str
    """Name of the act: task.sign, progress.report …"""
    task: int
    number: str
    title: str
    organ: int | None
    person: int | None


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
        overrides = LightOverride.objects.filter(task__in=visible_tasks(access))
        found += _overrides(_only(overrides, only), since)
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


def happenings(access: Access, *, since: datetime, limit: int = 50) -> tuple[Happening, ...]:
    """Return what happened since a moment to tasks that may be seen, newest first. One query for each kind of act."""
    found: list[Happening] = []
    handovers = visible_handovers(access).select_related("task")
    found += _acts(handovers, "task.assign", "handed_at", "handed_by_id", since, limit)
    found += _acts(handovers, "task.sign", "signed_at", "signed_by_id", since, limit)
    found += _acts(handovers, "task.object", "objected_at", "objected_by_id", since, limit)
    found += _acts(handovers, "objection.decide", "decided_at", "decided_by_id", since, limit)
    progress = visible_progress(access).select_related("task")
    found += _acts(progress, "progress.report", "reported_at", "reported_by_id", since, limit)
    found += _acts(progress, "progress.verify", "verified_at", "verified_by_id", since, limit)
    closings = visible_closings(access).select_related("task")
    found += _acts(closings, "closing.request", "requested_at", "requested_by_id", since, limit)
    found += _acts(closings, "closing.check", "checked_at", "checked_by_id", since, limit)
    amendments = visible_amendments(access).select_related("task")
    found += _acts(amendments, "amendment.request", "requested_at", "requested_by_id", since, limit)
    found += _acts(amendments, "amendment.decide", "decided_at", "decided_by_id", since, limit)
    return tuple(sorted(found, key=lambda one: (one.at, one.task), reverse=True)[:limit])


def _acts(
    rows: "QuerySet[Handover] | QuerySet[Progress] | QuerySet[Closing] | QuerySet[Amendment]",
    action: str,
    moment: str,
    person: str,
    since: datetime,
    limit: int,
) -> Iterable[Happening]:
    for row in rows.filter(**{f"{moment}__gt": since}).order_by(f"-{moment}")[:limit]:
        yield Happening(
            at=getattr(row, moment),
            action=action,
            task=row.task_id,
            number=row.task.number,
            title=row.task.title,
            organ=row.organ_id,
            person=getattr(row, person),
        )


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()
