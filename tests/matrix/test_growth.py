"""What a page costs and says does not depend on what its reader may not see; nor its cost on how much there is.

The same addresses are asked for twice: in a small world, and after each organ's things, the office's and the organs
themselves have multiplied. Every page is asked by the office, which sees all of it, and by a liaison of one organ.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.matrix.asking import addresses, answer_of, body_of, joined, pages, plainly
from tests.matrix.conftest import clear_rates
from tests.matrix.routes import API, HISTORY, PAGES, Route
from tests.matrix.who import ACCOUNTS, PUBLIC, sees
from tests.matrix.world import World, add_office_things, add_organ, add_organ_things

pytestmark = pytest.mark.django_db

COSTED = ("office", "liaison_jia")
"""Who sees everything, and who sees their own."""

KEPT_FROM = ("liaison_jia", PUBLIC)
"""To whom nothing is added by what comes to another organ: who sees most of those that see their own, and who sees
least."""


TOLD = ("/history/indicator/", "/api/events?kind=indicator")
"""Histories that tell that something happened to what one sees, without what: a chain with a gap proves nothing."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One address as one account asks for it."""

    account: str
    program: bool
    address: str


def asked_by(world: World, account: str) -> Iterator[Asked]:
    """Every address that an account can open: one for each kind of thing, with every filter and format but xlsx."""
    role = PUBLIC if account == PUBLIC else ACCOUNTS[account][0]
    table: dict[str, tuple[str, Route]] = {name: (address, PAGES[name]) for name, address in pages().items()}
    table |= {f"history {kind}": ("history/<slug:kind>/<int:key>", route) for kind, route in HISTORY.items()}
    table |= {path: (path, route) for path, route in API.items()}
    for template, route in table.values():
        opens = route.public if account == PUBLIC else route.objectless or role in route.may.split()
        if route.posts or route.fixed or not opens:
            continue
        tried = set()
        for address, thing, _absent in addresses(template, route, world):
            kind = (thing or "").partition(".")[0], address.partition("?")[0].rpartition("/")[2] if not thing else ""
            if kind in tried or (thing is not None and not sees(account, thing, openly=route.public)):
                continue
            tried.add(kind)
            for query in route.queries:
                if "xlsx" not in query:
                    yield Asked(account=account, program=template.startswith("/api"), address=joined(address, query))


def clients(browsers: Mapping[str, Client], programs: Mapping[str, Client], asked: Asked) -> Client:
    return programs[asked.account] if asked.program else browsers[asked.account]


@pytest.fixture
def grown(world: World) -> Iterator[None]:
    """Let the world grow for one test, and take it back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_queries_do_not_grow_with_rows_or_organs(
    world: World, browsers: Mapping[str, Client], programs: Mapping[str, Client], grown: None
) -> None:
    # What changed last is summed up by kind: the newest is of every kind both times.
    add_organ_things(world, "jia")
    add_office_things(world)
    places = [asked for account in COSTED for asked in asked_by(world, account)]
    costs: list[dict[Asked, list[str]]] = []
    for _round in range(2):
        clear_rates()
        spent = {}
        for asked in places:
            with CaptureQueriesContext(
                connection,
            ) as queries:
                body_of(answer_of(clients(browsers, programs, asked), asked.address))
            spent[asked] = [query["sql"] for query in queries.captured_queries]
        costs.append(spent)
        if _round == 0:
            grow(world)
    small, large = costs
    assert len(places) > 250
    wrong = [
        f"{asked.account} {asked.address}: {len(small[asked])} → {len(large[asked])}"
        for asked in places
        if len(large[asked]) > len(small[asked])
    ]
    assert not wrong, "\n".join(wrong)


def grow(world: World) -> None:
    """Three more organs with people and things, and more things of the two that were there."""
    for number in range(3):
        add_organ(world, f"bing{number}")
    for code in ("jia", "yi", "bing0", "bing1", "bing2", "jia"):
        add_organ_things(world, code)
    add_office_things(world)


def test_what_comes_to_others_changes_nothing_that_one_is_shown(
    world: World, browsers: Mapping[str, Client], programs: Mapping[str, Client], grown: None
) -> None:
    """Counts, sums, choices of filters, rankings: whatever a page says is made of what its reader may see."""
    places = [
        asked for account in KEPT_FROM for asked in asked_by(world, account) if not asked.address.startswith(TOLD)
    ]
    for program in programs.values():
        answer_of(program, "/api/tokens")  # notes that the token is in use, which its owner is shown
    said: list[dict[Asked, tuple[int, str]]] = []
    for _round in range(2):
        clear_rates()
        said.append({asked: plainly(answer_of(clients(browsers, programs, asked), asked.address)) for asked in places})
        if _round == 0:
            add_organ_things(world, "yi")
            add_office_things(world)
    before, after = said
    assert len(places) > 120
    wrong = [f"{asked.account} {asked.address}" for asked in places if before[asked] != after[asked]]
    assert not wrong, "\n".join(wrong)
