"""xlsx → text: every sheet, one row a line, cells separated by tabs and printed as Excel shows them."""

from __future__ import annotations

import io
import posixpath
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

import openpyxl
from lxml import etree
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.datetime import from_excel

from taizhang.intake.errors import IntakeError
from taizhang.intake.extracted import Content
from taizhang.intake.limits import MAX_CELLS
from taizhang.intake.packed import Package, refuse_entities
from taizhang.intake.sheet.cellformat import builtin_formats, is_date_format, shown
from taizhang.intake.tables import Cell, one_line, rows_as_lines

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_PLAIN_SHEET = re.compile(r"(?i)sheet\s?[0-9]{0,3}|工作表\s?[0-9]{0,3}")
_WHOSE = re.compile("(?:[省市州区县旗镇乡村局委办院校]|街道|公司)$")
_ABOVE_HEAD = 4
"""So many lines may stand above the head of a table."""
_SHORTEST_TITLE = 6
# What openpyxl raises on workbooks that break the schema; it has no error of its own for most of them.
_FAILURES = (
    KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, EOFError, OverflowError, RuntimeError,
    SyntaxError, zipfile.BadZipFile,
)  # fmt: skip


@dataclass(slots=True, kw_only=True)
class _Layout:
    """What a sheet says beside its cells."""

    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """(row, column) of a merged cell's corner → (rows down, columns across)."""
    covered: set[tuple[int, int]] = field(default_factory=set)
    """Places that lie under a merged cell, its corner left out."""
    hidden: bool = False
    """Whether rows or columns are hidden."""


def read_workbook(data: bytes, max_bytes: int) -> Content:
    """The text of an xlsx; IntakeError for what cannot be opened."""
    package = Package(data, kind="xlsx", max_bytes=max_bytes)
    for name in package.names():
        # openpyxl unpacks and parses these itself, so each is counted and looked through before.
        if name.endswith((".xml", ".rels", ".vml")):
            refuse_entities(package.read(name) or b"")
    try:
        with warnings.catch_warnings():
            # openpyxl warns of every extension that it does not keep; nothing here is written back.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            return _content(book, package)
    except _FAILURES:
        raise IntakeError("damaged", kind="xlsx") from None


def _content(book: Any, package: Package) -> Content:
    # openpyxl's stubs do not tell a read-only sheet's members; what leaves here has a type again.
    lines: list[str] = []
    hidden_sheets: list[str] = []
    hidden_rows: list[str] = []
    left = MAX_CELLS
    formulas = 0
    sheets = list(book.worksheets)
    for sheet in sheets:
        root = _sheet_xml(package.fresh(), str(sheet._worksheet_path))
        layout = _layout(root)
        formulas += _unsaved_formulas(root)
        sheet.reset_dimensions()
        rows, left = _rows(sheet, book.epoch, left)
        sheet_lines = rows_as_lines(_cells(rows, layout))
        if not sheet_lines:
            continue
        if sheet.sheet_state != "visible":
            hidden_sheets.append(sheet.title)
        if layout.hidden:
            hidden_rows.append(sheet.title)
        if lines:
            lines.append("")  # the next sheet is another table
        if _heads(one_line(sheet.title), sheet_lines):
            lines.append(one_line(sheet.title))
        lines.extend(sheet_lines)
    notes = []
    if hidden_sheets:
        notes.append(f"隐藏的工作表也已读取：{'、'.join(hidden_sheets)}。")
    if hidden_rows:
        notes.append(f"隐藏的行或列也已读取，所在工作表：{'、'.join(hidden_rows)}。")
    if formulas:
        notes.append(f"有{formulas}个公式没有保存计算结果，未能读取，请用 Excel 或 WPS 打开后重新保存。")
    # A line alone above a table heads it, whatever it is called (2026年7月重点工作进展情况通报表).
    titled = len(lines) > 1 and "\t" in lines[1] and "\t" not in lines[0] and len(lines[0]) >= _SHORTEST_TITLE
    return Content(
        text="".join(line + "\n" for line in lines),
        media="xlsx",
        notes=tuple(notes),
        title=lines[0].strip() if titled else None,
    )


def _heads(name: str, lines: list[str]) -> bool:
    """Whether a sheet's name heads its table, as it does on screen.

    It does not if it is Excel's own Sheet1, or where the sheet has a title of its own (云溪区2026年任务清单 on 任务清单),
    which says more; a name that says whose the sheet is (石桥镇) is told in any case.
    """
    if _PLAIN_SHEET.fullmatch(name) or name == lines[0].strip():
        return False
    above = takewhile(lambda line: "\t" not in line.strip(), lines[:_ABOVE_HEAD])
    titled = len(lines) > 1 and any(len(line.strip()) >= _SHORTEST_TITLE for line in above)
    return not titled or _WHOSE.search(name) is not None


def _sheet_xml(package: Package, path: str) -> etree._Element | None:
    data = package.read(posixpath.normpath(path.lstrip("/")))
    return None if data is None else package.parse(data.replace(_STRICT, _S[1:-1].encode()))


def _layout(root: etree._Element | None) -> _Layout:
    layout = _Layout()
    if root is None:
        return layout
    covered = 0
    for merge in root.iter(_S + "mergeCell"):
        left, top, right, bottom = range_boundaries(merge.get("ref") or "A1")
        if left is None or top is None or right is None or bottom is None:
            continue
        covered += (right - left + 1) * (bottom - top + 1)
        if covered > MAX_CELLS:
            raise IntakeError("hostile", what="merged_cells")
        layout.merged[(top, left)] = (bottom - top + 1, right - left + 1)
        layout.covered.update((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
        layout.covered.discard((top, left))
    layout.hidden = any(
        element.get("hidden") in ("1", "true") for tag in ("row", "col") for element in root.iter(_S + tag)
    )
    return layout


def _unsaved_formulas(root: etree._Element | None) -> int:
    """Formulas whose result is not in the file, as when a program wrote it that does not compute."""
    if root is None:
        return 0
    # A result that is text may be empty on purpose: IF(A1="","",…).
    return sum(
        1
        for cell in root.iter(_S + "c")
        if cell.find(_S + "f") is not None
        and not cell.findtext(_S + "v")
        and not (cell.get("t") == "str" and cell.find(_S + "v") is not None)
    )


def _rows(sheet: Any, epoch: Any, left: int) -> tuple[list[tuple[int, list[str]]], int]:
    """(row number, texts of its cells) for every row, and how many cells may still be read."""
    rows: list[tuple[int, list[str]]] = []
    for number, row in enumerate(sheet.iter_rows(), start=1):
        left -= len(row) + 1
        if left < 0:
            raise IntakeError("hostile", what="many_cells")
        texts = [_text(cell, epoch) for cell in row]
        if any(texts):
            rows.append((number, texts))
    return rows, left


def _text(cell: Any, epoch: Any) -> str:
    """One cell as Excel shows it."""
    value = cell.value
    if value is None or isinstance(value, str):
        return value or ""
    pattern = str(cell.number_format)
    identity = int(cell.style_array.numFmtId)
    builtin = builtin_formats().get(identity)
    if builtin is not None:
        pattern = builtin
        # Those of East Asia are unknown to openpyxl, which takes their days for numbers.
        if isinstance(value, int | float) and not isinstance(value, bool) and is_date_format(pattern):
            value = from_excel(value, epoch)
    return shown(value, pattern)


def _cells(rows: list[tuple[int, list[str]]], layout: _Layout) -> Iterator[list[Cell]]:
    """Rows with their merged cells."""
    by_number = dict(rows)
    starts = {row for row, _ in layout.merged}
    for number in sorted(by_number.keys() | {row for row in _merged_rows(layout) if row <= max(by_number, default=0)}):
        texts = by_number.get(number, [])
        cells = []
        for column, text in enumerate(texts, start=1):
            if (number, column) in layout.covered:
                continue
            down, across = layout.merged.get((number, column), (1, 1)) if number in starts else (1, 1)
            cells.append(Cell(text=text, down=down, across=across))
        yield cells


def _merged_rows(layout: _Layout) -> set[int]:
    """Rows that a merged cell spans; they count for it even where they hold nothing else."""
    return {row + offset for (row, _), (down, _) in layout.merged.items() for offset in range(down)}
