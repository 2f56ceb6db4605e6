"""Reports of earlier months are taken over whole, marked, and only where nobody reported here."""

from decimal import Decimal

import pytest

from taizhang.audit.service import Invalid, NotAllowed, NotFound
from taizhang.ledger.models import Light, Progress
from taizhang.ledger.service import PastReport, import_reports
from tests.ledger.casebook import District, make_district
from tests.ledger.reportbook import accepted, breaks, on, row, windows_of_2026, working

pytestmark = pytest.mark.django_db

WHY = "1—3月原Excel台账"


@pytest.fixture
def district() -> District:
    made = make_district()
    windows_of_2026(made)
    return made


def past(task: int, *months: int, value: str = "10") -> list[PastReport]:
    return [PastReport(task=task, month=month, value=Decimal(value), words="按计划推进") for month in months]


def test_months_that_are_over_are_taken_over_and_lit(district: District) -> None:
    task = working(district, target_kind="cumulative", target=Decimal(120), unit="个")
    with on("2026-05-20"):
        answer = import_reports(district.office, past(task, 202601, 202602, 202603), reason=WHY)
    assert answer == {"imported": 3, "tasks": 1}
    assert set(Progress.objects.values_list("state", "organ", "verdict")) == {("accepted", district.education.pk, WHY)}
    assert [one["code"] for one in Progress.objects.earliest("month").marks] == ["imported"]
    assert set(Light.objects.filter(task=task).values_list("month", flat=True)) >= {202601, 202602, 202603}
    assert row(task).latest_value == Decimal(10)
    assert breaks() == ()


@pytest.mark.parametrize(
    ("rows", "word"),
    [
        ([202604], "还没有结束"),
        ([202501], "没有开设"),
        ([202601, 202601], "已经有报告"),
    ],
)
def test_one_wrong_row_refuses_all(district: District, rows: list[int], word: str) -> None:
    task = working(district, target_kind="cumulative", target=Decimal(120), unit="个")
    with on("2026-04-20"), pytest.raises(Invalid, match=word) as refused:
        import_reports(district.office, past(task, 202602, *rows), reason=WHY)
    assert refused.value.fields
    assert not Progress.objects.exists()


def test_what_was_reported_here_is_not_overwritten(district: District) -> None:
    task = working(district, target_kind="cumulative", target=Decimal(120), unit="个")
    with on("2026-02-03"):
        accepted(district, task, 202601, 9)
    with on("2026-05-20"), pytest.raises(Invalid, match="已经有报告"):
        import_reports(district.office, past(task, 202601), reason=WHY)
    assert Progress.objects.get().value == Decimal(9)


def test_only_the_office_takes_over_and_says_on_what_ground(district: District) -> None:
    task = working(district)
    with on("2026-05-20"):
        with pytest.raises(NotAllowed):
            import_reports(district.education_head, past(task, 202601), reason=WHY)
        with pytest.raises(Invalid):
            import_reports(district.office, past(task, 202601), reason=" ")
        with pytest.raises(NotFound):
            import_reports(district.office, past(987654, 202601), reason=WHY)


def test_the_same_key_does_it_once(district: District) -> None:
    task = working(district)
    with on("2026-05-20"):
        first = import_reports(district.office, past(task, 202601), reason=WHY, key="k")
        assert import_reports(district.office, past(task, 202601), reason=WHY, key="k") == first
    assert Progress.objects.count() == 1
