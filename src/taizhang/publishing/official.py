"""A bulletin as docx in the layout of official documents, GB/T 9704-2012《党政机关公文格式》.

The clauses that each function follows are named beside it. Sizes: 2号 22 pt, 3号 16 pt, 4号 14 pt. The fonts are those
that the standard names; where a machine lacks them its own substitutes show.
"""

import io
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from taizhang.publishing.blocks import Composed, Heading, Paragraph, Table
from taizhang.publishing.packing import steady

SONG_TITLE: Final = "方正小标宋简体"
FANGSONG: Final = "仿宋_GB2312"
HEITI: Final = "黑体"
SONG: Final = "宋体"
LATIN: Final = "Times New Roman"

SIZE_2, SIZE_3, SIZE_4 = Pt(22), Pt(16), Pt(14)
LEADING = Pt(28)
"""行距: 22 lines of 28 pt fill the type area of 225 mm (5.2.3 每面排22行)."""

RED: Final = RGBColor(0xC0, 0x00, 0x00)

_THICK, _THIN = "8", "6"
"""Rules of the imprint, eighths of a point: 0.35 mm and 0.25 mm (7.4.1)."""


def docx_of(composed: Composed, *, at: datetime) -> bytes:
    """Return the bulletin as docx; the same bytes for the same bulletin and moment."""
    document: Any = Document()
    _page(document)
    _style(document)
    _head(document, composed)
    _title(document, composed)
    for block in composed.blocks:
        match block:
            case Heading():
                _line(document, block.text, font=HEITI, indent=True)
            case Paragraph():
                _line(document, block.text, indent=True)
            case Table():
                _table(document, block)
    _signature(document, composed)
    _imprint(document, composed)
    properties = document.core_properties
    properties.author = properties.last_modified_by = composed.issuer
    properties.title, properties.comments, properties.revision = composed.title, "", 1
    properties.language = "zh-CN"
    into = io.BytesIO()
    document.save(into)
    return steady(into.getvalue(), at=at)


def _page(document: Any) -> None:
    """A4; 天头37 mm, 订口28 mm, 版心156×225 mm (5.1, 5.2.1); page numbers outside, odd and even apart (7.5)."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(24)
    section.start_type = WD_SECTION.NEW_PAGE
    document.settings.odd_and_even_pages_header_footer = True
    _page_number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _page_number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)


def _page_number(footer: Any, side: Any) -> None:
    """4号半角宋体阿拉伯数字, 一字线 left and right, one character in from the edge (7.5)."""
    paragraph = footer.paragraphs[0]
    paragraph.alignment = side
    formatted = paragraph.paragraph_format
    formatted.left_indent = formatted.right_indent = SIZE_4
    _run(paragraph, "— ", font=SONG, size=SIZE_4, latin=SONG)
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = _run(paragraph, "", font=SONG, size=SIZE_4, latin=SONG)
        if kind is not None:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = f" {text} "
        run._r.append(mark)
    _run(paragraph, " —", font=SONG, size=SIZE_4, latin=SONG)


def _style(document: Any) -> None:
    """正文 3号仿宋, no spaces between paragraphs, 28 pt from line to line (5.2.2, 5.2.3)."""
    style = document.styles["Normal"]
    style.font.name, style.font.size = LATIN, SIZE_3
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), FANGSONG)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
    style.element.get_or_add_rPr().append(language)
    formatted = style.paragraph_format
    formatted.space_before = formatted.space_after = Pt(0)
    formatted.line_spacing_rule, formatted.line_spacing = WD_LINE_SPACING.EXACTLY, LEADING
    formatted.widow_control = False


def _head(document: Any, composed: Composed) -> None:
    """版头: 发文机关标志 red, 小标宋, its top 35 mm below the type area's (7.2.4); 发文字号 two lines below, 分隔线 4 mm
    below that, as wide as the type area (7.2.5, 7.2.7)."""
    mark = document.add_paragraph()
    mark.alignment = WD_ALIGN_PARAGRAPH.CENTER
    formatted = mark.paragraph_format
    formatted.space_before = Mm(35)
    # As large as one line of the type area allows, and no larger than usual.
    size = min(Pt(48), Pt(int(442 / max(1, len(composed.masthead)))))
    formatted.line_spacing_rule, formatted.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(size.pt * 1.25)
    _run(mark, composed.masthead, font=SONG_TITLE, size=size, colour=RED)
    document.add_paragraph()
    number = document.add_paragraph()
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(number, composed.number_line)
    _rule(number, "bottom", "12", colour="C00000", space="11")


def _title(document: Any, composed: Composed) -> None:
    """标题 2号小标宋, two lines below the red rule, centred (7.3.1); 主送机关 one line below it, flush left (7.3.2)."""
    for _line_of_space in range(2):
        document.add_paragraph()
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.line_spacing = Pt(32)
    for number, line in enumerate(title_lines(composed.title)):
        run = _run(title, line, font=SONG_TITLE, size=SIZE_2)
        if number:
            run._r.insert(1, OxmlElement("w:br"))
    document.add_paragraph()
    if composed.addressees:
        _line(document, composed.addressees_line)


_TITLE_ROOM: Final = 19
"""Characters of 22 pt in a line of 156 mm: twenty fit exactly, and not any more where digits are a little wider."""

_TITLE_PART = re.compile(r"[年月期、，]|季度|半年|月份|任务|项目|工作|事项|实事|建议|提案")
"""Where a title may be parted: behind a date, or what it is about."""


def title_lines(title: str) -> tuple[str, ...]:
    """Return a title in lines: 回行时，要做到词意完整，排列对称 (7.3.1), so no single character is left over.

    One line where it has room; else two of nearly the same length, parted behind a date or a thing. A title without
    such a place, or too long for two lines, stays as it is and is parted by the program that shows it.
    """
    if _ems(title) <= _TITLE_ROOM:
        return (title,)
    parted = [(title[: one.end()], title[one.end() :]) for one in _TITLE_PART.finditer(title)]
    fitting = [both for both in parted if both[1] and max(map(_ems, both)) <= _TITLE_ROOM]
    return min(fitting, key=lambda both: abs(_ems(both[0]) - _ems(both[1])), default=(title,))


def _ems(text: str) -> float:
    """Width in characters: Latin letters and digits take half of one."""
    return sum(0.5 if one.isascii() else 1 for one in text)


def _line(document: Any, text: str, *, font: str = FANGSONG, indent: bool = False) -> Any:
    """A paragraph; 每个自然段左空二字 (7.3.3). 一、in 黑体 (7.3.3)."""
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(32)
    _run(paragraph, text, font=font)
    return paragraph


def _table(document: Any, block: Table) -> None:
    """A table within the type area, its head repeated on each page, no row broken by a page's end.

    Its rows are written as XML at once: cell by cell a table of a hundred organs takes seconds.
    """
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.keep_with_next = True
    _run(title, block.title, font=HEITI, size=SIZE_4)
    table = document.add_table(rows=0, cols=len(block.columns))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    # Before the look, as the schema orders them.
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(parse_xml(_CELL_MARGINS))
    widths = [Mm(156 * share / sum(block.widths)) for share in block.widths]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    twips = [round(width.pt * 20) for width in widths]
    heads = [_cell(text, width, HEITI, "center") for text, width in zip(block.columns, twips, strict=True)]
    table._tbl.append(_row(heads, "<w:tblHeader/>"))
    sides = ["right" if numeric else "left" for numeric in block.numeric]
    for row in block.rows:
        cells = [_cell(run.text, width, FANGSONG, side) for run, width, side in zip(row, twips, sides, strict=True)]
        table._tbl.append(_row(cells, ""))
    document.add_paragraph()


_CELL_MARGINS: Final = (
    f'<w:tblCellMar {nsdecls("w")}><w:left w:w="45" w:type="dxa"/><w:right w:w="45" w:type="dxa"/></w:tblCellMar>'
)
"""0.8 mm beside the words: an organ's whole name is to stand in one line."""


def _row(cells: Sequence[str], more: str) -> Any:
    return parse_xml(f"<w:tr {nsdecls('w')}><w:trPr><w:cantSplit/>{more}</w:trPr>{''.join(cells)}</w:tr>")


def _cell(text: str, width: int, font: str, side: str) -> str:
    """A cell in 5号, 16 pt from line to line; ``width`` in twentieths of a point."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:spacing w:line="320" w:lineRule="exact"/><w:jc w:val="{side}"/></w:pPr>'
        f'<w:r><w:rPr><w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{font}"/><w:sz w:val="21"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(_printable(text))}</w:t></w:r></w:p></w:tc>'
    )


_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def _printable(text: str) -> str:
    """The text without characters that XML forbids."""
    return _FORBIDDEN.sub("\ufffd", text)


def _signature(document: Any, composed: Composed) -> None:
    """署名 and 成文日期 without a seal: 右空二字 (7.3.5.3); the daily seal of the history stands below them."""
    document.add_paragraph()
    for text in (composed.issuer, composed.date or "（成文日期待印发时填写）"):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.right_indent = Pt(32)
        paragraph.paragraph_format.keep_with_next = True
        _run(paragraph, text)
    if composed.seal:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.line_spacing = Pt(16)
        _run(paragraph, f"（{composed.seal}）", size=Pt(9))


def _imprint(document: Any, composed: Composed) -> None:
    """版记: 抄送机关, 印发机关 and 印发日期 in 4号仿宋, one character in on both sides; first and last rule thick, the
    others thin (7.4.1 to 7.4.3)."""
    document.add_paragraph()
    rows = [composed.copies_line] if composed.copies else []
    table = document.add_table(rows=len(rows) + 1, cols=1)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for row, text in zip(table.rows, rows, strict=False):
        paragraph = _imprint_line(row.cells[0], "bottom", _THIN)
        # A second line begins under the first organ, behind 抄送：
        paragraph.paragraph_format.left_indent = Pt(14 * 4)
        paragraph.paragraph_format.first_line_indent = Pt(-14 * 3)
        _run(paragraph, text, size=SIZE_4)
    last = _imprint_line(table.rows[-1].cells[0], "bottom", _THICK)
    stops = last.paragraph_format.tab_stops
    from docx.enum.text import WD_TAB_ALIGNMENT

    stops.add_tab_stop(Mm(156) - SIZE_4 * 2, WD_TAB_ALIGNMENT.RIGHT)
    _run(last, f"{composed.issuer}\t{composed.printed_line}", size=SIZE_4)
    _cell_rule(table.rows[0].cells[0], "top", _THICK)


def _imprint_line(cell: Any, side: str, weight: str) -> Any:
    cell.width = Mm(156)
    _cell_rule(cell, side, weight)
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = SIZE_4
    return paragraph


def _cell_rule(cell: Any, side: str, weight: str) -> None:
    """Draw a rule on one side of a cell. The schema wants top before bottom."""
    properties = cell._tc.get_or_add_tcPr()
    borders = properties.find(qn("w:tcBorders"))
    if borders is None:
        borders = OxmlElement("w:tcBorders")
        properties.append(borders)
    rule = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", weight), ("space", "0"), ("color", "000000")):
        rule.set(qn(f"w:{name}"), value)
    if side == "top":
        borders.insert(0, rule)
    else:
        borders.append(rule)


def _rule(paragraph: Any, side: str, weight: str, *, colour: str, space: str) -> None:
    borders = OxmlElement("w:pBdr")
    rule = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", weight), ("space", space), ("color", colour)):
        rule.set(qn(f"w:{name}"), value)
    borders.append(rule)
    properties = paragraph._p.get_or_add_pPr()
    # Before spacing, indentation and alignment, as the schema orders them.
    properties.insert(0, borders)


def _run(
    paragraph: Any, text: str, *, font: str = FANGSONG, size: Any = SIZE_3, colour: Any = None, latin: str = LATIN
) -> Any:
    run = paragraph.add_run(_printable(text))
    run.font.size, run.font.name = size, latin
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    if colour is not None:
        run.font.color.rgb = colour
    return run
