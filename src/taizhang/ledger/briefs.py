"""Tasks as the parts above the ledger know them: in brief, many at a time, each function one query."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Q, QuerySet

from taizhang.audit.service import NotFound
from taizhang.ledger.doors import visible_closings, visible_handovers, visible_lights, visible_tasks
from taizhang.ledger.models import Task
from taizhang.organs.records import Access

UNCOUNTED_STATES = ("draft", "withdrawn")
"""States of tasks that no count holds: not handed over yet, or taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskBrief:
    """任务 in brief."""

    id: int
    number: str
    title: str
    year: int
    theme: str
    lead: int | None
    leader: int | None
    deadline: date | None
    state: str
    target_kind: str
    target: Decimal | None
    qualifier: str
    unit: str
    light: str
    light_month: int | None
    latest_value: Decimal | None
    latest_month: int | None
    claimed: str
    verified: str
    public: bool
    internal: bool
    """Whether its matter is internal: such a task is never published."""
    closed_at: datetime | None


_COLUMNS = tuple(
    {"id": "pk", "lead": "lead_id", "leader": "leader_id", "internal": "matter__internal"}.get(one.name, one.name)
    for one in fields(TaskBrief)
)
"""Where each field of a brief comes from, in their order."""


def _briefs(rows: QuerySet[Task]) -> tuple[TaskBrief, ...]:
    """These tasks in brief. Only what a brief holds is fetched: a task and its matter have sixty columns."""
    names = tuple(one.name for one in fields(TaskBrief))
    return tuple(TaskBrief(**dict(zip(names, row, strict=True))) for row in rows.values_list(*_COLUMNS))


def briefs(access: Access, ids: Iterable[int]) -> Mapping[int, TaskBrief]:
    """Return those of these tasks that may be seen."""
    return {one.id: one for one in _briefs(visible_tasks(access).filter(pk__in=set(ids)))}


def brief(access: Access, task_id: int) -> TaskBrief:
    """Return one task; raises NotFound where it is not there for this person."""
    found = _briefs(visible_tasks(access).filter(pk=task_id))
    if not found:
        raise NotFound("没有找到这项任务。")
    return found[0]


def counted_tasks(access: Access, year: int) -> QuerySet[Task]:
    """Return the tasks of a year that counts hold: all that were handed over and not taken back."""
    return visible_tasks(access).filter(year=year).exclude(state__in=UNCOUNTED_STATES)


def red_tasks(access: Access, *, year: int, limit: int, colours: tuple[str, ...] = ("red",)) -> tuple[TaskBrief, ...]:
    """Return the most urgent tasks of these colours, by deadline."""
    rows = counted_tasks(access, year).filter(light__in=colours).exclude(state="closed")
    return _briefs(rows.order_by("light_rank", "due_order", "id")[:limit])


def tasks_due(access: Access, *, first: date, last: date, limit: int | None = None) -> tuple[TaskBrief, ...]:
    """Return the open tasks whose deadline lies between two days, both included."""
    rows = (
        visible_tasks(access)
        .filter(deadline__gte=first, deadline__lte=last)
        .exclude(state__in=(*UNCOUNTED_STATES, "closed"))
        .order_by("deadline", "id")
    )
    return _briefs(rows if limit is None else rows[:limit])


def closed_tasks(access: Access, *, year: int) -> tuple[TaskBrief, ...]:
    """Return the closed tasks of a year, by number."""
    return _briefs(visible_tasks(access).filter(year=year, state="closed").order_by("number"))


def public_tasks(*, year: int | None = None) -> tuple[TaskBrief, ...]:
    """Return the tasks marked public, for everyone. What belongs to an internal matter is never among them."""
    rows = Task.objects.filter(public=True, matter__internal=False).exclude(state__in=UNCOUNTED_STATES)
    # The document may have been marked internal after the task was made public.
    rows = rows.filter(Q(matter__document=None) | Q(matter__document__secrecy="public"))
    if year is not None:
        rows = rows.filter(year=year)
    return _briefs(rows.order_by("-year", "number"))


def never_public(ids: Iterable[int]) -> frozenset[int]:
    """Return those of these tasks that may never be shown to everyone: of an internal matter, or from an internal
    document."""
    internal = Q(matter__internal=True) | ~Q(matter__document=None) & ~Q(matter__document__secrecy="public")
    return frozenset(Task.objects.filter(internal, pk__in=set(ids)).values_list("pk", flat=True))


def derivations(access: Access, ids: Iterable[int], *, month: int | None = None) -> Mapping[int, tuple[str, str]]:
    """Return the derivation of these tasks' lights, Chinese and English: of a month, else the newest."""
    rows = visible_lights(access).filter(task__in=set(ids)).order_by("month")
    if month is not None:
        rows = rows.filter(month=month)
    told = rows.values_list("task_id", "derivation", "derivation_en")
    return {task: (derivation, english) for task, derivation, english in told}


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningDue:
    """A hand-over that waits for its signature."""

    task: int
    number: str
    title: str
    organ: int
    due_on: date


def signing_due(access: Access, *, first: date, last: date) -> tuple[SigningDue, ...]:
    """Return the hand-overs that wait for a signature and whose last day lies between two days."""
    rows = visible_handovers(access).filter(state="pending", sign_due__gte=first, sign_due__lte=last)
    return tuple(
        SigningDue(
            task=row.task_id, number=row.task.number, title=row.task.title, organ=row.organ_id, due_on=row.sign_due
        )
        for row in rows.select_related("task").order_by("sign_due", "pk")
    )


def closing_checkers(access: Access, ids: Iterable[int]) -> Mapping[int, frozenset[int]]:
    """Return who checked the closings of each of these tasks."""
    found: dict[int, set[int]] = {}
    rows = visible_closings(access).filter(task__in=set(ids)).exclude(checked_by=None)
    for task, person in rows.values_list("task_id", "checked_by_id"):
        if person is not None:
            found.setdefault(task, set()).add(person)
    return {task: frozenset(people) for task, people in found.items()}
