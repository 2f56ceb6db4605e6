"""The list of tasks as it opens, the button of publication, and open orders where more is about to be asked."""

import html
import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from taizhang.documents.models import Document
from taizhang.ledger.models import Matter, Task
from taizhang.ledger.records import MatterOpening
from taizhang.ledger.service import open_from_commitments
from taizhang.organs.models import Person
from taizhang.supervision.service import issue_order
from tests.ledger.casebook import (
    District,
    add_task,
    commitment,
    handed,
    make_district,
    matter_of,
    plan_of,
    report,
)
from tests.platform_world import program_of

pytestmark = pytest.mark.django_db

Browse = Callable[[str], Client]


@pytest.fixture
def district(settings: pytest.FixtureRequest) -> District:
    settings.TAIZHANG_NOW = "2026-09-18T10:00:00"  # type: ignore[attr-defined]
    return make_district()


@pytest.fixture
def browse(district: District, sign_in: Callable[[Person], Client]) -> Browse:
    """Return a function that gives the browser of one role."""
    return lambda role: sign_in(Person.objects.get(pk=getattr(district, role).person))


def said(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_the_list_opens_on_this_years_open_tasks(district: District, browse: Browse) -> None:
    for title, fields in (("在办的", {}), ("销号的", {"state": "closed"}), ("去年的", {"year": 2025})):
        Task.objects.filter(pk=handed(district.office, district.water, title)).update(**fields)
    client = browse("office")
    body = said(client, "/tasks")
    assert "在办的" in body and "销号的" not in body and "去年的" not in body
    assert "先列出2026年未办结的任务。" in body and 'href="/tasks?year=&amp;state="' in body
    assert "在办的" in said(client, "/tasks?sort=due") and "销号的" not in said(client, "/tasks?sort=due")
    everything = said(client, "/tasks?year=&state=")
    assert all(title in everything for title in ("在办的", "销号的", "去年的"))
    assert "先列出" not in everything
    # A filter that someone named, here or by a link, is taken as it stands.
    assert "去年的" in said(client, f"/tasks?organ={district.water.pk}&state=")
    # A number that was counted links to just those tasks: handed over, not withdrawn.
    Task.objects.filter(title="销号的").update(state="withdrawn")
    counted = said(client, "/tasks?year=2026")
    assert "在办的" in counted and "销号的" not in counted
    assert '<option value="counted" selected>' in counted
    csv = client.get("/tasks?format=csv").content.decode("utf-8-sig")
    assert "在办的" in csv and "销号的" not in csv


@pytest.mark.parametrize(
    ("role", "words"),
    [("office", "待交办和已撤销的任务没有列出。"), ("water_liaison", "已撤销的任务没有列出。")],
)
def test_what_the_default_leaves_out_is_said_and_one_press_away(
    district: District, browse: Browse, role: str, words: str
) -> None:
    handed(district.office, district.water, "交办了的内涝点")
    add_task(district.office, matter_of(district.office, "起草的"), plan_of("还没交办的内涝点"))
    withdrawn = handed(district.office, district.water, "撤销了的内涝点")
    Task.objects.filter(pk=withdrawn).update(state="withdrawn")
    client = browse(role)
    body = said(client, "/tasks?year=2026&q=内涝点")
    assert "交办了的内涝点" in body and "还没交办的内涝点" not in body and "撤销了的内涝点" not in body
    link = re.search(rf'{words} <a href="([^"]+)">也列出来</a>', body)
    assert link is not None
    more = said(client, "/tasks" + html.unescape(link[1]))
    assert "交办了的内涝点" in more and "撤销了的内涝点" in more and words not in more
    assert ("还没交办的内涝点" in more) is (role == "office")
    # Where nothing else is left, the empty page says it and leads there.
    empty = said(client, "/tasks?q=撤销了的内涝点")
    assert "没有符合条件的任务。" in empty and words in empty
    there = re.search(r'<a class="btn" href="([^"]+)">也列出来</a>', empty)
    assert there is not None and "撤销了的内涝点" in said(client, "/tasks" + html.unescape(there[1]))
    assert words not in said(client, "/tasks?q=内涝点&state=") and words not in said(client, "/tasks")


def test_it_says_so_where_nothing_of_the_year_is_open(district: District, browse: Browse) -> None:
    Task.objects.filter(pk=handed(district.office, district.water)).update(state="closed")
    body = said(browse("office"), "/tasks")
    assert "2026年没有未办结的任务。" in body and "看全部任务" in body


def test_without_tasks_of_this_year_it_opens_on_the_newest(district: District, browse: Browse) -> None:
    Task.objects.filter(pk=handed(district.office, district.water, "前年的")).update(year=2024)
    assert "前年的" in said(browse("office"), "/tasks")


@pytest.mark.parametrize(("role", "offered"), [("office", True), ("water_liaison", False), ("auditor", False)])
def test_whoever_may_publishes_a_task_on_its_page(district: District, browse: Browse, role: str, offered: bool) -> None:
    task = handed(district.office, district.water)
    client = browse(role)
    assert ("在公开页面发布" in said(client, f"/tasks/{task}")) is offered
    client.post(f"/tasks/{task}/public", {"public": "yes", "key": "a", "back": f"/tasks/{task}"})
    assert Task.objects.get(pk=task).public is offered
    if offered:
        assert "从公开页面撤下" in said(client, f"/tasks/{task}")
        client.post(f"/tasks/{task}/public", {"public": "no", "key": "b", "back": f"/tasks/{task}"})
        assert not Task.objects.get(pk=task).public


def test_an_internal_task_is_not_offered(district: District, browse: Browse) -> None:
    task = handed(district.office, district.water)
    Matter.objects.filter(tasks=task).update(internal=True)
    assert "在公开页面发布" not in said(browse("office"), f"/tasks/{task}")


@pytest.fixture
def ordered(district: District) -> Task:
    """A task of 区水利局 on which an order is open."""
    task = Task.objects.get(pk=handed(district.office, district.water, "整治城区内涝点"))
    Task.objects.filter(pk=task.pk).update(state="working")
    issue_order(district.office, task.pk, words="整治城区内涝点进度滞后。", demand="十日内报送整改方案。")
    return task


def test_a_matter_on_the_same_subject_shows_the_open_order(district: District, browse: Browse, ordered: Task) -> None:
    # The matter itself was closed: the order alone is what is open.
    Matter.objects.filter(tasks=ordered).update(state="closed")
    client = browse("office")
    form = {
        "source": "minutes", "title": "整治城区内涝点", "text": "整治城区内涝点。", "received_on": "2026-09-18",
        "year": "2026", "organ": district.water.pk, "instruction_kind": "act", "key": "a", "back": "/matters/open",
    }  # fmt: skip
    body = client.post("/matters/open", form).content.decode()
    assert "请先核对是否重复督办" in body and "内容相近" in body and Matter.objects.count() == 1
    opened = client.post("/matters/open", form | {"key": "b", "despite_similar": "on"}, follow=True).content.decode()
    assert Matter.objects.count() == 2
    # And it stays in sight where the new matter is broken down.
    assert "有关单位还有1份未办结的督办单" in opened
    new = Matter.objects.latest("pk").pk
    assert "有关单位还有1份未办结的督办单" in said(client, f"/matters/{new}/breakdown")


def test_other_organs_and_other_subjects_do_not_stop_a_matter(
    district: District, browse: Browse, ordered: Task
) -> None:
    client = browse("office")
    form = {
        "source": "minutes", "title": "新建敬老院", "text": "新建敬老院两所。", "received_on": "2026-09-18",
        "year": "2026", "organ": district.water.pk, "instruction_kind": "act", "key": "a", "back": "/matters/open",
    }  # fmt: skip
    body = client.post("/matters/open", form, follow=True).content.decode()
    assert "已立项" in body and "未办结的督办单" in body and "内容相近" not in body
    other = matter_of(district.office, "整治校园周边", organ=district.education.pk, deadline=date(2026, 12, 1))
    assert "未办结的督办单" not in said(client, f"/matters/{other}")


@pytest.mark.parametrize(
    ("kind", "words"),
    [("work_report", "政府工作报告"), ("livelihood_list", "民生实事清单"), ("unheard_of", "文件目标任务")],
)
def test_a_matter_is_labelled_by_the_kind_of_its_document(
    district: District, browse: Browse, kind: str, words: str
) -> None:
    paper = report("云溪区2026年文件")
    Document.objects.filter(pk=paper.pk).update(kind=kind)
    promised = commitment(paper, "整治内涝点20处")
    opening = MatterOpening(commitment=promised.pk, organ=district.water.pk, plan=plan_of("整治内涝点"))
    opened = open_from_commitments(district.office, [opening])
    (matter,), (task,) = Matter.objects.values_list("pk", flat=True), Task.objects.values_list("pk", flat=True)
    assert opened["matters"] == [matter]
    client = browse("office")
    shown = [
        said(client, "/matters").partition("<tbody>")[2],
        said(client, f"/matters/{matter}").partition("<dt>来源</dt>")[2][:60],
        said(client, f"/tasks/{task}"),
        client.get("/matters?format=csv").content.decode("utf-8-sig"),
    ]
    assert [words in body for body in shown] == [True] * 4
    assert '<option value="commitment">文件目标任务</option>' in said(client, "/matters")
    told = program_of(district.office.person or 0).get(f"/api/matters/{matter}").json()
    assert (told["source"], told["document_kind"]) == ("commitment", kind)


def test_what_keeps_tasks_from_being_handed_over_is_said_row_by_row(district: District, browse: Browse) -> None:
    matter = matter_of(district.office)
    ready = add_task(district.office, matter, plan_of("齐备的", lead=district.water.pk))
    nobody = add_task(district.office, matter, plan_of("没有单位的"))
    endless = add_task(district.office, matter, plan_of("没有时限的", lead=district.water.pk, deadline=None))
    client = browse("office")
    sent = {"task": [ready, nobody, endless], "back": "/tasks?state=draft"}
    page = client.post("/tasks/many/hand-over", sent, follow=True).content.decode()
    (said_here,) = re.findall(r'<li class="notice notice-error">(.*?)</li>', page, re.S)
    heading, *rows = said_here.split("<br>")
    assert heading == "有2项任务还不能交办，一项都没有交办：" and len(rows) == 2
    assert "没有单位的" in rows[0] and "没有牵头单位" in rows[0] and "没有时限的" in rows[1]
    done = client.post("/tasks/many/hand-over", {**sent, "task": [ready]}, follow=True).content.decode()
    number = Task.objects.get(pk=ready).number
    assert f'已交办1项任务。<br><a href="/tasks/{ready}">{number}《齐备的》</a>' in done


def test_a_matter_whose_tasks_are_all_closed_is_offered_to_be_closed(district: District, browse: Browse) -> None:
    task = handed(district.office, district.water, "整治内涝点", deadline=date(2026, 9, 10))
    matter = Task.objects.get(pk=task).matter_id
    Matter.objects.filter(pk=matter).update(deadline=date(2026, 9, 10))
    client = browse("office")
    assert "可办结" not in said(client, "/matters") and "逾期" in said(client, "/matters")
    assert "任务都已销号" not in said(client, f"/matters/{matter}")
    Task.objects.filter(pk=task).update(state="closed")
    listed = said(client, "/matters").partition("<tbody>")[2]
    assert "可办结" in listed and "逾期" not in listed
    assert "任务都已销号，请在右侧“办结”这个事项。" in said(client, f"/matters/{matter}")
    assert "任务都已销号" not in said(browse("auditor"), f"/matters/{matter}")
    client.post(f"/matters/{matter}/close", {"act-reason": "全部办结", "key": "a"})
    assert "可办结" not in said(client, "/matters") and Matter.objects.get(pk=matter).state == "closed"


def test_empty_pages_offer_only_what_leads_somewhere(district: District, browse: Browse) -> None:
    task = handed(district.office, district.water)
    client = browse("office")
    # A tab is no filter: there is no “all” to show.
    for tab in ("supervision", "course"):
        shown = said(client, f"/tasks/{task}?tab={tab}")
        assert 'class="btn" href="/tasks/' not in shown.partition('<div class="empty">')[2].partition("</div>")[0]
    assert "交办所选" in said(client, "/tasks?state=")
    none = said(client, "/tasks?state=draft")
    assert "没有符合条件的任务。" in none and "交办所选" not in none and "批量分工" not in none
