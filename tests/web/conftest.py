"""A browser of someone who has signed in with every factor asked for."""

from collections.abc import Callable

import pytest
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_static.models import StaticDevice

from taizhang.organs.models import Organ, Person
from tests.platform_world import make_organ, make_person

SignIn = Callable[[Person], Client]


@pytest.fixture
def sign_in() -> SignIn:
    """Return a function that gives the browser of a person."""

    def browser(person: Person) -> Client:
        client = Client()
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        device = StaticDevice.objects.create(user_id=person.pk, name="test", confirmed=True)
        session = client.session
        session[DEVICE_ID_SESSION_KEY] = device.persistent_id
        session.save()
        return client

    return browser


@pytest.fixture
def government(db: None) -> Organ:
    """Return the government, with an office and a bureau below it."""
    root = make_organ("区政府", code="gov", kind="government")
    make_organ("区政府办", code="office", parent=root, kind="office", position=1)
    make_organ("区发改局", code="fgj", parent=root, position=2)
    return root


@pytest.fixture
def administrator(government: Organ) -> Person:
    """Return an administrator."""
    return make_person("admin", "administrator", government, name="管理员")


@pytest.fixture
def liaison(government: Organ) -> Person:
    """Return a liaison officer of the bureau."""
    return make_person("liaison", "liaison", Organ.objects.get(code="fgj"), name="李联络")
