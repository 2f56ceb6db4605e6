"""A whole breakdown as a workbook, and back: the same columns both ways.

Every row that goes out carries a check code; when it comes back, a task that was changed since is seen.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext as _
from openpyxl.styles import Alignment

from taizhang.audit.service import Invalid
from taizhang.ledger.breakdown_check import Directory
from taizhang.ledger.models import Matter
from taizhang.ledger.sheets import Layout, few_enough, put_text, small_enough, under_heads, written
from taizhang.ledger.task_plans import Standing
from taizhang.storage.sheets import BadSheet, opened

SHEET: Final = "任务分解"

MONTHS: Final = tuple(f"{month}月" for month in range(1, 13))

COLUMNS: Final = (
    ("序号", 7),
    ("任务编号", 15),
    ("督办事项", 30),
    ("任务", 46),
    ("工作内容", 46),
    ("主题", 20),
    ("牵头领导", 12),
    ("牵头单位", 18),
    ("配合单位", 28),
    ("完成时限", 13),
    ("目标类型", 11),
    ("目标方向", 10),
    ("目标值", 11),
    ("目标上限", 11),
    ("单位", 10),
    ("基数", 11),
    *((month, 10) for month in MONTHS),
    ("节点", 40),
    ("不要求相加的理由", 24),
    ("校验码", 11),
)
"""Heads and widths, in order."""

KINDS: Final = {
    "cumulative": "数量累计",
    "level": "水平比率",
    "growth": "增速",
    "event": "项目节点",
    "qualitative": "定性",
}

QUALIFIERS: Final = {">=": "以上", "<=": "以内", "=": "等于", "≈": "左右", ">": "超过", "<": "低于"}

_MOST_UNPACKED: Final = 200_000_000
_EXACT_DIGITS: Final = 15

HELP: Final = (
    ("序号", "1、2、3 是事项的任务，1.1、1.2 是任务1分解出的任务，最多四级。"),
    ("任务编号", "已有任务的编号，请勿改动；新任务留空。"),
    ("督办事项", "督办事项的编号（编号后的名称可有可无）。"),
    ("牵头单位", "只填一个单位，用单位名录中的全称或者简称。"),
    ("配合单位", "多个单位用顿号隔开，按先后排列。"),
    ("完成时限", "写成2026-12-31、2026年12月31日、2026年12月或者年底。"),
    ("目标类型", "、".join(KINDS.values()) + "。"),
    (
        "目标方向",
        "、".join(QUALIFIERS.values())
        + "；控制性目标填“以内”；增速下降的目标值填负数，方向按降幅填（下降3%以上：−3、以上）。",
    ),
    ("1月至12月", "序时计划：到月底应达到的值；最后一个月等于目标值，数量累计的不能减少；不排序时计划的留空。"),
    ("节点", "每行一个：2026-06-30 完成立项。"),
    ("不要求相加的理由", "数量累计的任务分解后，各项之和应等于目标值；不要求相加的，写明理由。"),
    ("校验码", "请勿改动：用来发现导出之后别人作过的修改。"),
    ("删除", "表中缺少的任务不会被删除；要删除或者撤销，请在页面上办理。"),
    ("公式", "请不要用公式：算好后“粘贴为数值”。"),
)

LAYOUT: Final = Layout(
    sheet=SHEET,
    columns=COLUMNS,
    needed=("序号", "任务"),
    choices={"目标类型": tuple(KINDS.values()), "目标方向": tuple(QUALIFIERS.values())},
    notes=HELP,
    notes_widths=(18, 90),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One row as it was read."""

    row: int
    """Its number in the sheet, from 1."""
    cells: Mapping[str, object]
    """Head → value: str, int, float, date, datetime; columns that the sheet lacks are left out, empty ones are None."""
    formulas: tuple[str, ...]
    """Heads of columns that hold a formula."""


def organ_name(organ: int, directory: Directory) -> str:
    """Return the shortest name that stands for this organ alone: short name, name, else its code."""
    known = directory.organs[organ]
    others = [one for one in directory.organs.values() if one.id != organ]
    for name in (known.short_name, known.name):
        if not any(name in (one.short_name, one.name, one.code) for one in others):
            return name
    return known.code


def leader_name(leader: int, directory: Directory) -> str:
    """Return the leader's name, with the key where two bear it."""
    name = directory.leaders.get(leader, "")
    doubled = Counter(directory.leaders.values())[name] > 1
    return f"{name}#{leader}" if doubled or not name else name


def workbook(matters: Sequence[Matter], tasks: Sequence[Standing], directory: Directory) -> bytes:
    """Return the breakdown of these matters as xlsx, each task below its whole; a matter without tasks gets a row."""

    def fill(sheet: Any) -> None:
        for cells in _rows(matters, tasks, directory):
            _append(sheet, LAYOUT.heads, cells)

    return written(LAYOUT, fill)


def _rows(matters: Sequence[Matter], tasks: Sequence[Standing], directory: Directory) -> Iterator[Mapping[str, object]]:
    """The cells of every row, by head."""
    by_matter: dict[int, list[Standing]] = {matter.pk: [] for matter in matters}
    for one in sorted(tasks, key=lambda one: one.task.place):
        by_matter[one.task.matter_id].append(one)
    names = {organ: organ_name(organ, directory) for organ in directory.organs}
    number = 0
    for matter in matters:
        places: dict[int, str] = {}
        below: Counter[str] = Counter()
        for one in by_matter[matter.pk]:
            parent = places.get(one.task.parent_id) if one.task.parent_id is not None else None
            if parent is None:
                number += 1
                place = str(number)
            else:
                below[parent] += 1
                place = f"{parent}.{below[parent]}"
            places[one.task.pk] = place
            yield _cells(one, matter, place, names, directory)
        if not by_matter[matter.pk]:
            number += 1
            yield {"序号": str(number), "督办事项": _matter_cell(matter)}


def _matter_cell(matter: Matter) -> str:
    return f"{matter.number} {matter.title}"


def _cells(
    one: Standing, matter: Matter, place: str, names: Mapping[int, str], directory: Directory
) -> dict[str, object]:
    plan = one.plan
    of_year = {point.month - matter.year * 100: point.value for point in plan.trajectory}
    quantified = plan.target is not None
    return {
        "序号": place,
        "任务编号": one.task.number,
        "督办事项": _matter_cell(matter),
        "任务": plan.title,
        "工作内容": plan.detail,
        "主题": plan.theme,
        "牵头领导": leader_name(plan.leader, directory) if plan.leader is not None else None,
        "牵头单位": names[plan.lead] if plan.lead is not None else None,
        "配合单位": "、".join(names[organ] for organ in plan.supports),
        "完成时限": plan.deadline.isoformat() if plan.deadline else None,
        "目标类型": KINDS[plan.target_kind],
        "目标方向": QUALIFIERS[plan.qualifier] if quantified else None,
        "目标值": plan.target,
        "目标上限": plan.target_high,
        "单位": plan.unit,
        "基数": plan.baseline,
        **{head: of_year.get(month) for month, head in enumerate(MONTHS, 1)},
        "节点": "\n".join(f"{step.due.isoformat()} {step.title}" for step in plan.milestones),
        "不要求相加的理由": plan.parts_open_reason,
        "校验码": one.version,
    }


def _append(sheet: Any, heads: Sequence[str], cells: Mapping[str, object]) -> None:
    row = sheet.max_row + 1
    for column, head in enumerate(heads, 1):
        value = cells.get(head)
        if value is None or value == "":
            continue
        cell = sheet.cell(row=row, column=column)
        if isinstance(value, Decimal) and len(value.as_tuple().digits) <= _EXACT_DIGITS:
            cell.value = value
            cell.number_format = "General"
        else:
            # Text whatever it looks like: a number such as 1.10 stays as it is written.
            put_text(cell, format(value, "f") if isinstance(value, Decimal) else str(value))
        cell.alignment = Alignment(vertical="top", wrap_text=head in ("任务", "工作内容", "配合单位", "节点"))


def read_sheet(data: bytes) -> tuple[SheetRow, ...]:
    """Return the rows of a breakdown workbook; raises Invalid with a sentence for a file that is none.

    Rows without a word are left out.
    """
    small_enough(data, words=_("文件超过20兆字节：请只保留任务分解表再导入。"))
    try:
        with opened(data, max_bytes=_MOST_UNPACKED, values=False) as book:
            sheet: Any = book[SHEET] if SHEET in book.sheetnames else book.worksheets[0]
            sheet.reset_dimensions()
            return _read(sheet)
    except BadSheet as error:
        raise Invalid(str(error), code="unreadable") from None


def _read(sheet: Any) -> tuple[SheetRow, ...]:
    found: list[SheetRow] = []
    for number, row in under_heads(LAYOUT, enumerate(sheet.iter_rows(max_col=200), 1), _text):
        cells = {head: None if cell is None else cell.value for head, cell in row.items()}
        if all(value is None or str(value).strip() == "" for value in cells.values()):
            continue
        formulas = tuple(head for head, cell in row.items() if getattr(cell, "data_type", "") == "f")
        found.append(SheetRow(row=number, cells=cells, formulas=formulas))
        few_enough(len(found))
    return tuple(found)


def _text(cell: Any) -> str:
    return "" if cell.value is None else str(cell.value).strip()


_ISO_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00:00)?")
_ISO_MONTH = re.compile(r"(\d{4})[-/.年](\d{1,2})月?(?:底|末)?")
_MONTH_ONLY = re.compile(r"(\d{1,2})月(?:底|末)?")


def read_day(text: str, year: int) -> date | None:
    """Return the day that a cell says, the last of its month where it names a month only; None for what is no day."""
    if match := _ISO_DAY.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _ISO_MONTH.fullmatch(text):
        return _last_day(int(match[1]), int(match[2]))
    if match := _MONTH_ONLY.fullmatch(text):
        return _last_day(year, int(match[1]))
    return date(year, 12, 31) if text in ("年底", "全年", "年内", f"{year}年底", f"{year}年") else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _last_day(year: int, month: int) -> date | None:
    if not 1 <= month <= 12 or not 1 <= year < 9999:
        return None
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
