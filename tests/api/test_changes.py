"""What changed since one last looked, through the interface: others' acts on what one may see, and nothing else."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from taizhang.audit.models import Event
from taizhang.ledger.service import sign_tasks
from taizhang.organs.models import Person
from taizhang.storage import standing_at
from tests.ledger.casebook import District, handed, make_district
from tests.platform_world import program_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def district(settings: Any) -> District:
    settings.TAIZHANG_NOW = "2026-09-18T10:00:00"
    return make_district()


def asked(client: Client, query: str = "", status: int = 200) -> Any:
    answer = client.get(f"/api/changes{query}")
    assert answer.status_code == status, answer.content
    return answer.json()


def test_what_others_did_is_told_once(district: District) -> None:
    task = handed(district.office, district.water)
    assert district.office.person is not None and district.education_liaison.person is not None
    office = program_of(district.office.person)
    assert asked(office) == {"since": None, "items": [], "more": False}, "one's own acts are not news"
    sign_tasks(district.water_liaison, [task])
    first, *_others = asked(office)["items"]
    assert (first["action"], first["words"], first["kind"], first["object"]) == ("task.sign", "签收", "task", task)
    assert first["actor"] == district.water_liaison.person and first["name"]
    assert first["number"] == Event.objects.latest("pk").number
    assert asked(program_of(district.education_liaison.person))["items"] == []
    assert asked(office, "?size=1")["more"] is True
    with standing_at(datetime(2026, 9, 18, 11)):
        seen = office.post("/api/changes/seen").json()
    assert seen["since"] == "2026-09-18T03:00:00Z" and asked(office) == {**seen, "items": [], "more": False}
    # What was seen can be asked for again.
    assert asked(office, "?since=2026-09-18T00:00:00%2B08:00")["items"]
    asked(office, "?since=yesterday", 422)


def test_looking_is_noted_of_oneself_alone(district: District) -> None:
    assert district.office.person is not None
    before = Event.objects.count()
    assert program_of(district.office.person, scopes=("read",)).post("/api/changes/seen").status_code == 403
    assert program_of(district.office.person).post("/api/changes/seen").status_code == 200
    assert set(Person.objects.exclude(looked_at=None).values_list("pk", flat=True)) == {district.office.person}
    assert Event.objects.count() == before
