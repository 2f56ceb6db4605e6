"""What tests of the platform stand on: organs, people in their roles, and what they may do. Append, don't rearrange."""

from datetime import date

from taizhang.organs.models import Appointment, Organ, Person
from taizhang.organs.records import Access
from taizhang.organs.service import access_of

BEGIN = date(2020, 1, 1)


def make_organ(
    short_name: str, *, parent: Organ | None = None, code: str = "", kind: str = "department", position: int = 0
) -> Organ:
    """Make an organ below ``parent``."""
    organ = Organ.objects.create(
        code=code or short_name,
        name=f"云溪{short_name}",
        short_name=short_name,
        kind=kind,
        parent=parent,
        position=position,
        valid_from=BEGIN,
    )
    organ.lineage = f"{parent.lineage if parent else '/'}{organ.pk}/"
    organ.save(update_fields=["lineage"])
    return organ


def make_person(username: str, role: str, organ: Organ, *, name: str = "", password: str | None = None) -> Person:
    """Make a person with one role at an organ."""
    person = Person.objects.create_user(username, password, name=name or username)
    Appointment.objects.create(person=person, organ=organ, role=role, valid_from=BEGIN)
    return person


def access_in(role: str, organ: Organ, *, username: str = "") -> Access:
    """Return what a new person with this role at this organ may do, as if every factor was given."""
    return access_of(make_person(username or f"{role}-{organ.pk}", role, organ))
