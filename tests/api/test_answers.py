"""Answers that are easily got wrong: two of something, nothing of something, a day before all calendars."""

import json

import pytest
from django.test import Client

from tests.api import command_states as states
from tests.matrix.world import World
from tests.platform_world import program_of
from tests.standing_world import taken_back

pytestmark = pytest.mark.django_db

JSON = "application/json"


@pytest.fixture(scope="module")
def office(whole_world: World) -> Client:
    return program_of(whole_world.people["office"].pk)


MANY = (
    "progress/accept", "progress/approve", "progress/return", "progress/pick", "closings/close", "closings/return",
    "settlements/confirm", "settlements/carry-over",
)  # fmt: skip
"""Acts on several things, each by itself."""


@pytest.mark.parametrize("path", MANY)
def test_an_act_on_two_tells_of_both(office: Client, path: str) -> None:
    answer = office.post(
        f"/api/{path}", json.dumps({"ids": [8_000_001, 8_000_002], "reason": "缺佐证"}), content_type=JSON
    )
    assert answer.status_code == 200, answer.content.decode()
    assert [(one["id"], one["done"]) for one in answer.json()] == [(8_000_001, False), (8_000_002, False)]
    assert all(one["message"] for one in answer.json())


def test_describing_a_document_by_nothing_changes_nothing(office: Client, whole_world: World) -> None:
    document = whole_world.key("document.everyone")
    before = office.get(f"/api/documents/{document}").json()
    answer = office.post(f"/api/documents/{document}/describe", "{}", content_type=JSON)
    assert (answer.status_code, answer.json()) == (200, {"document": document})
    assert office.get(f"/api/documents/{document}").json() == before


def test_a_day_before_all_calendars_is_refused_with_its_reason(office: Client) -> None:
    opening = {"title": "旧事", "text": "会议议定", "source": "minutes", "year": 2026, "received_on": "2001-03-01"}
    for path, body in (("matters", opening), ("windows", {"year": 2002})):
        answer = office.post(f"/api/{path}", json.dumps(body), content_type=JSON)
        assert (answer.status_code, answer.json()["code"]) == (422, "day_out_of_range"), answer.content.decode()
        assert "2004-01-01" in answer.json()["detail"]


def test_a_command_given_again_answers_though_its_object_is_gone(office: Client, whole_world: World) -> None:
    with taken_back():
        task = states.draft_task(whole_world)
        headers = {"Idempotency-Key": "gone"}
        told = [office.post(f"/api/tasks/{task}/remove", headers=headers).json() for _ in range(2)]
        assert told[0] == told[1] == {"matter": whole_world.key("matter.office")}
        other = office.post(f"/api/tasks/{whole_world.key('task.jia') + 999}/remove", headers=headers)
        assert (other.status_code, other.json()["code"]) == (409, "key_reused")
        assert office.post(f"/api/tasks/{task}/remove").json()["code"] == "not_found"
