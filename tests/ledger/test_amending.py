"""延期、调整: asked for in time, decided by whom the table says, the original kept."""

from datetime import date
from decimal import Decimal

import pytest

from taizhang.audit.service import Conflict, Invalid, NotAllowed, NotFound
from taizhang.ledger.service import (
    AmendmentFilter,
    agree_amendment,
    amendment_record,
    amendments_page,
    approve_amendment,
    refuse_amendment,
    request_amendment,
    withdraw_amendment,
)
from tests.ledger.casebook import District, make_district
from tests.ledger.reportbook import accepted, on, row, windows_of_2026, working

pytestmark = pytest.mark.django_db

WHY = "征地拆迁协议未签完，施工单位不能进场。"
DUE = date(2026, 10, 31)


@pytest.fixture
def district() -> District:
    return make_district()


def asked(district: District, task: int, until: date = date(2026, 11, 20)) -> int:
    answer = request_amendment(district.education_liaison, task, kind="deadline", new_deadline=until, reason=WHY)
    return int(str(answer["amendment"]))


def test_a_short_first_extension_is_for_the_office(district: District) -> None:
    task = working(district, deadline=DUE)
    with on("2026-10-20"):
        one = asked(district, task)
        assert amendment_record(district.office, one).can == {"approve", "refuse"}
        with pytest.raises(NotAllowed):
            approve_amendment(district.leader, one)
        with pytest.raises(Conflict, match="直接批准"):
            agree_amendment(district.office, one)
        approve_amendment(district.office, one)
    found = row(task)
    assert (found.deadline, found.original_deadline) == (date(2026, 11, 20), DUE)


@pytest.mark.parametrize(
    ("until", "rule"), [(date(2026, 12, 1), "long"), (date(2026, 11, 30), "small"), (date(2027, 1, 5), "long")]
)
def test_the_table_says_who_decides(district: District, until: date, rule: str) -> None:
    task = working(district, deadline=DUE)
    with on("2026-10-20"):
        assert amendment_record(district.office, asked(district, task, until)).rule == rule


def test_a_second_extension_is_for_the_leader_after_the_office(district: District) -> None:
    task = working(district, deadline=DUE)
    with on("2026-10-20"):
        approve_amendment(district.office, asked(district, task))
        second = asked(district, task, date(2026, 11, 25))
        assert amendment_record(district.office, second).rule == "second"
        with pytest.raises(NotAllowed):
            approve_amendment(district.office, second)
        with pytest.raises(Conflict):
            approve_amendment(district.leader, second)
        agree_amendment(district.office, second)
        assert amendment_record(district.leader, second).can == {"approve", "refuse"}
        approve_amendment(district.leader, second)
    assert row(task).deadline == date(2026, 11, 25)
    assert row(task).original_deadline == DUE


def test_a_changed_target_keeps_the_first_and_moves_the_light(district: District) -> None:
    windows_of_2026(district)
    task = working(district)
    with on("2026-11-02"):
        accepted(district, task, 202610, 21)
        assert row(task).light == "red"
        answer = request_amendment(district.education_liaison, task, kind="target", new_target=Decimal(25), reason=WHY)
        one = int(str(answer["amendment"]))
        agree_amendment(district.office, one)
        approve_amendment(district.leader, one)
    found = row(task)
    assert (found.target, found.original_target, found.light) == (Decimal(25), Decimal(30), "green")


def test_nothing_is_asked_for_after_the_due_day(district: District) -> None:
    task = working(district, deadline=DUE)
    with on("2026-10-31", 23):
        withdraw_amendment(district.education_liaison, asked(district, task))
    with on("2026-11-01"), pytest.raises(Conflict, match="已过"):
        asked(district, task)


def test_what_is_refused_or_withdrawn_changes_nothing(district: District) -> None:
    task = working(district, deadline=DUE)
    with on("2026-10-20"):
        one = asked(district, task)
        with pytest.raises(Conflict, match="待批"):
            asked(district, task, date(2026, 11, 25))
        with pytest.raises(Invalid):
            refuse_amendment(district.office, one, reason=" ")
        refuse_amendment(district.office, one, reason="理由不充分")
        with pytest.raises(Conflict):
            approve_amendment(district.office, one)
        other = asked(district, task)
        with pytest.raises(NotFound):
            withdraw_amendment(district.water_liaison, other)
        withdraw_amendment(district.education_liaison, other)
    assert row(task).deadline == DUE


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "deadline", "new_deadline": DUE},
        {"kind": "deadline"},
        {"kind": "target", "new_target": Decimal(30)},
        {"kind": "other"},
        {"kind": "deadline", "new_deadline": date(2026, 11, 20), "reason": "忙"},
    ],
)
def test_what_makes_no_sense_is_refused(district: District, values: dict[str, object]) -> None:
    task = working(district, deadline=DUE)
    with on("2026-10-20"), pytest.raises(Invalid):
        request_amendment(district.education_liaison, task, **{"reason": WHY} | values)  # type: ignore[arg-type]


def test_the_list_shows_what_waits(district: District) -> None:
    task = working(district, deadline=DUE)
    with on("2026-10-20"):
        one = asked(district, task)
        waiting = AmendmentFilter(state="waiting")
        assert [found.id for found in amendments_page(district.office, waiting, cursor=None).rows] == [one]
        assert amendments_page(district.water_liaison, waiting, cursor=None).rows == ()
        assert amendments_page(district.education_head, waiting, cursor=None).rows[0].can == {"withdraw"}
