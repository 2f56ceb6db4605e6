"""销号: asked for with evidence, checked by another person, closed or returned; reopened with its history."""

from dataclasses import replace

import pytest

from taizhang.audit.service import Conflict, Invalid, NotAllowed, NotFound
from taizhang.ledger.actions import close_task as closing_act
from taizhang.ledger.models import Closing, Evidence
from taizhang.ledger.records import Upload
from taizhang.ledger.reporting.tables import closing_rules
from taizhang.ledger.service import (
    ClosingFilter,
    accept_progress,
    add_evidence,
    approve_progress,
    close_many,
    close_task,
    closing_record,
    closings_page,
    remove_evidence,
    reopen_task,
    request_closing,
    return_closing,
    submit_progress,
)
from tests.ledger.casebook import District, add_task, make_district, plan_of
from tests.ledger.reportbook import PNG, accepted, breaks, drafted, on, picture, row, windows_of_2026, working
from tests.platform_world import access_in

pytestmark = pytest.mark.django_db

WORDS = "全部30个小区改造完成并通过验收。"


@pytest.fixture
def district() -> District:
    made = make_district()
    windows_of_2026(made)
    return made


def asked(district: District, task: int, *files: bytes) -> int:
    uploads = [Upload(filename=f"{place}.png", data=data) for place, data in enumerate(files or (PNG,))]
    return int(str(request_closing(district.education_liaison, task, words=WORDS, uploads=uploads)["closing"]))


def test_a_task_is_closed_by_the_office_and_turns_blue(district: District) -> None:
    task = working(district)
    with on("2026-11-02"):
        one = asked(district, task)
        assert row(task).state == "closing"
        with pytest.raises(NotAllowed):
            close_task(district.education_head, one)
        close_task(district.office, one, reason="现场核查属实")
    found = row(task)
    assert (found.state, found.light) == ("closed", "blue")
    assert found.closed_at is not None
    assert breaks() == ()


def test_whoever_asked_does_not_check(district: District) -> None:
    task = working(district)
    with on("2026-11-02"):
        answer = request_closing(district.office, task, words=WORDS, uploads=[Upload(filename="a.png", data=PNG)])
        one = int(str(answer["closing"]))
        assert closing_record(district.office, one).can == frozenset()
        with pytest.raises(NotAllowed, match="申请人以外"):
            close_task(district.office, one)
        with pytest.raises(NotAllowed, match="申请人以外"):
            return_closing(district.office, one, reason="缺材料")
        colleague = access_in("office", district.government, username="colleague")
        close_task(colleague, one)
    assert row(task).state == "closed"


def test_the_table_may_keep_the_last_verifier_from_checking(
    district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = working(district)
    with on("2026-11-02"):
        accepted(district, task, 202610, 30, "全部完成验收")
        one = asked(district, task)
        monkeypatch.setattr(closing_act, "closing_rules", lambda: replace(closing_rules(), not_last_verifier=True))
        with pytest.raises(NotAllowed, match="最近一次"):
            close_task(district.office, one)
        close_task(access_in("office", district.government, username="colleague"), one)


def test_closing_needs_words_and_evidence(district: District) -> None:
    task = working(district)
    with on("2026-11-02"):
        with pytest.raises(Invalid, match="不少于"):
            request_closing(district.education_liaison, task, words="好")
        with pytest.raises(Invalid, match="佐证"):
            request_closing(district.education_liaison, task, words=WORDS)
        report = drafted(district, task, 202610, 30)
        picture(district, report)
        with pytest.raises(Invalid, match="佐证"):
            request_closing(district.education_liaison, task, words=WORDS)
        submit_progress(district.education_liaison, report)
        request_closing(district.education_liaison, task, words=WORDS)
    assert row(task).state == "closing"


def test_a_returned_task_is_worked_at_again(district: District) -> None:
    task = working(district)
    with on("2026-11-02"):
        one = asked(district, task)
        with pytest.raises(Conflict):
            asked(district, task)
        return_closing(district.office, one, reason="缺竣工验收报告")
        assert row(task).state == "working"
        with pytest.raises(Conflict):
            close_task(district.office, one)
        second = asked(district, task, PNG + b"2")
        close_task(district.office, second)
    assert list(Closing.objects.order_by("pk").values_list("state", flat=True)) == ["returned", "closed"]


def test_reopening_keeps_the_closing(district: District) -> None:
    task = working(district)
    with on("2026-11-02"):
        one = asked(district, task)
        close_task(district.office, one)
        with pytest.raises(NotAllowed):
            reopen_task(district.education_head, task, reason="又出问题")
        with pytest.raises(Invalid):
            reopen_task(district.office, task, reason="")
        reopen_task(district.office, task, reason="回访发现漏项")
    found = row(task)
    assert (found.state, found.closed_at) == ("working", None)
    assert found.light != "blue"
    kept = closing_record(district.education_liaison, one)
    assert (kept.state, kept.reopen_reason, kept.checked_by_name) == ("reopened", "回访发现漏项", district.office.name)


def test_a_task_with_open_parts_is_not_closed(district: District) -> None:
    task = working(district)
    with on("2026-11-02"):
        add_task(district.office, row(task).matter_id, plan_of("一期", lead=district.water.pk), parent=task)
        with pytest.raises(Conflict, match="分任务"):
            asked(district, task)


def test_marks_tell_reuse_copies_and_bursts(district: District) -> None:
    task, other = working(district), working(district, title="另一件事")
    with on("2026-11-02"):
        report = drafted(district, other, 202610, 5)
        picture(district, report)
        submit_progress(district.education_liaison, report)
        approve_progress(district.education_head, report)
        accept_progress(district.office, report)
        accepted(district, task, 202610, 30, WORDS)
        one = asked(district, task, PNG, PNG + b"2", PNG + b"3")
        seen = closing_record(district.office, one)
        assert {mark.code for mark in seen.marks} == {"reused_evidence", "copied", "burst"}
        assert len(seen.evidence) == 3
        assert [use.task for piece in seen.evidence for use in piece.elsewhere] == [other]


def test_reuse_after_asking_is_shown_while_the_request_waits(district: District) -> None:
    task, other = working(district), working(district, title="另一件事")
    with on("2026-11-02"):
        accepted(district, task, 202610, 30, WORDS)
        one = asked(district, task, PNG)
        assert "reused_evidence" not in {mark.code for mark in closing_record(district.office, one).marks}
        report = drafted(district, other, 202610, 5)
        picture(district, report)
        submit_progress(district.education_liaison, report)
        seen = {mark.code: mark for mark in closing_record(district.office, one).marks}
        assert [piece.id for piece in closing_record(district.office, one).evidence if piece.elsewhere] == list(
            seen["reused_evidence"].evidence
        )
        close_task(district.office, one, reason="原件在此")
        assert "reused_evidence" not in {mark.code for mark in closing_record(district.office, one).marks}


def test_a_value_short_of_the_target_is_marked(district: District) -> None:
    task = working(district)
    with on("2026-11-02"):
        accepted(district, task, 202610, 29, "完成二十九个小区")
        marks = {mark.code: mark.text for mark in closing_record(district.office, asked(district, task)).marks}
    assert marks["short"] == "最新核实值比目标差1个。"


def test_others_see_no_closing(district: District) -> None:
    task = working(district)
    with on("2026-11-02"):
        one = asked(district, task)
        with pytest.raises(NotFound):
            closing_record(district.water_liaison, one)
        with pytest.raises(NotFound):
            close_task(district.water_liaison, one)
        assert closings_page(district.water_liaison, ClosingFilter(), cursor=None).rows == ()
        assert len(closings_page(district.office, ClosingFilter(state="requested"), cursor=None).rows) == 1


def test_several_are_closed_together(district: District) -> None:
    tasks = [working(district, title=f"第{n}件事") for n in range(3)]
    with on("2026-11-02"):
        ones = [asked(district, task, PNG + bytes([n])) for n, task in enumerate(tasks)]
        return_closing(district.office, ones[1], reason="缺材料")
        assert [one.done for one in close_many(district.office, ones, key="k")] == [True, False, True]


def test_evidence_is_the_organs_own_until_it_is_handed_in(district: District) -> None:
    task = working(district)
    with on("2026-11-02"):
        report = drafted(district, task, 202610, 5)
        piece = picture(district, report)
        with pytest.raises(Conflict, match="已经附"):
            picture(district, report)
        remove_evidence(district.education_liaison, piece)
        assert not Evidence.objects.exists()
        kept = picture(district, report)
        submit_progress(district.education_liaison, report)
        with pytest.raises(Conflict, match="已经报送"):
            remove_evidence(district.education_liaison, kept)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("页面.png", b"<!doctype html><html><body><script>alert(1)</script></body></html>", "not_taken"),
        ("空.pdf", b"", "empty_file"),
        ("程序.pdf", b"MZ" + bytes(100), "binary"),
        ("压缩.docx", b"PK\x03\x04" + bytes(100), "damaged"),
        ("大.png", PNG + bytes(20_000_001), "too_large"),
    ],
)
def test_files_are_known_by_their_content(district: District, name: str, data: bytes, code: str) -> None:
    task = working(district)
    with on("2026-11-02"):
        report = drafted(district, task, 202610, 5)
        with pytest.raises(Invalid) as refusal:
            add_evidence(district.education_liaison, report, upload=Upload(filename=name, data=data))
    assert refusal.value.code == code


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://a.cn/b", "http://", "内网地址"])
def test_only_web_addresses_are_links(district: District, link: str) -> None:
    task = working(district)
    with on("2026-11-02"):
        report = drafted(district, task, 202610, 5)
        with pytest.raises(Invalid):
            add_evidence(district.education_liaison, report, link=link)
        add_evidence(district.education_liaison, report, link="https://www.yunxi.gov.cn/2026/1.html")
