"""减负: how often which organ was asked for what."""

from collections.abc import Callable

import pytest
from pytest_django import DjangoAssertNumQueries

from taizhang.ledger.models import Handover, Window
from taizhang.supervision.service import burden, issue_order, send_reminder
from tests.supervision.conftest import Year, make_task


def handed(year: Year, count: int) -> None:
    for number in range(count):
        task = make_task(year.education, f"2026-5{number:02d}-1")
        Handover.objects.create(
            task=task, organ=year.education, handed_at="2026-08-03T09:00:00+08:00", sign_due="2026-08-06"
        )


def test_all_kinds_are_counted(year: Year, clock: Callable[[str], None]) -> None:
    handed(year, 2)
    Window.objects.create(month=202608, opens_on="2026-09-01", due_on="2026-09-05", grace_on="2026-09-08")
    Window.objects.create(month=202607, opens_on="2026-08-01", due_on="2026-08-05", grace_on="2026-08-08")
    # Midnight in Shanghai is still the day before in UTC: the month is the office's.
    clock("2026-10-01T00:30:00+08:00")
    send_reminder(year.office, year.task.pk, words="请报送")
    issue_order(year.office, year.task.pk, words="事由", demand="要求")
    (row,) = burden(year.office, year=2026)
    found = {cell.month: dict(cell.by_kind) for cell in row.cells if cell.count}
    assert found == {202608: {"handover": 2, "report": 2}, 202610: {"reminder": 1, "order": 1}}
    assert row.total == 6
    assert row.share == 1
    assert len(row.cells) == 12


def test_organs_see_no_burden_of_others(year: Year) -> None:
    handed(year, 1)
    assert burden(year.other, year=2026) == ()
    assert len(burden(year.auditor, year=2026)) == 1


@pytest.mark.parametrize("count", [3, 30])
def test_queries_do_not_grow(year: Year, count: int, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    handed(year, count)
    with django_assert_max_num_queries(6):
        burden(year.office, year=2026)
