"""Workbooks: uploaded ones read row by row, counted, without entities or formulas that ran; cells of text going out."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from taizhang.intake.errors import IntakeError
from taizhang.intake.packed import Package, refuse_entities

MAX_BYTES = 20_000_000
"""Of the unpacked workbook."""

MAX_ROWS = 20_000
"""Rows of one sheet."""

MAX_COLUMNS = 120

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula: no text that goes out begins with it."""

_FAILURES = (
    KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, EOFError, OverflowError, RuntimeError,
    SyntaxError, zipfile.BadZipFile,
)  # fmt: skip
"""What openpyxl raises on workbooks that break the schema; it has no error of its own for most of them."""

_WHOLE = re.compile(r"-?[0-9]+\.0+\Z")


def keep_as_text(cell: Any, text: str) -> None:
    """Put a text into a cell of a workbook that goes out, as it is: typed as text, so that nothing in it runs.

    Where editing would make a formula of it, the spreadsheet's own mark is set, which it does not show.
    """
    cell.value = text
    cell.data_type = "s"
    if text.startswith(FORMULA_SIGNS):
        cell.quotePrefix = True


class BadSheet(ValueError):
    """A workbook that cannot be read; the message is a whole sentence that says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One row of a sheet that is not empty."""

    number: int
    """Its number in the sheet, from 1, as the spreadsheet shows it."""
    cells: tuple[str, ...]
    """What its cells hold, as text without spaces around it; days as 2026-09-18, numbers as plain digits."""


@contextmanager
def opened(data: bytes, *, max_bytes: int, values: bool) -> Iterator[Any]:
    """Open a workbook for reading, nothing of which has been trusted; raises BadSheet, also for what fails inside.

    ``max_bytes``: of the unpacked workbook. ``values``: a cell with a formula gives the value that was saved with it,
    not the formula.
    """
    try:
        package = Package(data, kind="xlsx", max_bytes=max_bytes)
        for name in package.names():
            # openpyxl unpacks and parses these itself, so each is counted and looked through before.
            if name.endswith((".xml", ".rels", ".vml")):
                refuse_entities(package.read(name) or b"")
    except IntakeError as error:
        chinese = (get_language() or "zh").startswith("zh")
        raise BadSheet(error.message if chinese else error.message_en) from error
    try:
        with warnings.catch_warnings():
            # openpyxl warns of every extension that it does not keep; nothing here is written back.
            warnings.simplefilter("ignore")
            yield openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)
    except BadSheet:
        raise
    except _FAILURES as error:
        raise BadSheet(_("这个文件不是能读的Excel工作簿（.xlsx），请用Excel另存为.xlsx后再上传。")) from error


def read_sheets(data: bytes) -> Mapping[str, tuple[SheetRow, ...]]:
    """Return the rows of each sheet by its name, in order, empty rows left out; raises BadSheet.

    A cell with a formula gives the value that was saved with it.
    """
    with opened(data, max_bytes=MAX_BYTES, values=True) as book:
        return {sheet.title: _rows(sheet) for sheet in book.worksheets}


def _rows(sheet: Any) -> tuple[SheetRow, ...]:
    # openpyxl's stubs do not tell a read-only sheet's members; what leaves here has a type again.
    sheet.reset_dimensions()
    found = []
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = [_text(value) for value in row[:MAX_COLUMNS]]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            found.append(SheetRow(number=number, cells=tuple(cells)))
        if len(found) > MAX_ROWS:
            raise BadSheet(
                _("工作表“%(sheet)s”超过%(most)s行，请分成几个文件上传。") % {"sheet": sheet.title, "most": MAX_ROWS}
            )
    return tuple(found)


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case datetime():
            return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ")
        case date():
            return value.isoformat()
        case float():
            # The shortest digits that give this number back: what the spreadsheet shows.
            digits = format(Decimal(repr(value)), "f")
            return digits.split(".")[0] if _WHOLE.match(digits) else digits
    return str(value).strip()
