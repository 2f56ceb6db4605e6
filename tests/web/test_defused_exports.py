"""Whatever people call their things, no cell of any table that leaves the platform is a formula."""

import csv
import io
import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db.models import CharField, TextField
from openpyxl import load_workbook

from taizhang.documents.models import Document
from taizhang.indicators.models import Indicator, Observation
from taizhang.ledger.models import Amendment, Closing, Evidence, Handover, Matter, Progress, Task
from taizhang.organs.models import Organ, Person
from taizhang.supervision.models import Order, Recheck, Reminder, ReviewRequest, ScoreEntry
from tests.matrix.asking import addresses, pages
from tests.matrix.routes import API, PAGES, Route
from tests.matrix.world import World
from tests.platform_world import client_of, program_of
from tests.standing_world import standing, taken_back

pytestmark = pytest.mark.django_db

NAMED: dict[Any, str] = {
    Task: "title detail unit theme", Matter: "title text theme", Organ: "name short_name", Person: "name phone",
    Document: "title issuer region", Indicator: "name unit", Observation: "region unit note",
    Progress: "words problems next_steps", Handover: "objection decision", Evidence: "title filename",
    Amendment: "reason", Closing: "words", Reminder: "words", Order: "words demand", Recheck: "seed_source",
    ReviewRequest: "title reason", ScoreEntry: "reason",
}  # fmt: skip
"""Columns that people fill with words."""

BEGINNINGS = ("=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "=cmd|'/c calc'!A1", "＝1+1")

NUMBER = re.compile(r"[-+]?[0-9][0-9,.]*%?\Z")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    logging.disable(logging.CRITICAL)
    with django_db_blocker.unblock(), standing(tmp_path_factory.mktemp("blobs")) as made:
        yield made
    logging.disable(logging.NOTSET)


def named_badly() -> None:
    """Every word that a person gave begins like a formula."""
    for model, columns in NAMED.items():
        for name in columns.split():
            field = model._meta.get_field(name)
            assert isinstance(field, CharField | TextField), f"{model.__name__}.{name}"
            for row in model._default_manager.all():
                bad = f"{BEGINNINGS[row.pk % len(BEGINNINGS)]}{row.pk}"
                model._default_manager.filter(pk=row.pk).update(**{name: bad[: getattr(field, "max_length", None)]})


def tables() -> Iterator[tuple[str, str, Route, str]]:
    """Every address that gives a table as a file, with its query, and whether it is a page's or a program's."""
    for kind, known in (("page", {name: (path, PAGES[name]) for name, path in pages().items()}),
                        ("program", {path: (path, route) for path, route in API.items()})):  # fmt: skip
        for name, (path, route) in known.items():
            for query in route.queries:
                if re.search(r"csv|xlsx", f"{name} {path} {query}") or name == "breakdown-export":
                    yield kind, path, route, query


def cells(answer: Any) -> Iterator[Any]:
    """Every cell of a table as it is read: whether it is a formula, whether it is marked as text that stays text when
    somebody edits it (a workbook's quote prefix), and its value; a formula as its text."""
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if data.startswith(b"PK"):
        for sheet in load_workbook(io.BytesIO(data)).worksheets:
            for row in sheet.iter_rows():
                yield from ((cell.data_type == "f", bool(cell.quotePrefix), cell.value) for cell in row)
    else:
        for line in csv.reader(io.StringIO(data.decode("utf-8-sig"))):
            yield from ((False, False, value) for value in line)


def test_no_table_holds_a_formula(world: World) -> None:
    office = world.people["office"].pk
    clients = {"page": client_of(office), "program": program_of(office)}
    seen, bad, wrong = 0, 0, []
    with taken_back():
        named_badly()
        for kind, path, route, query in tables():
            for address, _thing, _missing in list(addresses(path, route, world))[:4]:
                joined = address + (query if "?" not in address else query.replace("?", "&"))
                answer = clients[kind].get(joined)
                if answer.status_code != 200 or not re.search("csv|sheet", answer.headers["Content-Type"]):
                    continue
                seen += 1
                for formula, kept, value in cells(answer):
                    text = value if isinstance(value, str) else ""
                    bad += "1+1" in text
                    begins = text.startswith(("=", "+", "-", "@", "\t", "\r")) and not NUMBER.match(text)
                    if formula or (begins and not kept):
                        wrong.append(f"{joined}: {value!r}")
    assert not wrong, f"{len(wrong)} cells\n" + "\n".join(wrong[:30])
    assert seen > 20 and bad > 20, f"{seen} tables with {bad} bad names prove nothing"
