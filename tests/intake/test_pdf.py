"""PDF: paragraphs put together by the geometry of the page, furniture dropped, tables by their rules."""

import io
import re
import zlib
from collections.abc import Sequence

import docx
import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from taizhang.intake import IntakeError, extract
from tests.intake.pdffile import BLOCK, FONT, INDENTED, TITLE, numbered, pdf_of, pdf_with, scanned_pdf, table

REPORT = [
    "一、2024年工作回顾",
    "一年来，我们坚持稳中求进工作总基调，全区地区生产总值完成386.5亿元，增长6.5%；规模以上工业增加值增长8.2%，固定资产投资128.6亿元，"
    "增长11.3%，社会消费品零售总额152.7亿元，增长7.9%，城乡居民人均可支配收入分别增长5.6%、7.1%。",
    "（一）项目建设。全年实施重点项目86个，其中亿元以上项目32个，完成投资96.4亿元，占年度计划的104.2%。",
    "1.改造老旧小区30个，惠及居民1.2万户。",
    "——民生保障。新增城镇就业12000人，城镇登记失业率控制在4%以内；建成养老服务中心7个、村级互助照料点45个。",
    "二、2025年工作安排",
    "今年，力争地区生产总值增长6.5%左右，固定资产投资增长10%以上，一般公共预算收入增长5%，新增规上工业企业15家。",
]


def squeezed(text: str) -> str:
    return re.sub(r"[ \u3000\u00a0]+", "", text)


@pytest.mark.parametrize("size", [12, 14, 16, 18])
@pytest.mark.parametrize("base", [INDENTED, BLOCK], ids=["indented", "block"])
def test_a_report_reads_the_same_from_pdf_and_docx(base: ParagraphStyle, size: int) -> None:
    style = ParagraphStyle(
        "any", parent=base, fontSize=size, leading=size * 1.7, firstLineIndent=2 * size * (base is INDENTED)
    )
    document = docx.Document()
    for text in REPORT * 6:
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    from_word = extract(stream.getvalue())
    from_pdf = extract(pdf_with([Paragraph(text, style) for text in REPORT * 6], numbered))
    assert squeezed(from_pdf.text) == squeezed(from_word.text)
    assert from_pdf.media == "pdf"


def test_pages_are_found_from_offsets() -> None:
    result = extract(pdf_with([Paragraph(text, INDENTED) for text in REPORT * 8], numbered))
    assert result.pages is not None
    assert result.pages[0] == 0
    assert list(result.pages) == sorted(result.pages)
    assert len(result.pages) >= 3
    for number, start in enumerate(result.pages, start=1):
        assert result.page_of(start) == number
    assert result.page_of(len(result.text) - 1) == len(result.pages)
    assert result.page_of(result.pages[1] - 1) == 1
    assert extract("云溪区".encode()).page_of(0) is None


def test_running_heads_and_page_numbers_are_dropped() -> None:
    text = extract(pdf_with([Paragraph(text, INDENTED) for text in REPORT * 8], numbered)).text
    assert "计划草案的报告" not in text
    assert not re.search(r"— ?\d+ ?—", text)


def test_a_number_between_dashes_is_dropped_even_from_one_page() -> None:
    text = extract(pdf_with([Paragraph("云溪区完成投资12亿元。", INDENTED)], lambda c, d: numbered_foot(c))).text
    assert text == "云溪区完成投资12亿元。\n"


def numbered_foot(canvas: Canvas) -> None:
    canvas.setFont(FONT, 12)
    canvas.drawCentredString(A4[0] / 2, 40, "— 1 —")


def test_figures_that_stand_alone_at_the_edge_of_one_page_stay() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setFont(FONT, 16)
    canvas.drawString(72, 700, "云溪区新开工项目")
    canvas.drawString(72, 60, "2025")
    canvas.save()
    assert extract(stream.getvalue()).text == "云溪区新开工项目\n2025\n"


def test_figures_at_the_edges_of_many_pages_stay() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for page in range(6):
        canvas.setFont(FONT, 16)
        canvas.drawString(72, 750 - 20 * page, f"{page * 7 + 3}")
        canvas.drawString(72, 500, f"第{'一二三四五六'[page]}批项目")
        canvas.drawCentredString(A4[0] / 2, 40, str(page + 1))
        canvas.showPage()
    canvas.save()
    lines = extract(stream.getvalue()).text.splitlines()
    assert lines == [line for page in range(6) for line in (f"{page * 7 + 3}", f"第{'一二三四五六'[page]}批项目")]


def test_a_long_title_over_two_lines_is_one_line() -> None:
    title = "云溪区2024年国民经济和社会发展计划执行情况与2025年计划草案的报告"
    result = extract(pdf_with([Paragraph(title, TITLE), *(Paragraph(text, INDENTED) for text in REPORT)]))
    assert result.text.splitlines()[:2] == [title, REPORT[0]]


def test_ruled_tables_are_rows_of_cells() -> None:
    rows = [
        ["序号", "任务", "目标值", "责任单位"],
        ["1", "固定资产投资增长，其中工业投资增长不低于全部投资的增长", "6.5%", "区发改局"],
        ["2", "新增城镇就业", "12000人", "区人社局"],
    ]
    result = extract(
        pdf_with([Paragraph("任务表", INDENTED), table(rows, widths=[40, 180, 70, 90]), Paragraph("以上。", INDENTED)])
    )
    assert result.text.splitlines() == ["任务表", *("\t".join(row) for row in rows), "以上。"]


def test_a_table_over_pages_does_not_repeat_its_head_row() -> None:
    rows = [["序号", "任务", "目标"], *([str(n), f"新建第{n}处站点", f"{n * 3}个"] for n in range(1, 90))]
    result = extract(pdf_with([table(rows, widths=[40, 200, 80])]))
    assert result.text.splitlines() == ["\t".join(row) for row in rows]
    assert result.pages is not None
    assert len(result.pages) > 1


def test_merged_cells_of_a_ruled_table() -> None:
    rows = [["类别", "任务", "目标"], ["经济", "投资", "10%"], ["", "消费", "8%"]]
    result = extract(pdf_with([table(rows, [("SPAN", (0, 1), (0, 2))], widths=[80, 120, 80])]))
    assert result.text == "类别\t任务\t目标\n经济\t投资\t10%\n经济\t消费\t8%\n"


def test_raised_digits_become_marks_and_squares() -> None:
    text = extract(pdf_of(["新建公园12万m<super size=8>2</super>，增长320<super size=8>1</super>户。"])).text
    assert text == "新建公园12万m²，增长320[1]户。\n"


def test_words_of_letters_keep_their_spaces() -> None:
    text = extract(pdf_of(["云溪区引进 Green Energy Group 等企业12家，建成5G基站300个。"])).text
    assert text == "云溪区引进 Green Energy Group 等企业12家，建成5G基站300个。\n" or squeezed(text) == squeezed(
        "云溪区引进Green Energy Group等企业12家，建成5G基站300个。\n"
    )
    assert "Green Energy Group" in text


def test_pages_of_pictures_among_pages_of_text_are_said() -> None:
    import pypdfium2

    with_text = pypdfium2.PdfDocument(pdf_with([Paragraph(text, INDENTED) for text in REPORT * 4]))
    scanned = pypdfium2.PdfDocument(scanned_pdf(1))
    with_text.import_pages(scanned)
    stream = io.BytesIO()
    with_text.save(stream)
    result = extract(stream.getvalue())
    assert any(f"第{len(with_text)}页" in note for note in result.notes)
    scanned.close()
    with_text.close()


def test_packed_streams_are_counted() -> None:
    with pytest.raises(IntakeError) as refusal:
        extract(pdf_of(REPORT * 20), max_bytes=12_000)
    assert refusal.value.code == "too_large"


def test_forms_that_multiply_do_not_hang(monkeypatch: pytest.MonkeyPatch) -> None:
    # Each form draws the next one twenty times: 20 to the power of 12 drawings.
    monkeypatch.setattr("taizhang.intake.pdf.document.PDF_PATIENCE", 3)
    depth, objects = 12, []
    for number in range(depth):
        content = b"/F%d Do " % (number + 1) * 20 if number < depth - 1 else b"BT ET"
        objects.append(
            b"%d 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F%d %d 0 R>>>>/Length %d>>"
            b" stream\n%s\nendstream endobj\n" % (number + 10, number + 1, number + 11, len(content), content)
        )
    head = (
        b"%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
        b"3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]"
        b"/Resources<</XObject<</F0 10 0 R>>>>/Contents 4 0 R>> endobj\n"
        b"4 0 obj <</Length 6>> stream\n/F0 Do\nendstream endobj\n"
    )
    with pytest.raises(IntakeError) as refusal:
        extract(head + b"".join(objects) + b"trailer <</Root 1 0 R/Size 40>>\nstartxref\n0\n%%EOF\n")
    assert refusal.value.code in {"hostile", "no_words", "damaged"}


def test_a_worker_that_dies_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("taizhang.intake.pdf.document._WORKER", "taizhang.intake.pdf.no_such_module")
    with pytest.raises(IntakeError) as refusal:
        extract(pdf_of(["云溪区"]))
    assert refusal.value.code == "hostile"


def test_bytes_after_the_end_of_a_packed_stream_do_not_hang() -> None:
    whole = pdf_of(["云溪区完成投资12亿元。"])
    padded = whole.replace(b"endstream", b"\n" * 9 + b"endstream")
    # Two packings over one another, the inner one followed by other bytes.
    inner = zlib.compress(b"BT ET" * 9) + b"rest"
    stream = (
        b"9 0 obj <</Filter [/FlateDecode /FlateDecode]>> stream\n" + zlib.compress(inner) + b"\r\nendstream endobj\n"
    )
    assert extract(padded.replace(b"startxref", stream + b"startxref")).text == "云溪区完成投资12亿元。\n"


def printed_at(rows: Sequence[Sequence[tuple[float, str]]], size: float = 12) -> bytes:
    """A page with lines of text at these places across it, without any rule."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    canvas.setFont(FONT, size)
    for number, row in enumerate(rows):
        for left, text in row:
            canvas.drawString(left, 760 - number * 2 * size, text)
    canvas.save()
    return stream.getvalue()


ROWS = [
    ("序号", "任务", "目标", "责任单位"),
    ("1", "新建学校", "3所", "区教育局"),
    ("2", "改造小区", "30个", "区住建局"),
]


def test_a_table_without_rules_is_read_by_its_columns() -> None:
    columns = (72, 110, 190, 240)
    printed = [list(zip(columns, row, strict=True)) for row in (*ROWS, ("3", "新增就业", "8000人", "区人社局"))]
    caption = [[(72, "表1  2026年任务分解表"), (300, "单位：个")]]
    text = extract(printed_at(caption + printed)).text
    assert text.endswith(
        "\n序号\t任务\t目标\t责任单位\n1\t新建学校\t3所\t区教育局\n"
        "2\t改造小区\t30个\t区住建局\n3\t新增就业\t8000人\t区人社局\n"
    )


TASKS = [
    ("序号", "任务名称", "年度目标", "责任单位"),
    ("1", "老旧小区改造", "改造老旧小区26个，惠及居民4860户，6月底前完成施工招标，年底前全部完工", "区住建局"),
    ("2", "义务教育学校新建改扩建工程", "新建改建学校5所", "区教育局、区住房和城乡建设局、区财政局"),
    ("3", "城乡道路畅通", "新建农村公路48公里，改造危桥6座", "区交通运输局"),
]
INDICATORS = [
    ("指标", "单位", "绝对额", "增长（%）"),
    ("地区生产总值", "亿元", "201.3", "5.6"),
    ("城镇常住居民人均可支配收入及其中工资性收入", "元", "23456", "4.9"),
    ("规模以上工业企业实现利润总额（1-5月）", "亿元", "12.7", "-3.4"),
    ("一般公共预算收入", "万元", "112345", "4.2"),
]


@pytest.mark.parametrize("padding", [0, 4])
@pytest.mark.parametrize("side", ["TOP", "MIDDLE", "BOTTOM"])
@pytest.mark.parametrize(("rows", "widths"), [(TASKS, (40, 100, 200, 110)), (INDICATORS, (140, 60, 80, 90))])
def test_cells_of_several_lines_read_the_same_without_rules(
    rows: Sequence[Sequence[str]], widths: Sequence[float], side: str, padding: int
) -> None:
    spaced = [(name, (0, 0), (-1, -1), padding) for name in ("TOPPADDING", "BOTTOMPADDING")]
    more = [("VALIGN", (0, 0), (-1, -1), side), *spaced]
    around = Paragraph("云溪区今年的任务如下，请各单位认真落实，按时报送进展情况，确保全年目标圆满完成。", BLOCK)
    ruled, plain = (
        extract(pdf_with([around, table(rows, more, widths, ruled=ruled), around])).text for ruled in (True, False)
    )
    assert plain == ruled
    assert "\n".join("\t".join(row) for row in rows) in plain


def test_a_note_under_a_table_without_rules_is_no_row() -> None:
    flowables = [table(TASKS, (), (40, 100, 200, 110), ruled=False), Paragraph("注：目标以文件为准。", BLOCK)]
    assert extract(pdf_with(flowables)).text.endswith("区交通运输局\n注：目标以文件为准。\n")


def test_a_page_set_downwards_is_read_by_its_columns() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    text = "云溪区全年新建学校3所，改造老旧小区26个，惠及居民4860户，城镇新增就业12345人，群众满意度达到96.5%。"
    for at, character in enumerate(text):
        canvas.setFont(FONT, 16)
        canvas.drawString(480 - at // 42 * 28, 780 - at % 42 * 16, character)
    canvas.save()
    assert extract(stream.getvalue()).text == text + "\n"


def test_lines_with_gaps_that_do_not_stand_under_each_other_are_no_table() -> None:
    lines = [[(72, "云溪区"), (150 + 40 * number, "联系人"), (300 + 30 * number, "电话")] for number in range(5)]
    assert "\t" not in extract(printed_at(lines)).text


@pytest.mark.parametrize("share", [0.6, 0.83])
def test_a_raised_note_mark_does_not_run_into_a_number(share: float) -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    text = canvas.beginText(72, 700)
    for size, rise, words in ((16, 0, "新认定高新技术企业"), (16 * share, 6, "1"), (16, 0, "23家，增长8%。")):
        text.setFont(FONT, size)
        text.setRise(rise)
        text.textOut(words)
    canvas.drawText(text)
    canvas.save()
    assert extract(stream.getvalue()).text == "新认定高新技术企业[1]23家，增长8%。\n"


SIDEWAYS = [
    "云溪区2025年重点任务分解表",
    "全区完成投资12.5亿元，增长8.3%，新建学校3所，新增学位1200个，惠及群众2.3万人，满意度达到96.5%，各项工作再上新台阶。",
    "改造老旧小区26个，惠及居民4860户。",
]


@pytest.mark.parametrize("shown", [0, 90, 180, 270])
@pytest.mark.parametrize("printed", [0, 90, 180, 270])
def test_a_page_that_lies_on_its_side_is_turned_as_its_characters_stand(printed: int, shown: int) -> None:
    document = pypdfium2.PdfDocument(pdf_with([*(Paragraph(text, INDENTED) for text in SIDEWAYS), table(TASKS)]))
    expected = extract(pdf_with([*(Paragraph(text, INDENTED) for text in SIDEWAYS), table(TASKS)])).text
    page = document[0]
    width, height = page.get_size()
    matrix = {90: (0, 1, -1, 0, height, 0), 180: (-1, 0, 0, -1, width, height), 270: (0, -1, 1, 0, 0, width)}
    if printed:
        for drawn in page.get_objects(max_depth=1):
            drawn.transform(pypdfium2.PdfMatrix(*matrix[printed]))
    if printed in (90, 270):
        page.set_mediabox(0, 0, height, width)
    page.gen_content()
    page.set_rotation(shown)
    stream = io.BytesIO()
    document.save(stream)
    assert extract(stream.getvalue()).text == expected


def test_columns_are_read_one_after_the_other_each_by_its_margins() -> None:
    told = [
        f"去年第{number}项工作完成投资{number}.5亿元，增长{number}.3%，新建学校{number}所，新增学位{number}200个，惠及群众{number}.3万人，"
        f"群众满意度达到96.5%，比上年提高1.2个百分点，获得{'省市县'[number % 3]}里通报表扬，经验{'全文摘要'[number % 4]}刊发。"
        for number in range(1, 31)
    ]
    stream = io.BytesIO()
    gap, wide, high = 20, (A4[0] - 144 - 20) / 2, A4[1] - 144
    frames = [Frame(72 + at * (wide + gap), 72, wide, high, 0, 0, 0, 0) for at in (0, 1)]
    document = BaseDocTemplate(stream, pagesize=A4, invariant=1, pageTemplates=[PageTemplate(frames=frames)])
    style = ParagraphStyle("column", parent=INDENTED, fontSize=12, leading=18, firstLineIndent=24)
    document.build([Paragraph(text, style) for text in told])
    found = extract(stream.getvalue())
    assert found.text.splitlines() == told
    assert len(found.pages or ()) > 1


PLAN = (
    ("序号", "指标名称", "单位", "2024年", "", "2025年计划", ""),
    ("", "", "", "预计完成", "比上年±%", "绝对值", "增长%"),
    ("1", "地区生产总值", "亿元", "285.6", "6.1", "305", "6.5左右"),
    ("", "其中：第一产业增加值", "亿元", "45.8", "4.2", "48", "4"),
    ("2", "规模以上工业增加值增速", "%", "7.2", "—", "7.5", "—"),
    ("3", "粮食总产量", "万吨", "32.8", "1.1", "33", "0.6"),
)
PLAN_SPANS = (*(("SPAN", (n, 0), (n, 1)) for n in range(3)), ("SPAN", (3, 0), (4, 0)), ("SPAN", (5, 0), (6, 0)))
MIDDLE = ("VALIGN", (0, 0), (-1, -1), "MIDDLE")


def test_heads_over_heads_and_cells_of_several_lines_in_the_middle_are_rows_without_rules() -> None:
    flowables = [table(PLAN, (*PLAN_SPANS, MIDDLE), (35, 100, 45, 62, 66, 58, 70), ruled=False)]
    assert extract(pdf_with(flowables)).text.splitlines() == [
        "序号\t指标名称\t单位\t2024年\t\t2025年计划",
        "序号\t指标名称\t单位\t预计完成\t比上年±%\t绝对值\t增长%",
        *("\t".join(row) for row in PLAN[2:]),
    ]


def test_a_class_in_the_middle_of_its_rows_stands_in_each_without_rules() -> None:
    rows = [
        ("类别", "指标", "2020年", "2025年"),
        ("创新驱动", "研发经费投入（亿元）", "3.1", "4.2"),
        ("", "高价值发明专利（件）", "2.1", "4.5"),
        ("绿色生态", "森林覆盖率（%）", "41.2", "42"),
    ]
    flowables = [table(rows, (("SPAN", (0, 1), (0, 2)), MIDDLE), (80, 160, 80, 80), ruled=False)]
    assert extract(pdf_with(flowables)).text.splitlines() == [
        "类别\t指标\t2020年\t2025年",
        "创新驱动\t研发经费投入（亿元）\t3.1\t4.2",
        "创新驱动\t高价值发明专利（件）\t2.1\t4.5",
        "绿色生态\t森林覆盖率（%）\t41.2\t42",
    ]
