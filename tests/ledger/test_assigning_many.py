"""Leader, lead organ and deadline of several tasks at once: previewed, all or none, on the page and for programs."""

from datetime import date
from decimal import Decimal

import pytest
from pytest_django import Settings

from taizhang.audit.models import Event
from taizhang.audit.service import Conflict, Invalid, NotAllowed, NotFound
from taizhang.ledger.models import Support, Task
from taizhang.ledger.records import PlanPoint
from taizhang.ledger.service import Assigning, RowsRefused, assign_many, hand_over_tasks, preview_assigning
from tests.ledger.casebook import District, add_task, make_district, matter_of, plan_of
from tests.platform_world import client_of, program_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def district(settings: Settings) -> District:
    settings.TAIZHANG_NOW = "2026-09-18T10:00:00+08:00"
    return make_district()


@pytest.fixture
def drafts(district: District) -> list[int]:
    """Two drafts of two matters; the first is supported by 区水利局, the second has a plan month by month."""
    months = tuple(PlanPoint(month=202600 + month, value=Decimal(month * 2)) for month in range(1, 13))
    return [
        add_task(district.office, matter_of(district.office, title), plan_of(title, **more))
        for title, more in (
            ("改造老旧小区", {"lead": district.education.pk, "supports": (district.water.pk,)}),
            ("新建口袋公园", {"target": Decimal(24), "trajectory": months}),
        )
    ]


def test_previewed_and_saved_together(district: District, drafts: list[int]) -> None:
    given = Assigning(leader=district.leader.person, lead=district.water.pk, deadline=date(2026, 10, 31))
    preview = preview_assigning(district.office, drafts, given)
    assert preview.count("changed") == 2 and preview.errors == 0
    assert {change.label for change in preview.rows[0].changes} == {"牵头领导", "牵头单位", "配合单位", "完成时限"}
    assert not Task.objects.filter(lead=district.water).exists()
    answer = assign_many(district.office, drafts, given, seen=preview.digest)
    assert answer == {"added": [], "changed": drafts}
    for task in Task.objects.filter(pk__in=drafts):
        assert (task.leader_id, task.lead, task.deadline) == (
            district.leader.person, district.water, date(2026, 10, 31),
        )  # fmt: skip
    # The new lead organ supports nobody, and the months end where the deadline now is, at the target.
    assert not Support.objects.filter(task=drafts[0]).exists()
    last = Task.objects.get(pk=drafts[1]).trajectory.order_by("-month").first()
    assert last is not None and (last.month, last.value) == (202610, Decimal(24))
    assert set(Event.objects.filter(action="task.assign_many").values_list("stream__object_id", flat=True)) == set(
        drafts
    )


def test_what_is_not_given_stays(district: District, drafts: list[int]) -> None:
    assign_many(district.office, drafts, Assigning(leader=district.leader.person))
    first = Task.objects.get(pk=drafts[0])
    assert (first.lead, first.deadline) == (district.education, date(2026, 12, 31))
    assert Support.objects.filter(task=first).count() == 1
    assert preview_assigning(district.office, drafts, Assigning(leader=district.leader.person)).count("unchanged") == 2


def test_one_that_cannot_is_named_and_none_is_saved(district: District, drafts: list[int]) -> None:
    hand_over_tasks(district.office, drafts[:1])
    given = Assigning(lead=district.water.pk)
    (row,) = (row for row in preview_assigning(district.office, drafts, given).rows if row.errors)
    assert row.task == drafts[0] and "请用“改派”" in row.errors[0]
    with pytest.raises(RowsRefused, match="什么都没有保存"):
        assign_many(district.office, drafts, given)
    assert not Task.objects.filter(lead=district.water).exists()


def test_what_changed_since_the_preview_is_asked_again(district: District, drafts: list[int]) -> None:
    given = Assigning(lead=district.water.pk)
    seen = preview_assigning(district.office, drafts, given).digest
    assign_many(district.office, drafts[1:], Assigning(deadline=date(2026, 11, 30)))
    with pytest.raises(Conflict, match="重新预览"):
        assign_many(district.office, drafts, given, seen=seen)


def test_refused(district: District, drafts: list[int]) -> None:
    given = Assigning(lead=district.water.pk)
    for tasks, what, error in (([], given, Invalid), (drafts, Assigning(), Invalid), ([987654], given, NotFound)):
        with pytest.raises(error):
            preview_assigning(district.office, tasks, what)
    for access in (district.leader, district.water_liaison, district.auditor):
        with pytest.raises(NotAllowed):
            assign_many(access, drafts, given)


def test_on_the_page(district: District, drafts: list[int]) -> None:
    client = client_of(district.office.person)
    assert "批量分工" in client.get("/tasks").content.decode()
    picked = {"task": drafts, "back": "/tasks", "key": "a"}
    shown = client.post("/tasks/assign", picked).content.decode()
    assert "已选2项任务" in shown and "新建口袋公园" in shown and "确认保存" not in shown
    empty = client.post("/tasks/assign", picked | {"step": "preview"}).content.decode()
    assert "请至少选择" in empty
    given = picked | {"lead": district.water.pk, "leader": "", "deadline": "2026-11-30"}
    preview = client.post("/tasks/assign", given | {"step": "preview"}).content.decode()
    assert "确认保存" in preview and "区水利局" in preview
    seen = preview_assigning(
        district.office, drafts, Assigning(lead=district.water.pk, deadline=date(2026, 11, 30))
    ).digest
    assert f'value="{seen}"' in preview
    saved = client.post("/tasks/assign", given | {"step": "save", "seen": seen, "key": "b"}, follow=True)
    page = saved.content.decode()
    assert "已保存2项任务的分工。" in page
    for task in drafts:
        assert f'<a href="/tasks/{task}">' in page.partition('class="notice notice-good"')[2].partition("</li>")[0]
    assert Task.objects.filter(lead=district.water).count() == 2
    assert client.get("/tasks/assign").headers["Location"] == "/tasks?state=draft"
    refused = client_of(district.water_liaison.person).post("/tasks/assign", picked, follow=True)
    assert "分解任务由督查室办理" in refused.content.decode()


def test_for_programs(district: District, drafts: list[int]) -> None:
    program = program_of(district.office.person or 0)
    given = {"tasks": drafts, "lead": district.water.pk}
    preview = program.post("/api/tasks/assign-preview", given, content_type="application/json").json()
    assert [row["kind"] for row in preview["rows"]] == ["changed", "changed"]
    done = program.post("/api/tasks/assign", given | {"seen": preview["digest"]}, content_type="application/json")
    assert done.json()["changed"] == drafts
    stale = program.post("/api/tasks/assign", given | {"seen": preview["digest"]}, content_type="application/json")
    assert stale.status_code == 409
