"""Every form writes what it is for when whoever may sends it: those of the matrix there, the others here."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache

from taizhang.audit.models import Event
from tests.matrix.presses import PRESSES
from tests.matrix.world import World
from tests.platform_world import client_of
from tests.standing_world import standing, taken_back
from tests.web.written import SILENT, WRITTEN

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def whole_world(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """One of everything, taken back when the module is done."""
    with django_db_blocker.unblock(), standing(tmp_path_factory.mktemp("blobs")) as world:
        yield world


def test_what_is_taken_here_is_a_form_of_the_matrix() -> None:
    assert set(WRITTEN) | set(SILENT) <= {(press.page, press.verb) for press in PRESSES}
    assert set(WRITTEN) & set(SILENT) == set()


@pytest.mark.parametrize("form", WRITTEN, ids=" ".join)
def test_the_form_writes(whole_world: World, form: tuple[str, str]) -> None:
    cache.clear()
    with taken_back():
        sent = WRITTEN[form](whole_world)
        last = Event.objects.latest("pk").pk
        answer = client_of(whole_world.people[sent.who].pk).post(sent.address, {**sent.says, "key": "once"})
        written = list(Event.objects.filter(pk__gt=last).values_list("action", "actor").order_by("pk"))
        assert (sent.wrote, whole_world.people[sent.who].pk) in written, (
            answer.status_code, written, answer.content.decode()[:6000],
        )  # fmt: skip


@pytest.mark.parametrize("form", WRITTEN, ids=" ".join)
def test_sent_twice_it_writes_once(whole_world: World, form: tuple[str, str]) -> None:
    cache.clear()
    with taken_back():
        sent = WRITTEN[form](whole_world)
        client = client_of(whole_world.people[sent.who].pk)
        client.post(sent.address, {**sent.says, "key": "once"})
        between = Event.objects.count()
        for said in sent.says.values():
            if hasattr(said, "seek"):
                said.seek(0)
        client.post(sent.address, {**sent.says, "key": "once"})
        assert Event.objects.count() == between
