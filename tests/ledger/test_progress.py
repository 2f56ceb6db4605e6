"""Reports from draft to accepted: who may do what when, what is marked, what the lock allows."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from taizhang.audit.models import Event
from taizhang.audit.service import Conflict, Invalid, NotAllowed, NotFound
from taizhang.ledger.models import Milestone, Progress, Window
from taizhang.ledger.records import PlannedStep
from taizhang.ledger.service import (
    ProgressFilter,
    accept_many,
    accept_progress,
    adjust_window,
    approve_progress,
    correct_progress,
    keep_time,
    lock_window,
    open_windows,
    pick_progress,
    progress_page,
    progress_record,
    reporting_month,
    reporting_sheet,
    return_progress,
    save_draft,
    send_back_progress,
    submit_progress,
    task_status,
    window_of,
    windows_of_year,
)
from tests.ledger.casebook import District, handed, make_district
from tests.ledger.reportbook import accepted, approved, breaks, drafted, on, picture, row, windows_of_2026, working

pytestmark = pytest.mark.django_db


@pytest.fixture
def district() -> District:
    made = make_district()
    windows_of_2026(made)
    return made


def test_windows_are_counted_in_working_days(district: District) -> None:
    by_month = {window.month: window for window in Window.objects.all()}
    # 2026-10-01 to 10-07 are off, 10-10 is worked in exchange: the fifth working day of October is the 13th.
    assert len(by_month) == 12
    assert by_month[202609].due_on == date(2026, 10, 13)
    assert by_month[202609].grace_on == date(2026, 10, 16)
    assert by_month[202610].opens_on == date(2026, 10, 23)


def test_windows_are_opened_once(district: District) -> None:
    with pytest.raises(Conflict):
        open_windows(district.office, 2026)
    with pytest.raises(NotAllowed):
        open_windows(district.education_head, 2027)


def test_a_window_is_adjusted_with_a_reason_until_it_is_locked(district: District) -> None:
    days: dict[str, Any] = {
        "opens_on": date(2026, 10, 20),
        "due_on": date(2026, 11, 10),
        "grace_on": date(2026, 11, 12),
    }
    with on("2026-10-20"):
        with pytest.raises(Invalid):
            adjust_window(district.office, 202610, **days, reason=" ")
        with pytest.raises(Invalid):
            adjust_window(district.office, 202610, **days | {"due_on": date(2026, 10, 1)}, reason="放假")
        adjust_window(district.office, 202610, **days, reason="放假")
        assert Window.objects.get(month=202610).due_on == date(2026, 11, 10)
        lock_window(district.office, 202610)
        with pytest.raises(Conflict):
            adjust_window(district.office, 202610, **days, reason="放假")


def test_keeping_time_locks_what_is_over_and_does_it_once(district: District) -> None:
    with on("2026-11-20"):
        assert keep_time()["locked"] == 10
        assert keep_time() == {"locked": 0, "judged": 0}
        states = {window.month: window.state for window in windows_of_year(district.office, 2026)}
    assert states[202610] == "locked"
    assert states[202611] == "coming"
    assert Event.objects.filter(action="window.lock").count() == 10


def test_the_month_reported_on_is_the_oldest_open_one(district: District) -> None:
    for day, month in (("2026-11-03", 202610), ("2026-11-27", 202611), ("2026-11-18", 202610)):
        with on(day):
            found = reporting_month(district.education_liaison)
            assert found is not None and found.month == month


def test_a_report_goes_from_liaison_to_head_to_office(district: District) -> None:
    task = working(district)
    with on("2026-11-02"):
        report = drafted(district, task, 202610, 25, "已完成25个小区改造")
        assert progress_record(district.education_liaison, report).can == {"edit", "submit"}
        with pytest.raises(NotFound):
            progress_record(district.office, report)
        submit_progress(district.education_liaison, report)
        assert progress_record(district.education_head, report).can == {"approve", "send_back"}
        approve_progress(district.education_head, report)
        assert row(task).verified == "approved"
        assert row(task).latest_value is None
        assert progress_record(district.office, report).can == {"accept", "return", "pick"}
        accept_progress(district.office, report)
    found = row(task)
    assert (found.latest_value, found.latest_month, found.verified) == (Decimal(25), 202610, "accepted")
    assert (found.light, found.light_month) == ("green", 202610)
    assert [one.action for one in Event.objects.filter(action__startswith="progress.").order_by("pk")] == [
        "progress.draft",
        "progress.submit",
        "progress.approve",
        "progress.accept",
    ]
    assert breaks() == ()


@pytest.mark.parametrize("who", ["water_liaison", "housing_liaison", "water_reader"])
def test_others_see_and_do_nothing(district: District, who: str) -> None:
    task = working(district)
    stranger = getattr(district, who)
    with on("2026-11-02"):
        report = approved(district, task, 202610, 25, "已完成25个")
        with pytest.raises(NotFound):
            save_draft(stranger, task, 202610)
        for act in (submit_progress, approve_progress, accept_progress, progress_record):
            with pytest.raises(NotFound):
                act(stranger, report)


def test_each_does_their_own_part_alone(district: District) -> None:
    task = working(district)
    with on("2026-11-02"):
        report = drafted(district, task, 202610, 25)
        with pytest.raises(NotFound):
            submit_progress(district.office, report)  # a draft is the organ's own paper
        with pytest.raises(NotAllowed):
            save_draft(district.office, task, 202610)
        submit_progress(district.education_liaison, report)
        with pytest.raises(NotAllowed):
            approve_progress(district.education_liaison, report)
        with pytest.raises(Conflict):
            accept_progress(district.office, report)
        approve_progress(district.education_head, report)
        with pytest.raises(NotAllowed):
            accept_progress(district.education_head, report)
        with pytest.raises(NotAllowed):
            accept_progress(district.leader, report)


def test_whoever_reported_does_not_approve(district: District) -> None:
    task = working(district)
    with on("2026-11-02"):
        answer = save_draft(district.education_head, task, 202610, value=Decimal(3))
        report = int(str(answer["progress"]))
        submit_progress(district.education_head, report)
        with pytest.raises(NotAllowed, match="另一位"):
            approve_progress(district.education_head, report)


def test_a_returned_report_is_mended_and_handed_in_again(district: District) -> None:
    task = working(district)
    with on("2026-11-02"):
        report = drafted(district, task, 202610, 25)
        submit_progress(district.education_liaison, report)
        with pytest.raises(Invalid):
            send_back_progress(district.education_head, report, reason="")
        send_back_progress(district.education_head, report, reason="数字不对")
        drafted(district, task, 202610, 24)
        submit_progress(district.education_liaison, report)
        approve_progress(district.education_head, report)
        return_progress(district.office, report, reason="缺少佐证")
        assert progress_record(district.education_liaison, report).verdict == "缺少佐证"
        submit_progress(district.education_liaison, report)
    assert Progress.objects.get(pk=report).value == Decimal(24)
    assert Progress.objects.get(pk=report).verdict == ""


def test_a_spot_check_asks_for_its_result(district: District) -> None:
    task = working(district)
    with on("2026-11-02"):
        report = approved(district, task, 202610, 25)
        pick_progress(district.office, report)
        assert row(task).verified == "spot_check"
        with pytest.raises(Invalid):
            accept_progress(district.office, report)
        accept_progress(district.office, report, note="现场核对25处，属实")
    assert Progress.objects.get(pk=report).verdict == "现场核对25处，属实"


def test_the_same_key_does_it_once(district: District) -> None:
    task = working(district)
    with on("2026-11-02"):
        first = save_draft(district.education_liaison, task, 202610, value=Decimal(3), key="k")
        assert save_draft(district.education_liaison, task, 202610, value=Decimal(3), key="k") == first
        report = int(str(first["progress"]))
        assert submit_progress(district.education_liaison, report, key="s") == submit_progress(
            district.education_liaison, report, key="s"
        )
        with pytest.raises(Conflict):
            submit_progress(district.education_liaison, report, key="t")


def test_nothing_is_reported_before_the_task_is_signed_or_the_window_opens(district: District) -> None:
    with on("2026-11-02"):
        unsigned = handed(district.office, district.education)
        with pytest.raises(Conflict, match="签收"):
            drafted(district, unsigned, 202610, 3)
        task = working(district, title="另一件事")
        with pytest.raises(Conflict, match="开放"):
            drafted(district, task, 202611, 3)
        with pytest.raises(Conflict, match="开设"):
            drafted(district, task, 202701, 3)


def test_an_empty_report_is_refused(district: District) -> None:
    task = working(district)
    with on("2026-11-02"):
        report = drafted(district, task, 202610)
        with pytest.raises(Invalid, match="空"):
            submit_progress(district.education_liaison, report)


def test_what_reaches_the_office_after_the_due_day_is_late(district: District) -> None:
    task = working(district)
    with on("2026-11-06"):
        report = drafted(district, task, 202610, 25)
        submit_progress(district.education_liaison, report)
        assert not Progress.objects.get(pk=report).late
    with on("2026-11-09"):
        approve_progress(district.education_head, report)
        assert Progress.objects.get(pk=report).late
        assert "late" in {mark.code for mark in progress_record(district.office, report).marks}


def test_after_the_lock_a_missing_report_comes_late_and_a_correction_is_a_new_entry(district: District) -> None:
    task, silent = working(district), working(district, title="另一件事")
    with on("2026-11-02"):
        old = accepted(district, task, 202610, 25, "已完成25个小区改造")
        with pytest.raises(Conflict, match="退回"):
            correct_progress(district.education_liaison, old, reason="数错了")
    with on("2026-11-20"):
        keep_time()
        late = approved(district, silent, 202610, 3)
        assert progress_record(district.office, late).marks[0].code == "after_lock"
        with pytest.raises(Conflict):
            drafted(district, task, 202610, 24)
        new = int(str(correct_progress(district.education_liaison, old, reason="数错了")["progress"]))
        with pytest.raises(Conflict, match="更正"):
            correct_progress(district.education_liaison, old, reason="数错了")
        drafted(district, task, 202610, 24, "已完成24个小区改造")
        submit_progress(district.education_liaison, new)
        approve_progress(district.education_head, new)
        assert row(task).latest_value == Decimal(25)
        accept_progress(district.office, new)
    assert row(task).latest_value == Decimal(24)
    kept = Progress.objects.get(pk=old)
    assert (kept.state, kept.value) == ("replaced", Decimal(25))
    assert Progress.objects.get(pk=new).corrects_id == old


def test_marks_tell_copies_falls_jumps_and_missing_evidence(district: District) -> None:
    task = working(district, target=Decimal(1000))
    words = "十月召开推进会三次，完成小区改造二十五个，群众满意度较高。"
    with on("2026-10-14"):
        accepted(district, task, 202609, 90, words)
    with on("2026-11-02"):
        copied = approved(district, task, 202610, 89, words.replace("三次", "四次"))
        marks = {mark.code: mark for mark in progress_record(district.office, copied).marks}
        assert set(marks) == {"copied", "falls", "no_new_evidence"}
        assert "202" not in marks["falls"].text
        assert marks["copied"].month == 202609
        accept_progress(district.office, copied)
    with on("2026-11-27"):
        leap = approved(district, task, 202611, 400, "完全不同的一段话，写的是十一月的事情。")
        assert {mark.code for mark in progress_record(district.office, leap).marks} == {"jump", "no_new_evidence"}


def test_a_file_used_elsewhere_is_shown_to_those_who_may_see_it(district: District) -> None:
    task, other = working(district), working(district, title="另一件事")
    with on("2026-11-02"):
        first = drafted(district, task, 202610, 25)
        picture(district, first)
        submit_progress(district.education_liaison, first)
        second = drafted(district, other, 202610, 5)
        picture(district, second)
        submit_progress(district.education_liaison, second)
        for report in (first, second):
            approve_progress(district.education_head, report)
    seen = progress_record(district.office, second)
    assert {mark.code for mark in seen.marks} == {"no_new_evidence", "reused_evidence"}
    assert [use.task for use in seen.evidence[0].elsewhere] == [task]
    # Whose it is, is for the checker to find out: while the first waits, it is shown there too.
    assert {mark.code for mark in progress_record(district.office, first).marks} == {"reused_evidence"}
    with on("2026-11-02"):
        accept_progress(district.office, first)
    assert progress_record(district.office, first).marks == ()
    assert {mark.code for mark in progress_record(district.office, second).marks} == {
        "no_new_evidence", "reused_evidence",
    }  # fmt: skip


def test_milestones_count_once_the_office_accepts_them(district: District) -> None:
    task = working(
        district,
        target_kind="event",
        target=None,
        milestones=(PlannedStep(title="开工", due=date(2026, 3, 31)), PlannedStep(title="竣工", due=date(2026, 12, 1))),
    )
    step = Milestone.objects.get(task=task, title="开工")
    with on("2026-11-02"):
        keep_time()
        report = approved(district, task, 202610, words="已经开工建设", milestones=[(step.pk, date(2026, 10, 8))])
        assert row(task).light == "red"
        accept_progress(district.office, report)
    step.refresh_from_db()
    assert step.done_on == date(2026, 10, 8)
    assert row(task).light == "green"


def test_the_sheet_shows_what_is_sent_back_first_and_last_months_beside_it(district: District) -> None:
    early = working(district, title="先到期", deadline=date(2026, 11, 30))
    late, done = working(district, title="后到期"), working(district, title="已报")
    with on("2026-10-14"):
        accepted(district, early, 202609, 20, "九月的话")
    with on("2026-11-02"):
        approved(district, done, 202610, 3)
        report = approved(district, late, 202610, 3)
        return_progress(district.office, report, reason="缺佐证")
        sheet, following = reporting_sheet(district.education_liaison, window_of(district.office, 202610))
    assert [one.task for one in sheet.rows] == [late, early, done]
    assert sheet.counts == {"all": 3, "missing": 1, "draft": 0, "returned": 1, "submitted": 0, "done": 1}
    assert (sheet.rows[1].last_value, sheet.rows[1].last_words, sheet.rows[1].value) == (Decimal(20), "九月的话", None)
    assert following is None
    assert reporting_sheet(district.water_liaison, window_of(district.office, 202610))[0].rows == ()


def test_the_sheet_shows_the_last_report_however_long_ago_it_was_made(district: District) -> None:
    old, begun, never = (
        working(district, title="久未报"),
        working(district, title="上月起草"),
        working(district, title="没报过"),
    )
    with on("2026-05-14"):
        accepted(district, old, 202604, 7, "四月的话")
        accepted(district, begun, 202604, 8)
    with on("2026-09-14"):
        drafted(district, begun, 202608, 9)
    with on("2026-10-14"):
        drafted(district, begun, 202609, 10)
        sheet, _next = reporting_sheet(district.education_liaison, window_of(district.office, 202610))
    last = {one.task: (one.last_month, one.last_value, one.last_words) for one in sheet.rows}
    assert last[old] == (202604, Decimal(7), "四月的话")
    # What was only begun is no report yet.
    assert last[begun][:2] == (202604, Decimal(8))
    assert last[never] == (None, None, "")


def test_several_are_accepted_together_and_each_stands_by_itself(district: District) -> None:
    tasks = [working(district, title=f"第{n}件事") for n in range(3)]
    with on("2026-11-02"):
        reports = [approved(district, task, 202610, 3) for task in tasks]
        return_progress(district.office, reports[1], reason="缺佐证")
        outcomes = accept_many(district.office, [*reports, reports[0]], key="batch")
        assert [one.done for one in outcomes] == [True, False, True]
        again = accept_many(district.office, [reports[0]], key="batch")
        assert again[0].done


def test_lists_are_filtered_by_state_and_mark(district: District) -> None:
    tasks = [working(district, title=f"第{n}件事") for n in range(2)]
    with on("2026-11-02"):
        bare = approved(district, tasks[0], 202610, 3)
        report = drafted(district, tasks[1], 202610, 4)
        picture(district, report)
        submit_progress(district.education_liaison, report)
        approve_progress(district.education_head, report)

    def keys(**asked: str) -> list[int]:
        page = progress_page(district.office, ProgressFilter(**asked), cursor=None)  # type: ignore[arg-type]
        return [one.id for one in page.rows]

    assert keys(state="waiting") == [bare, report]
    assert keys(mark="no_new_evidence") == [bare]
    assert keys(mark="any") == [bare]
    assert keys(mark="copied") == []


def test_three_statuses_are_never_merged(district: District) -> None:
    task = working(district)
    with on("2026-11-02"):
        accepted(district, task, 202610, 5, claimed="ahead")
        status = task_status(district.education_liaison, task)
    assert (status.claimed, status.verified, status.light) == ("ahead", "accepted", "red")
    assert status.lights[0].derivation.startswith("已完成5个，目标30个；10/12 = 83.33 %；实际 16.67 %")
