"""A list as a file: exactly the rows and columns that are seen, as xlsx or csv, safe to open in a spreadsheet.

::

    if (wanted := export_format(request)) is not None:
        return export(wanted, name=_("任务"), heads=[_("任务"), _("牵头单位")], rows=([t.title, names[t.organ]] for t in found))
"""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from taizhang.storage import today
from taizhang.storage.sheets import FORMULA_SIGNS, keep_as_text

Format = Literal["xlsx", "csv"]

Cell = str | int | Decimal | date | datetime | None
"""What a cell usually holds; None stays empty, and anything else becomes its text."""

MEDIA: dict[Format, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}

MOST = 50_000
"""Rows of one file."""


def export_format(request: HttpRequest) -> Format | None:
    """Return the file format that the address asks for (``?format=xlsx``), or None for the page."""
    asked = request.GET.get("format")
    if asked == "xlsx":
        return "xlsx"
    return "csv" if asked == "csv" else None


def defused(text: str) -> str:
    """Return the text so that no spreadsheet runs it from csv: an apostrophe before what looks like a formula."""
    return "'" + text if text.startswith(FORMULA_SIGNS) else text


def export(kind: Format, *, name: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """Return the rows as a file to save. Numbers stay exact: in csv as their digits, in xlsx as numbers.

    ``name`` and the day make the file's name.
    """
    body = _xlsx(name, heads, rows) if kind == "xlsx" else _csv(heads, rows)
    filename = f"{name}{today().isoformat()}.{kind}"
    return HttpResponse(
        body,
        content_type=MEDIA[kind],
        headers={"Content-Disposition": f"attachment; filename=\"{kind}.{kind}\"; filename*=UTF-8''{quote(filename)}"},
    )


def _csv(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([defused(str(head)) for head in heads])
    for row in rows:
        writer.writerow([_plain(cell) for cell in row])
    # The mark at the beginning tells Excel that it is UTF-8.
    return stream.getvalue().encode("utf-8-sig")


def _plain(cell: object) -> str:
    match cell:
        case None:
            return ""
        case Decimal():
            return format(cell, "f")
        case datetime():
            return timezone.localtime(cell).strftime("%Y-%m-%d %H:%M")
        case date():
            return cell.isoformat()
        case int():
            return str(cell)
    return defused(str(cell))


def _xlsx(name: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_title(name))
    assert isinstance(sheet, WriteOnlyWorksheet)
    sheet.freeze_panes = "A2"
    sheet.append([_head(sheet, str(head)) for head in heads])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _head(sheet: WriteOnlyWorksheet, text: str) -> Any:
    cell = _cell(sheet, text)
    cell.font, cell.alignment = Font(bold=True), Alignment(vertical="center", wrap_text=True)
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: object) -> Any:
    shown, cell = _value(value), WriteOnlyCell(sheet)
    if isinstance(shown, str):
        keep_as_text(cell, shown)
    else:
        cell.value = shown
    return cell


def _value(cell: object) -> str | int | Decimal | date | datetime | None:
    match cell:
        case datetime():
            return timezone.localtime(cell).replace(tzinfo=None)
        case Decimal() if len(cell.as_tuple().digits) > 15:
            # A spreadsheet keeps fifteen digits; what has more stays text and stays exact.
            return format(cell, "f")
        case str():
            return ILLEGAL_CHARACTERS_RE.sub("", cell)
        case None | int() | Decimal() | date():
            return cell
    return ILLEGAL_CHARACTERS_RE.sub("", str(cell))


def _sheet_title(name: str) -> str:
    return "".join(sign for sign in name if sign not in r"[]:*?/\'")[:31] or "1"
