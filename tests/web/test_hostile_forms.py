"""Every form of every page, filled in with what nobody means well: it never fails, and it says what is wrong.

The forms are found by walking through the pages as people of different roles, so that a new one is tested by being
there. Every other address is posted to as well, with nothing, with what is no form, and without the token of the page.
"""

import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import pytest
from django.contrib.messages import get_messages
from django.core.cache import cache
from django.test import Client
from django.urls import Resolver404, resolve
from lxml import html

from taizhang.audit.models import Event
from tests.matrix.asking import addresses, pages
from tests.matrix.routes import PAGES
from tests.matrix.world import World
from tests.platform_world import client_of
from tests.standing_world import standing, taken_back

pytestmark = pytest.mark.django_db

FORM = "application/x-www-form-urlencoded"

SURROGATE = "%ED%A0%80"
"""Half of a character, as bytes that no text holds."""

HOSTILE = {
    "nothing": "",
    "NUL": "a%00b",
    "a lone surrogate": SURROGATE,
    "more than a float": "1e999",
    "no number": "NaN",
    "below zero": "-1",
    "more than a database keeps": "9" * 40,
    "the year zero": "0000-00-00",
    "the last day of all": "9999-12-31",
    "very long": "9" * 100_000,
    "markup": quote("<script>alert(1)</script>"),
    "SQL": quote("1'; DROP TABLE ledger_task; --"),
    "a formula": quote("=cmd|'/c calc'!A1"),
    "another writing direction": quote("\u202e\u2066\ufeff"),
    "a digit that is no number": quote("²"),
    "text for a number": quote("很多"),
}
"""What is typed, encoded as a form sends it."""

TAKEN = (200, 302, 400, 403, 404, 405, 409, 413, 422, 429)

SILENT = {"language", "seen", "views", "sign-out", "enter-demonstration", "report-draft"}
"""Forms after which nothing is said: what they do is seen at once."""


@dataclass(frozen=True, kw_only=True)
class Form:
    """One form of a page."""

    name: str
    """Name of the address that it is sent to."""
    page: str
    action: str
    fields: Mapping[str, str]
    """What stands in it when it is opened."""
    asks: bool
    """Whether it only asks for another page: a filter, a search."""


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with django_db_blocker.unblock(), standing(tmp_path_factory.mktemp("blobs")) as made:
        yield made


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Thousands are refused, as they should be."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def walked(world: World, client: Client) -> Iterator[str]:
    """An address of every page: of what is an organ's where there is such, else of what is a draft."""
    for name, template in pages().items():
        route = PAGES[name]
        found = [(address, thing or "") for address, thing, _missing in addresses(template, route, world)]
        for wanted in ("jia", "office", "draft", "everyone"):
            of_kind = [address for address, thing in found if wanted in thing]
            if of_kind:
                yield from (of_kind[0] + query for query in route.queries[:2])
                break
        if not any(thing for _address, thing in found):
            yield found[0][0]


def forms_of(world: World, client: Client) -> list[Form]:
    """Every kind of form that this person finds."""
    found: dict[tuple[str, frozenset[str]], Form] = {}
    for page in dict.fromkeys(walked(world, client)):
        answer = client.get(page)
        if answer.streaming or answer.status_code != 200 or "html" not in answer.headers["Content-Type"]:
            ended(answer)
            continue
        tree: Any = html.fromstring(answer.content)
        for node in tree.xpath("//main//form"):
            action = urljoin(page, node.get("action") or page)
            try:
                name = str(resolve(urlsplit(action).path).url_name)
            except Resolver404:
                raise AssertionError(f"{page}: a form is sent to {action}, which is no address") from None
            fields = {
                key: str(value or "") for key, value in node.fields.items() if key and key != "csrfmiddlewaretoken"
            }
            verb = action.rpartition("/")[2] if not action.rpartition("/")[2].isdigit() else ""
            asks = (node.get("method") or "get").lower() == "get"
            kind = f"{name} {verb} {asks}"
            form = Form(name=name, page=page, action=action, fields=fields, asks=asks)
            found.setdefault((kind, frozenset(fields)), form)
    return list(found.values())


def ended(answer: Any) -> None:
    """Read what comes piece by piece to its end, so that its file is closed."""
    if answer.streaming:
        for _piece in answer.streaming_content:
            pass


AT_ONCE = 5
"""How many kinds of nonsense each form gets in all its fields; over all forms each kind comes up."""

SINGLY = 6
"""How many of its fields get nonsense of their own, among good ones."""


def filled(form: Form, place: int) -> Iterator[tuple[str, str]]:
    """The form with the same nonsense everywhere, and with one field of nonsense among good ones."""
    kinds = list(HOSTILE.items())
    names = [name for name in form.fields if name not in ("key", "back")]
    good = {name: quote(value) for name, value in form.fields.items()}
    for shift in range(AT_ONCE):
        what, typed = kinds[(place * AT_ONCE + shift) % len(kinds)]
        yield what, body({name: typed if name in names else value for name, value in good.items()})
    for shift, name in enumerate(names[:SINGLY]):
        what, typed = kinds[(place + shift * 7) % len(kinds)]
        yield f"{what} in {name}", body(good | {name: typed})
    if "back" in good:
        yield "hostile key and way back", body(good | {"key": "k" * 500, "back": quote("//evil.example/\r\nX: y")})


def body(fields: Mapping[str, str]) -> str:
    return "&".join(f"{quote(name)}={value}" for name, value in fields.items())


def says_something(answer: Any) -> bool:
    """Whether the person is told something: a message for the next page, or words on this one."""
    if list(get_messages(answer.wsgi_request)):
        return True
    if answer.status_code >= 400:
        return bool(answer.content.strip())
    return answer.status_code == 200 and any(
        mark in answer.content for mark in (b'role="alert"', b"errors", b'class="notice', b"errorlist", b"message")
    )


@pytest.mark.parametrize("account", ["office", "administrator", "leader", "head_jia", "liaison_jia"])
def test_no_form_fails_whatever_is_typed(world: World, account: str) -> None:
    client = client_of(world.people[account].pk)
    client.raise_request_exception = False
    forms = forms_of(world, client)
    assert len(forms) > 4, "the walk found no forms"
    wrong: list[str] = []
    for place, form in enumerate(forms):
        for what, typed in filled(form, place):
            cache.clear()
            with taken_back():
                before = Event.objects.count()
                if form.asks:
                    answer = client.get(f"{urlsplit(form.action).path}?{typed[:8000]}")
                else:
                    answer = client.post(form.action, typed, content_type=FORM)
                done = form.asks or Event.objects.count() > before
                content = b"" if answer.streaming else answer.content
                ended(answer)
                if answer.status_code not in TAKEN:
                    wrong.append(f"{form.page}: {form.action} with {what} fails: {answer.status_code}")
                elif b"<script>alert(1)" in content:
                    wrong.append(f"{form.page}: {form.action} with {what} gives the markup back as it is")
                elif answer.status_code == 302 and urlsplit(answer.headers["Location"]).netloc:
                    wrong.append(f"{form.page}: {form.action} with {what} leads to {answer.headers['Location']}")
                elif not done and form.name not in SILENT and not says_something(answer):
                    wrong.append(f"{form.page}: {form.action} with {what} does nothing and says nothing")
            if not client.session.get("_auth_user_id"):  # the form was the way out
                client = client_of(world.people[account].pk)
                client.raise_request_exception = False
    assert not wrong, f"{len(wrong)} faults\n" + "\n".join(wrong[:40])


@pytest.mark.parametrize("account", ["office", "liaison_jia"])
def test_no_address_fails_whatever_is_posted_to_it(world: World, account: str) -> None:
    client = client_of(world.people[account].pk)
    client.raise_request_exception = False
    odd = (
        ("nothing", "", FORM),
        ("no form", json.dumps({"name": ["\x00"]}), "application/json"),
        ("a broken form", "--x\r\nContent-Disposition: form-data; name=\"a", "multipart/form-data; boundary=x"),
        ("no boundary", "a=b", "multipart/form-data"),
        ("an unknown coding", "a=%FF", f"{FORM}; charset=utf-7"),
    )  # fmt: skip
    wrong: list[str] = []
    for name, template in pages().items():
        address = next(address for address, _thing, _missing in addresses(template, PAGES[name], world))
        for what, sent, media in odd:
            with taken_back():
                answer = client.post(address, sent, content_type=media)
            if answer.status_code not in TAKEN:
                wrong.append(f"{address} with {what} fails: {answer.status_code}")
        if name == "sign-out":
            client = client_of(world.people[account].pk)
            client.raise_request_exception = False
    assert not wrong, f"{len(wrong)} faults\n" + "\n".join(wrong[:40])


def test_nul_is_refused_in_words_wherever_it_is_sent(world: World) -> None:
    client = client_of(world.people["office"].pk)
    task = world.key("task.jia")
    before = Event.objects.count()
    for answer in (
        client.post(f"/tasks/{task}/withdraw", "withdraw-reason=a%00b", content_type=FORM),
        client.post(f"/tasks/{task}/withdraw", "withdraw-reason=a&a%00b=c", content_type=FORM),
        client.get("/tasks?q=%00"),
        client.get("/search?q=a%00b"),
    ):
        assert answer.status_code == 400
        assert "不能保存的字符" in answer.content.decode()
    assert Event.objects.count() == before


def test_nothing_is_done_without_the_token_of_the_page(world: World) -> None:
    signed_in = client_of(world.people["office"].pk)
    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in.cookies
    before = Event.objects.count()
    for name, template in pages().items():
        address = next(address for address, _thing, _missing in addresses(template, PAGES[name], world))
        answer = client.post(address, {"reason": "x"})
        assert answer.status_code == 403, address
        assert "刷新" in answer.content.decode(), address
    assert Event.objects.count() == before
