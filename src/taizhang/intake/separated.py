"""Tables saved as text with commas between their cells (csv) → one row a line, cells separated by a tab."""

from __future__ import annotations

import csv
import io

from taizhang.intake.extracted import Content
from taizhang.intake.plaintext import read_plain
from taizhang.intake.tables import Cell, rows_as_lines

_SAMPLE = 4096
_MARKS = ",;\t"
_NOTE = "文件按逗号分隔的表格读取。"


def read_separated(data: bytes) -> Content:
    """A csv file: decoded as plain text is, then its rows as lines; text that is no such table stays as it is."""
    plain = read_plain(data)
    head = plain.text[:_SAMPLE]
    mark = max(_MARKS, key=head.count)
    if not head.count(mark):
        return plain
    try:
        rows = list(csv.reader(io.StringIO(plain.text, newline=""), delimiter=mark))
    except csv.Error:
        return plain  # a cell larger than any sheet holds: no table
    lines = rows_as_lines([Cell(text=cell) for cell in row] for row in rows)
    text = "".join(f"{line}\n" for line in lines)
    return Content(text=text, media=plain.media, encoding=plain.encoding, notes=(*plain.notes, _NOTE))
