"""Reading tasks: the list by filters and place, one task in full, what the list can be filtered by.

Every query begins at a door; a page is the same handful of queries however many rows and organs there are.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from taizhang.audit.service import NotFound
from taizhang.ledger.breakdown_check import shares_of
from taizhang.ledger.briefs import UNCOUNTED_STATES
from taizhang.ledger.commitment_sources import place_of
from taizhang.ledger.doors import visible_tasks
from taizhang.ledger.handover_queries import handovers_of
from taizhang.ledger.models import Matter, Support, Task, TaskState
from taizhang.ledger.task_plans import standing
from taizhang.ledger.task_records import Shares, TaskFacets, TaskFilter, TaskPlan, TaskQuote, TaskRecord, TaskRow
from taizhang.organs.records import Access
from taizhang.organs.service import organ_names, people_names
from taizhang.storage import Page, page_after

ORDERS: Mapping[str, tuple[str, ...]] = {
    "light": ("light_rank", "due_order"),
    "due": ("due_order",),
    "-due": ("-due_order",),
    "number": ("place",),
    "-number": ("-place",),
}
"""Orders of the list by their names; none may hold a column that can be null."""

ENDED = (TaskState.CLOSED, TaskState.WITHDRAWN)

_SHOWN = (
    "number", "title", "matter_id", "parent_id", "path", "year", "theme", "leader_id", "lead_id", "deadline",
    "due_order", "target_kind", "target", "target_high", "qualifier", "unit", "latest_value", "latest_month",
    "light", "light_rank", "light_month", "claimed", "verified", "state", "public", "place",
)  # fmt: skip


def filtered_tasks(access: Access, asked: TaskFilter) -> QuerySet[Task]:
    """Return the tasks that may be seen and that a filter lets through."""
    rows = visible_tasks(access)
    for column in ("year", "matter", "leader"):
        value = getattr(asked, column)
        if value is not None:
            rows = rows.filter(**{column: value})
    for column in ("theme", "light", "claimed", "verified"):
        if getattr(asked, column):
            rows = rows.filter(**{column: getattr(asked, column)})
    if asked.organ is not None:
        supported = Q(pk__in=Support.objects.filter(organ=asked.organ).values("task"))
        leading = Q(lead=asked.organ)
        rows = rows.filter({"lead": leading, "support": supported}.get(asked.role, leading | supported))
    if asked.state == "counted":
        rows = rows.exclude(state__in=UNCOUNTED_STATES)
    elif asked.state == "open":
        rows = rows.exclude(state__in=ENDED)
    elif asked.state:
        rows = rows.filter(state=asked.state)
    if asked.due_from is not None:
        rows = rows.filter(due_order__gte=asked.due_from)
    if asked.due_to is not None:
        rows = rows.filter(due_order__lte=asked.due_to)
    for word in asked.text.split():
        rows = rows.filter(Q(title__icontains=word) | Q(number__icontains=word) | Q(detail__icontains=word))
    return rows.filter(parent=None) if asked.tops else rows


def task_page(access: Access, asked: TaskFilter, *, cursor: str | None = None, size: int = 50) -> Page[TaskRow]:
    """Return a page of the list; raises BadCursor. Four queries."""
    order = ORDERS.get(asked.sort, ORDERS["light"])
    found, following = page_after(filtered_tasks(access, asked).only(*_SHOWN), order=order, cursor=cursor, size=size)
    return Page(rows=task_rows(found), next=following)


def all_tasks(access: Access, asked: TaskFilter, *, most: int) -> tuple[TaskRow, ...]:
    """Return every row of the list in its order, for an export; at most ``most``."""
    order = ORDERS.get(asked.sort, ORDERS["light"])
    return task_rows(filtered_tasks(access, asked).only(*_SHOWN).order_by(*order, "pk")[:most])


def count_tasks(access: Access, asked: TaskFilter) -> int:
    """Return how many rows the list has."""
    return filtered_tasks(access, asked).count()


def task_rows(tasks: Iterable[Task]) -> tuple[TaskRow, ...]:
    """Return the records of tasks that a door let through, in their order: three queries for names and supports."""
    found = list(tasks)
    supports: dict[int, list[int]] = defaultdict(list)
    links = Support.objects.filter(task__in=[task.pk for task in found]).order_by("position", "id")
    for task_id, organ in links.values_list("task_id", "organ_id"):
        supports[task_id].append(organ)
    organs = organ_names()
    people = people_names(task.leader_id for task in found if task.leader_id is not None)
    return tuple(_row(task, supports[task.pk], organs, people) for task in found)


def _row(task: Task, supports: Sequence[int], organs: Mapping[int, str], people: Mapping[int, str]) -> TaskRow:
    return TaskRow(
        id=task.pk,
        number=task.number,
        title=task.title,
        matter=task.matter_id,
        parent=task.parent_id,
        depth=max(task.path.count("/") - 2, 0),
        year=task.year,
        theme=task.theme,
        leader=task.leader_id,
        leader_name=people.get(task.leader_id, "") if task.leader_id is not None else "",
        lead=task.lead_id,
        lead_name=organs.get(task.lead_id, "") if task.lead_id is not None else "",
        supports=tuple(supports),
        support_names=tuple(organs.get(organ, "") for organ in supports),
        deadline=task.deadline,
        target_kind=task.target_kind,
        target=task.target,
        target_high=task.target_high,
        qualifier=task.qualifier,
        unit=task.unit,
        latest_value=task.latest_value,
        latest_month=task.latest_month,
        light=task.light,
        light_month=task.light_month,
        claimed=task.claimed,
        verified=task.verified,
        state=task.state,
        public=task.public,
    )


def task_record(access: Access, task_id: int) -> TaskRecord:
    """Return one task in full; raises NotFound where it is not there or may not be seen."""
    task = visible_tasks(access).select_related("matter__document").filter(pk=task_id).first()
    if task is None:
        raise NotFound(_("没有找到这项任务。"))
    above = [int(key) for key in task.path.split("/") if key and int(key) != task.pk]
    family = list(
        visible_tasks(access).filter(Q(pk__in=above) | Q(parent=task.pk)).only(*_SHOWN).order_by("path", "place")
    )
    rows = {row.id: row for row in task_rows([task, *family])}
    parts = tuple(
        sorted((rows[one.pk] for one in family if one.parent_id == task.pk), key=lambda row: _place(row.number))
    )
    plans = standing([task, *Task.objects.filter(parent=task).exclude(state=TaskState.WITHDRAWN)])
    own = plans[task.pk]
    return TaskRecord(
        row=rows[task.pk],
        detail=task.detail,
        matter_number=task.matter.number,
        matter_title=task.matter.title,
        matter_source=task.matter.source,
        matter_document_kind=task.matter.document.kind
        if task.matter.source == "commitment" and task.matter.document is not None
        else "",
        matter_state=task.matter.state,
        internal=task.matter.never_public,
        quote=_quote(access, task.pk, task.matter),
        baseline=task.baseline,
        indicator=task.indicator_id,
        figure=task.figure_id,
        original_deadline=task.original_deadline,
        original_target=task.original_target,
        parts_open=task.parts_open,
        parts_open_reason=task.parts_open_reason,
        trajectory=own.plan.trajectory,
        milestones=own.plan.milestones,
        ancestors=tuple(rows[pk] for pk in above if pk in rows),
        parts=parts,
        shares=shares_of(own.plan, [one.plan for pk, one in plans.items() if pk != task.pk]),
        handovers=handovers_of(access, task),
        carried_from=task.carried_from_id,
        created_at=task.created_at,
        closed_at=task.closed_at,
        version=own.version,
    )


def task_quote(access: Access, task_id: int) -> TaskQuote:
    """Return the sentence that a task rests on; raises NotFound where the task may not be seen."""
    task = visible_tasks(access).select_related("matter").filter(pk=task_id).first()
    if task is None:
        raise NotFound(_("没有找到这项任务。"))
    return _quote(access, task.pk, task.matter)


def _quote(access: Access, task: int, matter: Matter) -> TaskQuote:
    """The sentence with its place, where the document itself may be seen; else its words alone."""
    place = place_of(access, matter.commitment_id)
    return TaskQuote(
        task=task,
        text=matter.text,
        document=place.document if place else matter.document_id,
        document_title=place.title if place else "",
        start=place.start if place else None,
        end=place.end if place else None,
    )


def _place(number: str) -> list[int]:
    return [int(part) for part in number.split("-")]


def tasks_of_matter(access: Access, matter_id: int) -> tuple[TaskRow, ...]:
    """Return the tasks of a matter that may be seen, parts below their wholes, in the order of their numbers."""
    return task_rows(visible_tasks(access).filter(matter=matter_id).only(*_SHOWN).order_by("place"))


def task_facets(access: Access, year: int | None) -> TaskFacets:
    """Return what occurs among the tasks that may be seen in a year, for the filters: four queries."""
    seen = visible_tasks(access).order_by()
    of_year = seen.filter(year=year) if year is not None else seen
    leaders = of_year.exclude(leader=None).values_list("leader_id", flat=True).distinct()
    leads = set(of_year.exclude(lead=None).values_list("lead_id", flat=True).distinct())
    organs = organ_names()
    return TaskFacets(
        years=tuple(sorted(set(seen.values_list("year", flat=True).distinct()), reverse=True)),
        leaders=people_names(leaders),
        leads={pk: name for pk, name in organs.items() if pk in leads},
        themes=tuple(sorted(set(of_year.exclude(theme="").values_list("theme", flat=True).distinct()))),
    )


def seen_tasks(access: Access, ids: Collection[int]) -> Mapping[int, str]:
    """Return number and title of those of these tasks that may be seen: one query."""
    rows = visible_tasks(access).filter(pk__in=ids).values_list("pk", "number", "title")
    return {pk: f"{number} {title}" for pk, number, title in rows}


def standing_plans(access: Access, ids: Sequence[int]) -> Mapping[int, tuple[TaskPlan, str]]:
    """Return the plan and its version of each of these tasks; raises NotFound where one may not be seen."""
    tasks = list(visible_tasks(access).filter(pk__in=ids))
    if len(tasks) != len(set(ids)):
        raise NotFound(_("没有找到这项任务。"))
    return {pk: (one.plan, one.version) for pk, one in standing(tasks).items()}


def shares_in(access: Access, matter_id: int) -> Mapping[int, Shares]:
    """Return how the targets of a matter's tasks are shared out among their parts, for those that are."""
    tasks = list(visible_tasks(access).filter(matter=matter_id).exclude(state=TaskState.WITHDRAWN))
    plans = {pk: one.plan for pk, one in standing(tasks).items()}
    found = {}
    for task in tasks:
        shares = shares_of(plans[task.pk], [plans[one.pk] for one in tasks if one.parent_id == task.pk])
        if shares is not None:
            found[task.pk] = shares
    return found
