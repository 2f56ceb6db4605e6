"""Reading organs and people. Names of organs are no secret inside; people are shown through their door."""

from collections.abc import Iterable, Mapping

from django.db.models import Q

from taizhang.organs.models import Appointment, Organ, Person
from taizhang.organs.records import OrganRecord
from taizhang.storage import today


def record_of(organ: Organ) -> OrganRecord:
    """Return the record of an organ."""
    return OrganRecord(
        id=organ.pk,
        code=organ.code,
        name=organ.name,
        short_name=organ.short_name,
        kind=organ.kind,
        parent=organ.parent_id,
        lineage=organ.lineage,
        position=organ.position,
        valid_from=organ.valid_from,
        valid_to=organ.valid_to,
        successor=organ.successor_id,
    )


def organs_by_id() -> Mapping[int, OrganRecord]:
    """Return every organ, past ones too, in the official order: one query."""
    return {organ.pk: record_of(organ) for organ in Organ.objects.order_by("position", "id")}


def organ_names() -> Mapping[int, str]:
    """Return the short name of every organ: one query."""
    return dict(Organ.objects.values_list("pk", "short_name"))


def people_names(ids: Iterable[int]) -> Mapping[int, str]:
    """Return the names of these people: one query."""
    return dict(Person.objects.filter(pk__in=set(ids)).values_list("pk", "name"))


def leaders() -> Mapping[int, str]:
    """Return the names of those who are leaders of the government today, in the order of their appointments."""
    day = today()
    held = Appointment.objects.filter(role="leader", valid_from__lte=day, person__is_active=True).filter(
        Q(valid_to=None) | Q(valid_to__gte=day)
    )
    return dict(held.order_by("organ__position", "id").values_list("person_id", "person__name"))
