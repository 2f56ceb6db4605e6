"""Reading organs and people. Names of organs are no secret inside; people are shown through their door."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields
from datetime import datetime

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from taizhang.audit.service import NotFound
from taizhang.organs.doors import visible_organs, visible_people, visible_tokens
from taizhang.organs.models import ApiToken, Appointment, Organ, OrganName, Person
from taizhang.organs.records import (
    Access,
    AppointmentRecord,
    NameRecord,
    OrganRecord,
    PersonRecord,
    TokenRecord,
)
from taizhang.storage import Page, now, page_after, some_values, today

PEOPLE_ORDERS: Mapping[str, tuple[str, ...]] = {
    "name": ("name",),
    "-name": ("-name",),
    "username": ("username",),
    "-username": ("-username",),
}
"""How a list of people may be sorted: word in the address → columns."""


_NAMES = tuple(one.name for one in fields(OrganRecord))

_COLUMNS = tuple({"id": "pk", "parent": "parent_id", "successor": "successor_id"}.get(name, name) for name in _NAMES)
"""Where the columns of a record are kept, in its order."""


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
    # By columns: many pages need all organs, and two hundred instances of a model would cost more than the query.
    rows = Organ.objects.order_by("position", "id").values_list(*_COLUMNS)
    return {row[0]: OrganRecord(**dict(zip(_NAMES, row, strict=True))) for row in rows}


def organ_names() -> Mapping[int, str]:
    """Return the short name of every organ in the official order: one query."""
    return dict(Organ.objects.order_by("position", "id").values_list("pk", "short_name"))


def people_names(ids: Iterable[int]) -> Mapping[int, str]:
    """Return the names of these people: one query."""
    return dict(Person.objects.filter(pk__in=set(ids)).values_list("pk", "name"))


def seen_organs(access: Access) -> tuple[OrganRecord, ...]:
    """Return every organ that someone may see, past ones too, in the official order: one query."""
    return tuple(record_of(organ) for organ in visible_organs(access).order_by("position", "id"))


def organs_page(access: Access, *, ended: bool, cursor: str | None, size: int) -> Page[OrganRecord]:
    """Return a page of the organs in the official order, with ``ended`` past ones too: one query. Raises BadCursor."""
    rows = visible_organs(access)
    if not ended:
        rows = rows.filter(Q(valid_to=None) | Q(valid_to__gte=today()))
    found, following = page_after(rows, order=("position",), cursor=cursor, size=size)
    return Page(rows=tuple(record_of(organ) for organ in found), next=following)


def seen_organ(access: Access, organ: int) -> OrganRecord:
    """Return an organ; raises NotFound where it cannot be seen."""
    found = visible_organs(access).filter(pk=organ).first()
    if found is None:
        raise NotFound(_("没有找到这个机构。"))
    return record_of(found)


def names_of_organ(access: Access, organ: int) -> tuple[NameRecord, ...]:
    """Return the names of an organ, newest first; none where it cannot be seen."""
    rows = OrganName.objects.filter(organ__in=visible_organs(access).filter(pk=organ)).order_by("-valid_from")
    return tuple(
        NameRecord(name=row.name, short_name=row.short_name, valid_from=row.valid_from, valid_to=row.valid_to)
        for row in rows
    )


def _holds(appointments: QuerySet[Appointment]) -> QuerySet[Appointment]:
    """Those that hold today."""
    day = today()
    return appointments.filter(valid_from__lte=day).filter(Q(valid_to=None) | Q(valid_to__gte=day))


def people_page(
    access: Access,
    *,
    text: str = "",
    organ: int | None = None,
    role: str = "",
    active: bool | None = None,
    sort: str = "name",
    cursor: str | None = None,
    size: int = 50,
) -> Page[PersonRecord]:
    """Return a page of the people that someone may see: two queries, however many there are.

    ``text`` is looked for in name, username and phone; ``organ`` and ``role`` in the appointments of today. Raises
    BadCursor. An unknown ``sort`` is by name.
    """
    rows = visible_people(access)
    if text.strip():
        word = text.strip()
        rows = rows.filter(Q(name__icontains=word) | Q(username__icontains=word) | Q(phone__icontains=word))
    if active is not None:
        rows = rows.filter(is_active=active)
    if organ is not None or role:
        held = _holds(Appointment.objects.all())
        held = held.filter(organ=organ) if organ is not None else held
        held = held.filter(role=role) if role else held
        rows = rows.filter(pk__in=held.values("person"))
    found, following = page_after(rows, order=PEOPLE_ORDERS.get(sort, ("name",)), cursor=cursor, size=size)
    return Page(rows=_people(found), next=following)


def _people(found: Collection[Person]) -> tuple[PersonRecord, ...]:
    """The records of these people, with their appointments of today: one query."""
    held: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for one in _holds(Appointment.objects.filter(person__in=found)).order_by("id"):
        held[one.person_id].append((one.role, one.organ_id))
    return tuple(
        PersonRecord(
            id=person.pk,
            username=person.username,
            name=person.name,
            phone=person.phone,
            is_active=person.is_active,
            must_change_password=person.must_change_password,
            second_factor=person.second_factor_at is not None,
            language=person.language,
            last_login=person.last_login,
            roles=tuple(held[person.pk]),
        )
        for person in found
    )


def seen_person(access: Access, person: int) -> PersonRecord:
    """Return a person; raises NotFound where they cannot be seen."""
    found = visible_people(access).filter(pk=person).first()
    if found is None:
        raise NotFound(_("没有找到这个人员。"))
    return _people([found])[0]


def appointments(
    access: Access, *, person: int | None = None, organ: int | None = None
) -> tuple[AppointmentRecord, ...]:
    """Return the appointments of a person or at an organ, past ones too, those that hold first: one query.

    Those of people whom one may not see are left out.
    """
    rows = Appointment.objects.filter(person__in=visible_people(access))
    rows = rows.filter(person=person) if person is not None else rows
    rows = rows.filter(organ=organ) if organ is not None else rows
    rows = rows.select_related("person", "deputises_for__person").order_by("-valid_from", "id")
    day = today()
    records = [
        AppointmentRecord(
            id=row.pk,
            person=row.person_id,
            person_name=row.person.name,
            organ=row.organ_id,
            role=row.role,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            deputises_for=row.deputises_for_id,
            deputises_for_name=row.deputises_for.person.name if row.deputises_for is not None else "",
            current=row.valid_from <= day and (row.valid_to is None or row.valid_to >= day),
        )
        for row in rows
    ]
    return tuple(sorted(records, key=lambda record: not record.current))


def people_at(access: Access) -> Mapping[int, int]:
    """Return how many visible people hold an appointment at each organ today: one query."""
    rows = _holds(Appointment.objects.filter(person__in=visible_people(access), person__is_active=True))
    return dict(rows.values("organ").annotate(people=Count("person", distinct=True)).values_list("organ", "people"))


def own_tokens(access: Access) -> tuple[TokenRecord, ...]:
    """Return one's own tokens, newest first."""
    moment = now()
    return tuple(_token(row, row.revoked_at is None and row.expires_at > moment) for row in _newest(access))


def _newest(access: Access) -> QuerySet[ApiToken]:
    return visible_tokens(access).order_by("-created_at", "-id")


def _token(row: ApiToken, usable: bool) -> TokenRecord:
    return TokenRecord(
        id=row.pk,
        name=row.name,
        scopes=tuple(row.scopes),
        created_at=row.created_at,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
        last_used_at=row.last_used_at,
        usable=usable,
    )


def names_of_seen_organs(access: Access, ids: Collection[int]) -> Mapping[int, str]:
    """Return the names of those of these organs that someone may see: the door to their history."""
    return dict(visible_organs(access).filter(pk__in=ids).values_list("pk", "name"))


def names_of_seen_people(access: Access, ids: Collection[int]) -> Mapping[int, str]:
    """Return the names of those of these people that someone may see: the door to their history."""
    return dict(visible_people(access).filter(pk__in=ids).values_list("pk", "name"))


def looked_at(access: Access) -> datetime | None:
    """Return until when the person has looked at what changed, or None where they never did."""
    return next((moment for (moment,) in some_values(Person, "looked_at", id=access.person or 0)), None)


def note_looked(access: Access) -> None:
    """Note that the person has looked at what changed until now. A convenience of one person, so it leaves no event."""
    Person.objects.filter(pk=access.person or 0).update(looked_at=now())


def note_signed_in(access: Access) -> None:
    """Note when the person signed in, by the platform's clock; who signed in from where is kept among the looks."""
    Person.objects.filter(pk=access.person or 0).update(last_login=now())


def leaders() -> Mapping[int, str]:
    """Return the names of those who are leaders of the government today, in the order of their appointments."""
    day = today()
    held = Appointment.objects.filter(role="leader", valid_from__lte=day, person__is_active=True).filter(
        Q(valid_to=None) | Q(valid_to__gte=day)
    )
    return dict(held.order_by("organ__position", "id").values_list("person_id", "person__name"))


def person_key(username: str) -> int:
    """Return the key of the person who signs in with this name; raises DoesNotExist."""
    return Person.objects.values_list("pk", flat=True).get(username=username)


def stood_in_for(person: int | None, organ: int, roles: Iterable[str]) -> str:
    """Return the name of whom a person stands in for (代理) at an organ today in one of these roles.

    Empty where they hold such a role there in their own right, or do not stand in for anyone.
    """
    day = today()
    held = Appointment.objects.filter(person=person, organ=organ, role__in=list(roles), valid_from__lte=day)
    held = held.filter(Q(valid_to=None) | Q(valid_to__gte=day)).order_by("id")
    principals = list(held.values_list("deputises_for__person__name", flat=True))
    return principals[0] if principals and all(principals) else ""
