"""年终对账: verdicts from verified values and from the next report, confirmed by a person; what was missed is carried
over."""

from datetime import date
from decimal import Decimal

import pytest

from taizhang.audit.service import Conflict, Invalid, NotAllowed
from taizhang.documents.models import Document, Figure
from taizhang.ledger.models import Settlement
from taizhang.ledger.reporting.verdicts import Reached, Target, propose
from taizhang.ledger.service import (
    SettlementFilter,
    carry_over,
    confirm_many,
    confirm_settlement,
    hand_over_tasks,
    propose_from_report,
    propose_settlements,
    reporting_sheet,
    settlement_table,
    settlements_page,
    sign_tasks,
    verdict_counts,
    window_of,
)
from taizhang.storage import now
from tests.ledger.casebook import District, add_task, make_district, plan_of
from tests.ledger.reportbook import accepted, breaks, on, row, windows_of_2026, working

pytestmark = pytest.mark.django_db


@pytest.fixture
def district() -> District:
    made = make_district()
    windows_of_2026(made)
    return made


def goal(**values: object) -> Target:
    usual: dict[str, object] = {
        "kind": "cumulative",
        "target": Decimal(30),
        "target_high": None,
        "qualifier": ">=",
        "unit": "个",
        "direction": "up",
        "end": 202612,
        "closed": False,
    }
    return Target(**usual | values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("target", "reached", "verdict", "difference"),
    [
        (goal(), Reached(month=202612, value=Decimal(31)), "met", Decimal(1)),
        (goal(), Reached(month=202612, value=Decimal(29)), "missed", Decimal(-1)),
        (goal(), Reached(month=202609, value=Decimal(31)), "met", Decimal(1)),
        (goal(), Reached(month=202611, value=Decimal(29)), "not_reported", None),
        (goal(), None, "not_reported", None),
        (goal(kind="growth", target=Decimal(7)), Reached(month=202609, value=Decimal(8)), "not_reported", None),
        (
            goal(kind="growth", target=Decimal(7)),
            Reached(month=202612, value=Decimal("6.1")),
            "missed",
            Decimal("-0.9"),
        ),
        (goal(qualifier="<="), Reached(month=202611, value=Decimal(20)), "not_reported", None),
        (goal(qualifier="<="), Reached(month=202612, value=Decimal(20)), "met", Decimal(10)),
        (goal(kind="qualitative", target=None, closed=True), None, "met", None),
        (goal(kind="qualitative", target=None), Reached(month=202612, value=None), "missed", None),
        (goal(kind="event", target=None), None, "not_reported", None),
    ],
)
def test_verdicts_say_no_more_than_the_values(
    target: Target, reached: Reached | None, verdict: str, difference: Decimal | None
) -> None:
    found = propose(target, reached)
    assert (found.verdict, found.difference) == (verdict, difference)
    assert found.reason.endswith("。") and found.reason_en.endswith(".")


def settled(district: District) -> tuple[int, int, int]:
    met, missed, silent = (working(district, title=title) for title in ("完成的", "没完成的", "没报的"))
    with on("2027-01-06"):
        accepted(district, met, 202612, 30, "全部完成")
        accepted(district, missed, 202612, 20, "完成二十个")
    with on("2027-01-20"):
        propose_settlements(district.office, 2026)
    return met, missed, silent


def test_a_year_is_proposed_from_verified_values_and_confirmed_by_a_person(district: District) -> None:
    met, missed, silent = settled(district)
    asked = SettlementFilter(year=2026)
    table = settlement_table(district.office, asked)
    assert {one.task: one.verdict for one in table} == {met: "met", missed: "missed", silent: "not_reported"}
    assert {one.state for one in table} == {"proposed"}
    assert verdict_counts(district.office, asked) == {"met": 1, "missed": 1, "not_reported": 1}
    by_task = {one.task: one for one in table}
    assert by_task[missed].difference == Decimal(-10)
    assert by_task[missed].target_quote == "会议议定：没完成的。"
    with pytest.raises(NotAllowed):
        confirm_settlement(district.education_head, by_task[met].id)
    assert all(one.done for one in confirm_many(district.office, [by_task[met].id, by_task[missed].id]))
    with pytest.raises(Invalid, match="理由"):
        confirm_settlement(district.office, by_task[silent].id, verdict="missed")
    confirm_settlement(district.office, by_task[silent].id, verdict="missed", decision="实地核查没有开工")
    kept = Settlement.objects.get(task=silent)
    assert (kept.verdict, kept.proposed_verdict, kept.state) == ("missed", "not_reported", "confirmed")


def test_proposing_again_leaves_what_was_confirmed(district: District) -> None:
    met, _missed, _silent = settled(district)
    one = Settlement.objects.get(task=met)
    confirm_settlement(district.office, one.pk, verdict="not_comparable", decision="口径变了")
    with on("2027-01-21"):
        answer = propose_settlements(district.office, 2026)
    assert answer["proposed"] == 2
    one.refresh_from_db()
    assert one.verdict == "not_comparable"


def test_what_was_missed_is_carried_over_with_its_history(district: District) -> None:
    met, missed, _silent = settled(district)
    done, short = Settlement.objects.get(task=met), Settlement.objects.get(task=missed)
    with on("2027-01-22"):
        with pytest.raises(Conflict, match="确认"):
            carry_over(district.office, short.pk)
        confirm_many(district.office, [done.pk, short.pk])
        with pytest.raises(Conflict, match="不需要"):
            carry_over(district.office, done.pk)
        answer = carry_over(district.office, short.pk, deadline=date(2027, 6, 30), key="k")
        assert carry_over(district.office, short.pk, deadline=date(2027, 6, 30), key="k") == answer
        with pytest.raises(Conflict, match="已经结转"):
            carry_over(district.office, short.pk)
    new = row(int(str(answer["task"])))
    assert (new.year, new.carried_from_id, new.deadline, new.target) == (2027, missed, date(2027, 6, 30), Decimal(30))
    assert (new.state, new.lead_id) == ("draft", district.education.pk)
    assert breaks() == ()


def document(title: str, text: str, year: int) -> Document:
    return Document.objects.create(
        title=title, year=year, kind="work_report", region="云溪区", issuer="云溪区", filename="a.txt", media="txt",
        sha256="0" * 64, size=1, state="confirmed", text=text, uploaded_at=now(),
    )  # fmt: skip


def figure(on_document: Document, text: str, value: int, mood: str, indicator: str = "改造老旧小区") -> Figure:
    start = on_document.text.index(text)
    return Figure.objects.create(
        document=on_document, start=start, end=start + len(text), text=text, value=Decimal(value), unit="个",
        indicator=indicator, measure="level", qualifier="=", mood=mood, role="value", period=2026,
        confidence=Decimal("0.9"),
        strength="plan" if mood == "target" else "", decision="confirmed", resolution=Decimal(1),
    )  # fmt: skip


def test_the_next_report_is_held_against_the_targets(district: District) -> None:
    promised = document("2026年报告", "2026年，改造老旧小区30个。", 2026)
    reported = document("2027年报告", "2026年，改造老旧小区28个。", 2027)
    target, result = figure(promised, "30个", 30, "target"), figure(reported, "28个", 28, "result")
    task = working(district, figure=target.pk)
    with on("2027-02-01"):
        with pytest.raises(Invalid):
            propose_from_report(district.office, 2026, targets=promised.pk, results=promised.pk)
        with pytest.raises(Conflict, match="没有2025年"):
            propose_from_report(district.office, 2025, targets=promised.pk, results=reported.pk)
        propose_from_report(district.office, 2026, targets=promised.pk, results=reported.pk)
    (one,) = settlements_page(district.education_liaison, SettlementFilter(basis="report"), cursor=None).rows
    assert (one.task, one.verdict, one.difference, one.result) == (task, "missed", Decimal(-2), Decimal(28))
    assert (one.result_figure, one.result_document) == (result.pk, reported.pk)
    assert one.confidence is not None and 0 < one.confidence <= 1
    assert one.can == frozenset()


def test_what_was_broken_down_is_settled_by_what_its_parts_reached(district: District) -> None:
    parent = working(district)
    with on("2026-01-16"):
        plans = [plan_of(f"第{place}期", lead=district.education.pk, target=Decimal(15)) for place in range(2)]
        parts = [add_task(district.office, row(parent).matter_id, plan, parent=parent) for plan in plans]
        hand_over_tasks(district.office, parts)
        sign_tasks(district.education_liaison, parts)
    with on("2027-01-06"):
        accepted(district, parts[0], 202612, 20)
        assert row(parent).latest_value is None
        accepted(district, parts[1], 202612, 11)
        assert (row(parent).latest_value, row(parent).latest_month) == (Decimal(31), 202612)
        sheet, _next = reporting_sheet(district.education_liaison, window_of(district.office, 202612))
        assert {one.task for one in sheet.rows} == set(parts)
        propose_settlements(district.office, 2026)
        assert Settlement.objects.get(task=parent).verdict == "met"
        assert Settlement.objects.get(task=parts[1]).verdict == "missed"
        confirm_many(district.office, Settlement.objects.values_list("pk", flat=True))
        assert reporting_sheet(district.education_liaison, window_of(district.office, 202612))[0].rows == ()
