"""减负: how often which organ was asked for what."""

from collections.abc import Callable

import pytest
from pytest_django import DjangoAssertNumQueries

from taizhang.ledger.models import Handover, Window
from taizhang.supervision.service import burden, burden_cell, issue_order, send_reminder
from tests.platform_world import client_of, program_of
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


def test_a_cell_opens_to_what_it_counts(year: Year, clock: Callable[[str], None]) -> None:
    handed(year, 2)
    Window.objects.create(month=202608, opens_on="2026-09-01", due_on="2026-09-05", grace_on="2026-09-08")
    clock("2026-10-01T00:30:00+08:00")
    reminder = send_reminder(year.office, year.task.pk, words="请报送")["reminder"]
    order = issue_order(year.office, year.task.pk, words="事由", demand="要求")["order"]
    for access in (year.office, year.auditor, year.leader):
        (row,) = burden(access, year=2026)
        for cell in row.cells:
            asked = burden_cell(access, organ=row.organ, month=cell.month)
            assert len(asked) == cell.count
            assert {kind: [one.kind for one in asked].count(kind) for kind, _n in cell.by_kind} == dict(cell.by_kind)
    october = burden_cell(year.office, organ=year.education.pk, month=202610)
    assert [(one.kind, one.task, one.record) for one in october] == [
        ("reminder", year.task.pk, reminder), ("order", year.task.pk, order),
    ]  # fmt: skip
    assert burden_cell(year.other, organ=year.education.pk, month=202610) == ()


def test_the_page_of_a_cell(year: Year) -> None:
    handed(year, 2)
    client = client_of(year.office.person)
    shown = client.get("/burden?year=2026").content.decode()
    address = f"/burden/{year.education.pk}/202608"
    assert f'href="{address}"' in shown
    body = client.get(address).content.decode()
    assert "2026-500-1" in body and "2026-501-1" in body and "共2次" in body
    assert "2026-500-1" in client.get(f"{address}?format=csv").content.decode("utf-8-sig")
    assert "没有要求这个单位" in client.get(f"/burden/{year.education.pk}/202609").content.decode()
    assert client.get(f"/burden/{year.education.pk}/202613").status_code == 404
    assert client.get("/burden/999999/202608").status_code == 404
    assert client_of(year.other.person).get(address).status_code == 403
    asked = program_of(year.office.person or 0).get(f"/api{address}").json()
    assert [one["kind"] for one in asked] == ["handover", "handover"]


def test_organs_see_no_burden_of_others(year: Year) -> None:
    handed(year, 1)
    assert burden(year.other, year=2026) == ()
    assert len(burden(year.auditor, year=2026)) == 1


@pytest.mark.parametrize("count", [3, 30])
def test_queries_do_not_grow(year: Year, count: int, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    handed(year, count)
    with django_assert_max_num_queries(6):
        burden(year.office, year=2026)
    with django_assert_max_num_queries(8):
        burden_cell(year.office, organ=year.education.pk, month=202608)


def test_what_is_not_due_yet_was_not_asked(year: Year, clock: Callable[[str], None]) -> None:
    handed(year, 2)
    for month, opens, due in ((202608, "2026-09-01", "2026-09-05"), (202609, "2026-10-01", "2026-10-05")):
        Window.objects.create(month=month, opens_on=opens, due_on=due, grace_on=due)
    clock("2026-09-04T10:00:00+08:00")
    (row,) = burden(year.office, year=2026)
    assert {cell.month: dict(cell.by_kind) for cell in row.cells if cell.count} == {202608: {"handover": 2}}
    assert len(burden_cell(year.office, organ=row.organ, month=202608)) == 2
    clock("2026-09-05T10:00:00+08:00")
    (row,) = burden(year.office, year=2026)
    assert {cell.month: dict(cell.by_kind) for cell in row.cells if cell.count} == {
        202608: {"handover": 2, "report": 2}
    }
