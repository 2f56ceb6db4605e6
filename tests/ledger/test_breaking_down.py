"""分解: tasks and parts, shares that add up, planned values, what an edit may still change."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.audit.service import Conflict, Invalid, NotAllowed, NotFound, history
from taizhang.ledger.breakdown_trajectory import months_between, proposed_trajectory, trajectory_errors
from taizhang.ledger.models import Milestone, Support, Task, TrajectoryPoint
from taizhang.ledger.records import BreakdownRow, PlannedStep, PlanPoint, TaskPlan
from taizhang.ledger.service import (
    RowsRefused,
    break_down,
    hand_over_tasks,
    preview_breakdown,
    remove_task,
    sign_tasks,
    task_record,
    version_of,
    withdraw_matter,
)
from tests.ledger.casebook import District, add_task, handed, make_district, matter_of, plan_of

database = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(settings: pytest.FixtureRequest) -> None:
    settings.TAIZHANG_NOW = "2026-09-18T10:00:00"  # type: ignore[attr-defined]


@pytest.fixture
def district() -> District:
    return make_district()


def points(*values: str, start: int = 202601) -> tuple[PlanPoint, ...]:
    return tuple(PlanPoint(month=start + n, value=Decimal(value)) for n, value in enumerate(values))


# ── planned values ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_months_cross_the_year() -> None:
    assert months_between(202611, 202702) == (202611, 202612, 202701, 202702)
    assert months_between(202612, 202611) == ()


@pytest.mark.parametrize(
    ("plan", "first", "second", "count"),
    [
        (plan_of(target=Decimal(120)), "10", "20", 12),
        (plan_of(target=Decimal(100)), "8", "17", 12),  # A hundred and above in whole numbers, half up.
        (plan_of(target=Decimal("1.5"), unit="万人"), "0.125", "0.250", 12),
        (plan_of(target=Decimal(5)), "0.42", "0.83", 12),
        (plan_of(target=Decimal(60), deadline=date(2026, 6, 30)), "10.00", "20.00", 6),
        (plan_of(target_kind="level", target=Decimal(62), unit="%", baseline=Decimal(50)), "51.00", "52.00", 12),
    ],
)
def test_equal_steps_are_proposed(plan: TaskPlan, first: str, second: str, count: int) -> None:
    found = proposed_trajectory(plan, 2026)
    assert [str(point.value) for point in found[:2]] == [first, second]
    assert len(found) == count
    assert found[-1].value is plan.target


@pytest.mark.parametrize(
    "plan",
    [
        TaskPlan(title="定性"),
        plan_of(target=None),
        plan_of(target_kind="growth", unit="%", target=Decimal(6)),
        plan_of(target_kind="level", unit="%"),
        plan_of(deadline=date(2025, 6, 1)),
    ],
)
def test_none_is_proposed_where_none_makes_sense(plan: TaskPlan) -> None:
    assert proposed_trajectory(plan, 2026) == ()


@given(
    st.decimals(min_value="0.01", max_value="9999999999", places=2),
    st.integers(1, 12),
)
def test_every_proposal_is_a_plan_that_holds(target: Decimal, month: int) -> None:
    plan = plan_of(target=target, deadline=date(2026, month, 28))
    assert trajectory_errors(replace(plan, trajectory=proposed_trajectory(plan, 2026))) == ()


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (plan_of(trajectory=points("10", "29")), "应当等于目标值30"),
        (plan_of(trajectory=points("10", "9", "30")), "累计值不能减少：202602的9小于上月的10"),
        (plan_of(trajectory=points("10", "30"), deadline=date(2026, 1, 31)), "晚于完成时限"),
        (plan_of(trajectory=(*points("10"), *points("30"))), "月份重复"),
        (TaskPlan(title="定性", trajectory=points("1")), "没有目标值"),
    ],
)
def test_what_is_wrong_with_planned_values_is_said(plan: TaskPlan, said: str) -> None:
    assert any(said in error for error in trajectory_errors(plan))


def test_levels_may_fall() -> None:
    falling = plan_of(target_kind="level", unit="微克/立方米", qualifier="<=", trajectory=points("40", "35", "30"))
    assert trajectory_errors(falling) == ()


# ── rows ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@database
def test_a_tree_is_made_at_once(district: District) -> None:
    matter = matter_of(district.office)
    done = break_down(
        district.office,
        [
            BreakdownRow(label="2", matter=matter, parent_label="1", plan=plan_of("城东片区", target=Decimal(10))),
            BreakdownRow(label="1", matter=matter, plan=plan_of(supports=(district.water.pk, district.housing.pk))),
            BreakdownRow(label="3", matter=matter, parent_label="2", plan=TaskPlan(title="立项")),
        ],
    )
    assert len(done["added"]) == 3  # type: ignore[arg-type]
    top = Task.objects.get(parent=None)
    east = Task.objects.get(parent=top)
    assert (top.number, east.number, Task.objects.get(parent=east).number) == (
        "2026-001-1", "2026-001-1-1", "2026-001-1-1-1",
    )  # fmt: skip
    assert Task.objects.get(parent=east).path == f"/{top.pk}/{east.pk}/{Task.objects.get(parent=east).pk}/"
    assert list(Support.objects.filter(task=top).order_by("position").values_list("organ_id", flat=True)) == [
        district.water.pk,
        district.housing.pk,
    ]
    (event,) = history(("task", top.pk))
    assert event.action == "task.break_down"
    assert event.changes[f"ledger.task:{top.pk}"]["target"] == [None, "30"]
    record = task_record(district.office, top.pk)
    assert record.shares is not None and record.shares.remainder == Decimal(20)
    assert [row.number for row in record.parts] == ["2026-001-1-1"]
    assert [row.number for row in task_record(district.office, east.pk).ancestors] == ["2026-001-1"]


@database
def test_nothing_is_written_where_one_row_is_wrong(district: District) -> None:
    matter = matter_of(district.office)
    with pytest.raises(RowsRefused) as refusal:
        break_down(
            district.office,
            [
                BreakdownRow(label="第2行", matter=matter, plan=plan_of()),
                BreakdownRow(label="第3行", matter=matter, plan=plan_of("", target=None)),
            ],
        )
    assert set(refusal.value.fields) == {"第3行"}
    assert [row.kind for row in refusal.value.rows] == ["added", "error"]
    assert not Task.objects.exists()


def _of(name: str) -> Callable[[District], TaskPlan]:
    plans: dict[str, Callable[[District], TaskPlan]] = {
        "没有写任务名称": lambda d: plan_of(" "),
        "最多300个字": lambda d: plan_of("长" * 301),
        "没有编号为987654的单位": lambda d: plan_of(lead=987654),
        "牵头领导不在": lambda d: plan_of(leader=d.office.person),
        "要有目标值": lambda d: plan_of(target=None),
        "增速目标的单位": lambda d: plan_of(target_kind="growth", unit="亿元"),
        "目标上限": lambda d: plan_of(target_high=Decimal(29)),
        "没有“odd”这种目标类型": lambda d: plan_of(target_kind="odd"),
        "没有“!”这种目标方向": lambda d: plan_of(qualifier="!"),
        "不在2000年至2100年之间": lambda d: plan_of(deadline=date(1999, 1, 1)),
        "晚于完成时限": lambda d: plan_of(milestones=(PlannedStep(title="竣工", due=date(2027, 1, 1)),)),
        "没有写内容": lambda d: plan_of(milestones=(PlannedStep(title=" ", due=date(2026, 1, 1)),)),
        "应当等于目标值": lambda d: plan_of(trajectory=points("1")),
        "写明不要求相加的理由": lambda d: plan_of(parts_open=True),
    }
    return plans[name]


@database
@pytest.mark.parametrize(
    "said",
    [
        "没有写任务名称", "最多300个字", "没有编号为987654的单位", "牵头领导不在", "要有目标值", "增速目标的单位",
        "目标上限", "没有“odd”这种目标类型", "没有“!”这种目标方向", "不在2000年至2100年之间", "晚于完成时限",
        "没有写内容", "应当等于目标值", "写明不要求相加的理由",
    ],
)  # fmt: skip
def test_every_wrong_plan_is_said_in_words(district: District, said: str) -> None:
    matter = matter_of(district.office)
    with pytest.raises(RowsRefused) as refusal:
        add_task(district.office, matter, _of(said)(district))
    assert said in refusal.value.fields["1"]


@database
def test_an_edit_is_held_to_the_version_it_saw(district: District) -> None:
    task = add_task(district.office, matter_of(district.office), plan_of())
    seen = task_record(district.office, task).version
    row = BreakdownRow(label="1", matter=Task.objects.get().matter_id, task=task, plan=plan_of("改名"), version=seen)
    break_down(district.office, [row])
    assert Task.objects.get().title == "改名"
    with pytest.raises(RowsRefused) as refusal:
        break_down(district.office, [replace(row, plan=plan_of("再改名"))])
    assert "已被别人改过" in refusal.value.fields["1"]


@database
def test_the_preview_says_what_changes_and_what_is_missing(district: District) -> None:
    matter = matter_of(district.office)
    first = add_task(district.office, matter, plan_of())
    second = add_task(district.office, matter, plan_of("另一项"))
    third = add_task(district.office, matter, plan_of("第三项"))
    rows = [
        BreakdownRow(
            label="1", matter=matter, task=first, plan=plan_of(lead=district.water.pk, target=Decimal("30.0"))
        ),
        BreakdownRow(label="2", matter=matter, task=second, plan=plan_of("另一项")),
        BreakdownRow(label="3", matter=matter, plan=plan_of("新的一项")),
    ]
    preview = preview_breakdown(district.office, rows)
    assert [row.kind for row in preview.rows] == ["changed", "unchanged", "added"]
    assert [(one.label, one.old, one.new) for one in preview.rows[0].changes] == [("牵头单位", "", "区水利局")]
    assert [number for number, _title in preview.missing] == [Task.objects.get(pk=third).number]
    done = break_down(district.office, rows, seen=preview.digest)
    assert done["changed"] == [first]
    assert len(history(("task", second))) == 1
    with pytest.raises(Conflict) as refusal:
        break_down(district.office, rows, seen=preview.digest)
    assert refusal.value.code == "changed_since_preview"


@database
def test_parts_may_not_exceed_the_whole(district: District) -> None:
    matter = matter_of(district.office)
    whole = add_task(district.office, matter, plan_of())
    add_task(district.office, matter, plan_of("城东", target=Decimal(20)), parent=whole)
    with pytest.raises(RowsRefused) as refusal:
        add_task(district.office, matter, plan_of("城西", target=Decimal("10.5")), parent=whole)
    assert "分出去30.5个，多了0.5个" in refusal.value.fields["1"]
    with pytest.raises(RowsRefused) as other:
        add_task(district.office, matter, plan_of("城西", target=Decimal(1), unit="户"), parent=whole)
    assert "改成同一单位" in other.value.fields["1"]
    # A part that is judged otherwise takes no share.
    add_task(
        district.office, matter, plan_of("满意率", target_kind="level", target=Decimal(95), unit="%"), parent=whole
    )
    row = BreakdownRow(label="1", matter=matter, task=whole, plan=plan_of(target=Decimal(19)))
    with pytest.raises(RowsRefused):
        break_down(district.office, [row])


@database
def test_parts_must_add_up_when_handed_over_unless_declared_open(district: District) -> None:
    matter = matter_of(district.office)
    whole = add_task(district.office, matter, plan_of(lead=district.housing.pk))
    part = add_task(district.office, matter, plan_of("城东", target=Decimal(20), lead=district.water.pk), parent=whole)
    for task in (whole, part):
        with pytest.raises(Invalid) as refusal:
            hand_over_tasks(district.office, [task])
        assert "还差10个" in next(iter(refusal.value.fields.values()))
    open_plan = plan_of(lead=district.housing.pk, parts_open=True, parts_open_reason="其余由街道自行安排")
    break_down(district.office, [BreakdownRow(label="1", matter=matter, task=whole, plan=open_plan)])
    hand_over_tasks(district.office, [whole, part])
    assert set(Task.objects.values_list("state", flat=True)) == {"assigned"}


@database
def test_after_the_handover_deadline_and_target_stand(district: District) -> None:
    task = handed(district.office, district.water)
    sign_tasks(district.water_liaison, [task])
    matter = Task.objects.get(pk=task).matter_id
    now = plan_of(lead=district.water.pk)

    def edit(**values: object) -> None:
        break_down(
            district.office,
            [BreakdownRow(label="1", matter=matter, task=task, plan=replace(now, **values))],  # type: ignore[arg-type]
        )

    for values in ({"lead": district.housing.pk}, {"target": Decimal(20)}, {"deadline": date(2026, 10, 1)}):
        with pytest.raises(RowsRefused):
            edit(**values)
    edit(
        leader=district.leader.person,
        supports=(district.housing.pk,),
        milestones=(PlannedStep(title="开工", due=date(2026, 10, 1)),),
        trajectory=points("15", "30", start=202611),
    )
    assert Task.objects.get(pk=task).leader_id == district.leader.person
    Task.objects.filter(pk=task).update(state="closed")
    with pytest.raises(RowsRefused):
        edit(detail="补记")


@database
def test_reached_milestones_survive_an_edit(district: District) -> None:
    steps = (PlannedStep(title="立项", due=date(2026, 3, 1)), PlannedStep(title="开工", due=date(2026, 6, 1)))
    task = add_task(district.office, matter_of(district.office), plan_of(milestones=steps))
    Milestone.objects.filter(title="立项").update(done_on=date(2026, 2, 27))
    matter = Task.objects.get().matter_id
    later = replace(steps[1], due=date(2026, 7, 1))
    break_down(
        district.office, [BreakdownRow(label="1", matter=matter, task=task, plan=plan_of(milestones=(steps[0], later)))]
    )
    assert [(one.title, one.due, one.done_on) for one in Milestone.objects.order_by("due")] == [
        ("立项", date(2026, 3, 1), date(2026, 2, 27)),
        ("开工", date(2026, 7, 1), None),
    ]


@database
def test_planned_values_are_written_and_taken_away(district: District) -> None:
    task = add_task(district.office, matter_of(district.office), plan_of(trajectory=points("10", "20", "30")))
    matter = Task.objects.get().matter_id
    break_down(
        district.office,
        [BreakdownRow(label="1", matter=matter, task=task, plan=plan_of(trajectory=points("11", "30")))],
    )
    assert [(p.month, p.value) for p in TrajectoryPoint.objects.order_by("month")] == [
        (202601, Decimal(11)),
        (202602, Decimal(30)),
    ]


@database
def test_a_draft_is_removed_and_its_history_stays(district: District) -> None:
    matter = matter_of(district.office)
    whole = add_task(district.office, matter, plan_of(supports=(district.water.pk,), trajectory=points("30")))
    part = add_task(district.office, matter, plan_of("城东", target=Decimal(1)), parent=whole)
    with pytest.raises(Conflict):
        remove_task(district.office, whole)
    with pytest.raises(NotAllowed):
        remove_task(district.leader, part)
    remove_task(district.office, part)
    remove_task(district.office, whole)
    assert not Task.objects.exists()
    assert history(("task", whole))[0].action == "task.remove"
    with pytest.raises(Conflict):
        remove_task(district.office, handed(district.office, district.water))


@database
def test_only_the_office_breaks_down_and_only_open_matters(district: District) -> None:
    matter = matter_of(district.office)
    for who in (district.leader, district.auditor):
        with pytest.raises(NotAllowed):
            add_task(who, matter, plan_of())
    with pytest.raises(NotFound):
        add_task(district.office, 987654, plan_of())
    withdraw_matter(district.office, matter, "重复立项")
    with pytest.raises(RowsRefused):
        add_task(district.office, matter, plan_of())


@database
def test_the_tree_has_four_levels_at_most(district: District) -> None:
    matter = matter_of(district.office)
    task = None
    for level in range(4):
        task = add_task(district.office, matter, TaskPlan(title=f"第{level}级"), parent=task)
    with pytest.raises(RowsRefused):
        add_task(district.office, matter, TaskPlan(title="第五级"), parent=task)


@database
def test_the_same_key_breaks_down_once(district: District) -> None:
    matter = matter_of(district.office)
    rows = [BreakdownRow(label="1", matter=matter, plan=plan_of())]
    first = break_down(district.office, rows, key="a")
    assert break_down(district.office, rows, key="a") == first
    assert Task.objects.count() == 1


def test_the_version_stands_for_values_not_for_digits() -> None:
    assert version_of(plan_of(target=Decimal("1.50"))) == version_of(plan_of(target=Decimal("1.5")))
    assert version_of(plan_of()) != version_of(plan_of(supports=(1,)))
    done = PlannedStep(title="开工", due=date(2026, 1, 1), done_on=date(2026, 1, 2), id=3)
    assert version_of(plan_of(milestones=(done,))) == version_of(
        plan_of(milestones=(replace(done, done_on=None, id=None),))
    )
