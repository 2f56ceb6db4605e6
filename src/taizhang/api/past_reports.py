"""Reports of earlier months as a workbook 补录往月进度: out, previewed, taken over."""

from dataclasses import asdict
from decimal import Decimal
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, File, Form, Router, Schema
from ninja.files import UploadedFile

from taizhang.api.frame import Key, reading, writing
from taizhang.api.numbers import Year
from taizhang.ledger.service import export_past_reports, import_past_workbook, preview_past_reports

router = Router(tags=["progress"])

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class PastRowOut(Schema):
    """One row of the workbook."""

    row: int = Field(description="Its number in the sheet.")
    number: str
    title: str
    month: int | None
    value: Decimal | None
    unit: str
    words: str
    claimed: str
    errors: list[str] = Field(description="Whole sentences; empty where it can be taken over.")


class PastPreviewOut(Schema):
    """预览: what the workbook would take over."""

    rows: list[PastRowOut]
    wrong: int


@router.get("/past-reports.xlsx", summary="Months without a report, to fill in 补录表")
def workbook(request: HttpRequest, year: Year) -> HttpResponse:
    """Give a row for every task and month of a year that is locked and has no report yet."""
    data = export_past_reports(reading(request), year=year)
    return HttpResponse(
        data, content_type=XLSX, headers={"Content-Disposition": 'attachment; filename="past-reports.xlsx"'}
    )


@router.post("/past-reports/preview", response=PastPreviewOut, summary="What a workbook would take over 预览补录")
def previewed(request: HttpRequest, file: Annotated[UploadedFile, File()]) -> dict[str, Any]:
    """Say row by row what would be taken over or cannot be; nothing is written."""
    found = preview_past_reports(writing(request), file.read())
    return {"rows": [asdict(row) for row in found.rows], "wrong": found.wrong}


@router.post("/past-reports", response=dict[str, Any], summary="Take earlier months' reports over 补录")
def imported(
    request: HttpRequest,
    file: Annotated[UploadedFile, File()],
    reason: Annotated[str, Form(max_length=200, description="What they rest on: the name of the old ledger.")],
    key: Key = None,
) -> dict[str, Any]:
    """Write every row, or none."""
    return import_past_workbook(writing(request), file.read(), reason=reason, key=key)
