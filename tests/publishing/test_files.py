"""The files of a bulletin: GB/T 9704 in the docx, no formulas in the workbook, the same bytes when run again."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from openpyxl import load_workbook

from taizhang.publishing.blocks import Composed, Heading, Paragraph, Run, Table, kept, restored
from taizhang.publishing.composing import APART_WIDTHS, RANKED_WIDTHS
from taizhang.publishing.official import docx_of, title_lines
from taizhang.publishing.packing import steady
from taizhang.publishing.workbooks import defused, workbook, xlsx_of

AT = datetime(2026, 11, 12, 2, 0, tzinfo=UTC)

TABLE = Table(
    title="表1  各单位情况",
    columns=("位次", "单位", "任务"),
    numeric=(True, False, True),
    widths=(20, 50, 30),
    rows=((Run(text="1"), Run(text="区教育局"), Run(text="12", number="organ_1_total")),),
)

COMPOSED = Composed(
    masthead="云溪区人民政府办公室督查通报",
    number="督查通报〔2026〕9号",
    title="关于2026年10月重点任务进展情况的通报",
    addressees="各镇人民政府、街道办事处，区政府各部门",
    blocks=(
        Paragraph(runs=(Run(text="现将情况通报如下。"),)),
        Heading(text="一、总体进展"),
        Paragraph(runs=(Run(text="任务共"), Run(text="120", number="total"), Run(text="项。"))),
        TABLE,
    ),
    issuer="云溪区人民政府办公室",
    date="2026年11月12日",
    seal="历史日封（2026-11-11）：" + "a" * 64,
    copies="区委、区人大常委会、区政协办公室",
    printed="2026年11月12日",
    draft=False,
)

SNAPSHOT = {"numbers": {"total": {"value": "120", "unit": "项", "zh": "任务总数", "records": [["task", 1]]}}}


@pytest.fixture(scope="module")
def document() -> Any:
    return Document(io.BytesIO(docx_of(COMPOSED, at=AT)))


def paragraph(document: Any, text: str) -> Any:
    return next(one for one in document.paragraphs if text in one.text)


def east_asian(run: Any) -> str:
    return str(run._r.rPr.rFonts.get(qn("w:eastAsia")))


def test_page(document: Any) -> None:
    section = document.sections[0]
    for found, wanted in (
        (section.page_width, 210), (section.page_height, 297), (section.top_margin, 37), (section.left_margin, 28),
    ):  # fmt: skip
        assert abs(found - Mm(wanted)) < Mm(0.1)
    area = section.page_width - section.left_margin - section.right_margin
    assert abs(area - Mm(156)) < Mm(0.1)
    assert abs(section.page_height - section.top_margin - section.bottom_margin - Mm(225)) < Mm(0.1)


def test_head(document: Any) -> None:
    mark = paragraph(document, "督查通报")
    assert mark.text == COMPOSED.masthead
    assert mark.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert east_asian(mark.runs[0]) == "方正小标宋简体"
    assert str(mark.runs[0].font.color.rgb) == "C00000"
    # One line of the type area holds it.
    assert mark.runs[0].font.size.pt * len(mark.text) <= 156 / 25.4 * 72
    number = paragraph(document, "〔2026〕9号")
    assert number._p.pPr.find(qn("w:pBdr")).find(qn("w:bottom")).get(qn("w:color")) == "C00000"


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于2026年9月重点任务进展情况的通报", ("关于2026年9月重点任务进展情况的通报",)),
        ("关于2026年第三季度重点任务进展情况的通报", ("关于2026年第三季度", "重点任务进展情况的通报")),
        (
            "关于2026年上半年民生实事和政府投资项目进展情况的通报",
            ("关于2026年上半年民生实事", "和政府投资项目进展情况的通报"),
        ),
        (
            "这是一个没有可以断开之处而又超过了一行的很长很长的标题",
            ("这是一个没有可以断开之处而又超过了一行的很长很长的标题",),
        ),
    ],
)
def test_a_title_is_parted_where_its_sense_is(title: str, lines: tuple[str, ...]) -> None:
    assert title_lines(title) == lines
    made = Document(io.BytesIO(docx_of(replace(COMPOSED, title=title), at=AT)))
    (shown,) = [one for one in made.paragraphs if one.text.replace("\n", "") == title]
    assert tuple(shown.text.split("\n")) == lines


def test_title_and_body(document: Any) -> None:
    title = paragraph(document, COMPOSED.title)
    assert (title.runs[0].font.size, east_asian(title.runs[0])) == (Pt(22), "方正小标宋简体")
    assert title.alignment == WD_ALIGN_PARAGRAPH.CENTER
    body = paragraph(document, "任务共120项。")
    assert (body.runs[0].font.size, east_asian(body.runs[0])) == (Pt(16), "仿宋_GB2312")
    assert body.paragraph_format.first_line_indent == Pt(32)
    heading = paragraph(document, "一、总体进展")
    assert east_asian(heading.runs[0]) == "黑体"
    addressees = paragraph(document, "各镇人民政府")
    assert addressees.text.endswith("：")
    assert addressees.paragraph_format.first_line_indent is None
    normal = document.styles["Normal"].paragraph_format
    assert (normal.line_spacing_rule, normal.line_spacing) == (WD_LINE_SPACING.EXACTLY, Pt(28))


def test_order_of_parts(document: Any) -> None:
    texts = [one.text for one in document.paragraphs if one.text]
    wanted = [
        COMPOSED.masthead, COMPOSED.number, COMPOSED.title, f"{COMPOSED.addressees}：", "现将情况通报如下。",
        "一、总体进展", "任务共120项。", "表1  各单位情况", COMPOSED.issuer, COMPOSED.date, f"（{COMPOSED.seal}）",
    ]  # fmt: skip
    assert texts == wanted


def test_tables_and_imprint(document: Any) -> None:
    table, imprint = document.tables
    assert [cell.text for cell in table.rows[1].cells] == ["1", "区教育局", "12"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[1].cells[2].paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.RIGHT
    first, last = imprint.rows[0].cells[0], imprint.rows[1].cells[0]
    assert first.text == "抄送：区委、区人大常委会、区政协办公室。"
    assert last.text == "云溪区人民政府办公室\t2026年11月12日印发"
    assert last.paragraphs[0].runs[0].font.size == Pt(14)
    borders = first._tc.tcPr.find(qn("w:tcBorders"))
    assert [rule.tag for rule in borders] == [qn("w:top"), qn("w:bottom")]
    assert borders.find(qn("w:top")).get(qn("w:sz")) > borders.find(qn("w:bottom")).get(qn("w:sz"))


@pytest.mark.parametrize(("widths", "place"), [(RANKED_WIDTHS, 1), (APART_WIDTHS, 0)])
def test_an_organs_whole_name_stands_in_one_line(widths: tuple[int, ...], place: int) -> None:
    table = replace(
        TABLE,
        columns=tuple(map(str, range(len(widths)))),
        numeric=(False,) * len(widths),
        widths=widths,
        rows=((Run(text="区人力资源和社会保障局"),) * len(widths),),
    )
    made: Any = Document(io.BytesIO(docx_of(replace(COMPOSED, blocks=(table,)), at=AT))).tables[0]
    cell = made.rows[1].cells[place]
    margins = made._tbl.tblPr.find(qn("w:tblCellMar"))
    beside = sum(int(side.get(qn("w:w"))) for side in margins) / 20
    assert cell.width.pt - beside >= cell.paragraphs[0].runs[0].font.size.pt * len(cell.text)
    assert abs(sum(one.width for one in made.rows[1].cells) - Mm(156)) < Mm(0.2)


def test_text_that_xml_forbids_is_shown_as_such() -> None:
    table = replace(TABLE, rows=((Run(text="1"), Run(text="甲\x00乙<&"), Run(text="2")),))
    made = Document(io.BytesIO(docx_of(replace(COMPOSED, blocks=(table,)), at=AT)))
    assert made.tables[0].rows[1].cells[1].text == "甲\ufffd乙<&"


def test_page_numbers(document: Any) -> None:
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    for footer, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        (line,) = footer.paragraphs
        assert line.alignment == side
        assert line.text.startswith("— ")
        assert line.text.endswith(" —")
        assert "PAGE" in line._p.xml
        assert line.runs[0].font.size == Pt(14)


def test_a_draft_says_so() -> None:
    draft = replace(COMPOSED, number="", date="", printed="", seal="", draft=True)
    texts = [one.text for one in Document(io.BytesIO(docx_of(draft, at=AT))).paragraphs]
    assert "（草稿，未编号）" in texts


@pytest.mark.parametrize(
    "make", [lambda: docx_of(COMPOSED, at=AT), lambda: xlsx_of(COMPOSED, SNAPSHOT, at=AT)], ids=["docx", "xlsx"]
)
def test_same_bytes_when_run_again(make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    first = make()
    monkeypatch.setattr("time.time", lambda: 1_900_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: datetime(2033, 5, 18, tzinfo=UTC).timetuple())
    assert make() == first
    with zipfile.ZipFile(io.BytesIO(first)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        properties = packed.read("docProps/core.xml").decode()
        assert set(re.findall(r"20\d\d-\d\d-\d\dT[\d:]+Z", properties)) == {"2026-11-12T02:00:00Z"}


def test_another_moment_shows() -> None:
    packed = docx_of(COMPOSED, at=AT)
    assert steady(packed, at=AT) == packed
    assert steady(packed, at=datetime(2027, 1, 1, tzinfo=UTC)) != packed


def test_workbook() -> None:
    book = load_workbook(io.BytesIO(xlsx_of(COMPOSED, SNAPSHOT, at=AT)))
    assert book.sheetnames == ["通报", "表1 各单位情况", "数据来源"]
    assert [cell.value for cell in book["表1 各单位情况"][2]] == [1, "区教育局", 12]
    assert [cell.value for cell in book["数据来源"][2]] == ["total", "任务总数", 120, "项", "1条记录"]


@pytest.mark.parametrize("text", ["=1+1", "+86", "-cmd", "@SUM(A1)", "\tx", '=HYPERLINK("http://x")'])
def test_no_formulas(text: str) -> None:
    assert defused(text).startswith("'")
    book = load_workbook(io.BytesIO(workbook([("表", ("列",), [[text]])], at=AT)))
    cell = book["表"]["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


@pytest.mark.parametrize("text", ["-3.47", "区教育局", "12", ""])
def test_plain_text_stays(text: str) -> None:
    assert defused(text) == text


def test_numbers_stay_numbers() -> None:
    book = load_workbook(io.BytesIO(workbook([("表", ("列", "数"), [["a", Decimal("1.50")], ["b", None]])], at=AT)))
    assert book["表"]["B2"].value == 1.5
    assert book["表"]["B3"].value is None


def test_kept_and_restored() -> None:
    assert restored(kept(COMPOSED)) == COMPOSED
    with pytest.raises(ValueError, match="kind"):
        restored(kept(COMPOSED) | {"blocks": [{"is": "picture"}]})
