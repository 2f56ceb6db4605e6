"""Counting the ledger: how many tasks of which light, by organ, theme, leader and month. One query each."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from django.db.models import Count, Exists, Min, OuterRef
from django.db.models.functions import TruncMonth
from django.utils import timezone

from taizhang.ledger.briefs import UNCOUNTED_STATES, counted_tasks
from taizhang.ledger.doors import (
    visible_amendments,
    visible_closings,
    visible_handovers,
    visible_lights,
    visible_progress,
    visible_settlements,
    visible_tasks,
    visible_windows,
)
from taizhang.ledger.models import Task, TrajectoryPoint
from taizhang.organs.records import Access
from taizhang.storage import today

By = Literal["lead", "theme", "leader", "state", "all"]

_COLUMN: Mapping[By, str] = {"lead": "lead_id", "theme": "theme", "leader": "leader_id", "state": "state"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LightCount:
    """How many tasks of one group have one light."""

    key: int | str | None
    """The organ, theme, leader or state; None for those without, and for the whole."""
    colour: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthLight:
    """How many tasks had one light in one month."""

    month: int
    colour: str
    count: int
    key: int | str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowBrief:
    """填报期 in brief."""

    month: int
    opens_on: date
    due_on: date
    locked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """One month of a task's course."""

    month: int
    planned: Decimal | None
    actual: Decimal | None
    colour: str
    progress: int | None
    """The report that states the actual value, or None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledBrief:
    """对账 in brief."""

    task: int
    number: str
    title: str
    lead: int | None
    target: Decimal | None
    qualifier: str
    unit: str
    result: Decimal | None
    verdict: str
    difference: Decimal | None


def light_counts(access: Access, *, year: int, by: By = "all") -> tuple[LightCount, ...]:
    """Return how many tasks of a year have which light, by organ, theme, leader or state."""
    if by == "all":
        rows = counted_tasks(access, year).order_by().values_list("light").annotate(n=Count("pk"))
        return tuple(LightCount(key=None, colour=colour, count=n) for colour, n in rows)
    column = _COLUMN[by]
    grouped = counted_tasks(access, year).order_by(column).values_list(column, "light").annotate(n=Count("pk"))
    return tuple(LightCount(key=key, colour=colour, count=n) for key, colour, n in grouped)


def light_groups(access: Access, *, year: int) -> tuple[Mapping[By, tuple[LightCount, ...]], tuple[int, ...]]:
    """Return ``light_counts`` by organ, theme and leader, and of all, and the keys of the red tasks: one query."""
    columns = ("lead_id", "theme", "leader_id", "light", "pk")
    rows = list(counted_tasks(access, year).order_by("pk").values_list(*columns))
    found: dict[By, tuple[LightCount, ...]] = {"all": _tally((None, row[3]) for row in rows)}
    for place, by in enumerate(_GROUPED):
        found[by] = _tally((row[place], row[3]) for row in rows)
    return found, tuple(row[4] for row in rows if row[3] == "red")


_GROUPED: tuple[By, ...] = ("lead", "theme", "leader")


def _tally(pairs: Iterable[tuple[int | str | None, str]]) -> tuple[LightCount, ...]:
    """How often each pair occurs, by key; those without come first, as they do in a database's order."""
    counted = Counter(pairs)
    ordered = sorted(counted, key=lambda one: (one[0] is not None, 0 if one[0] is None else one[0], one[1]))
    return tuple(LightCount(key=key, colour=colour, count=counted[key, colour]) for key, colour in ordered)


def month_lights(
    access: Access, *, year: int, by: By = "all", leads: Collection[int] | None = None
) -> tuple[MonthLight, ...]:
    """Return how many tasks of a year had which light in each of its months; of these organs' tasks, or of all."""
    rows = visible_lights(access).filter(task__year=year, month__gte=year * 100, month__lt=(year + 1) * 100)
    rows = rows.exclude(task__state__in=UNCOUNTED_STATES).order_by("month")
    if leads is not None:
        rows = rows.filter(task__lead__in=leads)
    if by == "all":
        plain = rows.values_list("month", "colour").annotate(n=Count("pk"))
        return tuple(MonthLight(month=month, colour=colour, count=n) for month, colour, n in plain)
    grouped = rows.values_list("month", "colour", f"task__{_COLUMN[by]}").annotate(n=Count("pk"))
    return tuple(MonthLight(month=month, colour=colour, count=n, key=key) for month, colour, key, n in grouped)


def light_rows(access: Access, *, year: int) -> tuple[tuple[int, int | None, int, str], ...]:
    """Return each light of a year's tasks in each of its months: task, lead organ, month, colour.

    For few tasks: what ``month_lights`` and ``light_changes`` say of them can be told from these, with one query.
    """
    rows = visible_lights(access).filter(task__year=year, month__gte=year * 100, month__lt=(year + 1) * 100)
    rows = rows.exclude(task__state__in=UNCOUNTED_STATES).order_by("month", "pk")
    return tuple(rows.values_list("task_id", "task__lead_id", "month", "colour"))


BADNESS = {"red": 0, "yellow": 1, "grey": 2, "green": 3, "blue": 4}
"""How bad a light is, the worst first."""


def light_changes(
    access: Access, *, year: int, month: int, before: int, limit: int
) -> tuple[tuple[int, str, str], ...]:
    """Return the tasks whose light differs between two months, those that became worse most first: task, colour
    before, colour now."""
    rows = visible_lights(access).filter(task__year=year, month__in=(month, before))
    rows = rows.exclude(task__state__in=UNCOUNTED_STATES).order_by()
    return changed_lights(rows.values_list("task_id", "month", "colour"), month=month, before=before, limit=limit)


def changed_lights(
    rows: Iterable[tuple[int, int, str]], *, month: int, before: int, limit: int
) -> tuple[tuple[int, str, str], ...]:
    """Return ``light_changes`` of lights that are known: task, month, colour."""
    seen: dict[int, dict[int, str]] = {}
    for task, when, colour in rows:
        if when in (month, before):
            seen.setdefault(task, {})[when] = colour
    changed = (
        (task, both[before], both[month])
        for task, both in seen.items()
        if len(both) == 2 and both[before] != both[month]
    )
    return tuple(sorted(changed, key=lambda one: (BADNESS[one[2]] - BADNESS[one[1]], one[0]))[:limit])


def waiting(access: Access) -> Mapping[str, int]:
    """Return how many things wait for someone: six counts, each of what this person may see."""
    return {
        "unsigned": visible_handovers(access).filter(state="pending").count(),
        "objections": visible_handovers(access).filter(state="objected").count(),
        "to_sign_off": visible_progress(access).filter(state="submitted").count(),
        "to_verify": visible_progress(access).filter(state__in=("approved", "spot_check")).count(),
        "amendments": visible_amendments(access).filter(state__in=("requested", "office_agreed")).count(),
        "closings": visible_closings(access).filter(state="requested").count(),
        "returned": visible_progress(access).filter(state="returned").count(),
    }


def windows(access: Access, *, year: int) -> tuple[WindowBrief, ...]:
    """Return the reporting windows of a year's months, in order."""
    rows = visible_windows(access).filter(month__gte=year * 100, month__lt=(year + 1) * 100).order_by("month")
    return tuple(
        WindowBrief(month=row.month, opens_on=row.opens_on, due_on=row.due_on, locked=row.locked_at is not None)
        for row in rows
    )


def years(access: Access) -> tuple[int, ...]:
    """Return the years that have tasks, newest first."""
    return tuple(visible_tasks(access).order_by("-year").values_list("year", flat=True).distinct())


def handovers_by_month(access: Access, *, first: date, last: date) -> Mapping[tuple[int, int], int]:
    """Return how many tasks were handed to each organ in each month (organ, month as 202610)."""
    rows = (
        visible_handovers(access)
        .filter(handed_at__date__gte=first, handed_at__date__lte=last)
        .annotate(start=TruncMonth("handed_at"))
        .order_by()
        .values_list("organ_id", "start")
        .annotate(n=Count("pk"))
    )
    return {(organ, start.year * 100 + start.month): n for organ, start, n in rows}


def handovers_in(access: Access, *, organ: int, month: int) -> tuple[tuple[int, datetime], ...]:
    """Return what was handed to an organ in a month: task and moment, in order."""
    rows = visible_handovers(access).filter(organ=organ, handed_at__year=month // 100, handed_at__month=month % 100)
    return tuple(rows.order_by("handed_at", "pk").values_list("task_id", "handed_at"))


def reports_due(access: Access, *, year: int) -> tuple[tuple[int, int, int], ...]:
    """Return each report that was due in a year: organ, month, task.

    A report is due from the lead organ for every month whose window fell due, from the month in which the task was
    handed over to the one in which it was closed. What was broken down is reported by its parts.
    """
    day = today()
    due = [window for window in windows(access, year=year) if window.due_on <= day]
    parts = Task.objects.filter(parent=OuterRef("pk")).exclude(state="withdrawn")
    tasks = (
        counted_tasks(access, year)
        .filter(~Exists(parts))
        .exclude(lead=None)
        .annotate(first=Min("handovers__handed_at"))
        .order_by("pk")
        .values_list("pk", "lead_id", "first", "closed_at")
    )
    found: list[tuple[int, int, int]] = []
    for task, lead, handed, closed in tasks:
        start, end = _month(handed), _month(closed)
        found += [
            (lead, window.month, task)
            for window in due
            if start is not None and start <= window.month and (end is None or window.month <= end)
        ]
    return tuple(found)


def _month(moment: datetime | None) -> int | None:
    if moment is None:
        return None
    day = timezone.localtime(moment)
    return day.year * 100 + day.month


def course(access: Access, task_id: int) -> tuple[CurvePoint, ...]:
    """Return a task's course month by month: what was planned, what was accepted, and the light. Empty if unseen."""
    if not visible_tasks(access).filter(pk=task_id).exists():
        return ()
    planned = dict(TrajectoryPoint.objects.filter(task=task_id).values_list("month", "value"))
    actual = {
        row.month: (row.value, row.pk)
        for row in visible_progress(access).filter(task=task_id, state="accepted").order_by("month", "pk")
    }
    colours = dict(visible_lights(access).filter(task=task_id).values_list("month", "colour"))
    return tuple(
        CurvePoint(
            month=month,
            planned=planned.get(month),
            actual=actual[month][0] if month in actual else None,
            colour=colours.get(month, "grey"),
            progress=actual[month][1] if month in actual else None,
        )
        for month in sorted({*planned, *actual, *colours})
    )


def settled(access: Access, *, year: int) -> tuple[SettledBrief, ...]:
    """Return the confirmed settlements of a year, by the task's number."""
    rows = visible_settlements(access).filter(year=year, state="confirmed").order_by("decided_at", "pk")
    names = tuple(one.name for one in fields(SettledBrief))
    columns = (name if name in _OF_SETTLEMENT else f"task__{name}" for name in names)
    newest = {row[0]: row for row in rows.values_list(*columns)}
    found = (SettledBrief(**dict(zip(names, row, strict=True))) for row in newest.values())
    return tuple(sorted(found, key=lambda one: one.number))


_OF_SETTLEMENT = ("task", "result", "verdict", "difference")
"""Fields of the brief that the settlement has itself; the others are its task's."""


def reports_made(access: Access, *, year: int) -> tuple[tuple[int, int, int, int, bool, str], ...]:
    """Return each report made for a year: organ, month, task, report, whether late, state."""
    rows = (
        visible_progress(access)
        .filter(month__gte=year * 100, month__lt=(year + 1) * 100, corrects=None)
        .exclude(state="draft")
        .order_by("pk")
    )
    return tuple(rows.values_list("organ_id", "month", "task_id", "pk", "late", "state"))


def lights_at(access: Access, *, year: int, month: int) -> Mapping[int, tuple[str, str]]:
    """Return colour and derivation of the light that each task of a year had in a month."""
    rows = visible_lights(access).filter(task__year=year, month=month).order_by("task_id")
    return {task: (colour, why) for task, colour, why in rows.values_list("task_id", "colour", "derivation")}


def task_facts(access: Access, *, year: int, theme: str = "") -> tuple[tuple[int, int, str, str], ...]:
    """Return each counted task of a year (under a theme) with a lead organ: organ, task, state, light."""
    rows = counted_tasks(access, year).exclude(lead=None).order_by("pk")
    if theme:
        rows = rows.filter(theme=theme)
    return tuple(
        (lead, task, state, light)
        for lead, task, state, light in rows.values_list("lead_id", "pk", "state", "light")
        if lead is not None
    )


def themes(access: Access, *, year: int) -> tuple[str, ...]:
    """Return the themes of a year's tasks."""
    rows = counted_tasks(access, year).exclude(theme="").order_by("theme")
    return tuple(rows.values_list("theme", flat=True).distinct())
