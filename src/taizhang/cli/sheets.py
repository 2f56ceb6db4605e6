"""CSV and workbooks of what was read."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from taizhang.cli.columns import COMMITMENTS, FIGURES, FINDINGS, OUTLINE, Column, defused, word_of
from taizhang.cli.documents import Document, Outcome
from taizhang.cli.output import Output, encoded
from taizhang.cli.rows import Row, cells, commitment_rows, figure_rows, finding_rows, outline_rows

if TYPE_CHECKING:
    from openpyxl import Workbook as Book

_BOM = b"\xef\xbb\xbf"
_LONGEST_CELL = 32_767
# What XML cannot hold, and lone surrogates, which UTF-8 cannot.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class CsvSheet:
    """The figures as CSV: UTF-8 with the mark by which spreadsheets know it, one head line, one line per figure.

    Heads and codes are those of JSON; in English the doubts, which are sentences, are English.
    """

    wants_json = False

    def __init__(self, output: Output, *, english: bool = False) -> None:
        self._output = output
        self._english = english
        self._begun = False

    def add(self, outcome: Outcome) -> None:
        """Write one document's figures."""
        assert outcome.document is not None
        self._begin()
        self._write(cells(row, _KEYS) for row in figure_rows(outcome.document, english=self._english))

    def end(self) -> None:
        """A table without rows still has its heads."""
        self._begin()

    def _begin(self) -> None:
        if not self._begun:
            self._begun = True
            self._output.write(_BOM)
            self._write([_KEYS])

    def _write(self, lines: Iterable[Sequence[object]]) -> None:
        text = io.StringIO()
        csv.writer(text, lineterminator="\r\n").writerows(
            [defused(value) if isinstance(value, str) else value for value in line] for line in lines
        )
        self._output.write(encoded(text.getvalue()))


_KEYS = [column.key for column in FIGURES]


class Workbook:
    """Four sheets: 数据, 目标任务, 目录 and 核对结果. Findings are those of all documents together.

    In English they are figures, commitments, outline and findings, with English heads, words and sentences.
    """

    wants_json = False

    def __init__(self, output: Output, *, english: bool = False) -> None:
        self._output = output
        self._english = english
        self._documents: list[Document] = []

    def add(self, outcome: Outcome) -> None:
        """Keep one document; a workbook is written at the end."""
        assert outcome.document is not None
        self._documents.append(outcome.document)

    def end(self) -> None:
        """Write the workbook."""
        # What checks takes as long to import as everything else, and a csv shows no findings.
        from taizhang.cli.findings import shown_findings

        book = new_book()
        every, english = self._documents, self._english
        figures = (row for document in every for row in figure_rows(document, english=english))
        promises = (row for document in every for row in commitment_rows(document, english=english))
        headings = (row for document in every for row in outline_rows(document))
        findings = finding_rows(shown_findings(every), english=english)
        sheets = ((FIGURES, figures), (COMMITMENTS, promises), (OUTLINE, headings), (FINDINGS, findings))
        for (zh, en), (columns, rows) in zip(_SHEETS, sheets, strict=True):
            add_sheet(book, en if english else zh, columns, rows, english=english)
        write_book(book, self._output)


_SHEETS = (("数据", "figures"), ("目标任务", "commitments"), ("目录", "outline"), ("核对结果", "findings"))


def new_book() -> "Book":
    """Return an empty workbook."""
    from openpyxl import Workbook as Book

    return Book(write_only=True)


def add_sheet(
    book: "Book", title: str, columns: Sequence[Column], rows: Iterable[Row], *, english: bool = False
) -> None:
    """Add a sheet: heads frozen and with filters, widths set, words for codes, numbers as numbers.

    In English the heads are the names of the fields.
    """
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet: Any = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    bold, fill, top = Font(bold=True), PatternFill("solid", fgColor="E8EDF3"), Alignment(vertical="top", wrap_text=True)
    heads = []
    for column in columns:
        head = WriteOnlyCell(sheet, value=column.key.replace("_", " ") if english else column.zh)
        head.font, head.fill, head.alignment = bold, fill, top
        heads.append(head)
    words = [word_of(column, english=english) for column in columns]
    keys = [column.key for column in columns]
    wrapped = [column.width >= 26 for column in columns]
    count = 1
    sheet.append(heads)
    for row in rows:
        line = []
        for value, word, wrap in zip(cells(row, keys), words, wrapped, strict=True):
            shown = word(value)
            if isinstance(shown, str):
                cell = WriteOnlyCell(sheet, value=_legal(shown))
                # A cell of type "s" is text whatever it begins with; openpyxl would make a formula of "=…".
                cell.data_type = "s"
                # … and stays text when it is edited: the spreadsheet's own mark, which it does not show.
                cell.quotePrefix = defused(shown) != shown
            else:
                cell = WriteOnlyCell(sheet, value=shown)
            if wrap:
                cell.alignment = top
            line.append(cell)
        sheet.append(line)
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count}"


def write_book(book: "Book", output: Output) -> None:
    """Write a workbook to an output."""
    into = io.BytesIO()
    book.save(into)
    output.write(into.getvalue())


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)[:_LONGEST_CELL]
