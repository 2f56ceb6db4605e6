"""Workbooks that go out to be filled in and come back 导出、填写、导入: one sheet under fixed heads, and how to fill it in.

What looks like a formula is typed as text and marked to stay so; text that begins with an apostrophe gets one more,
which is taken off again, so that what goes out comes back the same. On the way in, columns are found by their heads,
in any order.
"""

import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from taizhang.audit.service import Invalid
from taizhang.storage.sheets import keep_as_text

T = TypeVar("T")

MOST_ROWS: Final = 5_000

MOST_BYTES: Final = 20_000_000

_HEAD_WITHIN: Final = 10
"""The heads stand within so many first rows."""

_SPARE_ROWS: Final = 200
"""Rows below the last one that offer the same choices."""

@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A sheet with its heads."""

    sheet: str
    """Its name."""
    columns: Sequence[tuple[str, int]]
    """Heads and widths, in order."""
    needed: tuple[str, str]
    """The two heads by which the row of heads is found."""
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What the cells below a head may say."""
    notes: Sequence[tuple[str, str]] = ()
    """How to fill it in, head by head."""
    notes_widths: tuple[int, int] = (16, 90)

    @property
    def heads(self) -> list[str]:
        """Return the heads, in order."""
        return [head for head, _width in self.columns]


_APOSTROPHE: Final = "'"
"""Spreadsheets take it off what is typed, and older workbooks have it before what looks like a formula."""


def put_text(cell: Any, text: str) -> None:
    """Put a text into a cell so that it comes back the same through ``refused``, and nothing in it runs."""
    keep_as_text(cell, _APOSTROPHE + text if text.startswith(_APOSTROPHE) else text)
    cell.number_format = "@"


def refused(text: str) -> str:
    """Return what ``put_text`` was given."""
    return text.removeprefix(_APOSTROPHE)


def written(layout: Layout, fill: Callable[[Any], None]) -> bytes:
    """Return a workbook with this sheet, below whose heads ``fill`` has written its rows, and with its notes."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = layout.sheet
    sheet.append(layout.heads)
    fill(sheet)
    for number, (_head, width) in enumerate(layout.columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
        head = sheet.cell(row=1, column=number)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="E8EDF3")
        head.alignment = Alignment(vertical="center", wrap_text=True)
    sheet.freeze_panes = "E2"
    last = sheet.max_row + _SPARE_ROWS
    for name, words in layout.choices.items():
        letter = get_column_letter(layout.heads.index(name) + 1)
        offered = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
        sheet.add_data_validation(offered)
        offered.add(f"{letter}2:{letter}{last}")
    notes: Any = book.create_sheet("填写说明")
    for note in layout.notes:
        notes.append(note)
    notes.column_dimensions["A"].width, notes.column_dimensions["B"].width = layout.notes_widths
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def small_enough(data: bytes, *, words: str) -> None:
    """Raise Invalid with these words for a file of more than 20 megabytes."""
    if len(data) > MOST_BYTES:
        raise Invalid(words, code="too_large")


def under_heads(
    layout: Layout, rows: Iterable[tuple[int, Sequence[T]]], text: Callable[[T], str]
) -> Iterator[tuple[int, dict[str, T | None]]]:
    """Yield the number of each row below the heads with its cells by head; None where the row is shorter.

    Raises Invalid where there are no heads among the first rows, or a known head stands twice.
    """
    known = set(layout.heads)
    heads: dict[int, str] | None = None
    for number, row in rows:
        if heads is not None:
            yield number, {head: row[index] if index < len(row) else None for index, head in heads.items()}
            continue
        named = {index: text(cell) for index, cell in enumerate(row)}
        if all(needed in named.values() for needed in layout.needed):
            heads = {index: head for index, head in named.items() if head in known}
            doubled = [head for head, count in Counter(heads.values()).items() if count > 1]
            if doubled:
                raise Invalid(_("表头“%(head)s”出现了两次：请只留一列。") % {"head": doubled[0]}, code="unreadable")
        elif number >= _HEAD_WITHIN:
            break
    if heads is None:
        first, second = layout.needed
        raise Invalid(
            _("没有找到表头：前10行里应当有“%(first)s”和“%(second)s”两栏。请用导出的表填写。")
            % {"first": first, "second": second},
            code="unreadable",
        )


def few_enough(count: int) -> None:
    """Raise Invalid where there are more rows than one file may bring."""
    if count > MOST_ROWS:
        raise Invalid(_("一次最多导入%(count)d行：请分成几个文件。") % {"count": MOST_ROWS}, code="too_large")
