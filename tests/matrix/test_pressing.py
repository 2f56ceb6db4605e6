"""Role × object × form: who may not is refused, nothing is written, and what is not one's own is as absent."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from taizhang.audit.models import Command, Event
from tests.matrix.asking import addresses, pages, plainly, without_numbers
from tests.matrix.commands import COMMANDS
from tests.matrix.giving import absent, filled, keys_of
from tests.matrix.presses import PRESSES, READS, Press
from tests.matrix.routes import PAGES
from tests.matrix.who import ACCOUNTS, ASKING, BROWSING, PUBLIC, acts, sees
from tests.matrix.world import World
from tests.web.written import SILENT, WRITTEN

pytestmark = pytest.mark.django_db

Target = tuple[str, str | None, str, str]
"""An address, the thing that it is about, the same address for one that is not there, and the thing's key."""

REFUSED = (302, 403, 404, 422)
"""Answers to those who may not, where nothing is written: a form is shown again with the refusal in it."""

ELSEWHERE = WRITTEN.keys() | SILENT.keys()
"""Forms that nothing in the world is in the state for: they are taken elsewhere."""

LET_THROUGH = (200, 302, 409, 422)
"""Answers to those who may."""


def targets(press: Press, world: World) -> Iterator[Target]:
    """Everything that a form can be sent about."""
    template, route = pages()[press.page], PAGES[press.page]
    fixed = {name: f"={press.verb}" for name in ("verb", "name") if press.verb and f":{name}>" in template}
    if press.page == "record-act":
        fixed = {"verb": f"={press.verb}"}
    of = {**route.of, **fixed}
    if press.page == "end-appointment":
        of = {"appointment": "appointment"}
    if press.page == "window-act":
        of["month"] = "=202612"
    command = COMMANDS[press.command]
    if "@" in press.sends.values():
        address, _thing, _absent = next(addresses(template, replace(route, of=of), world))
        for name, key in keys_of(command, world):
            yield address, name, address, key
    else:
        for address, thing, nowhere in addresses(template, replace(route, of=of), world):
            yield address, thing, nowhere, ""


def sent(client: Client, world: World, press: Press, address: str, key: str) -> tuple[tuple[int, str], bool]:
    """Send a form and take back what it did: what was answered, and whether anything was written."""
    client.cookies.pop("messages", None)  # what was told after the form before
    with transaction.atomic():
        known = Event.objects.count(), Command.objects.count()
        answer = client.post(address, filled(press.sends, key, world))
        said = answer.status_code, answer.headers.get("Location", "") + plainly(answer)[1]
        wrote = (Event.objects.count(), Command.objects.count()) != known
        transaction.set_rollback(True)
    return without_numbers(said), wrote


def test_every_page_is_among_those_that_take_something_or_do_not() -> None:
    quiet = {name for names in READS.values() for name in names.split()}
    pressed = {press.page for press in PRESSES}
    assert quiet & pressed == set()
    assert quiet | pressed == set(pages()), "a new page: say in tests/matrix/presses.py what it takes"


@pytest.mark.parametrize("account", BROWSING)
def test_forms_are_for_those_who_may(world: World, browsers: Mapping[str, Client], account: str) -> None:
    wrong: list[str] = []
    for press in PRESSES:
        wrong += wrong_with(world, browsers[account], account, press)
    assert not wrong, "\n".join(wrong)


def wrong_with(world: World, client: Client, account: str, press: Press) -> list[str]:
    """What is wrong with how this account's form is taken."""
    command = COMMANDS[press.command]
    role = PUBLIC if account == PUBLIC else ACCOUNTS[account][0]
    tried: set[str] = set()
    nothing: dict[str, Any] = {}
    wrong = []
    for address, thing, nowhere, key in targets(press, world):
        kind = (thing or "").partition(".")[0]
        own = thing is None or acts(account, thing, led=command.led)
        may = role in command.allowed(kind)
        seen = thing is None or (sees(account, thing) and (own or kind != "token"))
        sort = f"{kind} unseen" if not seen else f"{kind} {own} {may}"
        if sort in tried:
            continue
        tried.add(sort)
        said, wrote = sent(client, world, press, address, key)
        where = f"{press.page} {address} {key and thing}"
        if account == PUBLIC:
            if said[0] != 302 or not said[1].startswith("/sign-in") or wrote:
                wrong.append(f"{where} is not sent to sign in: {said[0]}")
            return wrong
        if not seen:
            if nowhere + key not in nothing:
                nothing[nowhere + key] = sent(client, world, press, nowhere, absent(command) if key else "")[0]
            if said != nothing[nowhere + key] or wrote:
                wrong.append(f"{where} tells that it is there: {said[0]} {nothing[nowhere + key][0]} {wrote}")
        elif not (may and own) and (wrote or said[0] not in REFUSED):
            wrong.append(f"{where} is not refused: {said[0]} {wrote}")
        elif may and own and said[0] not in LET_THROUGH and (press.page, press.verb) not in ELSEWHERE:
            wrong.append(f"{where} does not work: {said[0]}")
    return wrong


def test_every_form_writes_for_someone(world: World, browsers: Mapping[str, Client]) -> None:
    """Guards the test above: what the others sent was a form that could have been taken."""
    idle = []
    for press in PRESSES:
        if (press.page, press.verb) not in ELSEWHERE:
            came = []
            for said, wrote in answers(world, browsers, press):
                came.append(said[0])
                if wrote:
                    break
            else:
                idle.append(f"{press.page} {press.verb}: {came}")
    assert not idle, "say in tests/web/written.py how these are taken:\n" + "\n".join(idle)


def answers(world: World, browsers: Mapping[str, Client], press: Press) -> Iterator[tuple[tuple[int, str], bool]]:
    """What those are answered who may send a form, about what is theirs."""
    command = COMMANDS[press.command]
    for account in ASKING:
        for address, thing, _nowhere, key in targets(press, world) if account != PUBLIC else ():
            kind = (thing or "").partition(".")[0]
            if ACCOUNTS[account][0] in command.allowed(kind) and (
                thing is None or acts(account, thing, led=command.led)
            ):
                yield sent(browsers[account], world, press, address, key)
