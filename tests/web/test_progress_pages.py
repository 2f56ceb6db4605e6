"""Pages of reports, amendments, closings, settlements: who may open which, what they do, what they cost."""

import io
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from taizhang.audit.models import Look
from taizhang.ledger.models import Amendment, Closing, Evidence, Progress, Settlement, Task
from taizhang.ledger.records import Upload
from taizhang.ledger.service import (
    accept_progress,
    add_evidence,
    approve_progress,
    propose_settlements,
    request_amendment,
    request_closing,
    submit_progress,
)
from taizhang.organs.models import Person
from tests.ledger.casebook import District, make_district
from tests.ledger.reportbook import PNG, accepted, approved, drafted, on, picture, windows_of_2026, working
from tests.web.conftest import SignIn

pytestmark = pytest.mark.django_db

DAY = "2026-11-02"

LISTS = ["/reporting", "/reporting/approve", "/verifying", "/windows", "/amendments", "/closings", "/settlements"]

ALLOWED = {
    "office": {"/verifying", "/windows", "/amendments", "/closings", "/settlements"},
    "leader": {"/verifying", "/windows", "/amendments", "/closings", "/settlements"},
    "auditor": {"/verifying", "/windows", "/amendments", "/closings", "/settlements"},
    "administrator": {"/windows"},
    "education_head": set(LISTS) - {"/verifying"},
    "education_liaison": set(LISTS) - {"/verifying", "/reporting/approve"},
    "water_reader": {"/settlements"},
}


@pytest.fixture
def district() -> District:
    made = make_district()
    windows_of_2026(made)
    return made


def browser_of(district: District, who: str, sign_in: SignIn) -> Client:
    return sign_in(Person.objects.get(pk=getattr(district, who).person))


@pytest.mark.parametrize("who", list(ALLOWED))
@pytest.mark.parametrize("address", LISTS)
def test_each_role_opens_its_own_lists(who: str, address: str, district: District, sign_in: SignIn) -> None:
    with on(DAY):
        browser = browser_of(district, who, sign_in)
        assert browser.get(address).status_code == (200 if address in ALLOWED[who] else 403)


def everything(district: District) -> dict[str, int]:
    """A task with one of each kind of thing on it."""
    task = working(district, deadline=date(2026, 11, 30))
    with on(DAY):
        report = drafted(district, task, 202610, 12, "已完成十二个小区")
        piece = picture(district, report)
        submit_progress(district.education_liaison, report)
        approve_progress(district.education_head, report)
        asked = request_amendment(
            district.education_liaison,
            task,
            kind="deadline",
            new_deadline=date(2026, 12, 10),
            reason="征地没有完成，不能进场",
        )
        closing = request_closing(
            district.education_liaison,
            task,
            words="全部完成并验收",
            uploads=[Upload(filename="a.png", data=PNG + b"1")],
        )
        propose_settlements(district.office, 2026)
    return {
        "tasks": task,
        "progress": report,
        "evidence": piece,
        "amendments": int(str(asked["amendment"])),
        "closings": int(str(closing["closing"])),
        "settlements": Settlement.objects.get().pk,
    }


@pytest.mark.parametrize("kind", ["progress", "evidence", "amendments", "closings", "settlements"])
def test_what_is_not_ones_own_is_not_there(kind: str, district: District, sign_in: SignIn) -> None:
    made = everything(district)
    with on(DAY):
        for who in ("office", "education_liaison", "education_head"):
            answer = browser_of(district, who, sign_in).get(f"/{kind}/{made[kind]}")
            assert answer.status_code == 200 and (not answer.streaming or b"".join(answer) == PNG)
        for who in ("water_liaison", "administrator"):
            browser = browser_of(district, who, sign_in)
            known, unknown = browser.get(f"/{kind}/{made[kind]}"), browser.get(f"/{kind}/999999")
            assert known.status_code == unknown.status_code == 404


@pytest.mark.parametrize("who", ["office", "leader", "education_liaison", "education_head"])
def test_the_tabs_of_a_task_show_what_belongs_to_it(who: str, district: District, sign_in: SignIn) -> None:
    made = everything(district)
    with on(DAY):
        browser = browser_of(district, who, sign_in)
        for tab, said in (
            ("progress", "按序时"),
            ("evidence", "现场照片"),
            ("amendments", "延期"),
            ("closings", "全部完成并验收"),
        ):
            page = browser.get(f"/tasks/{made['tasks']}?tab={tab}")
            assert page.status_code == 200 and said in page.content.decode(), tab


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_pages_speak_both_languages(language: str, district: District, sign_in: SignIn) -> None:
    made = everything(district)
    with on(DAY):
        for who, addresses in (
            ("office", ["/verifying", "/windows", "/amendments", "/closings", "/settlements",
            f"/progress/{made['progress']}",
                        f"/amendments/{made['amendments']}", f"/closings/{made['closings']}",
                        f"/settlements/{made['settlements']}"]),
            ("education_liaison", ["/reporting", f"/reporting/202610/{made['tasks']}"]),
        ):  # fmt: skip
            browser = browser_of(district, who, sign_in)
            browser.cookies["taizhang_language"] = language
            for address in addresses:
                assert browser.get(address).status_code == 200, address


def test_the_month_is_reported_in_one_table(district: District, sign_in: SignIn) -> None:
    tasks = [working(district, title=f"第{n}件事") for n in range(3)]
    with on(DAY):
        browser = browser_of(district, "education_liaison", sign_in)
        page = browser.get("/reporting").content.decode()
        assert all(f"value-{task}" in page for task in tasks)
        typed = {f"value-{tasks[0]}": "1,200.50", f"words-{tasks[0]}": "完成一批", f"value-{tasks[1]}": "很多"}
        answer = browser.post("/reporting", {**typed, "save": "1"})
        assert answer.status_code == 422
        shown = answer.content.decode()
        assert "“很多”不是数字" in shown and 'value="很多"' in shown
        assert Progress.objects.get().value == Decimal("1200.50")
        both: dict[str, Any] = {
            f"value-{tasks[1]}": "3",
            f"value-{tasks[0]}": "1200.5",
            f"words-{tasks[0]}": "完成一批",
            "pick": [tasks[0], tasks[1]],
        }
        assert browser.post("/reporting", {**both, "submit": "1"}).status_code == 302
    assert sorted(Progress.objects.values_list("task", "state")) == [(tasks[0], "submitted"), (tasks[1], "submitted")]


def test_a_row_keeps_itself(district: District, sign_in: SignIn) -> None:
    task = working(district)
    with on(DAY):
        browser = browser_of(district, "education_liaison", sign_in)
        there = f"/reporting/202610/{task}/draft"
        assert browser.post(there, {f"value-{task}": "5"}).json() == {"said": "草稿已保存"}
        assert browser.post(there, {f"value-{task}": "五"}).status_code == 422
        assert browser_of(district, "water_liaison", sign_in).post(there, {f"value-{task}": "5"}).status_code == 404
    assert Progress.objects.get().value == Decimal(5)


def test_one_report_is_written_with_evidence_and_handed_in(district: District, sign_in: SignIn) -> None:
    task = working(district)
    with on(DAY):
        browser = browser_of(district, "education_liaison", sign_in)
        there = f"/reporting/202610/{task}"
        bad = SimpleUploadedFile("页面.html", b"<!doctype html><html><body>x</body></html>")
        refused = browser.post(there, {"value": "5", "words": "完成五个", "files": bad, "save": "1"})
        assert refused.status_code == 422 and "网页" in refused.content.decode()
        good = SimpleUploadedFile("照片.png", PNG)
        answer = browser.post(
            there, {"value": "5", "words": "完成五个", "files": good, "sensitive": "on", "submit": "1"}
        )
        assert answer.status_code == 302
    assert Progress.objects.get().state == "submitted"
    assert Evidence.objects.get().sensitive


def test_evidence_is_saved_never_shown_and_looks_are_noted(district: District, sign_in: SignIn) -> None:
    task = working(district)
    with on(DAY):
        report = drafted(district, task, 202610, 5)
        add_evidence(
            district.education_liaison,
            report,
            upload=Upload(filename="名单.txt", data="一、张三".encode()),
            sensitive=True,
        )
        submit_progress(district.education_liaison, report)
        browser = browser_of(district, "office", sign_in)
        answer = browser.get(f"/evidence/{Evidence.objects.get().pk}")
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert b"".join(answer.streaming_content).decode() == "一、张三"  # type: ignore[attr-defined]
    assert Look.objects.filter(action="evidence.look").count() == 1


def test_head_and_office_press_their_buttons(district: District, sign_in: SignIn) -> None:
    task = working(district)
    with on(DAY):
        report = drafted(district, task, 202610, 25)
        submit_progress(district.education_liaison, report)
        head = browser_of(district, "education_head", sign_in)
        assert head.post("/progress/many/approve", {"pick": [report], "key": "a"}).status_code == 302
        office = browser_of(district, "office", sign_in)
        assert office.post(f"/progress/{report}/pick", {"key": "b"}).status_code == 302
        back = {"reason": "", "key": "c", "back": f"/progress/{report}"}
        assert "请写明抽查的结果" in office.post(f"/progress/{report}/accept", back, follow=True).content.decode()
        assert office.post(f"/progress/{report}/accept", {"reason": "属实", "key": "d"}).status_code == 302
    assert Progress.objects.get().state == "accepted"
    assert Task.objects.get().latest_value == Decimal(25)


def test_amendments_and_closings_go_their_way_on_pages(district: District, sign_in: SignIn) -> None:
    task = working(district, deadline=date(2026, 11, 20))
    with on(DAY):
        liaison, office = (browser_of(district, who, sign_in) for who in ("education_liaison", "office"))
        short = liaison.post(
            f"/amendments/new/{task}", {"kind": "deadline", "new_deadline": "2026-11-30", "reason": "忙"}
        )
        assert short.status_code == 422 and "不少于" in short.content.decode()
        liaison.post(
            f"/amendments/new/{task}",
            {"kind": "deadline", "new_deadline": "2026-11-30", "reason": "征地拆迁没有完成，不能进场"},
        )
        office.post(f"/amendments/{Amendment.objects.get().pk}/approve", {"reason": "同意", "key": "a"})
        assert Task.objects.get().deadline == date(2026, 11, 30)
        file = SimpleUploadedFile("验收.png", PNG)
        assert liaison.post(f"/closings/new/{task}", {"words": "全部完成并验收", "files": file}).status_code == 302
        closing = Closing.objects.get().pk
        assert office.post("/closings/many/close", {"pick": [closing], "reason": "属实", "key": "b"}).status_code == 302
        assert Task.objects.get().state == "closed"
        office.post(f"/closings/{closing}/reopen", {"reason": "回访发现漏项", "key": "c"})
    assert Task.objects.get().state == "working"


def test_the_table_of_verdicts_goes_out_as_it_is_seen(district: District, sign_in: SignIn) -> None:
    task = working(district, title="=HYPERLINK(1)")
    with on("2027-01-06"):
        accepted(district, task, 202612, 29)
        office = browser_of(district, "office", sign_in)
        assert office.post("/settlements/propose", {"year": "2026", "key": "a"}).status_code == 302
        answer = office.get("/settlements?year=2026&format=xlsx")
        sheet = load_workbook(io.BytesIO(answer.content)).active
        assert sheet is not None
        heads, row = list(sheet.iter_rows(values_only=True))
        assert heads[2] == "目标任务（报告原文）"
        assert (row[5], row[7], row[8], row[9]) == ("区教育局", 29, "未完成", -1)
        one = Settlement.objects.get().pk
        office.post(f"/settlements/{one}/confirm", {"verdict": "missed", "decision": "", "key": "b"})
        answer = office.post(f"/settlements/{one}/carry-over", {"key": "c"})
        assert re.fullmatch(r"/tasks/\d+", answer.headers["Location"])
    assert Task.objects.get(year=2027).carried_from_id == task


def test_windows_are_opened_adjusted_and_locked_on_the_page(district: District, sign_in: SignIn) -> None:
    with on(DAY):
        office = browser_of(district, "office", sign_in)
        assert "开设全年填报期" in office.get("/windows?year=2027").content.decode()
        office.post("/windows/2027/open", {"key": "a"})
        assert "2027年12月" in office.get("/windows?year=2027").content.decode()
        days = {
            "opens_on": "2026-10-26",
            "due_on": "2026-11-10",
            "grace_on": "2026-11-12",
            "reason": "会期冲突",
            "key": "b",
        }
        office.post("/windows/202610/adjust", days)
        assert "2026-11-12" in office.get("/windows").content.decode()
        office.post("/windows/202610/lock", {"key": "c"})
        assert "已锁定" in office.get("/windows").content.decode()
        liaison = browser_of(district, "education_liaison", sign_in)
        assert liaison.post("/windows/202609/lock", {"key": "d"}).status_code == 403


def test_a_light_is_set_by_hand_beside_the_computed_one(district: District, sign_in: SignIn) -> None:
    task = working(district)
    with on(DAY):
        accepted(district, task, 202610, 2)
        office = browser_of(district, "office", sign_in)
        office.post(
            f"/lights/{task}/set",
            {"colour": "yellow", "expires_on": "2026-12-01", "reason": "主体已完工，数据滞后", "key": "a"},
        )
        page = office.get(f"/tasks/{task}?tab=progress").content.decode()
        assert "主体已完工" in page and "light-red" in page and "light-yellow" in page
        assert Task.objects.get().light == "red"
        office.post(f"/lights/{task}/release", {"key": "b"})
        assert browser_of(district, "education_head", sign_in).post(f"/lights/{task}/release", {}).status_code == 403


@pytest.mark.parametrize("count", [3, 30])
@pytest.mark.parametrize(
    ("who", "address", "most"),
    [
        ("education_liaison", "/reporting", 40),
        ("education_head", "/reporting/approve", 30),
        ("office", "/verifying", 32),
        ("office", "/amendments", 28),
        ("office", "/closings", 30),
        ("office", "/settlements", 30),
    ],
)
def test_queries_do_not_grow_with_rows(
    count: int,
    who: str,
    address: str,
    most: int,
    district: District,
    sign_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    tasks = [working(district, title=f"第{n}件事", deadline=date(2026, 11, 30)) for n in range(count)]
    with on(DAY):
        for n, task in enumerate(tasks):
            report = drafted(district, task, 202610, n + 1, f"第{n}件事完成情况")
            picture(district, report, PNG + str(n).encode())
            if address != "/reporting":
                submit_progress(district.education_liaison, report)
            if address in ("/verifying", "/settlements"):
                approve_progress(district.education_head, report)
            if address == "/settlements":
                accept_progress(district.office, report)
            if address == "/amendments":
                request_amendment(
                    district.education_liaison,
                    task,
                    kind="deadline",
                    new_deadline=date(2026, 12, 10),
                    reason="征地没有完成，不能进场",
                )
            if address == "/closings":
                request_closing(district.education_liaison, task, words="全部完成并验收")
        if address == "/settlements":
            propose_settlements(district.office, 2026)
        browser = browser_of(district, who, sign_in)
        browser.get(address)
        with django_assert_max_num_queries(most):
            page = browser.get(address).content.decode()
    assert page.count("件事") >= count


def test_approved_reports_do_not_show_on_others_sheets(district: District, sign_in: SignIn) -> None:
    task = working(district)
    with on(DAY):
        approved(district, task, 202610, 5, "只有教育局知道的话")
        page = browser_of(district, "water_liaison", sign_in).get("/reporting").content.decode()
    assert "只有教育局知道的话" not in page and "这个月没有要填报的任务" in page


def test_acts_on_several_say_row_by_row_what_came_of_each(district: District, sign_in: SignIn) -> None:
    first, second = working(district), working(district, title="整治内涝点")
    with on(DAY):
        good, gone = approved(district, first, 202610, 25, "完成"), approved(district, second, 202610, 25, "完成")
        accept_progress(district.office, gone)
        office = browser_of(district, "office", sign_in)
        sent = {"pick": [good, gone, 987654], "back": "/verifying"}
        page = office.post("/progress/many/accept", sent, follow=True).content.decode()
    done, refused = re.findall(r'<li class="notice notice-(?:good|error)">(.*?)</li>', page, re.S)
    numbers = dict(Task.objects.values_list("pk", "number"))
    assert done == f"已核实1份。<br>{numbers[first]}《改造老旧小区》10月"
    heading, one, other = refused.split("<br>")
    assert (
        heading == "有2件没有办成：" and one.startswith(f"{numbers[second]}《整治内涝点》10月：") and one.endswith("。")
    )
    # What one may not see has no name.
    assert "《" not in other and other.endswith("。")


def test_a_great_many_rows_are_counted(district: District, sign_in: SignIn) -> None:
    tasks = [working(district, title=f"第{number}处") for number in range(43)]
    with on(DAY):
        reports = [approved(district, task, 202610, 25, f"完成{task}") for task in tasks]
        office = browser_of(district, "office", sign_in)
        page = office.post(
            "/progress/many/accept", {"pick": reports, "back": "/verifying"}, follow=True
        ).content.decode()
    (done,) = re.findall(r'<li class="notice notice-good">(.*?)</li>', page, re.S)
    lines = done.split("<br>")
    assert (lines[0], len(lines), lines[-1]) == ("已核实43份。", 42, "另有3件。")


def test_nothing_is_typed_before_a_window_opens(district: District, sign_in: SignIn) -> None:
    task = working(district)
    with on("2026-11-02"):
        browser = browser_of(district, "education_liaison", sign_in)
        coming = browser.get("/reporting/202612").content.decode()
        assert "开放填报。" in coming and "改造老旧小区" in coming and "到时要填报的任务" in coming
        assert "<textarea" not in coming and "只存草稿" not in coming
        one = browser.get(f"/reporting/202612/{task}").content.decode()
        assert "开放填报。" in one and "<textarea" not in one and "报告已经报出" not in one
        refused = browser.post(f"/reporting/202612/{task}/draft", {f"words-{task}": "早报"})
        assert refused.status_code == 409 and "才开放" in refused.json()["said"]
        assert "<textarea" in browser.get("/reporting/202610").content.decode()


@pytest.mark.parametrize("address", ["/closings", "/amendments", "/verifying"])
def test_an_empty_list_of_what_waits_leads_to_all_of_it(address: str, district: District, sign_in: SignIn) -> None:
    with on(DAY):
        browser = browser_of(district, "office", sign_in)
        waiting = browser.get(address).content.decode()
        assert "没有待" in waiting and 'href="?state=all"' in waiting
        narrowed = browser.get(f"{address}?state=all").content.decode()
        assert "没有符合条件的记录。" in narrowed and "没有待" not in narrowed.partition("<h2>")[2]
