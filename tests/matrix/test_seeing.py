"""Role × object × path: everyone asks for everything, and sees their own and nothing else."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from taizhang.api.urls import api
from taizhang.audit.models import Command, Event
from taizhang.audit.subjects import described_kinds
from taizhang.organs.models import Appointment
from taizhang.web.middleware import FirstThingsMiddleware
from tests.matrix.asking import addresses, answer_of, joined, pages, plainly, shown_in, without_numbers
from tests.matrix.conftest import worthless
from tests.matrix.routes import API, HISTORY, PAGES, Route
from tests.matrix.who import ACCOUNTS, ASKING, BROWSING, PUBLIC, SUPPORTS, sees
from tests.matrix.world import NOON, World
from tests.platform_world import make_person, program_of

pytestmark = pytest.mark.django_db

REFUSED = (302, 401, 403, 404, 405, 422)
"""Answers that show nothing; 302 leads to the sign-in page or home."""


ONE = "liaison_jia"
"""Who asks for what is the same for everyone, and for the second format of exports: the one with the most to hide."""


EVERYTHING = ("office", "leader", "auditor")
"""The roles that see all things of nearly every kind."""


def role_of(account: str) -> str:
    return PUBLIC if account == PUBLIC else ACCOUNTS[account][0]


def organ_of(account: str) -> str:
    return "" if account == PUBLIC else ACCOUNTS[account][1]


def test_every_page_is_in_the_table() -> None:
    assert set(pages()) == set(PAGES), "a new page: say in tests/matrix/routes.py what it is about and who may see it"


def test_every_path_of_the_interface_is_in_the_table() -> None:
    described = {path for path, ways in api.get_openapi_schema()["paths"].items() if "get" in ways}
    assert described | {"/api/openapi.json", "/api/"} == set(API), "a new path: say in tests/matrix/routes.py who may"


@pytest.mark.parametrize("account", BROWSING)
def test_pages_show_ones_own_and_nothing_else(world: World, browsers: Mapping[str, Client], account: str) -> None:
    table = {name: (template, PAGES[name]) for name, template in pages().items() if name in PAGES}
    wrong = wrong_in(world, table, browsers[account], account)
    assert not wrong, "\n".join(wrong)


def test_every_history_is_in_the_table() -> None:
    assert set(described_kinds()) == set(HISTORY), "a new kind of history: say in tests/matrix/routes.py who may see it"


@pytest.mark.parametrize("account", BROWSING)
def test_histories_show_ones_own_and_nothing_else(
    world: World, browsers: Mapping[str, Client], programs: Mapping[str, Client], account: str
) -> None:
    pages = {f"history {kind}": ("history/<slug:kind>/<int:key>", route) for kind, route in HISTORY.items()}
    wrong = wrong_in(world, pages, browsers[account], account)
    events = {
        f"events {kind}": ("/api/events", replace(route, of={"kind": f"={kind}", "object": route.of["key"]}))
        for kind, route in HISTORY.items()
    }
    wrong += wrong_in(world, events, programs[account], account)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("account", ASKING)
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
            shown = shown_in(answer, marks) - OPEN_THINGS
            if shown or (answer.status_code != status and not route.public):
                wrong.append(f"{name}: {address}: {answer.status_code} {shown}")
    assert not wrong, "\n".join(wrong)


OPEN_THINGS = {"task.published", "bulletin.public"}
"""What everyone sees on the open pages."""


def test_who_holds_nothing_today_sees_nothing(world: World) -> None:
    """An appointment that ended yesterday or begins tomorrow gives nothing today."""
    person = make_person("between", "head", world.organs["jia"])
    day = NOON.date()
    Appointment.objects.filter(person=person).update(valid_to=day - timedelta(days=1))
    Appointment.objects.create(
        person=person, organ=world.organs["jia"], role="office", valid_from=day + timedelta(days=1)
    )
    program, marks = program_of(person.pk), world.marks()
    wrong = []
    for path, route in API.items():
        for address, _thing, _missing in addresses(path, route, world):
            shown = shown_in(answer_of(program, joined(address, route.queries[0])), marks) - OPEN_THINGS
            if shown:
                wrong.append(f"{address} shows {sorted(shown)}")
    assert not wrong, "\n".join(wrong)


def test_without_the_second_factor_nothing_opens(world: World) -> None:
    """Whoever's role asks for a second factor is sent to it from every page; their session opens no interface."""
    browser = Client()
    browser.force_login(world.people["drafter"], backend="django.contrib.auth.backends.ModelBackend")
    wrong = []
    for name, template in pages().items():
        address, _thing, _missing = next(addresses(template, PAGES[name], world))
        answer = answer_of(browser, address)
        if name not in FirstThingsMiddleware.FREE and (
            answer.status_code != 302 or not answer.headers["Location"].startswith("/account/second-factor")
        ):
            wrong.append(f"{name} {address}: {answer.status_code}")
    for path, route in API.items():
        if not route.public:
            address, _thing, _missing = next(addresses(path, route, world))
            status = answer_of(browser, joined(address, route.queries[0])).status_code
            if status != 401:
                wrong.append(f"{path}: {status}")
    assert not wrong, "\n".join(wrong)


def wrong_in(world: World, table: Mapping[str, tuple[str, Route]], client: Client, account: str) -> list[str]:
    """What is wrong with what this account is shown anywhere: a sentence for each."""
    before = Event.objects.count(), Command.objects.count()
    look = Look(world, client, account)
    for name, (template, route) in table.items():
        if not route.fixed or account in (ONE, PUBLIC):
            look.along(name, template, route)
    after = Event.objects.count(), Command.objects.count()
    if before != after:
        look.wrong.append(f"reading wrote into the history: {before} → {after}")
    return look.wrong


class Look:
    """One account looking everywhere."""

    def __init__(self, world: World, client: Client, account: str) -> None:
        self.world, self.client, self.account = world, client, account
        self.marks = world.marks()
        self.wrong: list[str] = []
        self.nowhere: dict[str, tuple[int, str]] = {}

    def along(self, name: str, template: str, route: Route) -> None:
        """Ask for every address of a route that can be answered differently."""
        may = route.public if self.account == PUBLIC else role_of(self.account) in route.may.split()
        tried: Counter[tuple[bool, str]] = Counter()
        # Who sees everything has nothing to be kept from, but others' drafts: two of a kind are enough.
        enough = 2 if role_of(self.account) in EVERYTHING else 99
        for address, thing, absent in addresses(template, route, self.world):
            seen = thing is None or sees(self.account, thing, openly=route.public)
            sort = seen, (thing or "").partition(".")[0]
            # What is refused to a role is refused before it is looked at which thing was meant.
            if tried[sort] >= (1 if route.posts or not may else enough if seen and thing else 99):
                continue
            tried[sort] += 1
            works = may and not (route.led and SUPPORTS.get(thing or "") == organ_of(self.account))
            for query in route.queries if seen else route.queries[:1]:
                if "xlsx" not in query or self.account == ONE:
                    self.at(name, route, joined(address, query), joined(absent, query), thing, seen=seen, works=works)

    def at(
        self, name: str, route: Route, asked: str, absent: str, thing: str | None, *, seen: bool, works: bool
    ) -> None:
        """Ask for one address, and say what is wrong with the answer."""
        answer = answer_of(self.client, asked)
        shown = shown_in(answer, self.marks)
        hidden = sorted(one for one in shown if not sees(self.account, one, openly=route.public))
        status, where = answer.status_code, f"{name} {asked}"
        if hidden:
            self.wrong.append(f"{where} shows {hidden}")
        if status >= 500:
            self.wrong.append(f"{where} fails with {status}")
        if route.objectless:
            return
        if not seen:
            if without_numbers(plainly(answer)) != self.of_nothing(absent):
                self.wrong.append(f"{where} tells that it is there: {status}")
        elif works and status != route.status:
            self.wrong.append(f"{where} is answered with {status}")
        elif not works and status not in REFUSED and not (thing is None and status == 200):
            self.wrong.append(f"{where} is not refused: {status}")
        if works and seen and route.lists:
            kinds = route.lists.split()
            wanted = {one for one in self.world.things if one.partition(".")[0] in kinds and sees(self.account, one)}
            if wanted - shown:
                self.wrong.append(f"{where} leaves out {sorted(wanted - shown)}")

    def of_nothing(self, address: str) -> tuple[int, str]:
        """What is answered where there is nothing."""
        if address not in self.nowhere:
            self.nowhere[address] = without_numbers(plainly(answer_of(self.client, address)))
        return self.nowhere[address]


def test_the_table_hides_something_of_every_kind(world: World) -> None:
    """Guards the tests above against a world in which there is nothing to hide."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for thing in world.things:
        for account in [*ACCOUNTS, PUBLIC]:
            kinds[thing.partition(".")[0]].add("seen" if sees(account, thing) else "hidden")
    assert {kind: found for kind, found in kinds.items() if found != {"seen", "hidden"}} == {}
