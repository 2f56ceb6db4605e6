"""Reports of earlier months as a workbook, and back 补录往月进度: one row a task and month, the same columns both ways."""

import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from taizhang.audit.service import Invalid
from taizhang.ledger.breakdown_sheet import defused, refused
from taizhang.ledger.models import ClaimedStatus
from taizhang.storage.sheets import BadSheet, read_sheets

SHEET: Final = "往月进度"

COLUMNS: Final = (
    ("任务编号", 15),
    ("任务", 46),
    ("牵头单位", 18),
    ("月份", 10),
    ("完成值", 12),
    ("计量单位", 10),
    ("进展情况", 50),
    ("存在问题", 30),
    ("下一步打算", 30),
    ("自评", 10),
)
"""Heads and widths, in order."""

NEEDED: Final = ("任务编号", "月份")

MOST_BYTES: Final = 20_000_000
MOST_ROWS: Final = 5_000
_HEAD_WITHIN: Final = 10

HELP: Final = (
    ("任务编号", "请勿改动；任务、牵头单位、计量单位只供核对。"),
    ("月份", "写成2026-03、2026年3月或者202603。"),
    ("完成值", "到月底累计或者最新的值，用计量单位栏的单位；没有数据的留空，不要填0。"),
    ("自评", "、".join(str(word) for _code, word in ClaimedStatus.choices) + "，可以不填。"),
    ("空行", "完成值、进展情况、存在问题、下一步打算都没有填的行不导入。"),
    ("全部或全不", "有一行不能补录，全部不保存；已经有报告的月份不能覆盖。"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """One row of the workbook that says something."""

    row: int
    """Its number in the sheet, from 1."""
    cells: Mapping[str, str]
    """Head → text, empty where the cell is."""


def past_workbook(rows: Iterable[Mapping[str, object]]) -> bytes:
    """Return these rows (head → value; None stays empty) as a workbook to fill in."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = SHEET
    heads = [head for head, _width in COLUMNS]
    sheet.append(heads)
    last = 1
    for last, cells in enumerate(rows, 2):
        for column, head in enumerate(heads, 1):
            value = cells.get(head)
            if value in (None, ""):
                continue
            cell = sheet.cell(row=last, column=column, value=defused(str(value)))
            cell.data_type, cell.number_format = "s", "@"
    _dress(sheet, heads, last)
    notes: Any = book.create_sheet("填写说明")
    for head, words in HELP:
        notes.append([head, words])
    notes.column_dimensions["A"].width, notes.column_dimensions["B"].width = 14, 80
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _dress(sheet: Any, heads: Sequence[str], last: int) -> None:
    for number, (_head, width) in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
        head = sheet.cell(row=1, column=number)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="E8EDF3")
        head.alignment = Alignment(vertical="center", wrap_text=True)
    sheet.freeze_panes = "E2"
    offered = ",".join(str(word) for _code, word in ClaimedStatus.choices)
    letter = get_column_letter(heads.index("自评") + 1)
    choice = DataValidation(type="list", formula1=f'"{offered}"', allow_blank=True)
    sheet.add_data_validation(choice)
    choice.add(f"{letter}2:{letter}{last + 200}")


def read_past_sheet(data: bytes) -> tuple[Filled, ...]:
    """Return the rows that say something; raises Invalid with a sentence for a file that is none.

    Columns are found by their heads, in any order.
    """
    if len(data) > MOST_BYTES:
        raise Invalid(_("文件超过20兆字节：请只保留往月进度表再导入。"), code="too_large")
    try:
        sheets = read_sheets(data)
    except BadSheet as error:
        raise Invalid(str(error), code="unreadable") from None
    rows = sheets.get(SHEET) or next(iter(sheets.values()), ())
    heads: dict[int, str] | None = None
    found: list[Filled] = []
    known = {head for head, _width in COLUMNS}
    for row in rows:
        if heads is None:
            if all(needed in row.cells for needed in NEEDED):
                heads = {index: head for index, head in enumerate(row.cells) if head in known}
                doubled = [head for head, count in Counter(heads.values()).items() if count > 1]
                if doubled:
                    raise Invalid(_("表头“%(head)s”出现了两次：请只留一列。") % {"head": doubled[0]}, code="unreadable")
            elif row.number >= _HEAD_WITHIN:
                break
            continue
        cells = {head: refused(row.cells[index]) if index < len(row.cells) else "" for index, head in heads.items()}
        if any(cells.get(head) for head in ("完成值", "进展情况", "存在问题", "下一步打算")):
            found.append(Filled(row=row.number, cells=cells))
    if heads is None:
        raise Invalid(
            _("没有找到表头：前10行里应当有“任务编号”和“月份”两栏。请用导出的表填写。"), code="unreadable"
        )
    if len(found) > MOST_ROWS:
        raise Invalid(_("一次最多导入%(count)d行：请分成几个文件。") % {"count": MOST_ROWS}, code="too_large")
    return tuple(found)


_MONTH = re.compile(r"(20\d\d)(?:[-/.年]\s*)?(\d{1,2})月?(?:[-/.]\d{1,2})?")


def read_month(text: str) -> int | None:
    """Return the month that a cell says (2026-03, 2026年3月, 202603, the day of a date), or None."""
    match = _MONTH.fullmatch(text.strip())
    if match is None or not 1 <= int(match[2]) <= 12:
        return None
    return int(match[1]) * 100 + int(match[2])
