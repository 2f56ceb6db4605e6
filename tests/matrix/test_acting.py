"""Role × object × command: a role that may not is refused, and somebody else's thing is as absent as none."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client

from taizhang.api.urls import api
from tests.matrix.commands import COMMANDS, Command
from tests.matrix.giving import absent, given, keys_of
from tests.matrix.who import ACCOUNTS, ASKING, PUBLIC, SUPPORTS, acts, sees
from tests.matrix.world import World
from tests.platform_world import program_of

pytestmark = pytest.mark.django_db

DONE = (200, 201, 409)
"""Answers by which a command was let through: it was done, or the state of the thing does not allow it now."""


@pytest.fixture(scope="module")
def described() -> Mapping[str, Any]:
    """The description of the interface."""
    return dict(api.get_openapi_schema())


def test_every_command_is_in_the_table(described: Mapping[str, Any]) -> None:
    ways = {(path, way) for path, offered in described["paths"].items() for way in offered}
    assert {way for _path, way in ways} == {"get", "post"}
    there = {path for path, way in ways if way == "post"}
    assert there == set(COMMANDS), "a new command: say in tests/matrix/commands.py whom it is for"


@pytest.mark.parametrize("account", ASKING)
def test_commands_are_for_those_who_may(
    world: World, programs: Mapping[str, Client], account: str, described: Mapping[str, Any]
) -> None:
    wrong = [
        told
        for path, command in COMMANDS.items()
        for told in wrong_with(world, programs[account], account, path, command, described)
    ]
    assert not wrong, "\n".join(wrong)


def wrong_with(
    world: World, client: Client, account: str, path: str, command: Command, described: Mapping[str, Any]
) -> list[str]:
    """What is wrong with how a command of this account is answered: a sentence for each."""
    role = PUBLIC if account == PUBLIC else ACCOUNTS[account][0]
    wrong: list[str] = []

    def answer(key: str) -> tuple[int, str, bool]:
        return given(client, world, path, command, key, described)

    things = dict(keys_of(command, world))
    if not things:
        status, body, wrote = answer("")
        may = role in command.may.split()
        if may and status not in (*DONE, command.asks):
            wrong.append(f"{path} does not work: {status} {body[:200]}")
        if not may and (status not in (401, 403) or wrote):
            wrong.append(f"{path} is not refused: {status} {body[:200]}")
        return wrong
    tried: set[str] = set()
    nothing = answer(absent(command))
    if nothing[2] or (nothing[0] not in (401, 403, 404) and not (command.each and nothing[0] == 200)):
        wrong.append(f"{path} about nothing: {nothing}")
    for name, key in things.items():
        kind = name.partition(".")[0]
        own = acts(account, name, led=command.led)
        may = role in command.allowed(kind) or (command.oneself and name == f"{kind}.{account}")
        sort = "unseen" if not (sees(account, name) and (own or kind != "token")) else "own" if own else "seen"
        # One thing of each sort is enough: what tells them apart is the door and the capability.
        if f"{sort} {kind} {may}" in tried:
            continue
        tried.add(f"{sort} {kind} {may}")
        status, body, wrote = answer(key)
        where = f"{path} about {name}"
        if sort == "unseen":
            if (status, body) != nothing[:2] or wrote:
                wrong.append(f"{where} tells that it is there: {status} {body[:200]}, of nothing {nothing}")
        elif may and own:
            if status not in (*DONE, command.asks):
                wrong.append(f"{where} does not work: {status} {body[:200]}")
        elif wrote or (status != (401 if account == PUBLIC else 403) and not (command.each and status == 200)):
            wrong.append(f"{where} is not refused: {status} {body[:200]}")
    return wrong


def test_every_command_can_be_given_by_someone(
    world: World, programs: Mapping[str, Client], described: Mapping[str, Any]
) -> None:
    """Guards the test above: whoever may is let through, so that others are refused for who they are."""
    for path, command in COMMANDS.items():
        able = [account for account in ASKING if account != PUBLIC and ACCOUNTS[account][0] in command.may.split()]
        seen = [
            name for name, _key in keys_of(command, world) for account in able if acts(account, name, led=command.led)
        ]
        assert able and (seen or not dict(keys_of(command, world))), path


def test_tokens_that_only_read_change_nothing(world: World, described: Mapping[str, Any]) -> None:
    reader = program_of(world.people["office"].pk, scopes=("read",))
    wrong = []
    for path, command in COMMANDS.items():
        name, key = next(iter(keys_of(command, world)), ("", ""))
        status, body, wrote = given(reader, world, path, command, key, described)
        if status != 403 or '"scope"' not in body or wrote:
            wrong.append(f"{path} about {name}: {status} {body[:200]}")
    assert not wrong, "\n".join(wrong)


def test_those_who_support_are_not_those_who_lead() -> None:
    """Guards the table: the world holds a task that one organ leads and another supports."""
    assert all(not acts(f"head_{organ}", thing, led=True) for thing, organ in SUPPORTS.items())
    assert all(acts(f"head_{organ}", thing, led=False) for thing, organ in SUPPORTS.items())
