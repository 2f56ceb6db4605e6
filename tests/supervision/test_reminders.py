"""提醒、催办: by rule and by hand."""

from collections.abc import Callable
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from taizhang.audit.service import Conflict, Invalid, NotAllowed, NotFound
from taizhang.ledger.models import Handover
from taizhang.storage import now
from taizhang.supervision.models import Reminder
from taizhang.supervision.service import answer_reminder, reminders, send_due_reminders, send_reminder
from tests.supervision.conftest import Year, make_task

Clock = Callable[[str], None]


def sent(year: Year) -> list[tuple[str, int]]:
    return [(row.rule, row.task) for row in reminders(year.office).rows]


def test_nothing_is_sent_long_before(year: Year) -> None:
    assert send_due_reminders(date(2026, 11, 13)) == 0


def test_each_rule_once_for_each_day(year: Year) -> None:
    # 2026-11-30 is a Monday: ten working days before it is 16 November, three 25 November.
    assert send_due_reminders(date(2026, 11, 16)) == 1
    assert send_due_reminders(date(2026, 11, 17)) == 0
    assert send_due_reminders(date(2026, 11, 24)) == 0
    assert send_due_reminders(date(2026, 11, 25)) == 1
    assert send_due_reminders(date(2026, 11, 30)) == 0
    assert send_due_reminders(date(2026, 12, 1)) == 1
    assert send_due_reminders(date(2026, 12, 2)) == 0
    assert sorted(rule for rule, _task in sent(year)) == ["deadline-10", "deadline-3", "deadline-passed"]


def test_only_the_nearest_rule_is_sent_when_several_are_late(year: Year) -> None:
    assert send_due_reminders(date(2026, 11, 26)) == 1
    assert sent(year) == [("deadline-3", year.task.pk)]


def test_an_extended_deadline_is_reminded_of_anew(year: Year) -> None:
    send_due_reminders(date(2026, 11, 25))
    year.task.deadline = date(2026, 12, 31)
    year.task.save()
    assert send_due_reminders(date(2026, 12, 28)) == 1


def test_closed_tasks_and_old_deadlines_are_left_alone(year: Year) -> None:
    make_task(year.education, "2026-003-1", state="closed")
    make_task(year.education, "2026-004-1", deadline=date(2026, 3, 1))
    assert send_due_reminders(date(2026, 12, 1)) == 1


def test_unsigned_handovers(year: Year) -> None:
    Handover.objects.create(task=year.task, organ=year.education, handed_at=now(), sign_due=date(2026, 10, 14))
    assert send_due_reminders(date(2026, 10, 12)) == 0
    assert send_due_reminders(date(2026, 10, 13)) == 1
    assert Reminder.objects.get().kind == "unsigned"


def test_by_hand_and_answered_once(year: Year) -> None:
    one = send_reminder(year.office, year.task.pk, words="请尽快报送")["reminder"]
    answer_reminder(year.liaison, one, words="本周报送")
    with pytest.raises(Conflict):
        answer_reminder(year.liaison, one, words="再答")
    (row,) = reminders(year.head).rows
    assert (row.answer, row.kind, row.organ) == ("本周报送", "urge", year.education.pk)
    assert reminders(year.head, unanswered=True).rows == ()


def test_who_may(year: Year) -> None:
    with pytest.raises(NotAllowed):
        send_reminder(year.head, year.task.pk, words="请尽快报送")
    with pytest.raises(NotFound):
        send_reminder(year.other, year.task.pk, words="请尽快报送")
    with pytest.raises(Invalid):
        send_reminder(year.office, year.task.pk, words=" ")
    one = send_reminder(year.office, year.task.pk, words="请尽快报送")["reminder"]
    with pytest.raises(NotFound):
        answer_reminder(year.other, one, words="不是我们的")
    with pytest.raises(NotAllowed):
        answer_reminder(year.auditor, one, words="代答")
    assert reminders(year.other).rows == ()


@pytest.mark.parametrize("count", [3, 30])
def test_queries_do_not_grow(year: Year, count: int, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    for _number in range(count):
        send_reminder(year.office, year.task.pk, words="请尽快报送")
    with django_assert_max_num_queries(1):
        assert len(reminders(year.office).rows) == count
