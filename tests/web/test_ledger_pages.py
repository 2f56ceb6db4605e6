"""Pages of matters, tasks, breakdowns and hand-overs: for every role, from opening to signing, without a growing
price."""

import io
from collections.abc import Callable
from decimal import Decimal

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from taizhang.ledger.breakdown_sheet import COLUMNS, SHEET
from taizhang.ledger.models import Matter, Task
from taizhang.ledger.service import export_breakdown, object_to_task
from taizhang.organs.models import Person
from tests.ledger.casebook import District, add_task, commitment, handed, make_district, matter_of, plan_of, report

pytestmark = pytest.mark.django_db

Browse = Callable[[str], Client]

ROLES = (
    "office", "leader", "administrator", "auditor", "education_head", "education_liaison", "housing_liaison",
    "water_liaison", "water_reader",
)  # fmt: skip


@pytest.fixture
def district(settings: pytest.FixtureRequest) -> District:
    settings.TAIZHANG_NOW = "2026-09-18T10:00:00"  # type: ignore[attr-defined]
    return make_district()


@pytest.fixture
def browse(district: District, sign_in: Callable[[Person], Client]) -> Browse:
    """Return a function that gives the browser of one role."""
    return lambda role: sign_in(Person.objects.get(pk=getattr(district, role).person))


def said(client: Client, address: str, status: int = 200, **options: object) -> str:
    answer = client.get(address, **options)  # type: ignore[arg-type]
    body = answer.content.decode(errors="replace")
    assert answer.status_code == status, (address, answer.status_code, body[-2000:])
    return body


@pytest.mark.parametrize("role", ROLES)
def test_every_page_answers_to_every_role(district: District, browse: Browse, role: str) -> None:
    task = handed(district.office, district.water, supports=(district.housing.pk,), leader=district.leader.person)
    matter = Task.objects.get(pk=task).matter_id
    part = add_task(district.office, matter, plan_of("城东", target=Decimal(30), lead=district.housing.pk), parent=task)
    client = browse(role)
    involved = role in ("office", "leader", "auditor", "housing_liaison", "water_liaison", "water_reader")
    office = role == "office"
    for address in ("/matters", "/tasks", "/tasks/unsigned", "/tasks/objections"):
        body = said(client, address)
        # A supporting organ sees the task, not what the lead organ has to sign.
        shown = involved and (address != "/tasks/unsigned" or role != "housing_liaison")
        assert ("改造老旧小区" in body) == (shown and address != "/tasks/objections"), address
    assert "改造老旧小区" in said(client, f"/tasks/{task}", 200 if involved else 404) or not involved
    said(client, f"/matters/{matter}", 200 if involved else 404)
    said(client, f"/tasks/{part}", 200 if role in ("office", "leader", "auditor") else 404)
    if role not in ("office", "leader", "administrator", "auditor"):
        said(client, "/mine")
    for address in (f"/matters/{matter}/breakdown", f"/tasks/{part}/edit", "/breakdown.xlsx", "/breakdown/import"):
        said(client, address, 200 if office else 403)
    said(client, "/matters/open", 200 if role in ("office", "leader") else 403)
    for kind in ("csv", "xlsx"):
        said_bytes = client.get(f"/tasks?format={kind}").content
        assert said_bytes
    if involved and role != "water_reader":
        assert "交办" in said(client, f"/tasks/{task}?tab=history")


def test_the_public_is_sent_to_sign_in(district: District) -> None:
    for address in ("/matters", "/tasks", "/tasks/1", "/mine", "/breakdown.xlsx", "/matters/open"):
        assert Client().get(address).status_code == 302


@pytest.mark.parametrize("address", ["/tasks", "/matters", "/mine", "/tasks/unsigned"])
def test_a_page_costs_no_more_with_more_rows(
    district: District, browse: Browse, address: str, django_assert_max_num_queries: Callable[..., object]
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = browse("water_liaison")
    costs = []
    for rows in (3, 30):
        for n in range(rows):
            handed(district.office, district.water, f"第{rows}批第{n}件", supports=(district.housing.pk,))
        said(client, address)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            said(client, address)
        costs.append(len(seen))
    assert costs[0] == costs[1]
    assert costs[1] <= 30


def test_the_editor_costs_no_more_with_more_rows(district: District, browse: Browse) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = browse("office")
    matter = matter_of(district.office)
    costs = []
    for rows in (3, 30):
        for n in range(rows):
            add_task(district.office, matter, plan_of(f"第{n}项", supports=(district.housing.pk, district.water.pk)))
        for address in (f"/matters/{matter}/breakdown", f"/matters/{matter}"):
            said(client, address)
            with CaptureQueriesContext(connection) as seen:
                said(client, address)
            costs.append(len(seen))
    assert costs[:2] == costs[2:]


def test_a_matter_is_opened_on_the_page_and_similar_ones_are_shown(district: District, browse: Browse) -> None:
    client = browse("office")
    form = {
        "source": "minutes", "title": "整治城区内涝点", "text": "请水利局牵头整治城区内涝点。", "received_on": "2026-09-18",
        "year": "2026", "organ": district.water.pk, "instruction_kind": "act", "key": "a", "back": "/matters/open",
    }  # fmt: skip
    answer = client.post("/matters/open", form, follow=True)
    assert "已立项，编号督立〔2026〕1号。" in answer.content.decode()
    again = client.post("/matters/open", form | {"key": "b"})
    assert "严禁重复督查" in again.content.decode() and Matter.objects.count() == 1
    client.post("/matters/open", form | {"key": "c", "despite_similar": "on"})
    assert Matter.objects.count() == 2
    wrong = client.post(
        "/matters/open", form | {"key": "d", "title": "新事", "text": "新事", "received_on": "2026-12-01"}
    )
    assert "收到日期不能晚于今天。" in wrong.content.decode()


def test_many_are_opened_from_a_document_on_the_page(district: District, browse: Browse) -> None:
    client, document = browse("office"), report()
    rows = [
        commitment(document, f"第{n}件：改造{word}", start=n * 30, responsible="区住建局")
        for n, word in enumerate(("老旧小区三十个", "农村公路六十公里", "水厂两座"))
    ]
    address = f"/matters/open/document/{document.pk}"
    body = said(client, address)
    assert "原文写明责任单位“区住建局”" in body
    assert "没有选择目标任务" in client.post(address, {"key": "a", "back": address}).content.decode()
    picked = {f"pick-{row.pk}": "yes" for row in rows[:2]} | {f"lead-{rows[0].pk}": district.water.pk}
    answer = client.post(address, picked | {"key": "b", "back": address, "despite_similar": "yes"}, follow=True)
    assert "已立项2项" in answer.content.decode()
    assert list(Task.objects.order_by("id").values_list("lead", flat=True)) == [district.water.pk, None]
    assert rows[0].text not in said(client, address) and rows[2].text in said(client, address)
    said(browse("water_liaison"), address, 403)


def test_a_matter_is_broken_down_in_the_table(district: District, browse: Browse) -> None:
    client, matter = browse("office"), matter_of(district.office, "请区水利局整治内涝点")
    address = f"/matters/{matter}/breakdown"
    body = said(client, address)
    assert "拟议的任务" in body and "原文提到“区水利局”" in body
    row = {
        "r0-title": "整治内涝点", "r0-lead": district.water.pk, "r0-supports": "区住建局", "r0-deadline": "2026-12-31",
        "r0-target_kind": "cumulative", "r0-qualifier": ">=", "r0-target": "12", "r0-unit": "处",
    }  # fmt: skip
    client.post(address, row | {"rows": "3", "spread": "yes", "key": "a", "back": address})
    task = Task.objects.get()
    assert (task.title, task.lead_id, task.target) == ("整治内涝点", district.water.pk, Decimal(12))
    assert task.trajectory.count() == 12 and task.supports.count() == 1
    wrong = row | {
        "r0-target": "十二",
        "r1-title": "分项",
        "r1-target_kind": "cumulative",
        "r1-target": "13",
        "r1-unit": "处",
    }
    refused = client.post(address, wrong | {"rows": "4", "key": "b", "back": address}).content.decode()
    assert "“十二”不是数字" in refused and 'value="分项"' in refused
    parts = {name.replace("r0", "r1"): value for name, value in row.items()}
    over = row | parts | {"r1-title": "城东", "r1-target": "13", "r1-parent": task.pk}
    refused = client.post(address, over | {"rows": "4", "key": "c", "back": address}).content.decode()
    assert "多了1处" in refused and Task.objects.count() == 1
    fits = over | {"r1-target": "5"}
    client.post(address, fits | {"rows": "4", "key": "d", "back": address})
    assert "剩余7处" in said(client, address)
    assert "剩余7处" in said(client, f"/tasks/{task.pk}")


def test_one_task_is_edited_in_full(district: District, browse: Browse) -> None:
    client = browse("office")
    task = add_task(district.office, matter_of(district.office), plan_of(lead=district.water.pk))
    address = f"/tasks/{task}/edit"
    body = said(client, address)
    version = body.partition('name="version" value="')[2].partition('"')[0]
    form = {
        "title": "改名", "lead": district.water.pk, "deadline": "2026-12-31", "target_kind": "cumulative",
        "qualifier": ">=",
        "target": "30", "unit": "个", "milestones": "2026-10-01 开工", "version": version, "back": f"/tasks/{task}",
    }  # fmt: skip
    proposed = client.post(address, form | {"propose": "yes", "key": "a"}).content.decode()
    assert 'name="month-202606" value="15.00"' in proposed
    refused = client.post(address, form | {"month-202606": "31", "key": "b"}).content.decode()
    assert "应当等于目标值30" in refused
    client.post(address, form | {"month-202606": "15", "month-202612": "30", "key": "c"})
    assert Task.objects.get(pk=task).title == "改名" and Task.objects.get(pk=task).milestones.count() == 1
    stale = client.post(address, form | {"title": "再改", "key": "d"}).content.decode()
    assert "已被别人改过" in stale


def test_tasks_are_handed_over_signed_and_objected_to(district: District, browse: Browse) -> None:
    office, water = browse("office"), browse("water_liaison")
    matter = matter_of(district.office)
    first, second = (add_task(district.office, matter, plan_of(name, lead=district.water.pk)) for name in ("一", "二"))
    office.post("/tasks/many/hand-over", {"task": [first, second], "key": "a", "back": "/tasks"})
    assert set(Task.objects.values_list("state", flat=True)) == {"assigned"}
    assert "等着签收的" in said(water, "/mine")
    water.post("/tasks/many/sign", {"task": [first], "key": "a", "back": "/mine"})
    assert Task.objects.get(pk=first).state == "working"
    form = {"object-reason": "职责已划转", "object-organ": district.housing.pk, "key": "b", "back": f"/tasks/{second}"}
    water.post(f"/tasks/{second}/object", form)
    assert "职责已划转" in said(office, "/tasks/objections")
    assert "异议成立，改派" in said(office, f"/tasks/{second}")
    uphold = {"uphold-reason": "确已划转", "uphold-organ": district.housing.pk, "key": "c", "back": "/tasks"}
    office.post(f"/tasks/{second}/uphold", uphold)
    assert Task.objects.get(pk=second).lead_id == district.housing.pk
    refused = office.post("/tasks/many/hand-over", {"task": [first], "key": "d", "back": "/tasks"}, follow=True)
    assert "不能交办" in refused.content.decode()
    assert office.post(f"/tasks/{first}/fly", {"key": "e"}).status_code == 404
    withdraw = {"act-reason": "重复立项", "key": "f", "back": f"/matters/{matter}"}
    office.post(f"/matters/{matter}/withdraw", withdraw)
    assert Matter.objects.get(pk=matter).state == "withdrawn"


def test_a_workbook_is_previewed_and_then_taken_over(district: District, browse: Browse) -> None:
    client, matter = browse("office"), matter_of(district.office)
    add_task(district.office, matter, plan_of())
    heads = [head for head, _width in COLUMNS]
    book = openpyxl.load_workbook(io.BytesIO(export_breakdown(district.office, matter=matter)))
    book[SHEET].cell(row=2, column=heads.index("任务") + 1).value = "表里改的名"

    def upload() -> str:
        stream = io.BytesIO()
        book.save(stream)
        sheet = SimpleUploadedFile("分解表.xlsx", stream.getvalue())
        return str(client.post("/breakdown/import", {"file": sheet, "matter": matter, "key": "a"})["Location"])

    address = upload()
    body = said(client, address)
    assert "表里改的名" in body and "确认导入" in body
    digest = body.partition('name="seen" value="')[2].partition('"')[0]
    assert browse("leader").get(address).status_code == 403
    client.post(address, {"seen": digest, "key": "b", "back": address})
    assert Task.objects.get().title == "表里改的名"
    assert "有错" in said(client, address) or "已被别人改过" in said(client, address)
    assert client.get("/breakdown/import/nonsense").status_code == 404
    other = SimpleUploadedFile("其他.xlsx", b"not a workbook")
    assert "请" in client.post("/breakdown/import", {"file": other, "key": "c"}).content.decode()


def test_filters_sorts_and_exports_agree(district: District, browse: Browse) -> None:
    client = browse("office")
    handed(district.office, district.water, "整治内涝点", theme="城建")
    handed(district.office, district.housing, "=改造老旧小区", supports=(district.water.pk,))
    for query, shown in (
        (f"organ={district.water.pk}", {"整治内涝点", "=改造老旧小区"}),
        (f"organ={district.water.pk}&role=lead", {"整治内涝点"}),
        (f"organ={district.water.pk}&role=support", {"=改造老旧小区"}),
        ("theme=城建", {"整治内涝点"}),
        ("q=内涝", {"整治内涝点"}),
        ("state=closed", set()),
        ("state=assigned&sort=-number", {"整治内涝点", "=改造老旧小区"}),
        ("due_to=2026-01-01", set()),
        ("year=odd&light=odd&organ=x", {"整治内涝点", "=改造老旧小区"}),
    ):
        body = said(client, f"/tasks?{query}")
        csv = client.get(f"/tasks?{query}&format=csv").content.decode("utf-8-sig")
        for title in ("整治内涝点", "=改造老旧小区"):
            assert (f">{title}</a>" in body) == (title in shown), query
            assert (title in csv) == (title in shown), query
    assert "'=改造老旧小区" in client.get("/tasks?format=csv").content.decode("utf-8-sig")
    said(client, "/tasks?cursor=nonsense", 400)


def test_an_objection_on_the_page_names_what_stands_against_it(district: District, browse: Browse) -> None:
    task = handed(district.office, district.water)
    object_to_task(district.water_liaison, task, "不是我们的事")
    answer = browse("water_liaison").post(f"/tasks/{task}/sign", {"key": "a", "back": f"/tasks/{task}"}, follow=True)
    assert "现在的状态是“有异议”，不能签收。" in answer.content.decode()


def test_the_pages_speak_english(district: District, browse: Browse) -> None:
    task = handed(district.office, district.water)
    client = browse("office")
    client.cookies["taizhang_language"] = "en"
    assert "Hand-over" in said(client, f"/tasks/{task}")
    assert "Lead organ" in said(client, "/tasks")
