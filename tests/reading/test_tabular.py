"""Tables: found where they are and nowhere else, read cell by cell, promised row by row."""

import io
import json
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from taizhang.intake import extract
from taizhang.reading import explain, read
from taizhang.reading.normal import normalise
from taizhang.reading.tabular import Table, find_tables, gaps_as_tabs, passages, prose_mask, without
from taizhang.reading.tabular.amounts import amounts_in, printed_unit
from taizhang.reading.tabular.heads import measure_of_head, mood_of_head, noun_of_head, unit_of_head
from tests.reading.test_robust import assert_whole
from tests.reference import ROOT

SPECS = ROOT / "specs" / "reading"
CASES = json.loads((SPECS / "tables.json").read_text(encoding="utf-8"))
TRAPS = json.loads((SPECS / "no_tables.json").read_text(encoding="utf-8"))

CELLS = st.sampled_from(
    ["序号", "指标", "指标名称", "单位", "2024年实际", "2025年目标", "增长（%）", "责任单位", "完成时限", "工作任务", "备注", "镇街", "年份",
     "1", "2", "3", "亿元", "%", "480.2", "-3.2", "—", "/", "[15]", "(3.5)", "6-7", "≥85", "增长6%左右", "10亿元以上", "第3位",
     "2025", "6月底", "地区生产总值", "其中：第一产业", "石桥镇", "合计", "区发改局", "新建公园5个，惠及200户；增长3%。", "一、经济发展", "", " ", "１２．５"]
)  # fmt: skip
BREAKS = st.sampled_from(["\t", "\t", "\n", "\n", "\n\n", "\t\t", "。"])
TEXTS = st.lists(st.tuples(CELLS, BREAKS), max_size=60).map(lambda rows: "".join(cell + mark for cell, mark in rows))


def tables_of(text: str) -> tuple[Table, ...]:
    return find_tables(gaps_as_tabs(normalise(text)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["why"]))
def test_a_written_table_is_found_and_its_rows_promise_what_they_should(case: dict[str, Any]) -> None:
    assert tables_of(case["text"])
    reading = read(case["text"], issuer=case["issuer"], year=case["year"])
    fields = ("text", "start", "heading", "responsible", "deadline")
    assert [{name: getattr(row, name) for name in fields} for row in reading.commitments] == case["commitments"]
    assert_whole(reading, case["text"])


@pytest.mark.parametrize("case", TRAPS, ids=lambda case: str(case["why"]))
def test_what_is_no_table_of_figures_yields_none(case: dict[str, Any]) -> None:
    reading = read(case["text"], issuer=case["issuer"], year=case["year"])
    assert reading.figures == ()
    assert reading.commitments == ()


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 40
    assert len(TRAPS) >= 20
    stacked = [case for case in CASES if any(table.stacked for table in tables_of(case["text"]))]
    assert len(stacked) >= 6


@pytest.mark.parametrize(
    "text",
    [
        "全区地区生产总值增长6.3%。\n新建公园5个。\n完成投资12亿元。\n",
        "一、总体要求\n二、主要目标\n三、重点任务\n",
        "目录\n一、2024年工作回顾\t1\n二、2025年工作安排\t8\n",
        "\t2024年，完成投资12亿元。\n\t2025年，新建公园5个。\n",
        "张三\t李四\t王五\n赵六\t钱七\t孙八\n",
        "项目名称\n石桥公园\n柳河学校\n青溪医院\n",
        "单位\n区发改局\n区财政局\n区教育局\n区民政局\n区住建局\n",
        "指标\n单位\n目标\n经济要稳中求进，民生要持续改善，安全要守住底线。\n坚持稳字当头。\n",
        "9:00\t大会开幕\n9:30\t报告工作\n",
        "任务\n要求\n时限\n抓紧抓实\n一抓到底\n务求实效\n久久为功\n常抓不懈\n",
        "地区\n年份\n人数\n这些词在这里\n只是词语\n并不成表\n",
        "序号\n名称\n单位\n",
        "云溪水清\t石桥月明\n稻花香里\t又是丰年\n",
    ],
)
def test_prose_and_lists_are_no_tables(text: str) -> None:
    assert tables_of(text) == ()


@pytest.mark.parametrize(
    ("cell", "value", "high", "unit", "qualifier", "span"),
    [
        ("510", "510", None, None, "=", "510"),
        ("-3.2", "-3.2", None, None, "=", "-3.2"),
        ("1,234.5万元", "12345000.0", None, "元", "=", "1,234.5万元"),
        ("≥85%", "85", None, "%", ">=", "85%"),
        ("6.5%左右", "6.5", None, "%", "≈", "6.5%"),
        ("控制在5.5%以内", "5.5", None, "%", "<=", "5.5%"),
        ("6%-7%", "6", "7", "%", "=", "6%-7%"),
        ("500-600", "500", "600", None, "=", "500-600"),
        ("[15]", "15", None, None, "=", "15"),
        ("(3.00)", "-3.00", None, None, "=", "3.00"),
        ("0.5个百分点", "0.5", None, "百分点", "=", "0.5个百分点"),
        ("12.4亿千瓦时", "1240000000.0", None, "千瓦时", "=", "12.4亿千瓦时"),
        ("300多户", "300", None, "户", ">", "300多户"),
        ("第3位", "3", None, "位", "=", "第3位"),
        ("0", "0", None, None, "=", "0"),
    ],
)
def test_a_cell_prints_an_amount(
    cell: str, value: str, high: str | None, unit: str | None, qualifier: str, span: str
) -> None:
    (amount,) = amounts_in(normalise(cell))
    assert amount.value == Decimal(value)
    assert amount.high == (None if high is None else Decimal(high))
    assert (amount.unit.unit if amount.unit else None) == unit
    assert amount.qualifier == qualifier
    assert cell[amount.start : amount.end] == span


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "—",
        "/",
        "无",
        "2024",
        "2025年6月",
        "6月底",
        "石桥镇",
        "持平",
        "完成2个项目后验收",
        "1.2.3",
        "9:30",
        "7-6",
        "第3届",
    ],
)
def test_a_cell_prints_no_amount(cell: str) -> None:
    assert amounts_in(normalise(cell)) == ()


@pytest.mark.parametrize(
    ("text", "unit", "multiplier"),
    [
        ("亿元", "元", 10**8), ("万人次", "人次", 10**4), ("%", "%", 1), ("±%", "%", 1), ("个百分点", "百分点", 1), ("千瓦时", "千瓦时", 1),
        ("亿千瓦时", "千瓦时", 10**8), ("万吨", "吨", 10**4), ("微克/立方米", "微克/立方米", 1), ("万", None, 10**4), ("单位:万元", "元", 10**4),
    ],
)  # fmt: skip
def test_a_unit_is_read(text: str, unit: str | None, multiplier: int) -> None:
    read_unit = printed_unit(text)
    assert read_unit is not None
    assert read_unit.unit == unit
    assert read_unit.multiplier == Decimal(multiplier)


@pytest.mark.parametrize("text", ["", "区发改局", "亿元和人", "2024年", "石桥"])
def test_what_is_no_unit(text: str) -> None:
    assert printed_unit(text) is None


@pytest.mark.parametrize(
    ("head", "measure", "mood", "noun", "unit"),
    [
        ("2025年目标", None, "target", "", None),
        ("2024年实际", None, "result", "", None),
        ("2024年预计完成", None, "estimate", "", None),
        ("计划完成", None, "target", "", None),
        ("比上年增长(%)", "growth", None, "", "%"),
        ("同比增减(百分点)", "change", None, "", "百分点"),
        ("占比(%)", "share", None, "", "%"),
        ("全市排名", "rank", None, "", "位"),
        ("完成率(%)", "level", "result", "", "%"),
        ("完成预算%", "share", "result", "", "%"),
        ("到位资金(亿元)", None, None, "到位资金", "元"),
        ("地区生产总值(亿元)", None, None, "地区生产总值", "元"),
        ("2025年计划投资", None, "target", "投资", None),
        ("规上工业总产值 完成额", None, "result", "规上工业总产值", None),
    ],
)
def test_a_head_says_what_it_heads(
    head: str, measure: str | None, mood: str | None, noun: str, unit: str | None
) -> None:
    assert measure_of_head(head) == measure
    assert mood_of_head(head) == mood
    assert noun_of_head(head) == noun
    found = unit_of_head(head)
    assert (found.unit if found else None) == unit


def test_the_mask_leaves_cells_of_sentences_and_the_words_around() -> None:
    text = "云溪区重点任务清单（单位：万元）\n任务\t责任单位\t完成时限\n新建公园5个。\t区住建局\t6月底\n改造道路3条。\t区城管局\t9月底\n全文完。\n"
    tables = tables_of(text)
    left = without(normalise(text), prose_mask(tables))
    assert len(left) == len(text)
    assert [text[p.start : p.end] for p in passages(tables)] == ["新建公园5个。", "改造道路3条。"]
    assert "区住建局" not in left and "万元" not in left
    assert all(piece in left for piece in ("云溪区重点任务清单", "新建公园5个。", "改造道路3条。", "全文完。"))
    assert without("无表", prose_mask(())) == "无表"


def test_a_column_of_moves_that_nothing_tells_the_unit_of_is_doubted() -> None:
    text = "云溪区2025年收支表\n单位：万元\n项目\t2025年\t比上年增减\n教育支出\t412\t22\n卫生支出\t90\t-10\n"
    moves = [figure for figure in read(text, issuer="云溪区", year=2025).figures if figure.measure == "growth"]
    assert [figure.text for figure in moves] == ["22", "-10"]
    assert all("按百分比理解为增长" in "".join(figure.doubts) for figure in moves)


def test_a_figure_of_a_table_explains_itself() -> None:
    text = "2025年主要目标\n单位：亿元\n指标\t2024年实际\t2025年目标\n一、经济\n地区生产总值\t480.2\t510\n其中：第一产业\t30.1\t31\n"
    told = explain(text, text.index("31\n"), issuer="云溪区", year=2025)
    assert "第2行 “其中:第一产业”" in told and "分节：经济" in told
    assert "第3列 “2025年目标”" in told
    assert "单位：标题写明" in told
    assert "隶属  数据 1  “510”  地区生产总值" in told
    for figure in read(text, issuer="云溪区", year=2025).figures:
        assert f"“{figure.text}”" in explain(text, figure.start, issuer="云溪区", year=2025)


def test_a_part_counts_among_all_figures_of_the_text() -> None:
    text = "新建公园5个。\n2025年目标\n指标\t单位\t2025年目标\n地区生产总值\t亿元\t510\n其中：第一产业增加值\t亿元\t31\n新建学校3所。\n"
    figures = read(text, issuer="云溪区", year=2025).figures
    assert [figure.text for figure in figures] == ["5个", "510", "31", "3所"]
    assert [figure.part_of for figure in figures] == [None, None, 1, None]


def test_an_xlsx_task_table_is_read_through_intake() -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["云溪区2025年重点工作任务分解表"])
    sheet.merge_cells("A1:E1")
    sheet.append(["序号", "工作任务", "牵头单位", "配合单位", "完成时限"])
    sheet.append([1, "改造老旧小区28个，惠及居民5200户。", "区住建局", "各镇街", "10月底前"])
    sheet.append([2, "新增养老床位300张；建成区级养老服务中心。", "区民政局", None, "12月底前"])
    stream = io.BytesIO()
    book.save(stream)
    text = extract(stream.getvalue()).text
    reading = read(text, issuer="云溪区", year=2025)
    assert [(row.text, row.responsible, row.deadline, len(row.figures)) for row in reading.commitments] == [
        ("改造老旧小区28个，惠及居民5200户", "区住建局", "2025-10-31", 2),
        ("新增养老床位300张", "区民政局", "2025-12-31", 1),
        ("建成区级养老服务中心", "区民政局", "2025-12-31", 0),
    ]
    assert {figure.mood for figure in reading.figures} == {"target"}
    assert_whole(reading, text)


def test_an_html_table_is_read_through_intake() -> None:
    rows = [
        ("指标", "单位", "2024年实际", "2025年目标"),
        ("地区生产总值", "亿元", "480.2", "510"),
        ("城镇登记失业率", "%", "3.1", "4以内"),
    ]
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    said = (
        "现将云溪区2025年国民经济和社会发展主要指标计划予以公布，请各单位遵照执行，认真组织落实，确保完成全年目标任务。"
    )
    title = "<head><title>云溪区2025年主要指标计划</title></head>"
    page = f"<html>{title}<body><div><p>{said}</p><table>{body}</table></div></body></html>"
    text = extract(page.encode()).text
    figures = read(text, issuer="云溪区", year=2025).figures
    assert [(f.text, f.value, f.unit, f.indicator, f.mood, f.period) for f in figures] == [
        ("480.2", Decimal("48020000000.0"), "元", "地区生产总值", "result", 2024),
        ("510", Decimal("51000000000"), "元", "地区生产总值", "target", 2025),
        ("3.1", Decimal("3.1"), "%", "城镇登记失业率", "result", 2024),
        ("4", Decimal("4"), "%", "城镇登记失业率", "target", 2025),
    ]
    assert figures[3].qualifier == "<="


@given(TEXTS, st.sampled_from([None, 2025]))
def test_any_cells_give_tables_inside_the_text(text: str, year: int | None) -> None:
    tables = tables_of(text)
    assert all(a.end <= b.start for a, b in pairwise(tables))
    normalised = normalise(text)
    for table in tables:
        assert 0 <= table.caption_start <= table.start < table.end <= len(text)
        for row in table.rows:
            assert len(row.cells) == len(table.columns)
            for cell in row.cells:
                assert cell is None or normalised[cell.start : cell.end] == cell.text
    assert len(without(normalised, prose_mask(tables))) == len(text)
    assert_whole(read(text, issuer="云溪区", year=year), text)
