"""docx → text: paragraphs one a line with their automatic numbers, tables as lines of tab-separated cells.

Read straight from the XML of the package: the text a person sees on the page, tracked changes taken as accepted.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from taizhang.intake.errors import IntakeError
from taizhang.intake.extracted import Content
from taizhang.intake.limits import MAX_DEPTH
from taizhang.intake.packed import Package
from taizhang.intake.raised import raised_text
from taizhang.intake.tables import Cell, rows_as_lines
from taizhang.intake.word.numbering import Numbering, Styles, W, is_on, number_or, value_of

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE_DOCUMENT = "/officeDocument"
_TEXT_BOX = W + "txbxContent"
_BREAK_KINDS = ("page", "column")
# Deleted and moved-away text, field codes, phonetic guides, comments and what Word keeps for itself.
_SKIPPED = frozenset(
    W + tag for tag in ("del", "moveFrom", "instrText", "delText", "delInstrText", "rt", "rPr", "pPr", "annotationRef")
)
_CONTENTS_FIELD = re.compile(r"\s*TOC\b", re.IGNORECASE)
_CONTENTS_STYLE = re.compile("toc [1-9]")
# A cell of more lines with most of a table's text holds a document; heads such as these tell of a table all the same.
_MOST_LINES = 12
_MAIN_SHARE = 0.7
_HEADED = re.compile("序号|责任|牵头|指标|项目名称")
_SHORT_CELL = 12
_SPACES = re.compile("[ \t]+\n[ \t]*")


def read_word(data: bytes, max_bytes: int) -> Content:
    """The text of a docx; IntakeError for what cannot be opened."""
    package = Package(data, kind="docx", max_bytes=max_bytes)
    reader = _Reader(package)
    content = reader.content()
    # A field that is never ended would swallow the document.
    return content if reader.fields_ended else _Reader(package.fresh(), leaves_out_contents=False).content()


class _Reader:
    """One walk through one document."""

    def __init__(self, package: Package, *, leaves_out_contents: bool = True) -> None:
        self._package = package
        self._leaves_out_contents = leaves_out_contents
        main = self._main_part()
        self._folder = posixpath.dirname(main)
        root = self._part(main)
        body = None if root is None else root.find(W + "body")
        if body is None:
            raise IntakeError("damaged", kind="docx")
        self._body = body
        self._styles = Styles(self._sibling("styles.xml"))
        self._numbering = Numbering(self._sibling("numbering.xml"), self._styles)
        self._notes: list[tuple[str, str]] = []
        self._title: str | None = None
        self._boxes: list[etree._Element] = []
        self._carried = ""
        self._tracked = False
        self._contents_left_out = False
        self._fields: list[str] = []
        self._style: str | None = None

    @property
    def fields_ended(self) -> bool:
        """Whether every field that the document begins is ended in it."""
        return not self._fields

    def content(self) -> Content:
        """Walk the body, then the notes it referred to."""
        lines = list(self._blocks(self._body, 0))
        lines.extend(self._flush())
        lines.extend(self._note_lines())
        said = []
        if self._tracked:
            said.append("文档含有修订痕迹，按接受全部修订读取（删除的文字不读）。")
        if self._contents_left_out:
            said.append("自动生成的目录未读取。")
        return Content(text="".join(line + "\n" for line in lines), media="docx", notes=tuple(said), title=self._title)

    def _main_part(self) -> str:
        """The name of the part with the text: the package says it, by default ``word/document.xml``."""
        relations = self._package.xml("_rels/.rels")
        for relation in () if relations is None else relations:
            if (relation.get("Type") or "").endswith(_OFFICE_DOCUMENT):
                return (relation.get("Target") or "").lstrip("/")
        return "word/document.xml"

    def _sibling(self, name: str) -> etree._Element | None:
        return self._part(posixpath.join(self._folder, name))

    def _part(self, name: str) -> etree._Element | None:
        """A part in the namespaces of transitional documents; strict ones differ in nothing else that matters here."""
        data = self._package.read(name)
        if data is None:
            return None
        return self._package.parse(data.replace(_STRICT, _TRANSITIONAL))

    def _blocks(self, parent: etree._Element, depth: int) -> Iterator[str]:
        """Lines of the paragraphs and tables under ``parent``."""
        if depth > MAX_DEPTH:
            raise IntakeError("hostile", what="nesting")
        for child in parent:
            if child.tag == W + "p":
                yield from self._paragraph(child, depth)
            elif child.tag == W + "tbl":
                yield from self._flush()
                rows = list(self._rows(child, depth))
                yield from _as_laid_out(rows) if _is_layout(rows) else rows_as_lines(rows)
            elif child.tag == W + "sdt" and _is_placeholder(child):
                continue
            elif child.tag == W + "sdt" and self._is_contents(child):
                self._contents_left_out = True
            elif child.tag == _MC + "AlternateContent":
                yield from self._blocks(_chosen(child), depth + 1)
            elif child.tag not in _SKIPPED:
                yield from self._blocks(child, depth + 1)

    def _is_contents(self, block: etree._Element) -> bool:
        gallery = block.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        return gallery is not None and gallery.get(W + "val") == "Table of Contents"

    def _paragraph(self, paragraph: etree._Element, depth: int) -> Iterator[str]:
        pieces: list[str] = []
        outer, self._boxes = self._boxes, []
        outer_style = self._style
        self._style = value_of(paragraph.find(W + "pPr"), "pStyle") or self._styles.default
        self._runs(paragraph, pieces, depth)
        if pieces and self._leaves_out_contents and _CONTENTS_STYLE.fullmatch(self._styles.name(self._style) or ""):
            # A table of contents whose field was taken off is known by the style of its lines alone.
            self._contents_left_out = True
            pieces.clear()
        self._style = outer_style
        boxes, self._boxes = self._boxes, outer
        text = self._carried + "".join(pieces)
        mark = paragraph.find(f"{W}pPr/{W}rPr/{W}del")
        if mark is not None:
            # The paragraph's end is deleted: its text runs on into the next paragraph.
            self._tracked = True
            self._carried = text
        else:
            self._carried = ""
            text = _SPACES.sub("\n", text).strip(" \t\n")
            # An empty paragraph shows no number and does not count as one.
            if text:
                text = self._numbering.label(paragraph) + text
                style = value_of(paragraph.find(W + "pPr"), "pStyle")
                if self._title is None and self._styles.name(style) == "title":
                    self._title = text.replace("\n", "")
                yield text
        for box in boxes:
            yield from self._blocks(box, depth + 1)

    def _flush(self) -> Iterator[str]:
        """What was carried over a deleted paragraph end and found no next paragraph."""
        carried, self._carried = self._carried.strip(" \t\n"), ""
        if carried:
            yield carried

    def _runs(self, parent: etree._Element, pieces: list[str], depth: int) -> None:
        """Append the visible text under ``parent`` to ``pieces``; text boxes are put aside."""
        if depth > MAX_DEPTH:
            raise IntakeError("hostile", what="nesting")
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                self._run(child, pieces, depth)
            elif tag in (W + "del", W + "moveFrom"):
                self._tracked = True
            elif tag == _MATH_TEXT:
                pieces.append(child.text or "")
            elif tag == _MC + "AlternateContent":
                self._runs(_chosen(child), pieces, depth + 1)
            elif tag == W + "sdt" and _is_placeholder(child):
                continue
            elif tag == W + "fldSimple" and _CONTENTS_FIELD.match(child.get(W + "instr") or ""):
                self._contents_left_out = True
            elif tag not in _SKIPPED:
                self._tracked = self._tracked or tag in (W + "ins", W + "moveTo")
                self._runs(child, pieces, depth + 1)

    def _run(self, run: etree._Element, pieces: list[str], depth: int) -> None:
        """One run: text of one formatting."""
        properties = run.find(W + "rPr")
        if self._is_hidden(properties):
            return
        raised = value_of(properties, "vertAlign") == "superscript"
        before = pieces[-1][-1:] if pieces else ""
        text: list[str] = []
        self._run_content(run, text, depth)
        joined = "".join(text)
        if joined and self._in_contents():
            self._contents_left_out = True
            return
        pieces.append(raised_text(joined, before) if raised else joined)

    def _is_hidden(self, properties: etree._Element | None) -> bool:
        """Whether a run is hidden by itself, by its style or by that of its paragraph."""
        told = is_on(properties, "vanish")
        for style in (value_of(properties, "rStyle"), self._style):
            told = self._styles.hides(style) if told is None else told
        return told is True

    def _field(self, kind: str | None) -> None:
        """Note where a field begins, whose code the runs after it give, and where it ends."""
        if kind == "begin":
            self._fields.append("")
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _in_contents(self) -> bool:
        """Whether a table of contents is being gone through, which Word keeps as a field over many paragraphs."""
        return self._leaves_out_contents and any(_CONTENTS_FIELD.match(code) for code in self._fields)

    def _run_content(self, run: etree._Element, text: list[str], depth: int) -> None:
        if depth > MAX_DEPTH:
            raise IntakeError("hostile", what="nesting")
        for child in run:
            tag = child.tag
            if tag == W + "t":
                text.append((child.text or "").replace("\r", "").replace("\n", " "))
            elif tag in (W + "tab", W + "ptab"):
                text.append("\t")
            elif tag in (W + "br", W + "cr"):
                text.append("" if child.get(W + "type") in _BREAK_KINDS else "\n")
            elif tag == W + "fldChar":
                self._field(child.get(W + "fldCharType"))
            elif tag == W + "instrText" and self._fields:
                self._fields[-1] += child.text or ""
            elif tag == W + "noBreakHyphen":
                text.append("-")
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                text.append(self._refer(child))
            elif tag == _TEXT_BOX:
                self._boxes.append(child)
            elif tag == _MC + "AlternateContent":
                self._run_content(_chosen(child), text, depth + 1)
            elif tag == W + "r":
                self._run(child, text, depth + 1)
            elif tag not in _SKIPPED:
                self._run_content(child, text, depth + 1)

    def _refer(self, reference: etree._Element) -> str:
        """The mark ``[n]`` for a note, counted in the order in which notes are referred to."""
        kind = "footnotes.xml" if reference.tag == W + "footnoteReference" else "endnotes.xml"
        self._notes.append((kind, reference.get(W + "id") or ""))
        return f"[{len(self._notes)}]"

    def _note_lines(self) -> Iterator[str]:
        """The notes at the end of the text, each after its mark."""
        parts = {kind: self._sibling(kind) for kind in {kind for kind, _ in self._notes}}
        by_identity = {
            (kind, note.get(W + "id")): note for kind, root in parts.items() if root is not None for note in root
        }
        for count, (kind, identity) in enumerate(tuple(self._notes), start=1):
            note = by_identity.get((kind, identity))
            if note is not None:
                text = " ".join(" ".join(self._blocks(note, 0)).split("\n")).strip()
                yield f"[{count}] {text}"

    def _rows(self, table: etree._Element, depth: int) -> Iterator[list[Cell]]:
        """Rows of cells; cells merged downwards are counted from below, as docx marks only their continuation."""
        rows: list[list[tuple[int, int, bool, str]]] = []
        for row in _unwrapped(table, W + "tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                self._tracked = True
                continue
            column = number_or(value_of(row.find(W + "trPr"), "gridBefore"), 0)
            cells: list[tuple[int, int, bool, str]] = [(0, column, False, "")] if column > 0 else []
            for cell in _unwrapped(row, W + "tc"):
                properties = cell.find(W + "tcPr")
                if properties is not None and properties.find(W + "cellDel") is not None:
                    self._tracked = True
                    continue
                across = max(1, number_or(value_of(properties, "gridSpan"), 1))
                merge = None if properties is None else properties.find(W + "vMerge")
                continued = merge is not None and merge.get(W + "val") != "restart"
                lines = list(self._blocks(cell, depth + 1))
                lines.extend(self._flush())
                cells.append((column, across, continued, "\n".join(lines)))
                column += across
            rows.append(cells)
        for index, cells in enumerate(rows):
            yield [
                Cell(text=text, across=across, down=1 + _continuations(rows, index, column, text))
                for column, across, continued, text in cells
                if not continued
            ]


def _is_layout(rows: list[list[Cell]]) -> bool:
    """Whether a table is there for the look of the page: frames round a text, forms with a whole report in one cell."""
    texts = [cell.text for row in rows for cell in row if cell.text.strip()]
    if not texts or any(_HEADED.search(text) for text in texts if len(text) <= _SHORT_CELL):
        return False
    if all(sum(bool(cell.text.strip()) for cell in row) <= 1 for row in rows):
        return True
    longest = max(texts, key=len)
    return longest.count("\n") > _MOST_LINES and len(longest) > _MAIN_SHARE * sum(map(len, texts))


def _as_laid_out(rows: list[list[Cell]]) -> Iterator[str]:
    """The lines of such a table: those of a long cell by themselves, other rows as rows."""
    for row in rows:
        if any(cell.text.count("\n") > _MOST_LINES for cell in row) or sum(bool(cell.text) for cell in row) <= 1:
            yield from (line for cell in row for line in cell.text.split("\n") if line.strip())
        else:
            yield from rows_as_lines([row])


def _continuations(rows: list[list[tuple[int, int, bool, str]]], index: int, column: int, text: str) -> int:
    """How many rows below ``index`` continue the cell that begins in ``column``."""
    count = 0
    for later in rows[index + 1 :]:
        if not any(at == column and continued for at, _, continued, _ in later):
            break
        count += 1
    return count


def _unwrapped(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children with ``tag``, also those inside content controls and tracked insertions, but not in inner tables."""
    waiting = list(reversed(parent))
    while waiting:
        child = waiting.pop()
        if child.tag == tag:
            yield child
        elif child.tag not in (W + "tbl", W + "tc", W + "p") and child.tag not in _SKIPPED:
            waiting.extend(reversed(child))


def _is_placeholder(block: etree._Element) -> bool:
    """Whether a content control still shows what is to be typed there (单击此处输入文字)."""
    return is_on(block.find(W + "sdtPr"), "showingPlcHdr") is True


def _chosen(alternatives: etree._Element) -> etree._Element:
    """Of alternative contents only one is shown: the first choice, or the fallback if there is none."""
    choice = alternatives.find(_MC + "Choice")
    if choice is None:
        choice = alternatives.find(_MC + "Fallback")
    return alternatives if choice is None else choice
