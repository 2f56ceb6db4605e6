"""Matters and tasks through the interface for programs: the whole way from opening to signing, and its refusals."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from taizhang.ledger.models import Matter, Task
from taizhang.supervision.service import issue_order
from tests.ledger.casebook import District, commitment, handed, make_district, report
from tests.platform_world import program_of

pytestmark = pytest.mark.django_db

Call = Callable[..., Any]


@pytest.fixture
def district(settings: pytest.FixtureRequest) -> District:
    settings.TAIZHANG_NOW = "2026-09-18T10:00:00"  # type: ignore[attr-defined]
    return make_district()


@pytest.fixture
def call(district: District) -> Call:
    """Return a function that calls the interface as one role of the district."""
    programs: dict[str, Client] = {}

    def give(role: str, method: str, address: str, body: object = None, status: int = 200, key: str = "") -> Any:
        person = getattr(district, role).person
        if role not in programs:
            programs[role] = program_of(person)
        client = programs[role]
        headers = {"Idempotency-Key": key} if key else {}
        answer = client.generic(
            method, f"/api{address}", json.dumps(body) if body is not None else "", "application/json", headers=headers
        )
        assert answer.status_code == status, (address, answer.status_code, answer.content.decode()[:1000])
        return answer.json() if "json" in answer["Content-Type"] else answer.content

    return give


def test_the_whole_way(district: District, call: Call) -> None:
    matter = {
        "title": "整治内涝点", "text": "会议议定整治内涝点", "source": "minutes", "year": 2026, "received_on": "2026-09-18",
    }  # fmt: skip
    opened = call("office", "POST", "/matters", matter, key="a")
    assert call("office", "POST", "/matters", matter, key="a") == opened
    assert call("office", "POST", "/matters", matter, 409)["code"] == "similar_open"
    key = opened["matter"]
    plan = {"title": "整治", "target_kind": "cumulative", "target": "12.50", "unit": "处", "lead": district.water.pk}
    part = {"title": "城东", "target_kind": "cumulative", "target": "13", "unit": "处"}
    rows = [{"label": "1", "plan": plan}, {"label": "2", "parent_label": "1", "plan": part}]
    refused = call("office", "POST", f"/matters/{key}/break-down", {"rows": rows}, 422)
    assert (refused["code"] == "rows_refused" and set(refused["fields"]) == {"1", "2"}) or "2" in refused["fields"]
    assert call("office", "POST", f"/matters/{key}/preview", {"rows": rows[:1]})["rows"][0]["kind"] == "added"
    added = call("office", "POST", f"/matters/{key}/break-down", {"rows": rows[:1]})["added"]
    (task,) = added
    refused = call("office", "POST", "/tasks/hand-over", {"tasks": [task]}, 422)
    row = {"label": "1", "task": task, "plan": plan | {"deadline": "2026-12-31"}}
    call("office", "POST", f"/matters/{key}/break-down", {"rows": [row]})
    call("office", "POST", "/tasks/hand-over", {"tasks": [task]})
    assert [one["id"] for one in call("water_liaison", "GET", "/tasks")["items"]] == [task]
    assert call("education_liaison", "GET", "/tasks")["items"] == []
    shown = call("water_liaison", "GET", f"/tasks/{task}")
    assert (shown["target"], shown["state"], shown["handovers"][0]["sign_due"]) == ("12.50", "assigned", "2026-09-22")
    assert call("education_liaison", "GET", f"/tasks/{task}", status=404)["code"] == "not_found"
    call("water_liaison", "POST", f"/tasks/{task}/object", {"reason": "不是我们的事", "proposed": district.housing.pk})
    assert len(call("office", "GET", "/tasks/objections")["items"]) == 1
    call("water_liaison", "POST", f"/tasks/{task}/decide", {"reason": "对", "upheld": True}, 403)
    call("office", "POST", f"/tasks/{task}/decide", {"reason": "确非", "upheld": True, "organ": district.housing.pk})
    call("housing_liaison", "POST", f"/tasks/{task}/sign", key="s")
    assert call("housing_liaison", "POST", f"/tasks/{task}/sign", status=409)["code"] == "wrong_state"
    call("office", "POST", f"/tasks/{task}/reassign", {"reason": "职责调整", "organ": district.water.pk})
    call("office", "POST", f"/tasks/{task}/withdraw", {"reason": "政策调整"})
    assert Task.objects.get(pk=task).state == "withdrawn"
    assert call("office", "GET", f"/matters/{key}")["text"] == "会议议定整治内涝点"
    call("office", "POST", f"/matters/{key}/withdraw", {"reason": "重复"})


def test_a_workbook_goes_out_and_comes_back(district: District, call: Call) -> None:
    matter = {"title": "整治", "text": "整治", "source": "other", "year": 2026, "received_on": "2026-09-18"}
    key = call("office", "POST", "/matters", matter)["matter"]
    call("office", "POST", f"/matters/{key}/break-down", {"rows": [{"label": "1", "plan": {"title": "一项"}}]})
    data = call("office", "GET", f"/matters/breakdown.xlsx?matter={key}")
    assert district.office.person is not None
    client = program_of(district.office.person)
    answer = client.post("/api/matters/import-preview", {"file": SimpleUploadedFile("a.xlsx", data)})
    assert answer.status_code == 200, answer.content
    assert [row["kind"] for row in answer.json()["rows"]] == ["unchanged"]


@pytest.mark.parametrize("sort", ["number", "-number", "due", "-due", "light"])
def test_lists_go_on_by_cursor(district: District, call: Call, sort: str) -> None:
    matter = {"title": "一批", "text": "一批", "source": "other", "year": 2026, "received_on": "2026-09-18"}
    key = call("office", "POST", "/matters", matter)["matter"]
    rows = [{"label": str(n), "plan": {"title": f"第{n}项"}} for n in range(11)]
    call("office", "POST", f"/matters/{key}/break-down", {"rows": rows})
    seen: list[int] = []
    cursor = ""
    while True:
        page = call("office", "GET", f"/tasks?size=4&sort={sort}" + (f"&cursor={cursor}" if cursor else ""))
        seen += [one["id"] for one in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 11
    if sort == "number":
        assert [Task.objects.get(pk=pk).number.rsplit("-", 1)[1] for pk in seen] == [str(n) for n in range(1, 12)]


def test_open_orders_on_the_same_subject_are_listed_before_a_matter_is_opened(district: District, call: Call) -> None:
    task = handed(district.office, district.water, "整治城区内涝点")
    Task.objects.filter(pk=task).update(state="working")
    issue_order(district.office, task, words="整治城区内涝点进度滞后。", demand="十日内报送整改方案。")
    # The matter itself was closed: the order alone is what is open.
    Matter.objects.filter(tasks=task).update(state="closed")
    wanted = {
        "title": "整治城区内涝点", "text": "整治城区内涝点。", "source": "minutes", "year": 2026,
        "received_on": "2026-09-18", "organ": district.water.pk,
    }  # fmt: skip
    refused = call("office", "POST", "/matters", wanted, 409, key="a")
    (named,) = refused["about"]
    assert (refused["code"], named["kind"], named["title"]) == ("open_orders", "order", "整治城区内涝点")
    assert named["number"] in refused["detail"] and named["due"] > "2026-09-18"
    # The same words to another organ are not asked of this one twice.
    call("office", "POST", "/matters", wanted | {"title": "整治内涝点", "organ": district.education.pk})
    both = call("office", "POST", "/matters", wanted, 409)
    assert (both["code"], [one["kind"] for one in both["about"]]) == ("similar_open", ["matter", "order"])
    opened = call("office", "POST", "/matters", wanted | {"despite_similar": True}, key="a")
    assert call("office", "POST", "/matters", wanted | {"despite_similar": True}, key="a") == opened


def test_open_orders_stand_before_many_matters_too(district: District, call: Call) -> None:
    task = handed(district.office, district.water, "整治城区内涝点")
    Task.objects.filter(pk=task).update(state="working")
    issue_order(district.office, task, words="整治城区内涝点进度滞后。", demand="十日内报送整改方案。")
    Matter.objects.filter(tasks=task).update(state="closed")
    promised = commitment(report(), "整治城区内涝点20处")
    openings = {"openings": [{"commitment": promised.pk, "organ": district.water.pk}]}
    refused = call("office", "POST", "/matters/open-from-commitments", openings, 409)
    assert (refused["code"], len(refused["about"])) == ("open_orders", 1)
    call("office", "POST", "/matters/open-from-commitments", openings | {"despite_similar": True})


def test_plans_are_proposed(district: District, call: Call) -> None:
    figure = {"value": Decimal(6), "unit": "所", "indicator": "幼儿园"}
    promised = commitment(report(), "区教育局牵头，新建幼儿园6所", figure=figure)
    opened = call("office", "POST", "/matters/open-from-commitments", {"openings": [{"commitment": promised.pk}]})
    (matter,) = opened["matters"]
    proposed = call("office", "GET", f"/matters/{matter}/proposal")
    assert (proposed["plan"]["target"], proposed["plan"]["unit"]) == ("6", "所")
    assert proposed["leads"][0]["organ"] == district.education.pk and proposed["leads"][0]["reason"]
    months = proposed["plan"]["trajectory"]
    assert (len(months), months[0], months[-1]) == (
        12, {"month": 202601, "value": "0.50"}, {"month": 202612, "value": "6"},
    )  # fmt: skip
    # What is proposed is what a breakdown takes.
    (task,) = call(
        "office", "POST", f"/matters/{matter}/break-down", {"rows": [{"label": "1", "plan": proposed["plan"]}]}
    )["added"]
    assert call("office", "GET", f"/tasks/{task}")["trajectory"] == months
    asked = f"/tasks/{task}/proposed-trajectory"
    assert call("office", "GET", asked) == {"trajectory": months}
    halved = call("office", "GET", f"{asked}?target=12&deadline=2026-06-30")["trajectory"]
    assert [(one["month"], one["value"]) for one in halved[:2]] == [(202601, "2.00"), (202602, "4.00")]
    assert len(halved) == 6
    assert call("office", "GET", f"{asked}?target_kind=qualitative") == {"trajectory": []}
    call("leader", "GET", asked, status=403)
    call("water_liaison", "GET", asked, status=404)
    call("office", "GET", f"{asked}?target=x", status=422)
