"""Every command that takes an ``Idempotency-Key``: given twice it acts once and answers the same."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from taizhang.api.urls import api
from taizhang.audit.models import Command as Kept
from taizhang.audit.models import Event
from tests.api.commands import COMMANDS, Command
from tests.matrix.world import World
from tests.platform_world import program_of
from tests.standing_world import taken_back

pytestmark = pytest.mark.django_db

WITHOUT_KEY = {
    "/api/tokens": "its answer holds a secret, which is never kept",
    "/api/changes/seen": "it notes until when one has looked; doing it again notes a later time",
    "/api/indicators/sync": "it takes over what the package holds; doing it again does nothing",
    "/api/people/import/preview": "it writes nothing",
    "/api/observations/import/preview": "it writes nothing",
    "/api/past-reports/preview": "it writes nothing",
    "/api/tasks/assign-preview": "it writes nothing",
    "/api/matters/import-preview": "it writes nothing",
    "/api/matters/{id}/preview": "it writes nothing",
}
"""Operations that take no key, and why they need none."""


def commands() -> Mapping[str, bool]:
    """Every path that is posted to, and whether it takes a key."""
    described = api.get_openapi_schema()["paths"]
    return {
        path: any(one["name"] == "Idempotency-Key" for one in ways["post"].get("parameters", ()))
        for path, ways in described.items()
        if "post" in ways
    }


def test_every_command_takes_a_key_or_needs_none() -> None:
    assert {path for path, keyed in commands().items() if not keyed} == set(WITHOUT_KEY)


def test_every_command_with_a_key_is_in_the_table() -> None:
    keyed = {path.removeprefix("/api") for path, takes in commands().items() if takes}
    assert keyed == set(COMMANDS), "a new command: say in tests/api/commands.py how it is given"


@pytest.fixture(scope="module")
def senders(whole_world: World) -> Mapping[str, Client]:
    return {account: program_of(person.pk) for account, person in whole_world.people.items()}


def send(client: Client, path: str, command: Command, key: str) -> Any:
    address = "/api" + path.format(**{name: str(value) for name, value in command.of.items()})
    if command.query:
        address += "?" + command.query
    headers = {"Idempotency-Key": key}
    if command.form is not None:
        for files in command.form.values():
            for file in files if isinstance(files, list) else [files]:
                if hasattr(file, "seek"):
                    file.seek(0)
        return client.post(address, dict(command.form), headers=headers)
    sent = json.dumps(command.body if command.body is not None else {})
    return client.post(address, sent, content_type="application/json", headers=headers)


@pytest.mark.parametrize("path", COMMANDS)
def test_given_twice_it_acts_once_and_answers_the_same(
    whole_world: World, senders: Mapping[str, Client], path: str
) -> None:
    cache.clear()
    with taken_back():
        command = COMMANDS[path](whole_world)
        before = Event.objects.count()
        first = send(senders[command.who], path, command, "once")
        assert first.status_code == 200, (path, first.status_code, first.content.decode())
        between = Event.objects.count(), Kept.objects.count()
        assert between[0] > before, "it did nothing, so doing it once proves nothing"
        assert Kept.objects.filter(key__startswith="once").exists(), "the key is not kept"
        second = send(senders[command.who], path, command, "once")
        assert second.status_code == 200, second.content.decode()
        told, again = ({name: part for name, part in one.json().items() if name != command.once}
                       if command.once else one.json() for one in (first, second))  # fmt: skip
        assert again == told
        assert (Event.objects.count(), Kept.objects.count()) == between
