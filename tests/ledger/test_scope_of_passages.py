"""What is indexed belongs to its task; what was indexed before that was kept is told by the migration."""

from importlib import import_module

import pytest
from django.db import connection

from taizhang.search.models import Passage
from tests.ledger.casebook import make_district
from tests.ledger.reportbook import accepted, on, windows_of_2026, working

pytestmark = pytest.mark.django_db


def scopes() -> set[tuple[str, int, int | None]]:
    return set(Passage.objects.values_list("kind", "object_id", "scope"))


def test_passages_belong_to_their_task() -> None:
    district = make_district()
    windows_of_2026(district)
    with on("2026-10-08"):
        task = working(district)
        report = accepted(district, task, 202609, 20, "改造进场。")
    kept = scopes()
    assert {("task", task, task), ("progress", report, task)} <= kept
    assert {scope for kind, _object, scope in kept if kind == "matter"} == {None}
    Passage.objects.update(scope=None)
    migration = import_module("taizhang.ledger.migrations.0003_scope_of_passages")
    with connection.cursor() as cursor:
        for statement in (migration.OF_TASKS, migration.OF_REPORTS):
            cursor.execute(statement)
    assert scopes() == kept
