"""docx: what a person sees on the page, automatic numbers included."""

import io
import zipfile

import docx
import pytest

from taizhang.intake import extract
from taizhang.intake.word.ordinals import printed
from tests.intake.wordfile import level, listed, paragraph, run, word_file

OFFICIAL = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCounting", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def text_of(body: str, **parts: str) -> str:
    return extract(word_file(body, **parts)).text


def test_automatic_numbers_of_official_documents_are_printed() -> None:
    body = (
        listed("去年工作", 1)
        + listed("经济发展", 1, 1)
        + listed("地区生产总值增长6.5%。", 1, 2)
        + listed("新增就业1.2万人。", 1, 2)
        + listed("民生保障", 1, 1)
        + listed("改造老旧小区30个。", 1, 2)
        + listed("今年工作", 1)
        + listed("项目建设", 1, 1)
    )
    assert text_of(body, numbering=OFFICIAL) == (
        "一、去年工作\n（一）经济发展\n1. 地区生产总值增长6.5%。\n2. 新增就业1.2万人。\n"
        "（二）民生保障\n1. 改造老旧小区30个。\n二、今年工作\n（一）项目建设\n"
    )


def test_unnumbered_and_empty_paragraphs_between_do_not_count() -> None:
    body = listed("甲", 1) + paragraph("说明文字") + listed("", 1) + listed("乙", 1)
    assert text_of(body, numbering=OFFICIAL) == "一、甲\n说明文字\n二、乙\n"


def test_a_restarted_list_begins_anew_and_a_shared_one_goes_on() -> None:
    numbering = (
        OFFICIAL
        + '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        + '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        + '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = listed("甲", 1) + listed("乙", 2) + listed("丙", 3) + listed("丁", 3)
    assert text_of(body, numbering=numbering) == "一、甲\n二、乙\n一、丙\n二、丁\n"


def test_numbering_by_style_and_its_base() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="a2"><w:name w:val="我的标题"/><w:basedOn w:val="a1"/></w:style>'
    )
    body = paragraph("去年工作", '<w:pStyle w:val="a1"/>') + paragraph("今年工作", '<w:pStyle w:val="a2"/>')
    assert text_of(body, numbering=OFFICIAL, styles=styles) == "一、去年工作\n二、今年工作\n"


def test_number_zero_takes_a_number_away() -> None:
    assert text_of(listed("甲", 0) + listed("乙", 1), numbering=OFFICIAL) == "甲\n一、乙\n"


def test_levels_that_quote_others_and_legal_digits() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        + level(0, "chineseCounting", "第%1章")
        + level(1, "decimal", "%1.%2", "<w:isLgl/>")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = listed("总则", 1) + listed("目标", 1, 1) + listed("附则", 1) + listed("施行", 1, 1)
    assert text_of(body, numbering=numbering) == "第一章总则\n1.1 目标\n第二章附则\n2.1 施行\n"


@pytest.mark.parametrize(
    ("number", "word_format", "expected"),
    [
        (3, "chineseCounting", "三"),
        (10, "chineseCountingThousand", "十"),
        (11, "japaneseCounting", "十一"),
        (20, "chineseCounting", "二十"),
        (103, "chineseCountingThousand", "一百零三"),
        (110, "chineseCountingThousand", "一百一十"),
        (1010, "chineseCountingThousand", "一千零一十"),
        (12, "ideographDigital", "一二"),
        (3, "chineseLegalSimplified", "叁"),
        (11, "chineseLegalSimplified", "壹拾壹"),
        (2, "ideographTraditional", "乙"),
        (3, "decimalEnclosedCircle", "③"),
        (3, "decimalEnclosedParen", "⑶"),
        (21, "decimalEnclosedCircle", "21"),
        (4, "lowerRoman", "iv"),
        (9, "upperRoman", "IX"),
        (27, "lowerLetter", "aa"),
        (5, "decimalZero", "05"),
        (12, "decimalFullWidth", "１２"),
        (7, "none", ""),
        (7, "somethingNew", "7"),
    ],
)
def test_ordinals(number: int, word_format: str, expected: str) -> None:
    assert printed(number, word_format) == expected


def test_tracked_changes_are_read_as_accepted() -> None:
    body = paragraph(
        run("完成投资")
        + '<w:del w:id="1" w:author="a"><w:r><w:delText>12亿元</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2" w:author="a">{run("15亿元")}</w:ins>'
        + '<w:moveFrom w:id="3" w:author="a">' + run("旧处") + "</w:moveFrom>"
    )  # fmt: skip
    result = extract(word_file(body))
    assert result.text == "完成投资15亿元\n"
    assert any("修订" in note for note in result.notes)


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    body = paragraph(run("完成投资"), '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>') + paragraph("15亿元")
    assert text_of(body) == "完成投资15亿元\n"


def test_deleted_rows_and_cells_are_left_out_and_said() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    dropped, added = '<w:cellDel w:id="1" w:author="a"/>', '<w:cellIns w:id="2" w:author="a"/>'
    body = (
        f"<w:tbl><w:tr>{cell('指标')}{cell('完成')}</w:tr>"
        f'<w:tr><w:trPr><w:del w:id="3" w:author="a"/></w:trPr>{cell("旧")}{cell("1个")}</w:tr>'
        f"<w:tr>{cell('', dropped)}{cell('农户')}{cell('8户', added)}</w:tr></w:tbl>"
    )
    result = extract(word_file(body))
    assert result.text == "指标\t完成\n农户\t8户\n"
    assert any("修订" in note for note in result.notes)


def test_tables_merged_cells_and_cells_of_several_paragraphs() -> None:
    def cell(text: str, properties: str = "") -> str:
        inner = "".join(paragraph(part) for part in text.split("|"))
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"

    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(cells)}</w:tr>"

    body = (
        paragraph("任务表")
        + "<w:tbl>"
        + row(cell("2025年目标", '<w:gridSpan w:val="2"/>'), cell("责任|单位"))
        + row(cell("固定资产投资"), cell("增长10%"), cell("区发改局", '<w:vMerge w:val="restart"/>'))
        + row(cell("新增就业"), cell("1.2万人|其中青年3000人"), cell("", "<w:vMerge/>"))
        + "</w:tbl>"
        + paragraph("说明")
    )
    assert text_of(body) == (
        "任务表\n2025年目标\t\t责任单位\n固定资产投资\t增长10%\t区发改局\n新增就业\t1.2万人 其中青年3000人\t区发改局\n说明\n"
    )


def test_a_figure_in_a_cell_over_several_rows_is_said_once() -> None:
    def row(first: str, merge: str, second: str) -> str:
        return f"<w:tr><w:tc><w:tcPr>{merge}</w:tcPr>{paragraph(first)}</w:tc><w:tc>{paragraph(second)}</w:tc></w:tr>"

    rows = row("总投资12亿元", '<w:vMerge w:val="restart"/>', "甲") + row("", "<w:vMerge/>", "乙")
    assert text_of(f"<w:tbl>{rows}</w:tbl>") == "总投资12亿元\t甲\n\t乙\n"


def cell(*lines: str) -> str:
    return "<w:tc>" + "".join(paragraph(line) for line in lines) + "</w:tc>"


def test_a_table_that_frames_a_text_is_read_as_its_paragraphs() -> None:
    lines = [f"（{number}）新建学校{number}所。" for number in range(1, 16)]
    framed = f"<w:tbl><w:tr>{cell('云溪区工作总结', '一、工作回顾')}</w:tr></w:tbl>"
    assert text_of(framed) == "云溪区工作总结\n一、工作回顾\n"
    form = f"<w:tbl><w:tr>{cell('标题')}{cell('云溪区工作总结')}</w:tr><w:tr>{cell('正文')}{cell(*lines)}</w:tr></w:tbl>"
    assert text_of(form) == "标题\t云溪区工作总结\n正文\n" + "".join(line + "\n" for line in lines)


def test_a_long_cell_of_a_table_of_tasks_stays_in_its_row() -> None:
    lines = [f"（{number}）新建学校{number}所。" for number in range(1, 16)]
    head = f"<w:tr>{cell('序号')}{cell('内容')}{cell('责任单位')}</w:tr>"
    table = f"<w:tbl>{head}<w:tr>{cell('1')}{cell(*lines)}{cell('区教育局')}</w:tr></w:tbl>"
    assert text_of(table).count("\n") == 2


def test_notes_become_marks_and_lines_at_the_end() -> None:
    body = paragraph(run("增长6.5%") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("，快于全市。"))
    footnotes = f'<w:footnote w:id="2">{paragraph("按不变价格计算。")}</w:footnote>'
    assert text_of(body, footnotes=footnotes) == "增长6.5%[1]，快于全市。\n[1] 按不变价格计算。\n"


def test_raised_digits_do_not_run_into_numbers() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    body = paragraph(run("新建12万m") + run("2", raised) + run("，增长320") + run("1", raised) + run("户"))
    assert text_of(body) == "新建12万m²，增长320[1]户\n"


def test_text_boxes_once_after_their_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('框内：完成30个')}</w:txbxContent>"
    drawing = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert text_of(paragraph(run("正文") + drawing + run("继续"))) == "正文继续\n框内：完成30个\n"


def test_links_fields_breaks_tabs_and_hidden_text() -> None:
    body = paragraph(
        f'<w:hyperlink r:id="rId9">{run("详见附件")}</w:hyperlink>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("3")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        "<w:r><w:tab/></w:r>" + run("页") + '<w:r><w:br/></w:r><w:r><w:br w:type="page"/></w:r>' + run("第二行")
        + run("隐藏99亿元", "<w:vanish/>") + "<w:r><w:noBreakHyphen/></w:r>" + run("完")
    )  # fmt: skip
    assert text_of(body) == "详见附件3\t页\n第二行-完\n"


def test_content_controls_are_read_and_the_table_of_contents_is_not() -> None:
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{paragraph('一、去年工作 3')}</w:sdtContent></w:sdt>"
    )
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('受控正文')}</w:sdtContent></w:sdt>"
    result = extract(word_file(contents + control))
    assert result.text == "受控正文\n"
    assert any("目录" in note for note in result.notes)


def field(code: str, shown: str) -> str:
    """A field with its code and what it shows."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return mark.format("begin") + f"<w:r><w:instrText>{code}</w:instrText></w:r>" + mark.format("separate") + shown


ENDED = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def test_contents_kept_as_a_field_are_left_out_and_said() -> None:
    page = field(" PAGEREF _1 ", run("12")) + ENDED
    body = (
        paragraph(field(' TOC \\o "1-3" ', run("一、去年工作") + page))
        + paragraph(run("二、今年工作") + page + ENDED)
        + paragraph("一、去年工作")
        + paragraph(run("完成投资") + field("=SUM(ABOVE)", run("12")) + ENDED + run("亿元。"))
    )
    result = extract(word_file(body))
    assert result.text == "一、去年工作\n完成投资12亿元。\n"
    assert "自动生成的目录未读取。" in result.notes


def test_a_field_without_an_end_swallows_nothing() -> None:
    assert text_of(paragraph(field(" TOC ", run("一、去年工作"))) + paragraph("完成投资12亿元。")) == (
        "一、去年工作\n完成投资12亿元。\n"
    )


def test_lines_in_the_style_of_contents_are_left_out() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="10"><w:name w:val="toc 1"/></w:style>'
    body = paragraph("一、去年工作12", '<w:pStyle w:val="10"/>') + paragraph("完成投资12亿元。")
    assert text_of(body, styles=styles) == "完成投资12亿元。\n"


def test_text_hidden_by_a_style_or_its_base_is_left_out() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="a"><w:name w:val="a"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="b"><w:name w:val="b"/><w:basedOn w:val="a"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="c"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = (
        paragraph(run("完成投资12亿元") + run("（含3亿元）", '<w:rStyle w:val="b"/>') + run("。"))
        + paragraph("完成投资99亿元。", '<w:pStyle w:val="c"/>')
        + paragraph(run("增长8%。", '<w:vanish w:val="0"/>'), '<w:pStyle w:val="c"/>')
    )
    assert text_of(body, styles=styles) == "完成投资12亿元。\n增长8%。\n"


def test_what_a_content_control_asks_for_is_no_text() -> None:
    asks = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = asks.format(paragraph("单击此处输入2026年目标。")) + paragraph(
        run("责任单位：") + asks.format(run("单击此处输入文字。")) + run("区教育局")
    )
    assert text_of(body) == "责任单位：区教育局\n"


def test_strict_documents_are_read() -> None:
    transitional = word_file(paragraph("云溪区"))
    source = zipfile.ZipFile(io.BytesIO(transitional))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in source.namelist():
            archive.writestr(
                name,
                source.read(name).replace(
                    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
                ),
            )
    assert extract(stream.getvalue()).text == "云溪区\n"


def test_a_file_written_by_python_docx() -> None:
    document = docx.Document()
    document.add_paragraph("云溪区2025年政府工作报告", style="Title")
    document.add_paragraph("全年完成投资128.6亿元。")
    for task in ("项目建设", "民生实事"):
        document.add_paragraph(task, style="List Number")
    table = document.add_table(2, 2)
    for row, cells in enumerate((("任务", "目标"), ("新增就业", "1.2万人"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    stream = io.BytesIO()
    document.save(stream)
    result = extract(stream.getvalue())
    assert result.text == (
        "云溪区2025年政府工作报告\n全年完成投资128.6亿元。\n1. 项目建设\n2. 民生实事\n任务\t目标\n新增就业\t1.2万人\n"
    )
    assert result.title == "云溪区2025年政府工作报告"
    assert result.media == "docx"
    assert result.encoding is None
