"""Reading matters: the list by filters and place, one matter in full."""

from collections.abc import Collection, Iterable, Mapping

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from taizhang.audit.service import NotFound
from taizhang.documents.service import document_kinds, document_titles, visible_document_ids
from taizhang.ledger.commitment_sources import place_of
from taizhang.ledger.doors import visible_matters, visible_tasks
from taizhang.ledger.matter_records import MatterFilter, MatterRecord, MatterRow
from taizhang.ledger.models import Matter, MatterSource, Task, TaskState
from taizhang.organs.records import Access
from taizhang.organs.service import organ_names, people_names
from taizhang.storage import Page, page_after

ORDERS: Mapping[str, tuple[str, ...]] = {"number": ("year", "sequence"), "-number": ("-year", "-sequence")}


def filtered_matters(access: Access, asked: MatterFilter) -> QuerySet[Matter]:
    """Return the matters that may be seen and that a filter lets through."""
    rows = visible_matters(access)
    if asked.year is not None:
        rows = rows.filter(year=asked.year)
    for column in ("source", "state", "theme"):
        if getattr(asked, column):
            rows = rows.filter(**{column: getattr(asked, column)})
    if asked.organ is not None:
        leads = Exists(visible_tasks(access).filter(matter=OuterRef("pk"), lead=asked.organ))
        rows = rows.filter(Q(organ=asked.organ) | Q(leads))
    if asked.unassigned:
        any_task = Exists(Task.objects.filter(matter=OuterRef("pk")).exclude(state=TaskState.WITHDRAWN))
        draft = Exists(Task.objects.filter(matter=OuterRef("pk"), state=TaskState.DRAFT))
        rows = rows.filter(~Q(any_task) | Q(draft), state="open")
    for word in asked.text.split():
        rows = rows.filter(Q(title__icontains=word) | Q(number__icontains=word) | Q(text__icontains=word))
    return rows


def matter_page(access: Access, asked: MatterFilter, *, cursor: str | None = None, size: int = 50) -> Page[MatterRow]:
    """Return a page of the list; raises BadCursor. Three queries."""
    order = ORDERS.get(asked.sort, ORDERS["-number"])
    found, following = page_after(filtered_matters(access, asked), order=order, cursor=cursor, size=size)
    return Page(rows=matter_rows(access, found), next=following)


def all_matters(access: Access, asked: MatterFilter, *, most: int) -> tuple[MatterRow, ...]:
    """Return every row of the list in its order, for an export; at most ``most``."""
    order = ORDERS.get(asked.sort, ORDERS["-number"])
    return matter_rows(access, filtered_matters(access, asked).order_by(*order, "pk")[:most])


def count_matters(access: Access, asked: MatterFilter) -> int:
    """Return how many rows the list has."""
    return filtered_matters(access, asked).count()


def matter_rows(access: Access, matters: Iterable[Matter]) -> tuple[MatterRow, ...]:
    """Return the records of matters that a door let through, in their order: three queries for names and counts."""
    found = list(matters)
    counted = {
        matter: (tasks, closed, drafts)
        for matter, tasks, closed, drafts in visible_tasks(access)
        .filter(matter__in=[matter.pk for matter in found])
        .exclude(state=TaskState.WITHDRAWN)
        .order_by()
        .values_list("matter_id")
        .annotate(
            tasks=Count("pk"),
            closed=Count("pk", filter=Q(state=TaskState.CLOSED)),
            drafts=Count("pk", filter=Q(state=TaskState.DRAFT)),
        )
    }
    organs = organ_names()
    kinds = document_kinds(
        matter.document_id
        for matter in found
        if matter.source == MatterSource.COMMITMENT and matter.document_id is not None
    )
    return tuple(
        MatterRow(
            id=matter.pk,
            number=matter.number,
            title=matter.title,
            source=matter.source,
            document_kind=kinds.get(matter.document_id or 0, ""),
            year=matter.year,
            theme=matter.theme,
            organ=matter.organ_id,
            organ_name=organs.get(matter.organ_id or 0, ""),
            received_on=matter.received_on,
            deadline=matter.deadline,
            urgency=matter.urgency,
            internal=matter.internal,
            state=matter.state,
            tasks=counted.get(matter.pk, (0, 0, 0))[0],
            closed=counted.get(matter.pk, (0, 0, 0))[1],
            drafts=counted.get(matter.pk, (0, 0, 0))[2],
        )
        for matter in found
    )


def matter_record(access: Access, matter_id: int) -> MatterRecord:
    """Return one matter in full; raises NotFound where it is not there or may not be seen."""
    matter = visible_matters(access).filter(pk=matter_id).first()
    if matter is None:
        raise NotFound(_("没有找到这个督办事项。"))
    (row,) = matter_rows(access, [matter])
    place = place_of(access, matter.commitment_id)
    shown = matter.document_id is not None and visible_document_ids(access).filter(pk=matter.document_id).exists()
    titles = document_titles([matter.document_id]) if shown and matter.document_id is not None else {}
    people = people_names(key for key in (matter.instructed_by_id, matter.opened_by_id) if key is not None)
    return MatterRecord(
        row=row,
        text=matter.text,
        document=matter.document_id if matter.document_id in titles else None,
        document_title=titles.get(matter.document_id or 0, ""),
        commitment=matter.commitment_id,
        start=place.start if place else None,
        end=place.end if place else None,
        instructed_by=matter.instructed_by_id,
        instructed_by_name=people.get(matter.instructed_by_id or 0, "") or matter.instructed_by_name,
        deadline_derivation=matter.deadline_derivation,
        limit=matter.limit,
        opened_by_name=people.get(matter.opened_by_id or 0, ""),
        opened_at=matter.opened_at,
        ended_at=matter.ended_at,
        end_reason=matter.end_reason,
    )


def matter_years(access: Access) -> tuple[int, ...]:
    """Return the years that have matters, newest first."""
    return tuple(
        sorted(set(visible_matters(access).order_by().values_list("year", flat=True).distinct()), reverse=True)
    )


def matter_themes(access: Access, year: int | None) -> tuple[str, ...]:
    """Return the themes of the matters that may be seen, of a year where one is given."""
    rows = visible_matters(access).exclude(theme="").order_by()
    rows = rows.filter(year=year) if year is not None else rows
    return tuple(sorted(set(rows.values_list("theme", flat=True).distinct())))


def seen_matters(access: Access, ids: Collection[int]) -> Mapping[int, str]:
    """Return number and title of those of these matters that may be seen: one query."""
    rows = visible_matters(access).filter(pk__in=ids).values_list("pk", "number", "title")
    return {pk: f"{number} {title}" for pk, number, title in rows}
