"""The page of searching: every kind through its door."""

from taizhang.search.service import kinds
from tests.documents.conftest import REPORT, World, blobs, taken_in, world
from tests.platform_world import client_of

__all__ = ["blobs", "world"]


def test_hits_lead_to_what_was_found(world: World) -> None:
    pk = taken_in(world.office).document
    page = client_of(world.office.person).get("/search", {"q": "学位"}).content.decode()
    assert f'href="/documents/{pk}"' in page and "<mark>学位</mark>" in page


def test_what_may_not_be_seen_is_not_found(world: World) -> None:
    taken_in(world.office, internal=True)
    for access in (world.liaison, world.reader):
        page = client_of(access.person).get("/search", {"q": "学位"}).content.decode()
        assert "没有找到" in page and "工作报告" not in page
    assert client_of(world.administrator.person).get("/search", {"q": "学位"}).status_code == 403


def test_pages_follow_one_another(world: World) -> None:
    for number in range(23):
        taken_in(world.office, REPORT.replace("386.5", f"{number}86.5"), name=f"{number}.txt")
    client = client_of(world.office.person)
    first = client.get("/search", {"q": "学位", "kind": "document"})
    assert first.context["next"] and len(first.context["groups"][0]["hits"]) == 20
    second = client.get("/search", {"q": "学位", "kind": "document", "cursor": first.context["next"]})
    assert len(second.context["groups"][0]["hits"]) == 3
    assert [page.context["total"] for page in (first, second)] == [23, 23]
    assert client.get("/search", {"q": "<script>alert(1)</script>"}).content.decode().count("<script>alert") == 0


def test_every_kind_answers_every_query(world: World) -> None:
    for kind in kinds():
        for query in ("学位", "x", "", "'"):
            assert kind.count(world.office, query) == 0
            assert kind.find(world.office, query, None, 5).hits == ()
