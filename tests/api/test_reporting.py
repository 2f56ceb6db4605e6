"""Windows, reports, evidence, amendments, closings, settlements through the interface for programs."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from taizhang.ledger.models import Task
from tests.ledger.casebook import District, make_district
from tests.ledger.reportbook import PNG, on, windows_of_2026, working
from tests.platform_world import program_of

pytestmark = pytest.mark.django_db

Call = Callable[..., Any]

DAY = "2026-11-02"


@pytest.fixture
def district() -> District:
    made = make_district()
    windows_of_2026(made)
    return made


@pytest.fixture
def programs(district: District) -> Callable[[str], Client]:
    """Return a function that gives the client of one role of the district."""
    made: dict[str, Client] = {}

    def give(role: str) -> Client:
        if role not in made:
            made[role] = program_of(getattr(district, role).person)
        return made[role]

    return give


@pytest.fixture
def call(programs: Callable[[str], Client]) -> Call:
    """Return a function that calls the interface as one role and gives what it answers."""

    def give(role: str, method: str, address: str, body: object = None, status: int = 200, key: str = "") -> Any:
        headers = {"Idempotency-Key": key} if key else {}
        sent = json.dumps(body) if body is not None else ""
        answer = programs(role).generic(method, f"/api{address}", sent, "application/json", headers=headers)
        assert answer.status_code == status, (address, answer.status_code, answer.content.decode()[:1000])
        return answer.json()

    return give


def test_a_month_goes_its_whole_way(district: District, call: Call, programs: Callable[[str], Client]) -> None:
    task = working(district)
    with on(DAY):
        (due,) = call("education_liaison", "GET", "/progress/due?month=202610")["items"]
        assert (due["task"], due["state"]) == (task, "")
        body = {"task": task, "month": 202610, "value": "25.50", "words": "完成改造二十五个"}
        first = call("education_liaison", "POST", "/progress", body, key="a")
        assert call("education_liaison", "POST", "/progress", body, key="a") == first
        report = first["progress"]
        file = SimpleUploadedFile("照片.png", PNG)
        added = programs("education_liaison").post(f"/api/progress/{report}/evidence", {"file": file, "title": "现场"})
        assert added.status_code == 200, added.content.decode()
        page = SimpleUploadedFile("a.png", b"<!doctype html><html></html>")
        refused = programs("education_liaison").post(f"/api/progress/{report}/evidence", {"file": page})
        assert (refused.status_code, refused.json()["code"]) == (422, "not_taken")
        call("education_liaison", "POST", f"/progress/{report}/submit", key="b")
        assert call("education_head", "POST", f"/progress/{report}/approve")["state"] == "approved"
        assert [one["id"] for one in call("office", "GET", "/progress?state=waiting")["items"]] == [report]
        assert call("office", "POST", "/progress/accept", {"ids": [report]})[0]["done"]
        said = call("education_liaison", "GET", f"/progress/{report}")
        assert (said["state"], said["value"], len(said["evidence"])) == ("accepted", "25.50", 1)
        status = call("office", "GET", f"/tasks/{task}/status")
        assert status["light"] == "green"
        assert "10/12 = 83.33 %" in status["lights"][0]["derivation"]
        (piece,) = call("office", "GET", f"/tasks/{task}/evidence")
        download = programs("office").get(f"/api/evidence/{piece['id']}/file")
        assert b"".join(download) == PNG
        assert download.headers["Content-Disposition"].startswith("attachment")


def test_what_is_not_ones_own_is_not_there(district: District, call: Call) -> None:
    task = working(district)
    with on(DAY):
        report = call("education_liaison", "POST", "/progress", {"task": task, "month": 202610, "words": "进展"})[
            "progress"
        ]
        for address in (
            f"/progress/{report}",
            f"/tasks/{task}/status",
            f"/tasks/{task}/evidence",
            "/evidence/9",
            "/closings/9",
        ):
            assert call("water_liaison", "GET", address, status=404)["code"] == "not_found"
        assert call("office", "GET", f"/progress/{report}", status=404)["code"] == "not_found"
        assert call("water_liaison", "GET", "/progress")["items"] == []
        refused = call("water_liaison", "POST", "/progress", {"task": task, "month": 202610}, status=404)
        assert refused["code"] == "not_found"


def test_an_extension_is_asked_for_and_decided(district: District, call: Call) -> None:
    task = working(district, deadline=date(2026, 11, 20))
    with on(DAY):
        body = {"task": task, "kind": "deadline", "new_deadline": "2026-11-30", "reason": "忙"}
        assert "reason" in call("education_liaison", "POST", "/amendments", body, status=422)["fields"]
        body["reason"] = "征地拆迁没有完成，不能进场"
        one = call("education_liaison", "POST", "/amendments", body)["amendment"]
        call("education_liaison", "POST", f"/amendments/{one}/approve", {}, status=403)
        assert call("office", "POST", f"/amendments/{one}/approve", {})["state"] == "approved"
        assert call("office", "GET", f"/amendments/{one}")["original_deadline"] == "2026-11-20"
        call("office", "POST", f"/amendments/{one}/refuse", {"reason": "x"}, status=409)


def test_a_task_is_closed_and_reopened(district: District, call: Call, programs: Callable[[str], Client]) -> None:
    task = working(district)
    with on(DAY):
        file = SimpleUploadedFile("验收.png", PNG)
        sent = {"task": task, "words": "全部完成并验收", "files": [file]}
        asked = programs("education_liaison").post("/api/closings", sent)
        assert asked.status_code == 200, asked.content.decode()
        one = asked.json()["closing"]
        assert call("office", "GET", "/closings?state=requested")["items"][0]["can"] == ["close", "return"]
        call("office", "POST", f"/closings/{one}/close", {"reason": "属实"})
        call("education_head", "POST", f"/tasks/{task}/reopen", {"reason": "x"}, status=403)
        call("office", "POST", f"/tasks/{task}/reopen", {"reason": "回访发现漏项"})
    assert Task.objects.get().state == "working"


def test_a_year_is_settled(district: District, call: Call) -> None:
    working(district)
    with on("2027-01-20"):
        assert call("office", "POST", "/settlements", {"year": 2026})["proposed"] == 1
        (one,) = call("education_liaison", "GET", "/settlements?year=2026")["items"]
        assert (one["verdict"], one["can"]) == ("not_reported", [])
        call("office", "POST", f"/settlements/{one['id']}/confirm", {"verdict": "missed"}, status=422)
        table = call("leader", "GET", "/settlements/table?year=2026")
        (row,) = table["rows"]
        assert (table["year"], table["counts"], row["place"]) == (2026, {"not_reported": 1}, 1)
        assert (row["target"], row["unit"], row["organ_name"]) == ("30", "个", "区教育局")
        assert (row["verdict"], row["verdict_words"], row["difference"]) == ("not_reported", "未见报告", None)
        assert row["target_quote"] and row["settlement"] == one["id"]
        assert call("leader", "GET", "/settlements/table?year=2026&verdict=met")["rows"] == []
        assert call("water_liaison", "GET", "/settlements/table?year=2026")["rows"] == []
        call("office", "POST", f"/settlements/{one['id']}/confirm", {"verdict": "missed", "decision": "没有开工"})
        carried = call("office", "POST", f"/settlements/{one['id']}/carry-over", {}, key="k")
        assert carried["year"] == 2027


def test_windows_and_lights(district: District, call: Call) -> None:
    task = working(district)
    with on(DAY):
        assert len(call("education_liaison", "GET", "/windows?year=2026")) == 12
        call("education_liaison", "POST", "/windows", {"year": 2027}, status=403)
        assert len(call("office", "POST", "/windows", {"year": 2027})["months"]) == 12
        call("office", "POST", "/windows/202610/lock", {})
        assert call("office", "GET", "/windows/202610")["state"] == "locked"
        call("office", "GET", "/windows/202613", status=404)
        light = {"colour": "yellow", "reason": "数据滞后", "expires_on": "2026-12-01"}
        call("office", "POST", f"/tasks/{task}/override-light", light)
        assert call("office", "GET", f"/tasks/{task}/status")["override"]["colour"] == "yellow"
        call("office", "POST", f"/tasks/{task}/release-light", {})
        call("office", "POST", f"/tasks/{task}/release-light", {}, status=409)


@pytest.mark.parametrize("value", ["1E+400", "1e-30", "99999999999999999999"])
def test_hostile_numbers_are_refused(value: str, district: District, call: Call) -> None:
    task = working(district)
    with on(DAY):
        call("education_liaison", "POST", "/progress", {"task": task, "month": 202610, "value": value}, status=422)
