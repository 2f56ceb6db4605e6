"""A whole breakdown as a workbook, and back: the same columns both ways.

Every row that goes out carries a check code; when it comes back, a task that was changed since is seen. What looks like
a formula is defused by a quotation mark that is taken off again, so that what goes out comes back the same.
"""

import io
import re
import warnings
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

import openpyxl
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from taizhang.audit.service import Invalid
from taizhang.intake.errors import IntakeError
from taizhang.intake.packed import Package, refuse_entities
from taizhang.ledger.breakdown_check import Directory
from taizhang.ledger.models import Matter
from taizhang.ledger.task_plans import Standing

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

NEEDED: Final = ("序号", "任务")

MOST_ROWS: Final = 5_000
MOST_BYTES: Final = 20_000_000
_MOST_UNPACKED: Final = 200_000_000
_HEAD_WITHIN: Final = 10
_EXACT_DIGITS: Final = 15

_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")

_FAILURES: Final = (
    KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, EOFError, OverflowError, RuntimeError,
    SyntaxError, zipfile.BadZipFile,
)  # fmt: skip
"""What openpyxl raises on workbooks that break the schema; it has no error of its own for most of them."""

HELP: Final = (
    ("序号", "1、2、3 是事项的任务，1.1、1.2 是任务1分解出的任务，最多四级。"),
    ("任务编号", "已有任务的编号，请勿改动；新任务留空。"),
    ("督办事项", "督办事项的编号（编号后的名称可有可无）。"),
    ("牵头单位", "只填一个单位，用单位名录中的全称或者简称。"),
    ("配合单位", "多个单位用顿号隔开，按先后排列。"),
    ("完成时限", "写成2026-12-31、2026年12月31日、2026年12月或者年底。"),
    ("目标类型", "、".join(KINDS.values()) + "。"),
    ("目标方向", "、".join(QUALIFIERS.values()) + "；控制性目标填“以内”。"),
    ("1月至12月", "序时计划：到月底应达到的值；最后一个月等于目标值，数量累计的不能减少；不排序时计划的留空。"),
    ("节点", "每行一个：2026-06-30 完成立项。"),
    ("不要求相加的理由", "数量累计的任务分解后，各项之和应等于目标值；不要求相加的，写明理由。"),
    ("校验码", "请勿改动：用来发现导出之后别人作过的修改。"),
    ("删除", "表中缺少的任务不会被删除；要删除或者撤销，请在页面上办理。"),
    ("公式", "请不要用公式：算好后“粘贴为数值”。"),
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


def defused(text: str) -> str:
    """Return the text so that no spreadsheet runs it; ``refused`` takes the mark off again."""
    return "'" + text if text.startswith(_DANGEROUS) else text


def refused(text: str) -> str:
    """Return what ``defused`` was given."""
    return text.removeprefix("'")


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
    book = Workbook()
    sheet: Any = book.active
    sheet.title = SHEET
    heads = [head for head, _width in COLUMNS]
    sheet.append(heads)
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
            _append(sheet, heads, _cells(one, matter, place, names, directory))
        if not by_matter[matter.pk]:
            number += 1
            _append(sheet, heads, {"序号": str(number), "督办事项": _matter_cell(matter)})
    _dress(sheet, heads)
    _explain(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


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
            cell.value = format(value, "f") if isinstance(value, Decimal) else defused(str(value))
            # Text whatever it looks like: a number such as 1.10 stays as it is written.
            cell.data_type = "s"
            cell.number_format = "@"
        cell.alignment = Alignment(vertical="top", wrap_text=head in ("任务", "工作内容", "配合单位", "节点"))


def _dress(sheet: Any, heads: Sequence[str]) -> None:
    for number, (_head, width) in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
        head = sheet.cell(row=1, column=number)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="E8EDF3")
        head.alignment = Alignment(vertical="center", wrap_text=True)
    sheet.freeze_panes = "E2"
    last = max(sheet.max_row + 200, 200)
    for name, words in (("目标类型", KINDS.values()), ("目标方向", QUALIFIERS.values())):
        letter = get_column_letter(heads.index(name) + 1)
        offered = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
        sheet.add_data_validation(offered)
        offered.add(f"{letter}2:{letter}{last}")


def _explain(book: Workbook) -> None:
    sheet: Any = book.create_sheet("填写说明")
    for head, words in HELP:
        sheet.append([head, words])
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, 90


def read_sheet(data: bytes) -> tuple[SheetRow, ...]:
    """Return the rows of a breakdown workbook; raises Invalid with a sentence for a file that is none.

    Columns are found by their heads, in any order; rows without a word are left out.
    """
    if len(data) > MOST_BYTES:
        raise Invalid(_("文件超过20兆字节：请只保留任务分解表再导入。"), code="too_large")
    try:
        package = Package(data, kind="xlsx", max_bytes=_MOST_UNPACKED)
        for name in package.names():
            # openpyxl unpacks and parses these itself, so each is counted and looked through before.
            if name.endswith((".xml", ".rels", ".vml")):
                refuse_entities(package.read(name) or b"")
    except IntakeError as error:
        chinese = (get_language() or "zh").startswith("zh")
        raise Invalid(error.message if chinese else error.message_en, code="unreadable") from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
            sheet: Any = book[SHEET] if SHEET in book.sheetnames else book.worksheets[0]
            sheet.reset_dimensions()
            return _read(sheet)
    except _FAILURES:
        raise Invalid(_("这个文件打不开：请用导出的表填写，并另存为xlsx格式再导入。"), code="unreadable") from None


def _read(sheet: Any) -> tuple[SheetRow, ...]:
    heads: dict[int, str] | None = None
    found: list[SheetRow] = []
    known = {head for head, _width in COLUMNS}
    for number, row in enumerate(sheet.iter_rows(max_col=200), 1):
        if heads is None:
            named = {index: str(cell.value).strip() for index, cell in enumerate(row) if cell.value is not None}
            if all(needed in named.values() for needed in NEEDED):
                heads = {index: head for index, head in named.items() if head in known}
                doubled = [head for head, count in Counter(heads.values()).items() if count > 1]
                if doubled:
                    raise Invalid(_("表头“%(head)s”出现了两次：请只留一列。") % {"head": doubled[0]}, code="unreadable")
            elif number >= _HEAD_WITHIN:
                break
            continue
        cells = {head: row[index].value if index < len(row) else None for index, head in heads.items()}
        if all(value is None or str(value).strip() == "" for value in cells.values()):
            continue
        if len(found) >= MOST_ROWS:
            raise Invalid(_("一次最多导入%(count)d行：请分成几个文件。") % {"count": MOST_ROWS}, code="too_large")
        formulas = tuple(
            head for index, head in heads.items() if index < len(row) and getattr(row[index], "data_type", "") == "f"
        )
        found.append(SheetRow(row=number, cells=cells, formulas=formulas))
    if heads is None:
        raise Invalid(_("没有找到表头：前10行里应当有“序号”和“任务”两栏。请用导出的表填写。"), code="unreadable")
    return tuple(found)


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
