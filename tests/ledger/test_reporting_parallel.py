"""Two who press at once on reports, closings, requests: one does it, the other is told. With real threads."""

from datetime import date
from decimal import Decimal

import pytest

from taizhang.audit.models import Event
from taizhang.audit.service import Conflict
from taizhang.ledger.models import Closing, Progress
from taizhang.ledger.records import Upload
from taizhang.ledger.service import (
    accept_progress,
    approve_amendment,
    close_task,
    hand_over_tasks,
    request_amendment,
    request_closing,
    return_closing,
    return_progress,
    save_draft,
    sign_tasks,
    submit_progress,
)
from tests.ledger.casebook import District, add_task, make_district, plan_of
from tests.ledger.reportbook import PNG, approved, drafted, on, row, windows_of_2026, working
from tests.ledger.test_parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def district() -> District:
    made = make_district()
    windows_of_2026(made)
    return made


def test_two_who_hand_in_at_once_hand_in_once(district: District) -> None:
    task = working(district)
    with on("2026-11-02"):
        report = drafted(district, task, 202610, 25)

    def submit() -> object:
        with on("2026-11-02"):
            return submit_progress(district.education_liaison, report)

    answers = at_once(*[submit] * 4)
    assert sum(isinstance(answer, dict) for answer in answers) == 1
    assert sum(isinstance(answer, Conflict) for answer in answers) == 3
    assert Event.objects.filter(action="progress.submit").count() == 1


def test_two_who_draft_at_once_make_one_report(district: District) -> None:
    task = working(district)

    def draft() -> object:
        with on("2026-11-02"):
            return save_draft(district.education_liaison, task, 202610, value=Decimal(3))

    answers = at_once(*[draft] * 3)
    assert all(isinstance(answer, dict) for answer in answers), answers
    assert Progress.objects.count() == 1


def test_the_same_key_pressed_at_once_drafts_once_and_answers_each(district: District) -> None:
    task = working(district)

    def draft() -> object:
        with on("2026-11-02"):
            return save_draft(district.education_liaison, task, 202610, value=Decimal(3), key="once")

    answers = at_once(*[draft] * 4)
    assert all(answer == answers[0] and isinstance(answer, dict) for answer in answers), answers
    assert Event.objects.filter(action="progress.draft").count() == 1


def test_accepting_and_returning_exclude_each_other(district: District) -> None:
    task = working(district)
    with on("2026-11-02"):
        report = approved(district, task, 202610, 25)
    answers = at_once(
        lambda: accept_progress(district.office, report),
        lambda: return_progress(district.office, report, reason="缺佐证"),
    )
    assert sum(isinstance(answer, Conflict) for answer in answers) == 1, answers
    assert Progress.objects.get().state in ("accepted", "returned")


def test_closing_and_returning_exclude_each_other(district: District) -> None:
    task = working(district)
    with on("2026-11-02"):
        answer = request_closing(
            district.education_liaison, task, words="全部完成并验收", uploads=[Upload(filename="a.png", data=PNG)]
        )
    one = int(str(answer["closing"]))
    answers = at_once(
        lambda: close_task(district.office, one, key="a"),
        lambda: return_closing(district.office, one, reason="缺材料", key="b"),
        lambda: close_task(district.office, one, key="c"),
    )
    assert sum(isinstance(found, dict) for found in answers) == 1, answers
    assert (Closing.objects.get().state, row(task).state) in {("closed", "closed"), ("returned", "working")}


def test_the_same_key_pressed_twice_approves_once_and_answers_twice(district: District) -> None:
    task = working(district, deadline=date(2026, 10, 31))
    with on("2026-10-20"):
        asked = request_amendment(
            district.education_liaison,
            task,
            kind="deadline",
            new_deadline=date(2026, 11, 20),
            reason="征地拆迁协议没有签完，不能进场。",
        )
    one = int(str(asked["amendment"]))
    answers = at_once(*[lambda: approve_amendment(district.office, one, key="once")] * 3)
    assert all(answer == answers[0] for answer in answers), answers
    assert Event.objects.filter(action="amendment.approve").count() == 1


def test_two_parts_that_change_at_once_leave_the_parent_at_the_worst(district: District) -> None:
    parent = working(district)
    parts = []
    with on("2026-01-16"):
        for place in range(2):
            plan = plan_of(f"第{place}期", lead=district.education.pk, target=Decimal(15))
            part = add_task(district.office, row(parent).matter_id, plan, parent=parent)
            parts.append(part)
        hand_over_tasks(district.office, parts)
        sign_tasks(district.education_liaison, parts)
    with on("2026-11-02"):
        reports = [approved(district, part, 202610, value) for part, value in zip(parts, (14, 2), strict=True)]

    def accept(report: int) -> object:
        with on("2026-11-02"):
            return accept_progress(district.office, report)

    at_once(*[lambda own=own: accept(own) for own in reports])
    assert [row(part).light for part in parts] == ["green", "red"]
    assert row(parent).light == "red"
