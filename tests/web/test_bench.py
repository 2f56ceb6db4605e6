"""The benchmark of the platform at a size at which it says nothing of speed: that it measures what it says."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from bench.city import City, build
from bench.platform_measure import running, sign_in
from bench.platform_pages import LIAISON, OFFICE, SQL, Asked, Page, pages
from bench.platform_speed import curves, p95, table
from bench.platform_writes import MONTH, act, bare, reporters
from taizhang.audit.models import Command, Event
from taizhang.ledger.models import Progress, Task
from taizhang.organs.models import Appointment
from taizhang.storage import standing_at

NOW = timezone.make_aware(datetime(2026, 11, 3, 9), timezone.get_default_timezone())

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> Any:
    with standing_at(NOW):
        yield build(0.002)


def asked(city: City, person: int) -> Asked:
    organ = Appointment.objects.values_list("organ_id", flat=True).get(person=city.liaison)
    task = Task.objects.filter(lead=organ).order_by("-year", "pk").values_list("pk", flat=True)[0]
    return Asked(organ=organ, task=task, person=person)


def every_page(city: City) -> list[tuple[Page, Any, list[tuple[Any, ...]]]]:
    """Each page with its answer and what its statement finds."""
    found = []
    for who, person in ((OFFICE, city.office), (LIAISON, city.liaison)):
        client = Client(HTTP_HOST="127.0.0.1")
        client.cookies[settings.SESSION_COOKIE_NAME] = sign_in(person)
        for page in pages(who, asked(city, person)):
            answer = client.get(page.address)
            assert answer.status_code == 200, page
            rows: Any = running(page.statement, page.values)()
            found.append((page, answer, rows))
    return found


def test_statements_find_what_pages_show(city: City) -> None:
    seen = every_page(city)
    assert {path.name for path in SQL.glob("*.sql")} >= {f"{name}.{OFFICE}.sql" for name in ("home", "tasks", "task")}
    for page, answer, rows in seen:
        shown = answer.context
        match page.name:
            case "list of tasks" | "list, filtered" | "list, word in title" | "list of matters" | "verifying":
                assert len(rows) == len(shown["rows"]), page
                assert {row[-1] for row in rows} <= {shown["total"]}, page
            case "task" | "history of a task":
                assert rows, page
            case "dashboard":
                counted = {colour: n for part, name, colour, n in rows if part == "lead"}
                assert sum(n for part, _n, _c, n in rows if part == "lead") == shown["board"].whole.total
                assert set(counted) <= set(shown["board"].whole.counts), page
                months = {name for part, name, _colour, _n in rows if part == "month"}
                assert {str(one.month) for one in shown["board"].months} <= months, page
                assert sum(part == "red" for part, *_rest in rows) == len(shown["board"].red), page
                assert sum(part == "changed" for part, *_rest in rows) == len(shown["board"].changes), page
            case "search, common word" | "search, rare word":
                counts = {f"{one['kind'].code}s": one["count"].number for one in shown["groups"]}
                found = {part: n for part, name, n in rows if name == ""}
                assert found["matters"] == counts["matters"] and found["tasks"] == counts["tasks"], page
                assert found["reports"] == counts["progresss"], page
            case "search, reports":
                counts = {one["kind"].code: one["count"].number for one in shown["groups"]}
                assert {row[:3] for row in rows} <= {(counts["matter"], counts["task"], counts["progress"])}, page
            case "reporting":
                told = shown["sheet"].counts
                assert len(rows) == len(shown["rows"]) and {row[-4] for row in rows} == {told["all"]}, page
                assert {row[-3] for row in rows} == {told["all"] - told["missing"]}, page
            case "home":
                waiting = {part: int(n) for part, _name, n in rows if part in ("to verify", "to report", "to sign")}
                told = {str(one.text): one.count for one in shown["waiting"]}
                names = {"to verify": "待核查的报告", "to report": "本期待填报的任务", "to sign": "待签收的任务"}
                assert {part: told.get(names[part], 0) for part in waiting} == waiting, page
            case other:
                raise AssertionError(f"{other} is compared with nothing")


def test_bare_rows_are_those_of_the_act(city: City) -> None:
    acted, plain = reporters(iter(range(1, city.tasks + 1)))
    acted = {task: person for task, person in acted.items() if Task.objects.get(pk=task).year <= MONTH // 100}
    events, commands = Event.objects.count(), Command.objects.count()
    act(acted)()
    bare(plain)()
    assert (Event.objects.count() - events, Command.objects.count() - commands) == (2, 2)
    through, without = Progress.objects.filter(month=MONTH).order_by("state", "pk")
    for column in ("words", "claimed", "state", "month", "value", "corrects_id", "late", "marks", "milestones"):
        assert getattr(through, column) == getattr(without, column), column
    one, other = (
        Event.objects.get(action="progress.draft", actor=actor.reported_by_id) for actor in (through, without)
    )
    assert {name for named in one.changes.values() for name in named} >= {"task_id", "organ_id", "month", "value"}
    assert len(one.digest) == len(other.digest) == 64


def test_city_is_the_same_at_every_building(city: City, tmp_path: Path) -> None:
    assert (city.organs, city.tasks, city.reports, city.events) == (200, 20, 720, 4000)
    indexes = {
        "sqlite": "SELECT count(*) FROM sqlite_master WHERE type = 'index' AND name LIKE 'task_%'",
        "postgresql": "SELECT count(*) FROM pg_indexes WHERE indexname LIKE 'task_%'",
    }
    with connection.cursor() as cursor:
        cursor.execute(indexes[connection.vendor])
        assert cursor.fetchone()[0] >= 8, "what was dropped to build faster is there again"


RESULT: dict[str, Any] = {
    "database": "sqlite",
    "fraction": 1.0,
    "city": {"organs": 200, "tasks": 10, "reports": 360, "events": 2000},
    "pages": [
        {"page": "home", "who": "office", "queries": 9, "page_ms": [10.0, 20.0, 200.0], "page_wall_ms": [30.0] * 3,
         "sql_ms": [1.0, 2.0, 3.0], "sql_wall_ms": [4.0] * 3},
        {"page": "tasks", "who": "office", "queries": 9, "page_ms": [37.0] * 3, "page_wall_ms": [40.0] * 3,
         "sql_ms": [2.0] * 3, "sql_wall_ms": [4.0] * 3},
    ],
    "writes": {"act_ms": [4.0, 4.0], "act_wall_ms": [9.0, 9.0], "bare_ms": [2.1, 2.1], "bare_wall_ms": [5.0, 5.0]},
}  # fmt: skip


def test_table_marks_what_holds_and_what_does_not() -> None:
    _head, home, tasks, writes = table(RESULT)
    assert home.endswith("✓✗") and " 36.0 " in home and " 200.0 " in home
    assert tasks.endswith("✗✓")
    assert "52% of the bare rate" in writes and writes.endswith("✓")
    assert p95(list(range(1, 101))) == 95 and p95([7.0]) == 7.0


def test_curves_hold_every_page_and_writing() -> None:
    found = curves([RESULT, json.loads(json.dumps(RESULT)) | {"city": {**RESULT["city"], "reports": 36}}])
    assert {(one.panel, one.name) for one in found} == {
        ("sqlite, office", "home"), ("sqlite, office", "tasks"), ("sqlite, liaison", "writing a report")
    }  # fmt: skip
    assert all([x for x, _y in one.points] == [36, 360] for one in found)
