"""Pages of bulletins, dashboards and what is public: every role, steady queries, never showing what is internal."""

import csv
import io
import json
import re
from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from taizhang.audit.service import Conflict, NotAllowed, NotFound
from taizhang.documents.models import Document
from taizhang.ledger.models import Light, Matter, Task
from taizhang.ledger.service import publish_task
from taizhang.publishing import boards
from taizhang.publishing.service import DATASETS
from taizhang.storage import now
from tests.platform_world import client_of
from tests.publishing.conftest import Month, lit
from tests.publishing.test_bulletins import drafted, issued, written

ROLES = ("office", "leader", "head", "other", "reader", "auditor")


def browser(month: Month, role: str) -> Client:
    return client_of(getattr(month, role).person)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_answers(month: Month, role: str, language: str) -> None:
    one = issued(month)
    client = browser(month, role)
    client.cookies["taizhang_language"] = language
    for address in ("/dashboard", "/dashboard?year=2031", "/bulletins", f"/bulletins/{one}",
                    f"/bulletins/{one}/numbers/light_red", f"/bulletins/{one}/numbers/share_red", "/open"):  # fmt: skip
        assert client.get(address).status_code == 200, address
    for form in ("docx", "xlsx"):
        answer = client.get(f"/bulletins/{one}/file.{form}")
        assert answer.status_code == 200
        assert "attachment" in answer.headers["Content-Disposition"]
    assert client.get(f"/bulletins/{one}/file.exe").status_code == 404
    assert client.get(f"/bulletins/{one}/numbers/nothing").status_code == 404


@pytest.mark.parametrize("role", ["leader", "head", "reader", "auditor"])
def test_drafts_do_not_exist_for_others(month: Month, role: str) -> None:
    one = drafted(month)
    client = browser(month, role)
    for address in (f"/bulletins/{one}", f"/bulletins/{one}/edit", f"/bulletins/{one}/file.docx",
                    f"/bulletins/{one}/numbers/total"):  # fmt: skip
        assert client.get(address).status_code == 404
    assert client.get("/bulletins/new").status_code == 403


def test_the_whole_way_on_pages(month: Month) -> None:
    office, leader = browser(month, "office"), browser(month, "leader")
    answer = office.post("/bulletins/new", {"kind": "monthly", "month": "202610", "theme": "", "title": ""})
    where = answer.headers["Location"]
    assert "数据已固定" in office.get(where).content.decode()
    given = {"title": "通报", "addressees": "各单位", "copies": "", "opening": "现将情况通报如下。", "closing": ""}
    assert office.post(f"{where}/edit", given).status_code == 302
    assert office.post(f"{where}/check").status_code == 302
    office.post(f"{where}/submit")
    assert "同意印发" in leader.get(where).content.decode()
    leader.post(f"{where}/approve", {"agreed": "yes", "remark": "同意"})
    office.post(f"{where}/issue", {"public": "on"})
    page = office.get(where).content.decode()
    assert "督查通报〔2026〕1号" in page
    assert f'href="{where}/numbers/light_red"' in page
    public = Client().get(f"/open{where}")
    assert public.status_code == 200
    assert "numbers/light_red" not in public.content.decode()
    assert Client().get(f"/open{where}/file.docx").status_code == 200
    office.post(f"{where}/publish", {"public": "no"})
    assert Client().get(f"/open{where}").status_code == 404


def test_a_contradiction_is_told_on_the_page(month: Month) -> None:
    one = drafted(month)
    written(month, one, "全区共有学校36所，其中小学20所、中学18所。")
    office = browser(month, "office")
    page = office.post(f"/bulletins/{one}/submit", {"back": f"/bulletins/{one}"}, follow=True).content.decode()
    assert "互相矛盾" in page
    assert "矛盾</span>" in page


def test_an_unlocked_month_is_refused_with_a_sentence(month: Month) -> None:
    from taizhang.ledger.models import Window

    Window.objects.create(month=202611, opens_on="2026-12-01", due_on="2026-12-05", grace_on="2026-12-08")
    answer = browser(month, "office").post("/bulletins/new", {"kind": "monthly", "month": "202611"})
    assert answer.status_code == 422
    assert "还没有锁定" in answer.content.decode()


def test_the_dashboard_of_an_organ_shows_its_own(month: Month) -> None:
    page = browser(month, "head").get("/dashboard").content.decode()
    assert "2026-001-3" in page
    assert "2026-002-3" not in page
    assert "区住建局" not in page
    whole = browser(month, "leader").get("/dashboard").content.decode()
    assert "区住建局" in whole
    assert 'href="/tasks?year=2026&amp;light=red"' in whole


def test_charts_stand_as_tables_without_script(month: Month) -> None:
    page = browser(month, "office").get("/dashboard").content.decode()
    figure = page[page.index("<figure") : page.index("</figure>")]
    assert '<script type="application/json">' in figure
    data = json.loads(figure.split('application/json">')[1].split("</script>")[0])
    assert data["kind"] == "stack"
    assert [one["values"] for one in data["series"]] == [[1], [4], [1], [1], [0]]
    assert "<table" in figure
    assert " style=" not in page


def test_the_dashboard_of_nobody_is_empty(month: Month) -> None:
    Task.objects.update(state="draft")
    assert "这一年还没有任务" in browser(month, "head").get("/dashboard").content.decode()


def test_a_board_of_few_says_what_a_board_of_many_says(month: Month, monkeypatch: pytest.MonkeyPatch) -> None:
    before = ("red", "green", "yellow", "blue", "grey", "red", "green")
    Light.objects.bulk_create(
        Light(task=task, month=202609, colour=colour, rule="r")
        for task, colour in zip(month.tasks, before, strict=True)
    )
    lit(month.health, "2026-003-3", "red", state="closed")
    for place, deadline in enumerate(("2026-12-01", None, "2026-11-20")):
        lit(month.health, f"2026-003-{4 + place}", "red", deadline=deadline)
    counted = boards.board(month.office, year=2026)
    assert counted.compared == (202609, 202610)
    assert len(counted.changes) == 6
    assert [one.number for one in counted.red] == ["2026-003-6", "2026-001-3", "2026-003-4", "2026-003-5"]
    monkeypatch.setattr(boards, "FEW_TASKS", 0)
    assert boards.board(month.office, year=2026) == counted


@pytest.mark.parametrize("count", [3, 30])
def test_queries_do_not_grow(month: Month, count: int, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    from tests.platform_world import make_organ

    for number in range(count):
        organ = make_organ(f"局{number}", position=10 + number)
        lit(organ, f"2026-7{number:02d}-1", "red", leader_id=month.leader.person, theme=f"主题{number}", public=True)
    client = browser(month, "office")
    with django_assert_max_num_queries(48):
        client.get("/dashboard")
    with django_assert_max_num_queries(12):
        client.get("/bulletins")
    with django_assert_max_num_queries(10):
        Client().get("/open")
    with django_assert_max_num_queries(3):
        Client().get("/open/data/tasks.csv")


# What is public, and what never is.


def test_only_what_was_marked_is_public(month: Month) -> None:
    open_task, other = month.tasks[0], month.tasks[1]
    publish_task(month.office, open_task.pk, public=True)
    rows = DATASETS["tasks"]().rows
    assert [row[0] for row in rows] == [open_task.number]
    assert open_task.number in Client().get("/open").content.decode()
    assert other.number not in Client().get("/open").content.decode()
    with pytest.raises(NotAllowed):
        publish_task(month.head, open_task.pk, public=False)
    with pytest.raises(NotFound):
        publish_task(month.other, open_task.pk, public=False)
    # A limit is not published as a bare number.
    Task.objects.filter(pk=open_task.pk).update(target=4, qualifier="<=", unit="%")
    assert "控制在4%以内" in Client().get("/open").content.decode()
    Task.objects.filter(pk=open_task.pk).update(target=30, qualifier=">=", unit="个")
    # A plain target is not published as more than was promised.
    shown = Client().get("/open").content.decode()
    assert "以上" not in shown and "|30个|" in re.sub(r"[\s\u2009\u202f]+", "", re.sub(r"(<[^>]+>)+", "|", shown))
    publish_task(month.office, open_task.pk, public=False)
    assert DATASETS["tasks"]().rows == ()


@pytest.mark.parametrize("how", ["matter", "document", "draft", "withdrawn"])
def test_internal_is_never_public(month: Month, how: str) -> None:
    task = month.tasks[0]
    Task.objects.filter(pk=task.pk).update(public=True)  # as if it had been marked before it became internal
    if how == "matter":
        Matter.objects.update(internal=True)
    elif how == "document":
        document = Document.objects.create(
            title="内部文件", secrecy="internal", filename="a.txt", media="txt", sha256="0" * 64, size=1,
            uploaded_at=now(),
        )  # fmt: skip
        Matter.objects.update(document=document)
    else:
        Task.objects.filter(pk=task.pk).update(state=how)
    assert DATASETS["tasks"]().rows == ()
    client = Client()
    for address in ("/open", "/open/data/tasks.csv", "/open/data/tasks.json"):
        assert task.number not in client.get(address).content.decode()
    if how in {"matter", "document"}:
        Task.objects.filter(pk=task.pk).update(public=False)
        with pytest.raises(Conflict):
            publish_task(month.office, task.pk, public=True)


def test_open_data_in_every_form(month: Month) -> None:
    for task in month.tasks:
        publish_task(month.office, task.pk, public=True)
    Task.objects.filter(pk=month.tasks[0].pk).update(target="1234567890123.45", unit="元", title="=危险()")
    client = Client()
    table = list(csv.DictReader(io.StringIO(client.get("/open/data/tasks.csv").content.decode("utf-8-sig"))))
    assert len(table) == len(month.tasks)
    assert table[0]["target"] == "1234567890123.45"
    assert table[0]["title"] == "'=危险()"
    found = json.loads(client.get("/open/data/tasks.json").content)
    assert found["items"][0]["target"] == "1234567890123.45"
    described = json.loads(client.get("/open/data/tasks.schema.json").content)
    wanted = described["properties"]["items"]["items"]
    for item in found["items"]:
        assert set(item) == set(wanted["required"]) == set(wanted["properties"])
        for name, value in item.items():
            kinds = wanted["properties"][name]["type"]
            kind = "null" if value is None else "integer" if isinstance(value, int) else "string"
            assert kind in ([kinds] if isinstance(kinds, str) else kinds), name
    about = json.loads(client.get("/open/data/tasks.csv-metadata.json").content)
    assert [one["name"] for one in about["tableSchema"]["columns"]] == list(table[0])
    package = json.loads(client.get("/open/data/datapackage.json").content)
    assert {one["name"] for one in package["resources"]} == {"tasks", "bulletins"}
    for one in package["resources"]:
        assert client.get(one["path"]).status_code == 200
    for address in ("/open/data/people.csv", "/open/data/tasks.exe"):
        assert client.get(address).status_code == 404


def test_etags(month: Month) -> None:
    client = Client()
    first = client.get("/open/data/tasks.csv")
    assert client.get("/open/data/tasks.csv", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    publish_task(month.office, month.tasks[0].pk, public=True)
    again = client.get("/open/data/tasks.csv", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 200
    assert again.headers["ETag"] != first.headers["ETag"]


def test_nobody_signed_in_is_sent_to_sign_in(month: Month) -> None:
    one = issued(month)
    for address in ("/dashboard", "/bulletins", f"/bulletins/{one}", f"/bulletins/{one}/file.docx"):
        assert Client().get(address).status_code == 302
    assert Client().get(f"/open/bulletins/{one}").status_code == 404


def test_the_clock_is_used(clock: Callable[[str], None]) -> None:
    assert now().year == 2026
