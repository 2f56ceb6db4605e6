"""Reports of earlier months go out to Excel and come back: previewed, refused row by row, taken over whole or not."""

import io
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from taizhang.audit.service import Invalid, NotAllowed
from taizhang.ledger.models import Progress
from taizhang.ledger.reporting.past_sheet import SHEET, read_month
from taizhang.ledger.service import export_past_reports, import_past_workbook, preview_past_reports
from tests.ledger.casebook import District, make_district
from tests.ledger.reportbook import accepted, on, windows_of_2026, working
from tests.platform_world import client_of, program_of

pytestmark = pytest.mark.django_db

WHY = "1—3月原Excel台账"


@pytest.fixture
def district() -> District:
    made = make_district()
    windows_of_2026(made)
    return made


@pytest.fixture
def task(district: District) -> int:
    return working(district, target_kind="cumulative", target=Decimal(120), unit="个")


def filled(data: bytes, said: Mapping[int, Mapping[str, Any]]) -> bytes:
    """The workbook with these cells written: row → head → value."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book[SHEET]
    heads = {cell.value: place for place, cell in enumerate(sheet[1], 1)}
    for row, cells in said.items():
        for head, value in cells.items():
            sheet.cell(row=row, column=heads[head], value=value)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def rows_of(data: bytes) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(io.BytesIO(data))[SHEET].iter_rows(min_row=2, values_only=True))


def test_out_filled_in_and_back(district: District, task: int) -> None:
    with on("2026-02-03"):
        accepted(district, task, 202601, 9)
    with on("2026-05-20"):
        table = export_past_reports(district.office, year=2026)
        # January was reported here; May is not over.
        assert [row[3] for row in rows_of(table)] == ["2026-02", "2026-03", "2026-04"]
        assert rows_of(table)[0][1:3] == ("改造老旧小区", "区教育局") and rows_of(table)[0][5] == "个"
        data = filled(
            table,
            {2: {"完成值": 20, "进展情况": "按计划推进", "自评": "达序时"}, 3: {"完成值": "30.5", "存在问题": "=cmd"}},
        )
        preview = preview_past_reports(district.office, data)
        assert preview.wrong == 0 and [row.value for row in preview.rows] == [Decimal(20), Decimal("30.5")]
        assert not Progress.objects.filter(month=202602).exists()
        assert import_past_workbook(district.office, data, reason=WHY) == {"imported": 2, "tasks": 1}
        february = Progress.objects.get(month=202602)
        assert (february.value, february.words, february.claimed) == (Decimal(20), "按计划推进", "on_schedule")
        assert february.marks == [{"code": "imported"}]
        # What is there now is not offered again.
        assert [row[3] for row in rows_of(export_past_reports(district.office, year=2026))] == ["2026-04"]


@pytest.mark.parametrize(
    ("cells", "word"),
    [
        ({"任务编号": "2026-999-1"}, "没有任务编号"),
        ({"任务": "另一件事"}, "核对是否错行"),
        ({"月份": "去年"}, "看不懂"),
        ({"月份": "2026-05"}, "还没有结束"),
        ({"月份": "2026-02"}, "已经有报告"),
        ({"完成值": "约二十"}, "不是数字"),
        ({"完成值": "1" + "0" * 20}, "过大"),
        ({"计量单位": "万个"}, "换算后再填"),
        ({"自评": "很好"}, "不是列出的之一"),
    ],
)
def test_one_wrong_row_is_named_and_nothing_is_saved(
    district: District, task: int, cells: Mapping[str, Any], word: str
) -> None:
    with on("2026-05-20"):
        table = export_past_reports(district.office, year=2026)
        data = filled(table, {3: {"完成值": 30}, 4: {"完成值": 30, **cells}})
        preview = preview_past_reports(district.office, data)
        (wrong,) = (row for row in preview.rows if row.errors)
        assert wrong.row == 4 and word in wrong.errors[0]
        with pytest.raises(Invalid, match="第4行") as refused:
            import_past_workbook(district.office, data, reason=WHY)
        assert set(refused.value.fields) == {"4"}
    assert not Progress.objects.exists()


@pytest.mark.parametrize(
    ("text", "month"),
    [("2026-03", 202603), ("2026年3月", 202603), ("202603", 202603), ("2026-03-01", 202603), ("2026/12", 202612),
     ("2026-13", None), ("3月", None), ("", None)],
)  # fmt: skip
def test_months(text: str, month: int | None) -> None:
    assert read_month(text) == month


def test_files_that_are_none(district: District, task: int) -> None:
    with on("2026-05-20"):
        for data, word in ((b"PK nonsense", "xlsx"), (export_past_reports(district.office, year=2026), "没有填写")):
            with pytest.raises(Invalid, match=word):
                preview_past_reports(district.office, data)
        with pytest.raises(Invalid, match="还没有锁定"):
            export_past_reports(district.office, year=2025)


def test_the_office_alone(district: District, task: int) -> None:
    with on("2026-05-20"):
        for access in (district.education_head, district.auditor, district.leader):
            with pytest.raises(NotAllowed):
                export_past_reports(access, year=2026)
            with pytest.raises(NotAllowed):
                preview_past_reports(access, b"")


def uploaded(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("往月进度.xlsx", data)


def test_on_the_page(district: District, task: int, settings: Settings) -> None:
    settings.TAIZHANG_NOW = "2026-05-20T10:00:00+08:00"
    client = client_of(district.office.person)
    assert "补录往月进度" in client.get("/windows").content.decode()
    assert "下载2026年补录表" in client.get("/reporting/past").content.decode()
    table = client.get("/reporting/past.xlsx?year=2026").content
    wrong = filled(table, {2: {"完成值": 20}, 3: {"完成值": "三十"}})
    shown = client.post("/reporting/past", {"file": uploaded(wrong)}, follow=True).content.decode()
    assert "不是数字" in shown and "重新上传" in shown and "确认补录" not in shown
    good = filled(table, {2: {"完成值": 20}, 3: {"完成值": 30}})
    answer: Any = client.post("/reporting/past", {"file": uploaded(good)})
    where = answer.headers["Location"]
    assert "确认补录" in client.get(where).content.decode()
    assert "必填" in client.post(where, {"reason": "", "key": "a"}).content.decode()
    done = client.post(where, {"reason": WHY, "key": "b"}, follow=True).content.decode()
    assert "已补录2份进度，涉及1项任务" in done and Progress.objects.count() == 2
    # Pressed again from a page that was left open: refused with the reason, nothing doubled.
    again = client.post(where, {"reason": WHY, "key": "c"}).content.decode()
    assert "已经有报告" in again and Progress.objects.count() == 2
    assert client_of(district.education_head.person).get("/reporting/past").status_code == 403
    assert client_of(district.office.person).get("/reporting/past/nonsense").status_code == 404
    other = client_of(district.leader.person)
    assert other.get(where).status_code == 403


def test_through_the_interface(district: District, task: int, settings: Settings) -> None:
    settings.TAIZHANG_NOW = "2026-05-20T10:00:00+08:00"
    program: Client = program_of(district.office.person or 0)
    table = program.get("/api/past-reports.xlsx?year=2026").content
    good = filled(table, {2: {"完成值": 20}})
    preview = program.post("/api/past-reports/preview", {"file": uploaded(good)}).json()
    assert preview["wrong"] == 0 and preview["rows"][0]["month"] == 202601
    answer = program.post("/api/past-reports", {"file": uploaded(good), "reason": WHY})
    assert answer.json() == {"imported": 1, "tasks": 1}
    refused = program.post("/api/past-reports", {"file": uploaded(good), "reason": WHY})
    assert refused.status_code == 422 and refused.json()["code"] == "rows_refused"
