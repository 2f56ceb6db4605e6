"""Organs, people, tokens and events by the interface: the same doors, the same acts, as the pages."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from taizhang.organs.models import Appointment, Organ, Person
from taizhang.organs.service import access_of, make_token
from tests.organs.test_import import workbook
from tests.platform_world import make_organ, make_person

pytestmark = pytest.mark.django_db

JSON = "application/json"


def program(person: Person, *scopes: str) -> Client:
    """Return a program that acts for this person."""
    _key, secret = make_token(access_of(person), name="test", scopes=scopes or ("read", "write"), days=1)
    return Client(headers={"Authorization": f"Bearer {secret}"})


@pytest.fixture
def root() -> Organ:
    return make_organ("区政府", code="gov", kind="government")


@pytest.fixture
def admin(root: Organ) -> Client:
    return program(make_person("admin", "administrator", root))


def post(client: Client, address: str, body: dict[str, Any], key: str = "") -> Any:
    headers = {"Idempotency-Key": key} if key else {}
    return client.post(address, body, content_type=JSON, headers=headers)


def test_organs_are_set_up_once_for_a_key_renamed_and_ended(admin: Client, root: Organ) -> None:
    body = {"code": "jyj", "name": "云溪区教育局", "kind": "department", "parent": root.pk, "valid_from": "2024-03-01"}
    made = post(admin, "/api/organs", body, "one").json()
    assert post(admin, "/api/organs", body, "one").json() == made
    other = post(admin, "/api/organs", {**body, "code": "x"}, "one")
    assert (other.status_code, other.json()["code"]) == (409, "key_reused")
    organ = made["organ"]
    renamed = {"name": "云溪区教体局", "since": "2025-01-01", "reason": "改革"}
    assert post(admin, f"/api/organs/{organ}/rename", renamed).status_code == 200
    shown = admin.get(f"/api/organs/{organ}").json()
    assert [one["name"] for one in shown["names"]] == ["云溪区教体局", "云溪区教育局"]
    assert post(admin, f"/api/organs/{organ}/end", {"last_day": "2025-12-31"}).json() == {"organ": organ, "moved": 0}
    assert [one["code"] for one in admin.get("/api/organs").json()["items"]] == ["gov"]
    assert len(admin.get("/api/organs?ended=true").json()["items"]) == 2


def test_the_events_of_an_organ_come_newest_first_by_cursor(admin: Client, root: Organ) -> None:
    for number in range(3):
        adjusted = {"code": "gov", "kind": "government", "position": number + 1}
        assert post(admin, f"/api/organs/{root.pk}/adjust", adjusted).status_code == 200
    first = admin.get(f"/api/events?kind=organ&object={root.pk}&size=2").json()
    assert [one["number"] for one in first["items"]] == [3, 2] and first["next"] == "2"
    rest = admin.get(f"/api/events?kind=organ&object={root.pk}&size=2&cursor=2").json()
    assert [one["number"] for one in rest["items"]] == [1] and rest["next"] is None
    assert rest["items"][0]["changes"] == {f"organs.organ:{root.pk}": {"position": [0, 1]}}
    assert admin.get(f"/api/events?kind=organ&object={root.pk}&cursor=broken").status_code == 422
    assert admin.get("/api/events?kind=organ&object=9223372036854775807").status_code == 404
    assert admin.get("/api/events?kind=nothing&object=1").status_code == 404


def test_people_are_made_appointed_and_stopped(admin: Client, root: Organ) -> None:
    body = {"username": "zhang", "name": "张三", "password": "Yunxi-2026-Dudu"}
    person = post(admin, "/api/people", body).json()["person"]
    given = {"organ": root.pk, "role": "liaison", "valid_from": "2026-01-01"}
    appointment = post(admin, f"/api/people/{person}/appoint", given).json()["appointment"]
    assert admin.get(f"/api/people/{person}").json()["roles"] == [{"role": "liaison", "organ": root.pk}]
    assert post(admin, f"/api/appointments/{appointment}/end", {"last_day": "2026-01-31"}).status_code == 200
    assert post(admin, f"/api/people/{person}/activity", {"active": False}).status_code == 200
    assert admin.get("/api/people?active=false").json()["items"][0]["username"] == "zhang"
    weak = post(admin, "/api/people", {**body, "username": "li", "password": "short"})
    assert (weak.status_code, weak.json()["code"]) == (422, "weak_password")
    assert "Yunxi-2026" not in admin.get(f"/api/events?kind=person&object={person}").content.decode()


def test_strangers_are_not_there(root: Organ) -> None:
    mine, other = make_organ("甲局", parent=root), make_organ("乙局", parent=root)
    caller = program(make_person("me", "liaison", mine))
    stranger = make_person("stranger", "liaison", other)
    known, unknown = caller.get(f"/api/people/{stranger.pk}"), caller.get("/api/people/999999")
    assert known.status_code == unknown.status_code == 404 and known.json() == unknown.json()
    assert [one["username"] for one in caller.get("/api/people").json()["items"]] == ["me"]
    assert caller.get(f"/api/events?kind=person&object={stranger.pk}").status_code == 404
    held = Appointment.objects.get(person=stranger).pk
    ended = post(caller, f"/api/appointments/{held}/end", {"last_day": "2026-01-01"})
    gone = post(caller, "/api/appointments/999999/end", {"last_day": "2026-01-01"})
    assert ended.status_code == gone.status_code == 404 and ended.json() == gone.json()


def test_reading_tokens_do_not_write(root: Organ) -> None:
    caller = program(make_person("admin", "administrator", root), "read")
    refused = post(caller, "/api/tokens", {"name": "more", "scopes": ["read"]})
    assert (refused.status_code, refused.json()["code"]) == (403, "scope")


def test_a_workbook_is_previewed_and_imported(admin: Client) -> None:
    data = workbook([["fgj", "云溪区发改局", "", "部门", "gov", "", ""]], [["li", "李四", "", "fgj", "联络员", "", ""]])

    def file() -> SimpleUploadedFile:
        return SimpleUploadedFile("a.xlsx", data)

    plan = admin.post("/api/people/import/preview", {"file": file()}).json()
    assert (plan["organs"], plan["people"], plan["wrong"]) == (1, 1, 0)
    done = admin.post("/api/people/import", {"file": file()}, headers={"Idempotency-Key": "k"}).json()
    assert done["people"] == 1 and done["passwords"][0]["username"] == "li"
    bad = admin.post("/api/people/import", {"file": SimpleUploadedFile("a.xlsx", b"no")})
    assert (bad.status_code, bad.json()["code"]) == (422, "bad_file")
