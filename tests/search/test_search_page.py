"""The page of searching: every kind through its door."""

from typing import Any

import pytest
from django.db.models import QuerySet

from taizhang.organs.models import Organ
from taizhang.search import registry
from taizhang.search.records import Total
from taizhang.search.service import count_rows, find_rows, index, kinds
from taizhang.storage import BadCursor
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
            assert kind.count(world.office, query) == Total(0, more=False)
            assert kind.find(world.office, query, None, 5).hits == ()


@pytest.fixture
def organs() -> list[int]:
    """Forty organs, of which each is indexed as an ``organ``, in the scope of its remainder by four."""
    made = [
        Organ.objects.create(
            code=f"N{number}", name=f"云溪区第{number}办公室", short_name=f"第{number}办", valid_from="2020-01-01"
        )
        for number in range(40)
    ]
    for one in made:
        index("organ", one.pk, title="办公室的学位", text="学位工作。", scope=one.pk % 4)
    return [one.pk for one in made]


def found(
    rows: QuerySet[Organ], *, cursor: str | None = None, size: int = 7, scope: QuerySet[Any] | None = None
) -> tuple[list[int], str | None, Total | None]:
    hits = find_rows("organ", rows, "学位", cursor=cursor, size=size, title=lambda row: row.name, scope=scope)
    return [hit.id for hit in hits.hits], hits.next, hits.total


@pytest.mark.django_db
def test_of_a_common_word_not_all_are_counted(organs: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    assert count_rows("organ", Organ.objects.all(), "学位") == Total(40, more=False)
    monkeypatch.setattr(registry, "MOST_COUNTED", 15)
    assert count_rows("organ", Organ.objects.all(), "学位") == Total(15, more=True)
    keys, _next, total = found(Organ.objects.all())
    assert (keys, str(total)) == (organs[:-8:-1], "15+")


@pytest.mark.django_db
def test_what_a_door_hides_is_got_past_and_every_page_is_full(
    organs: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "MOST_COUNTED", 5)
    seen = [pk for number, pk in enumerate(organs) if number % 5 == 0]
    door = Organ.objects.filter(pk__in=seen)
    first, following, total = found(door, size=3)
    assert (first, total) == (seen[:-4:-1], Total(5, more=True))
    read = list(first)
    while following:
        page, following, total = found(door, size=3, cursor=following)
        assert total is None and page
        read += page
    assert read == seen[::-1]


@pytest.mark.django_db
def test_scope_cuts_before_the_rows_are_looked_up(organs: list[int]) -> None:
    scope = Organ.objects.filter(pk__lt=0).values("pk")
    assert found(Organ.objects.all(), scope=scope) == ([], None, Total(0, more=False))
    mine = [pk for pk in organs if pk % 4 == 1]
    # An organ stands here for the task that the index names.
    Organ.objects.update_or_create(pk=1, defaults={"code": "ONE", "name": "一", "valid_from": "2020-01-01"})
    keys, _next, total = found(Organ.objects.all(), scope=Organ.objects.filter(pk=1).values("pk"), size=50)
    assert (keys, total) == (mine[::-1], Total(len(mine), more=False))


@pytest.mark.django_db
@pytest.mark.parametrize("cursor", ["x", "WzFd", "WzEsMl0", "WyJhIiwiYSJd"])
def test_cursors_that_nobody_gave_are_refused(organs: list[int], cursor: str) -> None:
    with pytest.raises(BadCursor):
        found(Organ.objects.all(), cursor=cursor)
