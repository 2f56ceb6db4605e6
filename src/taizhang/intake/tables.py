"""Tables as text: one row a line, cells separated by a tab. The same for docx, xlsx, html and pdf."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_DATE_PARTS = re.compile(r"[0-9０-９]{1,4}\s?[年月日号]|[0-9]{4}[-/.][0-9]{1,2}(?:[-/.][0-9]{1,2})?")
_DIGIT = re.compile(r"[0-9０-９]")
_BREAKS = re.compile(r"[\n\v\f\r\t]")
_HAN_BOTH = re.compile(r"[\u4e00-\u9fff（）]\n[\u4e00-\u9fff（）]")
_SHORT_CELL = 14
_UNIT = re.compile(r"(?!事处|公室)[\u4e00-\u9fff]{2,}(?:[局委办部院厅镇乡]|街道|中心|公司)")
"""A line that names an office whole."""
_MAX_SPAN = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell as the file has it."""

    text: str
    """Text of the cell; may hold line breaks."""
    across: int = 1
    """Number of columns it covers."""
    down: int = 1
    """Number of rows it covers."""


def one_line(text: str) -> str:
    """The text of a cell on one line.

    A short label broken for want of width (``完成\\n时限``) is put together again; in anything longer, and between
    offices one a line (``区财政局\\n区住建局``), a break stands between things and becomes a space.
    """
    lines = [line for part in _BREAKS.split(text) if (line := part.strip())]
    text = "\n".join(lines)
    listed = len(lines) > 1 and all(_UNIT.fullmatch(line) for line in lines)
    if len(text) <= _SHORT_CELL and not listed and not _DIGIT.search(text):
        text = _HAN_BOTH.sub(lambda found: found.group().replace("\n", ""), text)
    return text.replace("\n", " ")


def repeats_down(text: str) -> bool:
    """Whether a cell over several rows is said again in each of them.

    A unit's name or a deadline holds for every row it spans. A quantity is stated once, and saying it in every row
    would make several figures of one.
    """
    return not _DIGIT.search(_DATE_PARTS.sub("", text))


def rows_as_lines(rows: Iterable[Sequence[Cell]]) -> list[str]:
    """Lines of a table from its rows of cells as written, spans resolved.

    A cell across columns stands in its first column, the others stay empty; a cell over rows is repeated in each if
    ``repeats_down``. Empty rows are left out.
    """
    lines = []
    hanging: dict[int, _Hanging] = {}
    for row in rows:
        texts, hanging = _resolved(row, hanging)
        line = "\t".join(texts).rstrip()
        if line.strip():
            lines.append(line)
    return lines


class _Hanging(NamedTuple):
    """What a cell of a row above leaves for a column."""

    rows: int
    """For how many rows more."""
    text: str
    """What is said again in each; may be empty."""


def _resolved(row: Sequence[Cell], above: dict[int, _Hanging]) -> tuple[list[str], dict[int, _Hanging]]:
    """The texts of one row, column by column, and what hangs into the next row."""
    texts: list[str] = []
    below: dict[int, _Hanging] = {}

    def fill() -> None:
        while len(texts) in above:
            hanging = above[len(texts)]
            if hanging.rows > 1:
                below[len(texts)] = _Hanging(hanging.rows - 1, hanging.text)
            texts.append(hanging.text)

    for cell in row:
        fill()
        text = one_line(cell.text)
        across = min(max(cell.across, 1), _MAX_SPAN)
        if cell.down > 1:
            said = text if repeats_down(text) else ""
            for column in range(across):
                below[len(texts) + column] = _Hanging(cell.down - 1, said if column == 0 else "")
        texts.append(text)
        texts.extend([""] * (across - 1))
    for column in sorted(above):
        if column >= len(texts):
            texts.extend([""] * (column - len(texts)))
            fill()
    return texts, below
