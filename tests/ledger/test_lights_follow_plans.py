"""A light follows what it rests on: a plan that changes, parts that come and go, a signature, the turn of the day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from taizhang.conf.due import due_steps
from taizhang.ledger.models import Light, Window
from taizhang.ledger.records import BreakdownRow, PlannedStep, PlanPoint, TaskPlan
from taizhang.ledger.service import break_down, hand_over_tasks, sign_tasks, standing_plans, withdraw_task
from tests.ledger.casebook import District, make_district, plan_of
from tests.ledger.reportbook import accepted, breaks, on, row, windows_of_2026, working

pytestmark = pytest.mark.django_db


@pytest.fixture
def district() -> District:
    made = make_district()
    windows_of_2026(made)
    return made


def edited(district: District, task: int, **values: Any) -> None:
    plan, version = standing_plans(district.office, [task])[task]
    wanted: TaskPlan = replace(plan, **values)
    changed = BreakdownRow(label="1", matter=row(task).matter_id, task=task, plan=wanted, version=version)
    break_down(district.office, [changed])


def test_a_plan_month_by_month_that_changes(district: District) -> None:
    task = working(district, target=Decimal(120))
    with on("2026-05-05"):
        accepted(district, task, 202604, 20)
        assert row(task).light == "red"
        slow = tuple(PlanPoint(month=202600 + month, value=Decimal(value)) for month, value in ((4, 20), (12, 120)))
        edited(district, task, trajectory=slow)
    assert row(task).light == "green"
    assert breaks() == ()


def test_a_milestone_that_is_planned_later(district: District) -> None:
    late = (PlannedStep(title="完成立项", due=date(2026, 3, 1)),)
    task = working(district, target_kind="event", target=None, unit="", milestones=late)
    with on("2026-04-20"):
        edited(district, task, detail="先办立项。")
        assert row(task).light in ("yellow", "red")
        edited(district, task, milestones=(PlannedStep(title="完成立项", due=date(2026, 6, 1)),))
    assert row(task).light == "green"


def test_a_part_that_is_withdrawn_no_longer_counts(district: District) -> None:
    whole = working(district, target=Decimal(120))
    with on("2026-02-02"):
        done = break_down(
            district.office,
            [
                BreakdownRow(
                    label=title, matter=row(whole).matter_id, parent=whole,
                    plan=plan_of(title, target=Decimal(60), lead=district.education.pk),
                )
                for title in ("城东", "城西")
            ],
        )  # fmt: skip
        added = done["added"]
        assert isinstance(added, list)
        parts = [int(key) for key in added]
        hand_over_tasks(district.office, parts)
        sign_tasks(district.education_liaison, parts)
    with on("2026-05-05"):
        accepted(district, parts[0], 202604, 5)
        accepted(district, parts[1], 202604, 25)
        assert [row(task).light for task in (whole, *parts)] == ["red", "red", "green"]
        withdraw_task(district.office, parts[0], "并入城西")
        assert row(whole).light == "green"
        # Without parts it stands by itself again, and nothing was reported on it.
        withdraw_task(district.office, parts[1], "不再分解")
        assert row(whole).light != "green"


def test_a_signature_lights(district: District) -> None:
    task = working(district, target_kind="event", target=None, unit="")
    assert row(task).light_month == 202601 and Light.objects.filter(task=task).exists()


def test_the_turn_of_the_day_is_among_what_is_due(district: District) -> None:
    task = working(district, target=Decimal(120))
    step = next(one for one in due_steps() if one.name == "keep time")
    with on("2026-05-20"):
        assert step.run()
        assert Window.objects.filter(locked_at=None, month__lte=202604).count() == 0
        assert row(task).light_month == 202604
        assert not step.run()
