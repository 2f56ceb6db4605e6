"""Role × object × path: everyone asks for everything, and sees their own and nothing else."""

from collections import defaultdict
from collections.abc import Mapping

import pytest
from django.test import Client

from taizhang.api.urls import api
from taizhang.audit.models import Command, Event
from tests.matrix.asking import addresses, answer_of, joined, pages, plainly, shown_in, without_numbers
from tests.matrix.conftest import worthless
from tests.matrix.routes import API, PAGES, Route
from tests.matrix.who import ACCOUNTS, PUBLIC, SUPPORTS, sees
from tests.matrix.world import World

pytestmark = pytest.mark.django_db

REFUSED = (302, 401, 403, 404, 405, 422)
"""Answers that show nothing; 302 leads to the sign-in page or home."""


def role_of(account: str) -> str:
    return PUBLIC if account == PUBLIC else ACCOUNTS[account][0]


def organ_of(account: str) -> str:
    return "" if account == PUBLIC else ACCOUNTS[account][1]


def test_every_page_is_in_the_table() -> None:
    assert set(pages()) == set(PAGES), "a new page: say in tests/matrix/routes.py what it is about and who may see it"


def test_every_path_of_the_interface_is_in_the_table() -> None:
    described = {path for path, ways in api.get_openapi_schema()["paths"].items() if "get" in ways}
    assert described | {"/api/openapi.json", "/api/"} == set(API), "a new path: say in tests/matrix/routes.py who may"


@pytest.mark.parametrize("account", [*ACCOUNTS, PUBLIC])
def test_pages_show_ones_own_and_nothing_else(world: World, browsers: Mapping[str, Client], account: str) -> None:
    table = {name: (template, PAGES[name]) for name, template in pages().items() if name in PAGES}
    wrong = wrong_in(world, table, browsers[account], account)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("account", [*ACCOUNTS, PUBLIC])
def test_the_interface_shows_ones_own_and_nothing_else(
    world: World, programs: Mapping[str, Client], account: str
) -> None:
    table = {path: (path, route) for path, route in API.items()}
    wrong = wrong_in(world, table, programs[account], account)
    assert not wrong, "\n".join(wrong)


def test_tokens_that_do_not_read_read_nothing(world: World) -> None:
    marks = world.marks()
    wrong = []
    for name, program, status in worthless(world):
        for path, route in API.items():
            address, _thing, _missing = next(addresses(path, route, world))
            answer = answer_of(program, joined(address, route.queries[0]))
            shown = shown_in(answer, marks) - {"task.published", "bulletin.public"}
            if shown or (answer.status_code != status and not route.public):
                wrong.append(f"{name}: {address}: {answer.status_code} {shown}")
    assert not wrong, "\n".join(wrong)


def wrong_in(world: World, table: Mapping[str, tuple[str, Route]], client: Client, account: str) -> list[str]:
    """What is wrong with what this account is shown anywhere: a sentence for each."""
    marks = world.marks()
    before = Event.objects.count(), Command.objects.count()
    wrong: list[str] = []
    for name, (template, route) in table.items():
        may = route.public if account == PUBLIC else role_of(account) in route.may.split()
        nowhere: dict[str, tuple[int, str]] = {}
        for address, thing, absent in addresses(template, route, world):
            works = may and not (route.led and SUPPORTS.get(thing or "") == organ_of(account))
            for query in route.queries:
                asked = joined(address, query)
                answer = answer_of(client, asked)
                shown = shown_in(answer, marks)
                hidden = sorted(one for one in shown if not sees(account, one, openly=route.public))
                if hidden:
                    wrong.append(f"{name} {asked} shows {hidden}")
                if answer.status_code >= 500:
                    wrong.append(f"{name} {asked} fails with {answer.status_code}")
                if route.objectless:
                    continue
                seen = thing is None or (
                    sees(account, thing, openly=route.public) if thing != "bulletin.not_published" else False
                )
                if not seen:
                    other = joined(absent, query)
                    if other not in nowhere:
                        nowhere[other] = without_numbers(plainly(answer_of(client, other)))
                    if without_numbers(plainly(answer)) != nowhere[other]:
                        wrong.append(f"{name} {asked} tells that it is there: {answer.status_code}")
                elif works and answer.status_code != route.status:
                    wrong.append(f"{name} {asked} is answered with {answer.status_code}")
                elif (
                    not works
                    and answer.status_code not in REFUSED
                    and not (thing is None and answer.status_code == 200)
                ):
                    wrong.append(f"{name} {asked} is not refused: {answer.status_code}")
                if works and seen and route.lists:
                    wanted = {
                        one
                        for one in world.things
                        if one.partition(".")[0] in route.lists.split() and sees(account, one)
                    }
                    if wanted - shown:
                        wrong.append(f"{name} {asked} leaves out {sorted(wanted - shown)}")
    after = Event.objects.count(), Command.objects.count()
    if before != after:
        wrong.append(f"reading wrote into the history: {before} → {after}")
    return wrong


def test_the_table_hides_something_of_every_kind(world: World) -> None:
    """Guards the tests above against a world in which there is nothing to hide."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for thing in world.things:
        for account in [*ACCOUNTS, PUBLIC]:
            kinds[thing.partition(".")[0]].add("seen" if sees(account, thing) else "hidden")
    assert {kind: found for kind, found in kinds.items() if found != {"seen", "hidden"}} == {}
