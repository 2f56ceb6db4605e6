"""The interface for documents, figures and commitments: what the pages do, programs do."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.documents.conftest import REPORT, World, blobs, taken_in, world
from tests.platform_world import program_of

__all__ = ["blobs", "world"]


@pytest.fixture
def office(world: World) -> Client:
    assert world.office.person is not None
    return program_of(world.office.person)


def send(client: Client, address: str, said: object | None = None, **headers: str) -> Any:
    return client.post(address, said or {}, content_type="application/json", headers=headers)


def test_the_whole_round(office: Client) -> None:
    file = SimpleUploadedFile("报告.txt", REPORT.encode())
    told = office.post("/api/documents", {"file": file, "region": "云溪区"}, headers={"Idempotency-Key": "u"}).json()
    pk = told["document"]
    assert told == {"document": pk, "duplicate": False, "state": "proposed", "title": "云溪区政府工作报告"}
    text = office.get(f"/api/documents/{pk}/text").json()["text"]
    figures = office.get(f"/api/figures?document={pk}&size=200").json()
    assert figures["next"] is None and len(figures["items"]) > 10
    for one in figures["items"]:
        assert text[one["start"] : one["end"]] == one["text"]
    gdp = next(one for one in figures["items"] if one["text"] == "386.5亿元")
    assert gdp["value"] == "38650000000" and gdp["indicator_code"] == "gdp"
    assert office.post(f"/api/figures/{gdp['id']}/confirm").json()["changed"] == [{"kind": "figure", "id": gdp["id"]}]
    answer = send(office, f"/api/figures/{gdp['id']}/correct", {"value": "386.6亿", "reason": "修订"})
    assert answer.status_code == 200
    now = office.get(f"/api/figures/{gdp['id']}").json()
    assert (now["value"], now["decision"], now["proposal"]["value"]) == ("38660000000", "corrected", "38650000000")
    assert office.post(f"/api/documents/{pk}/undo").status_code == 200
    start = text.index("第五届")
    added = send(office, "/api/figures", {"document": pk, "start": start, "end": start + 3, "value": "5"})
    assert added.status_code == 200
    commitments = office.get(f"/api/commitments?document={pk}").json()["items"]
    wanted = next(one for one in commitments if one["text"].startswith("新建改建公办幼儿园"))
    cut = text.index("新增学位1800个")
    split = send(office, f"/api/commitments/{wanted['id']}/split", {"offsets": [cut]}).json()
    pieces = [one["id"] for one in split["changed"] if one["id"] != wanted["id"]]
    merged = send(office, f"/api/commitments/{pieces[0]}/merge", {"others": pieces[1:]})
    assert merged.status_code == 200
    assert office.post(f"/api/documents/{pk}/confirm").status_code == 409
    assert send(office, f"/api/documents/{pk}/confirm_many", {"least": "0"}).status_code == 200
    assert office.post(f"/api/documents/{pk}/confirm").status_code == 200
    assert send(office, f"/api/documents/{pk}/reopen", {"reason": "补一条"}).status_code == 200
    assert office.post(f"/api/documents/{pk}/reread").json()["misfits"] == []
    assert office.post(f"/api/documents/{pk}/check").status_code == 200
    shown = office.get(f"/api/documents/{pk}").json()
    assert shown["outline"] and shown["state"] == "proposed" and shown["outdated"] is False
    assert office.get(f"/api/documents/{pk}/explain?offset={gdp['start']}").json()["lines"]
    found = office.get("/api/search", {"query": "学位"}).json()
    assert found["counts"]["document"] == 1 and "学位" in found["items"][0]["snippets"][0]


def test_refusals_are_problems_with_a_code(office: Client, world: World) -> None:
    answer = office.post("/api/documents", {"file": SimpleUploadedFile("a.txt", "绝密★\n学位1个".encode())})
    assert answer.status_code == 422 and answer.json()["code"] == "secret"
    assert answer["Content-Type"] == "application/problem+json"
    pk = taken_in(world.office).document
    figure = office.get(f"/api/figures?document={pk}").json()["items"][0]["id"]
    assert send(office, f"/api/figures/{figure}/reject", {"reason": ""}).json()["code"] == "invalid"
    assert send(office, f"/api/figures/{figure}/correct", {"value": "很多"}).json()["fields"]["value"]
    assert office.get("/api/documents?cursor=nonsense").json()["code"] == "bad_cursor"
    for address in ("/api/documents/999999", "/api/figures/999999", "/api/commitments/99999999999999999999999"):
        assert office.get(address).json()["code"] == "not_found"


def test_the_same_key_does_it_once(office: Client, world: World) -> None:
    pk = taken_in(world.office).document
    text = office.get(f"/api/documents/{pk}/text").json()["text"]
    start = text.index("第五届")
    said = {"document": pk, "start": start, "end": start + 3, "value": "5"}
    answers = [send(office, "/api/figures", said, **{"Idempotency-Key": "one"}).json() for _ in range(2)]
    assert answers[0] == answers[1]
    said["value"] = "6"
    assert send(office, "/api/figures", said, **{"Idempotency-Key": "one"}).json()["code"] == "key_reused"


def test_nobody_else_sees_internal_papers(world: World) -> None:
    hidden = taken_in(world.office, internal=True).document
    assert world.liaison.person is not None
    liaison = program_of(world.liaison.person)
    for address in ("", "/text", "/original", "/findings", "/explain?offset=1"):
        assert liaison.get(f"/api/documents/{hidden}{address}").status_code == 404
    assert liaison.get("/api/documents").json()["items"] == []
    assert liaison.get("/api/documents/count").json() == {"count": 0}
    assert liaison.get(f"/api/figures?document={hidden}").json()["items"] == []
    assert liaison.get("/api/commitments").json()["items"] == []
    assert liaison.get("/api/search", {"query": "学位"}).json()["counts"]["document"] == 0


def test_a_token_for_reading_writes_nothing(world: World) -> None:
    pk = taken_in(world.office).document
    assert world.office.person is not None
    reader = program_of(world.office.person, scopes=("read",))
    assert reader.get(f"/api/documents/{pk}").status_code == 200
    assert reader.post(f"/api/documents/{pk}/undo").json()["code"] == "scope"
    assert Client().get("/api/documents").status_code == 401


def test_what_no_database_keeps_is_a_problem(office: Client, world: World) -> None:
    pk = taken_in(world.office).document
    for title in ("a\x00b", "a\ud800b"):
        answer = send(office, f"/api/documents/{pk}/describe", {"title": title})
        assert answer.status_code == 400 and answer["Content-Type"] == "application/problem+json"
    assert office.get("/api/documents", {"region": "\x00"}).status_code == 422
    assert office.get("/api/indicators/%00").status_code in (404, 422)
    assert office.get("/api/search", {"query": "\x00"}).status_code == 422


def test_keys_of_what_is_not_there_are_problems(office: Client, world: World) -> None:
    pk = taken_in(world.office).document
    for organ in (999_999, 10**30, -1):
        assert send(office, f"/api/documents/{pk}/describe", {"organ": organ}).json()["code"] == "invalid"
        file = SimpleUploadedFile("a.txt", f"云溪区总结\n学位{organ % 97}个".encode())
        assert office.post("/api/documents", {"file": file, "organ": organ}).json()["code"] == "invalid"
    assert send(office, "/api/figures", {"document": 10**30, "start": 0, "end": 1}).json()["code"] == "not_found"
    merged = send(office, "/api/commitments/1/merge", {"others": [10**30]})
    assert merged.json()["code"] == "not_found"
