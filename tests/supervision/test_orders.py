"""督办单: the ladder, its limits, its numbers."""

from collections.abc import Callable
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from taizhang.audit.service import Conflict, Invalid, NotAllowed, NotFound, history
from taizhang.organs.records import PUBLIC
from taizhang.supervision.models import Order
from taizhang.supervision.service import (
    answer_order,
    check_order,
    escalate_order,
    issue_order,
    ladder,
    ladder_of,
    open_orders,
    order,
    orders,
    withdraw_order,
)
from taizhang.supervision.tables import order_due
from tests.supervision.conftest import Year, make_task

Clock = Callable[[str], None]


def issued(year: Year, **more: str) -> int:
    answer = issue_order(year.office, year.task.pk, words="进展慢", demand="报送整改措施", **more)
    return int(answer["order"])


@pytest.mark.parametrize(
    ("level", "start", "due"),
    [
        ("blue", date(2026, 10, 12), date(2026, 10, 26)),
        ("blue", date(2026, 9, 18), date(2026, 10, 9)),  # over the National Day holiday
        ("orange", date(2026, 2, 12), date(2026, 2, 26)),  # over the Spring Festival
        ("red", date(2026, 4, 30), date(2026, 5, 8)),
    ],
)
def test_limits_count_in_working_days(level: str, start: date, due: date) -> None:
    from taizhang.workdays import Calendar

    found = order_due(level, start)
    limit = next(one.limit for one in ladder() if one.key == level)
    assert Calendar.national().count_working_days(start, found.on) == limit.amount
    assert "第1日" in found.derivation
    assert found.on == due


def test_numbers_run_on_without_gaps_over_all_levels(year: Year, clock: Clock) -> None:
    other = make_task(year.housing, "2026-002-1")
    first = order(year.office, issued(year))
    with pytest.raises(Conflict):
        issued(year)
    second = issue_order(
        year.office, other.pk, words="问题严重", demand="立即整改", level_key="red", start_reason="区长批示"
    )
    clock("2026-11-02T09:00:00+08:00")
    third = escalate_order(year.office, first.id, words="逾期", demand="限期")
    assert [first.number, second["number"], third["number"]] == [f"督办〔2026〕{n}号" for n in (1, 2, 3)]


def test_a_higher_start_needs_a_reason(year: Year) -> None:
    with pytest.raises(Invalid) as refused:
        issued(year, level_key="orange")
    assert set(refused.value.fields) == {"start_reason"}
    assert order(year.office, issued(year, level_key="orange", start_reason="造成停课")).start_reason == "造成停课"


def test_a_level_that_is_none_is_refused(year: Year) -> None:
    with pytest.raises(Invalid):
        issued(year, level_key="purple")


@pytest.mark.parametrize("field", ["words", "demand"])
def test_empty_words_are_refused(year: Year, field: str) -> None:
    given = {"words": "事由", "demand": "要求"} | {field: "  "}
    with pytest.raises(Invalid) as refused:
        issue_order(year.office, year.task.pk, **given)
    assert set(refused.value.fields) == {field}


def test_the_next_level_waits_for_the_limit(year: Year, clock: Clock) -> None:
    first = issued(year)
    clock("2026-10-26T23:00:00+08:00")
    with pytest.raises(Conflict) as refused:
        escalate_order(year.office, first, words="逾期", demand="限期")
    assert refused.value.code == "limit_not_passed"
    clock("2026-10-27T00:01:00+08:00")
    second = escalate_order(year.office, first, words="逾期", demand="限期")["order"]
    assert order(year.office, second).level == "orange"
    assert order(year.office, first).state == "escalated"
    clock("2026-11-20T09:00:00+08:00")
    third = escalate_order(year.office, second, words="逾期", demand="约谈")["order"]
    assert [one.level for one in ladder_of(year.office, second)] == ["blue", "orange", "red"]
    clock("2026-12-20T09:00:00+08:00")
    with pytest.raises(Conflict):
        escalate_order(year.office, third, words="逾期", demand="无")


def test_an_answer_is_checked_before_the_ladder_is_climbed(year: Year, clock: Clock) -> None:
    one = issued(year)
    answer_order(year.liaison, one, words="已整改")
    clock("2026-11-20T09:00:00+08:00")
    with pytest.raises(Conflict):
        escalate_order(year.office, one, words="逾期", demand="限期")
    check_order(year.office, one, sufficient=False, words="没有佐证")
    with pytest.raises(Conflict):
        check_order(year.office, one, sufficient=True, words="好")
    answer_order(year.liaison, one, words="补充佐证")
    check_order(year.office, one, sufficient=True, words="属实")
    assert order(year.office, one).state == "settled"
    with pytest.raises(Conflict):
        escalate_order(year.office, one, words="逾期", demand="限期")


def test_a_new_order_may_follow_a_settled_or_withdrawn_one(year: Year) -> None:
    withdraw_order(year.office, issued(year), words="发错单位")
    assert order(year.office, issued(year)).number == "督办〔2026〕2号"


def test_tasks_that_are_not_at_work_get_no_order(year: Year) -> None:
    year.task.state = "closed"
    year.task.save()
    with pytest.raises(Conflict):
        issued(year)


def test_who_may(year: Year) -> None:
    for access in (year.head, year.liaison, year.leader, year.auditor):
        with pytest.raises(NotAllowed):
            issue_order(access, year.task.pk, words="事由", demand="要求")
    for access in (year.other, PUBLIC):
        with pytest.raises(NotFound):
            issue_order(access, year.task.pk, words="事由", demand="要求")
    one = issued(year)
    with pytest.raises(NotFound):
        answer_order(year.other, one, words="冒名")
    with pytest.raises(NotAllowed):
        answer_order(year.leader, one, words="代答")
    assert orders(year.other).rows == ()
    assert [row.id for row in orders(year.head).rows] == [one]
    assert [row.id for row in orders(year.leader).rows] == [one]


def test_the_same_key_does_it_once(year: Year) -> None:
    first = issue_order(year.office, year.task.pk, words="事由", demand="要求", key="k")
    assert issue_order(year.office, year.task.pk, words="事由", demand="要求", key="k") == first
    assert Order.objects.count() == 1


def test_history_of_the_task_holds_it(year: Year) -> None:
    issued(year)
    assert history(("task", year.task.pk))[0].action == "order.issue"


def test_open_orders_of_an_organ_are_shown(year: Year) -> None:
    one = issued(year)
    assert [row.id for row in open_orders(year.office, year.education.pk)] == [one]
    assert open_orders(year.office, year.housing.pk) == ()


def test_filters(year: Year, clock: Clock) -> None:
    one = issued(year)
    assert [row.id for row in orders(year.office, state="open").rows] == [one]
    assert orders(year.office, state="overdue").rows == ()
    clock("2026-12-01T08:00:00+08:00")
    assert [row.id for row in orders(year.office, state="overdue", level="blue", month=202610).rows] == [one]
    assert orders(year.office, month=202611).rows == ()


@pytest.mark.parametrize("count", [3, 30])
def test_queries_do_not_grow(year: Year, count: int, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(count):
        task = make_task(year.education, f"2026-1{number:02d}-1")
        issue_order(year.office, task.pk, words="事由", demand="要求")
    with django_assert_max_num_queries(1):
        assert len(orders(year.office).rows) == count
