"""The lines a browser shows for an element: blocks one a line, white space as HTML means it, tables with tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from taizhang.intake.errors import IntakeError
from taizhang.intake.limits import MAX_DEPTH
from taizhang.intake.raised import raised_text
from taizhang.intake.tables import Cell, rows_as_lines

_BLOCK = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "ucapcontent",
    ]
)
_SPACE = re.compile("[ \t\r\n\f]+")
_WIDE = "\u2018-\u201d\u3001-\u30ff\u4e00-\u9fff\uff00-\uffef"
# A line end between two Chinese characters is only the page's source being wrapped; no space belongs there.
_WRAP = re.compile(f"(?<=[{_WIDE}])[ \t\r\f]*\n[ \t\r\n\f]*(?=[{_WIDE}])")
# A cell with more blocks than this, or with most of a table's text, is the column of a page.
_MOST_BLOCKS = 12
_SOME_BLOCKS = 3
_LONG_CELL = 300
_MAIN_SHARE = 0.7
_EDGE = " \t\r\n\f"
_LETTERS = {"a": "abcdefghijklmnopqrstuvwxyz", "A": "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


def lines_of(element: etree._Element) -> list[str]:
    """The lines of ``element``, empty ones left out."""
    lines = _Lines()
    lines.walk(element, 0)
    lines.end_line()
    return lines.done


class _Lines:
    """Lines as they are filled."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self._current: list[str] = []
        self._keep_breaks = False

    def end_line(self) -> None:
        """Finish the current line."""
        text = "".join(self._current)
        self._current.clear()
        for part in text.split("\v"):
            line = part.strip(_EDGE) if not self._keep_breaks else part.rstrip(_EDGE)
            if line.strip(_EDGE + "\u00a0\u3000"):
                self.done.append(line)

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if self._keep_breaks:
            self._current.append(text.replace("\n", "\v"))
            return
        text = _SPACE.sub(" ", _WRAP.sub("", text))
        if text.startswith(" ") and (not self._current or self._current[-1].endswith((" ", "\v"))):
            text = text[1:]
        if text:
            self._current.append(text)

    def walk(self, element: etree._Element, depth: int) -> None:
        """Add the text of an element."""
        if depth > MAX_DEPTH:
            # So deep a page is malformed or hostile; what lies deeper is text without structure.
            raise IntakeError("hostile", what="nesting")
        tag = element.tag
        if tag == "br":
            self._current.append("\v")
            return
        if tag == "table" and is_data(element):
            self.end_line()
            self.done.extend(rows_as_lines(_rows(element, depth)))
            return
        block = tag in _BLOCK
        if block:
            self.end_line()
        if tag == "sup":
            before = self._current[-1][-1:] if self._current else ""
            self._add(raised_text("".join(str(piece) for piece in element.itertext()), before))
            return
        outer = self._keep_breaks
        self._keep_breaks = outer or tag == "pre"
        self._add(element.text)
        count = _start(element) if tag == "ol" else 0
        for child in element:
            if tag == "ol" and child.tag == "li":
                self.end_line()
                self._current.append(_item_mark(element, count))
                self._inside_item(child, depth + 1)
                count += 1
            else:
                self.walk(child, depth + 1)
            self._add(child.tail)
        if block:
            self.end_line()
        self._keep_breaks = outer

    def _inside_item(self, item: etree._Element, depth: int) -> None:
        """A list item: its first block continues the line that its mark began."""
        inner = _Lines()
        inner.walk(item, depth)
        inner.end_line()
        mark = "".join(self._current)
        self._current.clear()
        if inner.done:
            self.done.append(mark + inner.done[0])
            self.done.extend(inner.done[1:])


def _start(ordered: etree._Element) -> int:
    start = ordered.get("start") or "1"
    return int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 1


def _item_mark(ordered: etree._Element, count: int) -> str:
    """The mark that a browser shows before an item of an ordered list."""
    style = (ordered.get("style") or "").replace(" ", "").lower()
    if "list-style:none" in style or "list-style-type:none" in style:
        return ""
    letters = _LETTERS.get(ordered.get("type") or "")
    if letters is not None and 0 < count <= len(letters):
        return letters[count - 1] + ". "
    return f"{count}. "


def is_data(table: etree._Element) -> bool:
    """Whether a table holds data, not the layout of a page: old sites put whole articles into one cell."""
    widest = rows = 0
    sizes = [0]
    told = False
    for row in _own(table, "tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        widest, rows = max(widest, len(cells)), rows + 1
        for cell in cells:
            blocks = sum(1 for _ in cell.iter("p", "br", "div"))
            if blocks > _MOST_BLOCKS or cell.find(".//table") is not None:
                return False
            text = "".join(str(piece).strip() for piece in cell.itertext())
            told = told or (blocks >= _SOME_BLOCKS and "。" in text)
            sizes.append(len(text))
    if rows == 1 and told:
        # One row of columns, sentences in one of them line by line: that is how a page is laid out.
        return False
    return widest > 1 and not (max(sizes) > _LONG_CELL and max(sizes) > _MAIN_SHARE * sum(sizes))


def _own(table: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows of this table, not of tables inside it."""
    for child in table:
        if child.tag == tag:
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from (row for row in child if row.tag == tag)


def _rows(table: etree._Element, depth: int) -> Iterator[list[Cell]]:
    caption = table.find("caption")
    if caption is not None:
        yield [Cell(text="".join(str(piece) for piece in caption.itertext()))]
    for row in _own(table, "tr"):
        cells = []
        for cell in row:
            if cell.tag in ("td", "th"):
                inner = _Lines()
                inner.walk(cell, depth + 1)
                inner.end_line()
                cells.append(
                    Cell(text="\n".join(inner.done), across=_span(cell, "colspan"), down=_span(cell, "rowspan"))
                )
        yield cells


def _span(cell: etree._Element, name: str) -> int:
    text = (cell.get(name) or "1").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 1
