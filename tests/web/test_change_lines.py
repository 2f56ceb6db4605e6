"""What others did of late: the same act again and again is one line; a month that is not over draws no dip."""

from dataclasses import replace
from decimal import Decimal

import pytest
from pytest_django import Settings

from taizhang.ledger.models import Light
from taizhang.ledger.records import BreakdownRow
from taizhang.ledger.service import break_down, hand_over_tasks, keep_time, standing_plans
from taizhang.publishing.service import board
from taizhang.supervision.service import send_due_reminders
from tests.ledger.casebook import District, add_task, make_district, matter_of, plan_of
from tests.ledger.reportbook import accepted, on, windows_of_2026, working
from tests.platform_world import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def district() -> District:
    made = make_district()
    windows_of_2026(made)
    return made


def test_the_same_act_again_and_again_is_one_line(district: District, settings: Settings) -> None:
    settings.TAIZHANG_NOW = "2026-09-18T10:00:00+08:00"
    matter = matter_of(district.office)
    task = add_task(district.office, matter, plan_of(lead=district.water.pk))
    for number in range(3):
        plan, _version = standing_plans(district.office, [task])[task]
        row = BreakdownRow(label="1", matter=matter, task=task, plan=replace(plan, detail=f"第{number}稿"))
        break_down(district.office, [row])
    hand_over_tasks(district.office, [task])
    for address in ("/", "/dashboard"):
        body = client_of(district.leader.person).get(address).content.decode()
        assert body.count("分解任务") == 1 and body.count("交办") >= 1, address
        # Made once and changed three times, by the same act.
        assert "4次" in body, address


def test_a_month_that_is_not_over_is_not_drawn(district: District) -> None:
    measured = working(district, title="改造老旧小区", target=Decimal(120))
    working(district, title="建设项目", target_kind="event", target=None, unit="")
    with on("2026-05-05"):
        accepted(district, measured, 202604, 40)
    with on("2026-05-20"):
        keep_time()
        assert Light.objects.filter(month=202605).exists()
        shown = board(district.office, year=2026)
        assert max(one.month for one in shown.months) == 202604
        assert {one.months[-1].month for one in shown.series} == {202604}
        assert shown.compared is None or shown.compared[1] == 202604


@pytest.mark.parametrize(("language", "word"), [("zh-hans", "系统"), ("en", "the system")])
def test_what_the_platform_did_by_itself_is_said_in_the_readers_language(
    district: District, language: str, word: str
) -> None:
    task = working(district)
    with on("2026-12-29"):
        send_due_reminders()
        client = client_of(district.auditor.person)
        client.cookies["taizhang_language"] = language
        home = client.get("/").content.decode().partition("<tbody>")[2].partition("</tr>")[0]
        history = client.get(f"/history/task/{task}").content.decode()
    assert f"<td>{word}</td>" in home or f">{word}</td>" in home
    assert word in history
