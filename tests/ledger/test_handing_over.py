"""交办、签收、异议、改派、撤销: who may, in which state, within which limit, and what stays of it."""

from datetime import date
from decimal import Decimal

import pytest

from taizhang.audit.models import Event
from taizhang.audit.service import Conflict, Invalid, KeyReused, NotAllowed, NotFound, history
from taizhang.ledger.models import Handover, Task
from taizhang.ledger.records import TaskFilter
from taizhang.ledger.service import (
    count_tasks,
    hand_over_tasks,
    object_to_task,
    objections_page,
    past_handovers_page,
    reassign_task,
    reject_objection,
    sign_tasks,
    task_page,
    task_record,
    unsigned_overdue,
    unsigned_page,
    uphold_objection,
    waiting_counts,
    withdraw_task,
)
from taizhang.organs.models import Appointment, Person
from taizhang.organs.service import access_of
from tests.ledger.casebook import District, add_task, handed, make_district, matter_of, plan_of
from tests.platform_world import BEGIN

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(settings: pytest.FixtureRequest) -> None:
    at(settings, "2026-09-18T10:00:00")


def at(settings: object, moment: str) -> None:
    settings.TAIZHANG_NOW = moment  # type: ignore[attr-defined]


@pytest.fixture
def district() -> District:
    return make_district()


def state(task: int) -> str:
    return Task.objects.get(pk=task).state


def test_the_limit_to_sign_counts_working_days(district: District) -> None:
    # 2026-09-18 is a Friday, 09-20 a make-up Sunday: three working days end on Tuesday.
    task = handed(district.office, district.water)
    (handover,) = task_record(district.water_liaison, task).handovers
    assert handover.sign_due == date(2026, 9, 22)
    assert "调休上班" in handover.sign_derivation
    assert (handover.state, handover.overdue, handover.organ_name) == ("pending", False, "区水利局")
    assert Task.objects.get(pk=task).original_target == Decimal(30)
    assert Task.objects.get(pk=task).original_deadline == date(2026, 12, 31)


def test_a_task_needs_an_organ_and_a_deadline(district: District) -> None:
    matter = matter_of(district.office)
    without = add_task(district.office, matter, plan_of(deadline=None))
    ready = add_task(district.office, matter, plan_of("另一项", lead=district.water.pk))
    with pytest.raises(Invalid) as refusal:
        hand_over_tasks(district.office, [without, ready])
    assert set(refusal.value.fields) == {Task.objects.get(pk=without).number}
    assert "没有牵头单位" in refusal.value.fields[Task.objects.get(pk=without).number]
    assert not Handover.objects.exists()
    with pytest.raises(Invalid):
        hand_over_tasks(district.office, [])


def test_signing_starts_the_work(district: District) -> None:
    task = handed(district.office, district.water)
    sign_tasks(district.water_liaison, [task])
    (handover,) = task_record(district.office, task).handovers
    assert (state(task), handover.state, handover.late) == ("working", "signed", False)
    assert handover.signed_by_name == district.water_liaison.name
    assert history(("task", task))[0].action == "task.sign"
    with pytest.raises(Conflict) as refusal:
        sign_tasks(district.water_liaison, [task])
    assert refusal.value.message == "现在的状态是“办理中”，不能签收。请刷新页面，按最新状态办理。"


def test_the_same_key_signs_once_and_is_good_for_nothing_else(district: District) -> None:
    task, other = handed(district.office, district.water), handed(district.office, district.water, "整治内涝点")
    first = sign_tasks(district.water_liaison, [task], key="k")
    assert sign_tasks(district.water_liaison, [task], key="k") == first
    with pytest.raises(KeyReused):
        sign_tasks(district.water_liaison, [other], key="k")
    assert Event.objects.filter(action="task.sign").count() == 1


def test_late_signing_stays_visible(district: District, settings: pytest.FixtureRequest) -> None:
    task = handed(district.office, district.water)
    at(settings, "2026-09-23T09:00:00")
    assert unsigned_overdue(district.office) == 1
    assert waiting_counts(district.water_liaison).overdue == 1
    assert [one.task for one in unsigned_page(district.office, overdue=True).rows] == [task]
    sign_tasks(district.water_liaison, [task])
    assert task_record(district.office, task).handovers[0].late
    assert unsigned_overdue(district.office) == 0


def test_only_the_lead_organ_signs(district: District) -> None:
    task = handed(district.office, district.water, supports=(district.housing.pk,))
    for who in (district.housing_liaison, district.office, district.leader, district.auditor, district.water_reader):
        with pytest.raises(NotAllowed):
            sign_tasks(who, [task])
        with pytest.raises(NotAllowed):
            object_to_task(who, task, "不是我们的事")
    for who in (district.education_liaison, district.administrator):
        with pytest.raises(NotFound) as unseen:
            sign_tasks(who, [task])
        with pytest.raises(NotFound) as absent:
            sign_tasks(who, [987654])
        assert unseen.value.message == absent.value.message


def test_an_objection_within_the_limit_waits_for_a_decision(
    district: District, settings: pytest.FixtureRequest
) -> None:
    task = handed(district.office, district.water)
    at(settings, "2026-09-22T18:00:00")
    object_to_task(district.water_liaison, task, "职责已划转住建局", proposed=district.housing.pk)
    (waiting,) = objections_page(district.office).rows
    assert (waiting.objection, waiting.proposed_name, waiting.decide_due) == (
        "职责已划转住建局", "区住建局", date(2026, 9, 28),
    )  # fmt: skip
    assert state(task) == "objected"
    assert waiting_counts(district.office).to_decide == 1
    with pytest.raises(Conflict):
        sign_tasks(district.water_liaison, [task])


def test_after_the_limit_no_objection_is_taken(district: District, settings: pytest.FixtureRequest) -> None:
    task = handed(district.office, district.water)
    at(settings, "2026-09-23T00:01:00")
    with pytest.raises(Conflict) as refusal:
        object_to_task(district.water_liaison, task, "不是我们的事")
    assert refusal.value.code == "too_late"
    with pytest.raises(Invalid):
        object_to_task(district.water_liaison, task, "  ")


def test_upheld_the_task_goes_on_and_both_histories_stay(district: District) -> None:
    task = handed(district.office, district.water, supports=(district.housing.pk,))
    object_to_task(district.water_liaison, task, "职责已划转", proposed=district.housing.pk)
    with pytest.raises(Invalid):
        uphold_objection(district.office, task, "确已划转", organ=district.water.pk)
    uphold_objection(district.office, task, "确已划转", organ=district.housing.pk)
    first, second = task_record(district.office, task).handovers
    assert (first.organ, first.state, first.decision) == (district.water.pk, "upheld", "确已划转")
    assert (second.organ, second.state) == (district.housing.pk, "pending")
    assert task_record(district.office, task).row.supports == ()
    sign_tasks(district.housing_liaison, [task])
    assert [event.action for event in history(("task", task))] == [
        "task.sign", "objection.uphold", "task.object", "task.hand_over", "task.break_down",
    ]  # fmt: skip
    # The organ that was right sees what became of its own hand-over, and no more of the task.
    assert [one.state for one in past_handovers_page(district.water_liaison, district.water.pk).rows] == ["upheld"]
    with pytest.raises(NotFound):
        task_record(district.water_liaison, task)


def test_rejected_the_organ_must_sign_within_a_new_limit(district: District) -> None:
    task = handed(district.office, district.water)
    object_to_task(district.water_liaison, task, "不是我们的事")
    reject_objection(district.office, task, "三定方案写明由水利局负责")
    (handover,) = task_record(district.office, task).handovers
    assert (state(task), handover.state, handover.sign_due) == ("assigned", "rejected", date(2026, 9, 20))
    with pytest.raises(Conflict) as refusal:
        object_to_task(district.water_liaison, task, "还是不是")
    assert refusal.value.code == "already_decided"
    assert [one.task for one in unsigned_page(district.water_liaison, mine=True).rows] == [task]
    sign_tasks(district.water_liaison, [task])
    (signed,) = task_record(district.office, task).handovers
    assert (signed.state, signed.objection, signed.decision) == ("signed", "不是我们的事", "三定方案写明由水利局负责")


def test_only_the_office_decides_and_gives_its_reason(district: District) -> None:
    task = handed(district.office, district.water)
    with pytest.raises(Conflict):
        reject_objection(district.office, task, "没有异议可决定")
    object_to_task(district.water_liaison, task, "不是我们的事")
    for who in (district.water_liaison, district.leader, district.auditor):
        with pytest.raises(NotAllowed):
            reject_objection(who, task, "不成立")
    with pytest.raises(NotFound):
        reject_objection(district.education_liaison, task, "不成立")
    with pytest.raises(Invalid):
        reject_objection(district.office, task, " ")


def test_reassigning_keeps_the_first_handover(district: District) -> None:
    task = handed(district.office, district.water)
    sign_tasks(district.water_liaison, [task])
    with pytest.raises(NotAllowed):
        reassign_task(district.leader, task, district.housing.pk, "职责调整")
    reassign_task(district.office, task, district.housing.pk, "职责调整")
    assert [(one.organ_name, one.state) for one in task_record(district.office, task).handovers] == [
        ("区水利局", "replaced"),
        ("区住建局", "pending"),
    ]
    assert history(("task", task))[0].reason == "职责调整"
    with pytest.raises(NotFound):
        sign_tasks(district.water_liaison, [task])


def test_withdrawing_a_task_takes_its_parts(district: District) -> None:
    matter = matter_of(district.office)
    whole = add_task(district.office, matter, plan_of(lead=district.housing.pk))
    part = add_task(district.office, matter, plan_of("城东", lead=district.water.pk), parent=whole)
    done = add_task(district.office, matter, plan_of("已完", target=Decimal(0), lead=district.water.pk), parent=whole)
    hand_over_tasks(district.office, [whole, part, done])
    Task.objects.filter(pk=done).update(state="closed")
    with pytest.raises(NotAllowed):
        withdraw_task(district.leader, whole, "政策调整")
    withdraw_task(district.office, whole, "政策调整")
    assert [state(task) for task in (whole, part, done)] == ["withdrawn", "withdrawn", "closed"]
    assert Handover.objects.get(task=part).state == "withdrawn"
    with pytest.raises(Conflict):
        withdraw_task(district.office, whole, "再撤一次")


def test_a_draft_is_the_offices_own(district: District) -> None:
    task = add_task(district.office, matter_of(district.office), plan_of(lead=district.water.pk))
    assert count_tasks(district.water_liaison, TaskFilter()) == 0
    with pytest.raises(NotFound):
        task_record(district.water_liaison, task)
    hand_over_tasks(district.office, [task])
    assert [row.id for row in task_page(district.water_liaison, TaskFilter()).rows] == [task]
    with pytest.raises(Conflict):
        hand_over_tasks(district.office, [task])
    with pytest.raises(NotAllowed):
        hand_over_tasks(district.water_liaison, [task])


def test_a_deputy_acts_and_the_event_says_for_whom(district: District) -> None:
    own = Appointment.objects.get(person=district.water_liaison.person)
    deputy = Person.objects.create_user("deputy", name="代理人")
    Appointment.objects.create(person=deputy, organ=district.water, role="liaison", valid_from=BEGIN, deputises_for=own)
    task = handed(district.office, district.water)
    sign_tasks(access_of(deputy), [task])
    event = history(("task", task))[0]
    assert (event.actor_name, event.reason) == ("代理人", f"代{district.water_liaison.name}办理")
    other = handed(district.office, district.water, "另一件")
    sign_tasks(district.water_liaison, [other])
    assert history(("task", other))[0].reason == ""
