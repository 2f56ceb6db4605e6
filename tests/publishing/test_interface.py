"""The interface for programs: bulletins, orders, reviews, scores, and what is public."""

import json
from typing import Any

from django.test import Client

from taizhang.ledger.service import publish_task
from tests.platform_world import program_of
from tests.publishing.conftest import Month


def program(month: Month, role: str, **more: Any) -> Client:
    person = getattr(month, role).person
    return program_of(person, **more)


def post(client: Client, address: str, given: dict[str, Any] | None = None, key: str = "") -> Any:
    headers = {"Idempotency-Key": key} if key else {}
    return client.post(f"/api{address}", json.dumps(given or {}), content_type="application/json", headers=headers)


def test_a_bulletin_from_draft_to_issue(month: Month) -> None:
    office, leader, head = (program(month, role) for role in ("office", "leader", "head"))
    given = {"kind": "monthly", "year": 2026, "last_month": 202610}
    made = post(office, "/bulletins", given, key="d").json()
    assert post(office, "/bulletins", given, key="d").json()["id"] == made["id"]
    where = f"/bulletins/{made['id']}"
    assert head.get(f"/api{where}").status_code == 404
    words = {"title": made["title"], "addressees": made["addressees"], "closing": "请抓紧整改。"}
    assert "请抓紧整改。" in post(office, f"{where}/edit", words).json()["text"]
    assert post(office, f"{where}/issue", {}).json()["code"] == "conflict"
    assert post(office, f"{where}/submit").json()["state"] == "submitted"
    assert post(leader, f"{where}/approve", {"agreed": True}).json()["state"] == "approved"
    assert post(office, f"{where}/issue", {"public": True}).json()["number"] == "督查通报〔2026〕1号"
    seen = head.get(f"/api{where}").json()
    assert seen["snapshot"]["numbers"]["total"]["value"] == "7"
    assert head.get(f"/api{where}/numbers/light_red").json()["records"] == [["task", month.tasks[2].pk]]
    told = head.get(f"/api{where}/numbers/light_green").json()
    assert (told["value"], told["records"], told["hidden"]) == ("4", [["task", month.tasks[0].pk]], 3)
    assert seen["snapshot"]["numbers"]["light_yellow"]["records"] == []
    assert head.get(f"/api{where}/files/docx").content[:2] == b"PK"
    assert [one["id"] for one in head.get("/api/bulletins").json()["items"]] == [made["id"]]


def test_orders_and_reviews(month: Month) -> None:
    office, head, other = (program(month, role) for role in ("office", "head", "other"))
    given = {"task": month.tasks[2].pk, "words": "进展慢", "demand": "报送措施"}
    made = post(office, "/orders", given).json()
    assert made["number"] == "督办〔2026〕1号"
    assert "第1日" in made["due_derivation"]
    refused = post(office, "/orders", given)
    assert (refused.status_code, refused.json()["code"]) == (409, "order_open")
    assert other.get(f"/api/orders/{made['id']}").status_code == 404
    assert post(head, f"/orders/{made['id']}/answer", {"words": "已整改"}).json()["state"] == "answered"
    assert post(office, f"/orders/{made['id']}/check", {"words": "好", "sufficient": True}).json()["state"] == "settled"
    assert [one["key"] for one in head.get("/api/ladder").json()] == ["blue", "orange", "red"]
    sent = post(office, "/reminders", {"task": month.tasks[2].pk, "words": "请报送"}).json()
    assert post(head, f"/reminders/{sent['id']}/answer", {"words": "好"}).json()["answer"] == "好"
    assert head.get("/api/reviews").json() == {"items": [], "next": None}
    assert post(head, "/reviews", {"kind": "score", "conclusion": 9, "reason": "有异议"}).status_code == 404


def test_scores_and_draws(month: Month) -> None:
    office, head = program(month, "office"), program(month, "head")
    asked = {"year": 2026, "scheme": "organs-2025"}
    assert post(office, "/scores/compute", asked).json() == {"sheets": 3}
    assert head.get("/api/scores?year=2026&scheme=organs-2025").json() == []
    post(office, "/scores/freeze", asked)
    (sheet,) = head.get("/api/scores?year=2026&scheme=organs-2025").json()
    assert sheet["lines"][0]["sources"] is not None
    assert head.get(f"/api/scores/{sheet['id']}").json()["total"] == sheet["total"]
    ranking = office.get("/api/scores/ranking?year=2026&scheme=organs-2025").json()
    assert len(ranking["placed"]) + len(ranking["unranked"]) == 3
    assert office.get("/api/scores/ranking?year=2026&scheme=none").status_code == 404
    drawn = post(office, "/rechecks", {"year": 2026, "seed": "abcdef", "seed_source": "测试"}).json()
    assert drawn["reproduced"]
    assert drawn["drawn"] == ["2026-001-2"]
    assert head.get(f"/api/rechecks/{drawn['id']}").status_code == 404
    assert office.get("/api/burden?year=2026").json() == []
    leads = office.get("/api/boards/lead?year=2026").json()
    assert sum(one["total"] for one in leads) == 7


def test_public_needs_nobody(month: Month) -> None:
    publish_task(month.office, month.tasks[0].pk, public=True)
    client = Client()
    assert {one["name"]: one["rows"] for one in client.get("/api/public").json()} == {"tasks": 1, "bulletins": 0}
    first = client.get("/api/public/tasks")
    assert [one["number"] for one in first.json()["items"]] == ["2026-001-1"]
    assert client.get("/api/public/tasks", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    assert client.get("/api/public/people").status_code == 404
    assert client.get("/api/bulletins").status_code == 401


def test_a_token_that_only_reads(month: Month) -> None:
    reading = program(month, "office", scopes=("read",))
    assert reading.get("/api/orders").status_code == 200
    assert post(reading, "/reminders", {"task": month.tasks[0].pk, "words": "请报送"}).json()["code"] == "scope"


def test_keys_beyond_what_a_database_keeps(month: Month) -> None:
    office = program(month, "office")
    for address in (f"/api/orders/{10**30}", f"/api/orders?organ={10**30}", f"/api/scores?year={10**9}&scheme=x"):
        assert office.get(address).status_code == 422, address
