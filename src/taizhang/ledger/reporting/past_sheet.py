"""Reports of earlier months as a workbook, and back 补录往月进度: one row a task and month, the same columns both ways."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from taizhang.audit.service import Invalid
from taizhang.ledger.models import ClaimedStatus
from taizhang.ledger.sheets import Layout, few_enough, put_text, refused, small_enough, under_heads, written
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

SAYING: Final = ("完成值", "进展情况", "存在问题", "下一步打算")
"""A row with nothing in these is left out."""

HELP: Final = (
    ("任务编号", "请勿改动；任务、牵头单位、计量单位只供核对。"),
    ("月份", "写成2026-03、2026年3月或者202603。"),
    ("完成值", "到月底累计或者最新的值，用计量单位栏的单位；没有数据的留空，不要填0。"),
    ("自评", "、".join(str(word) for _code, word in ClaimedStatus.choices) + "，可以不填。"),
    ("空行", "完成值、进展情况、存在问题、下一步打算都没有填的行不导入。"),
    ("全部或全不", "有一行不能补录，全部不保存；已经有报告的月份不能覆盖。"),
)

LAYOUT: Final = Layout(
    sheet=SHEET,
    columns=COLUMNS,
    needed=("任务编号", "月份"),
    choices={"自评": tuple(str(word) for _code, word in ClaimedStatus.choices)},
    notes=HELP,
    notes_widths=(14, 80),
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

    def fill(sheet: Any) -> None:
        for number, cells in enumerate(rows, 2):
            for column, head in enumerate(LAYOUT.heads, 1):
                value = cells.get(head)
                if value not in (None, ""):
                    put_text(sheet.cell(row=number, column=column), str(value))

    return written(LAYOUT, fill)


def read_past_sheet(data: bytes) -> tuple[Filled, ...]:
    """Return the rows that say something; raises Invalid with a sentence for a file that is none."""
    small_enough(data, words=_("文件超过20兆字节：请只保留往月进度表再导入。"))
    try:
        sheets = read_sheets(data)
    except BadSheet as error:
        raise Invalid(str(error), code="unreadable") from None
    rows = sheets.get(SHEET) or next(iter(sheets.values()), ())
    found: list[Filled] = []
    for number, row in under_heads(LAYOUT, ((row.number, row.cells) for row in rows), str):
        cells = {head: refused(cell or "") for head, cell in row.items()}
        if any(cells.get(head) for head in SAYING):
            found.append(Filled(row=number, cells=cells))
    few_enough(len(found))
    return tuple(found)


_MONTH = re.compile(r"(20\d\d)(?:[-/.年]\s*)?(\d{1,2})月?(?:[-/.]\d{1,2})?")


def read_month(text: str) -> int | None:
    """Return the month that a cell says (2026-03, 2026年3月, 202603, the day of a date), or None."""
    match = _MONTH.fullmatch(text.strip())
    if match is None or not 1 <= int(match[2]) <= 12:
        return None
    return int(match[1]) * 100 + int(match[2])
