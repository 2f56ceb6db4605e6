"""What tests of the platform stand on: organs, people in their roles, and what they may do. Append, don't rearrange."""

import hashlib
import secrets
from datetime import date, timedelta

from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_static.models import StaticDevice

from taizhang.organs.models import ApiToken, Appointment, Organ, Person
from taizhang.organs.records import Access
from taizhang.organs.service import access_of
from taizhang.storage import now

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


def client_of(person_id: int | None) -> Client:
    """Return a browser in which this person has signed in with every factor; None: nobody has."""
    client = Client()
    if person_id is None:
        return client
    person = Person.objects.get(pk=person_id)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    device, _made = StaticDevice.objects.get_or_create(user=person, name="test")
    session = client.session
    session[DEVICE_ID_SESSION_KEY] = device.persistent_id
    session.save()
    return client


def program_of(person_id: int, *, scopes: tuple[str, ...] = ("read", "write")) -> Client:
    """Return a program that acts for this person with a token."""
    secret = secrets.token_urlsafe(24)
    ApiToken.objects.create(
        person_id=person_id,
        name="test",
        digest=hashlib.sha256(secret.encode()).hexdigest(),
        scopes=list(scopes),
        created_at=now(),
        expires_at=now() + timedelta(days=1),
    )
    return Client(headers={"Authorization": f"Bearer {secret}"})
