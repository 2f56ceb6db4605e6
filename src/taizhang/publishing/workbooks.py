"""A bulletin, a year's scores: as workbooks, the same bytes when run again, nothing in them a formula."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from taizhang.publishing.blocks import Composed, Heading, Paragraph, Run, Table
from taizhang.publishing.packing import steady
from taizhang.storage.sheets import FORMULA_SIGNS, keep_as_text

Value = str | int | Decimal | None

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")

_PLAIN_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,10})?")


def defused(text: str) -> str:
    """Return text for CSV that no spreadsheet takes for a formula."""
    clean = _legal(text)
    return f"'{clean}" if clean.startswith(FORMULA_SIGNS) and not _PLAIN_NUMBER.fullmatch(clean) else clean


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)[:32_000]


def workbook(sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Value]]]], *, at: datetime) -> bytes:
    """Return a workbook of these sheets (title, heads, rows): heads frozen, numbers as numbers."""
    book = Workbook(write_only=True)
    for title, heads, rows in sheets:
        _sheet(book, title, heads, rows)
    into = io.BytesIO()
    book.save(into)
    return steady(into.getvalue(), at=at)


def _sheet(book: Workbook, title: str, heads: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    sheet: Any = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    kept = [list(row) for row in rows]
    for place, head in enumerate(heads):
        longest = max([_width(head), *(_width(row[place]) for row in kept)])
        sheet.column_dimensions[get_column_letter(place + 1)].width = min(60, max(8, longest + 2))
    bold, fill = Font(bold=True), PatternFill("solid", fgColor="E8EDF3")
    wrap = Alignment(vertical="top", wrap_text=True)
    cells = []
    for head in heads:
        cell = WriteOnlyCell(sheet, value=head)
        cell.font, cell.fill, cell.alignment = bold, fill, wrap
        cells.append(cell)
    sheet.append(cells)
    for row in kept:
        line = []
        for value in row:
            cell = WriteOnlyCell(sheet)
            if isinstance(value, str):
                keep_as_text(cell, _legal(value))
            else:
                cell.value = value
            cell.alignment = wrap
            line.append(cell)
        sheet.append(line)


def _width(value: Value) -> int:
    return sum(2 if ord(character) > 0x2E80 else 1 for character in str(value if value is not None else ""))


def xlsx_of(composed: Composed, snapshot: Mapping[str, Any], *, at: datetime) -> bytes:
    """Return the bulletin as a workbook: its words, each table, and the source of every number."""
    lines: list[list[Value]] = [[composed.title], [composed.number_line]]
    tables: list[tuple[str, Sequence[str], list[list[Value]]]] = []
    for block in composed.blocks:
        match block:
            case Heading() | Paragraph():
                lines.append([block.text])
            case Table():
                rows = [
                    [_value(run) if numeric else run.text for run, numeric in zip(row, block.numeric, strict=True)]
                    for row in block.rows
                ]
                tables.append((block.title.replace("  ", " "), block.columns, rows))
    lines += [[composed.issuer], [composed.date], [composed.seal]]
    sources: list[list[Value]] = [
        [
            name,
            one["zh"],
            None if one["value"] is None else Decimal(one["value"]),
            one["unit"],
            # Which records they are is for those who may see them: on the page of the number.
            "÷".join(one["of"]) if one.get("of") else f"{len(one['records'])}条记录",
        ]
        for name, one in snapshot["numbers"].items()
    ]
    heads = ("数据编号", "含义", "数值", "单位", "依据")
    return workbook(
        [("通报", ("正文",), [row for row in lines if row[0]]), *tables, ("数据来源", heads, sources)], at=at
    )


def _value(run: Run) -> Value:
    return Decimal(run.text) if _PLAIN_NUMBER.fullmatch(run.text) else run.text
