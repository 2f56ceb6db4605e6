"""xlsx: every cell printed as Excel shows it, one row a line."""

import datetime
import io
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from taizhang.intake import Extract, extract
from taizhang.intake.sheet.cellformat import general, shown
from taizhang.intake.tables import Cell, one_line, repeats_down, rows_as_lines


def new_book() -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return book, sheet


def read(book: Workbook) -> Extract:
    stream = io.BytesIO()
    book.save(stream)
    return extract(stream.getvalue())


@pytest.mark.parametrize(
    ("value", "pattern", "expected"),
    [
        (12.0, "General", "12"),
        (0.1 + 0.2, "General", "0.3"),
        (6.5, "General", "6.5"),
        (1 / 3, "General", "0.333333333"),
        (128600000000, "General", "128600000000"),
        (0.065, "0.0%", "6.5%"),
        (0.8667, "0%", "87%"),
        (1.1, "0%", "110%"),
        (12345.678, "#,##0.00", "12,345.68"),
        (12345678, "#,##0", "12,345,678"),
        (1.005, "0.00", "1.01"),
        (0.5, "#.##", ".5"),
        (3, "0.##", "3"),
        (7, "000", "007"),
        (7.16, '0.00"亿元"', "7.16亿元"),
        (123456, "0.0,", "123.5"),
        (-3, "0.00;(0.00)", "(3.00)"),
        (-3.5, "0.0_ ;[Red]\\-0.0\\ ", "-3.5 "),
        (0, '0;-0;"—"', "—"),
        (5, ";;;", "5"),
        (12, "[>100]0;0.0", "12"),
        (12345678, '0!.0,"万"', "1234.6万"),
        (12345678, '0!.0000"万元"', "1234.5678万元"),
        (12345678, r"0\.0,万", "1234.6万"),
        (5, '0!.0000"万元"', "0.0005万元"),
        (-12345678, '0"."0,"万"', "-1234.6万"),
        (20251231, "0000-00-00", "2025-12-31"),
        (150000, "0.00E+00", "150000"),
        (0.5, "# ?/?", "0.5"),
        (True, "General", "TRUE"),
        ("区发改局", "@", "区发改局"),
        (None, "General", ""),
        (datetime.datetime(2025, 6, 30), 'yyyy"年"m"月"d"日"', "2025年6月30日"),
        (datetime.datetime(2025, 6, 30), "yyyy/mm/dd", "2025/06/30"),
        (datetime.datetime(2025, 6, 30), "yy-m-d", "25-6-30"),
        (datetime.datetime(2025, 6, 30, 9, 5), "yyyy-mm-dd hh:mm", "2025-06-30 09:05"),
        (datetime.datetime(2025, 6, 30), "yyyy-mm-dd h:mm:ss", "2025-06-30"),
        (datetime.datetime(2025, 6, 30), "h:mm", "0:00"),
        (datetime.datetime(2025, 6, 30, 14, 5), "h:mm AM/PM", "2:05 下午"),
        (datetime.datetime(2025, 6, 30), "aaaa", "星期一"),
        (datetime.datetime(2025, 6, 30), "General", "2025-06-30"),
        (datetime.time(9, 30), "h:mm", "9:30"),
        (datetime.timedelta(hours=30), "[h]:mm:ss", "30:00:00"),
    ],
)
def test_values_are_printed_as_excel_shows_them(value: object, pattern: str, expected: str) -> None:
    assert shown(value, pattern) == expected


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=4))
def test_general_never_loses_the_size_of_a_number(number: Decimal) -> None:
    printed = Decimal(general(number))
    assert abs(printed - number) <= max(abs(number) * Decimal("1e-8"), Decimal("1e-9"))
    assert "E" not in general(number)


@given(st.one_of(st.floats(allow_nan=False, allow_infinity=False), st.integers()), st.text(max_size=30))
def test_no_format_breaks_the_reading(value: float, pattern: str) -> None:
    assert isinstance(shown(value, pattern), str)


def test_a_task_table() -> None:
    book, sheet = new_book()
    sheet.title = "Sheet1"
    sheet.append(["云溪区2025年重点任务表"])
    sheet.merge_cells("A1:D1")
    sheet.append(["序号", "任务", "目标", "责任\n单位"])
    sheet.append([1, "固定资产投资增长", 0.065, "区发改局"])
    sheet.append([2, "新增就业", 12000, None])
    sheet.merge_cells("D3:D4")
    sheet["C3"].number_format = "0.0%"
    sheet["C4"].number_format = '#,##0"人"'
    result = read(book)
    assert result.text == (
        "云溪区2025年重点任务表\n序号\t任务\t目标\t责任单位\n1\t固定资产投资增长\t6.5%\t区发改局\n2\t新增就业\t12,000人\t区发改局\n"
    )
    assert result.media == "xlsx"
    assert result.notes == ()


def test_all_sheets_with_their_names_and_hidden_ones_said() -> None:
    book, sheet = new_book()
    sheet.title = "经济"
    sheet.append(["投资", 12])
    other = book.create_sheet("民生")
    other.append(["就业", 3])
    other.sheet_state = "hidden"
    other.row_dimensions[1].hidden = True
    book.create_sheet("空表")
    result = read(book)
    assert result.text == "经济\n投资\t12\n\n民生\n就业\t3\n"
    assert any("隐藏的工作表" in note and "民生" in note for note in result.notes)
    assert any("隐藏的行或列" in note for note in result.notes)


@pytest.mark.parametrize(
    ("name", "above", "headed"),
    [
        ("任务清单", ["云溪区2026年重点工作任务清单"], False),
        ("2026", ["附件1", "云溪区2026年目标任务分解表"], False),
        ("石桥镇", ["2026年主要目标任务"], True),
        ("任务清单", ["附件1"], True),
        ("任务清单", [], True),
    ],
)
def test_a_sheet_with_a_title_of_its_own_is_headed_by_that(name: str, above: list[str], headed: bool) -> None:
    book, sheet = new_book()
    sheet.title = name
    for line in above:
        sheet.append([line])
    sheet.append(["序号", "任务", "时限"])
    sheet.append([1, "新建公园5个", "10月底"])
    told = "".join(f"{line}\n" for line in above)
    assert read(book).text == (f"{name}\n" if headed else "") + told + "序号\t任务\t时限\n1\t新建公园5个\t10月底\n"


def test_chinese_builtin_date_formats() -> None:
    book, sheet = new_book()
    sheet["A1"] = "完成时限"
    cell = sheet["B1"]
    cell.value = 45838
    cell.number_format = "0"
    assert cell._style is not None
    cell._style.numFmtId = 31
    assert read(book).text == "完成时限\t2025年6月30日\n"


def test_formulas_without_a_saved_result_are_said() -> None:
    book, sheet = new_book()
    sheet.append(["合计", "=1+1"])
    result = read(book)
    assert result.text == "合计\n"
    assert any("1个公式" in note for note in result.notes)


def test_a_formula_whose_result_is_empty_text_lacks_none() -> None:
    book, sheet = new_book()
    sheet.append(["合计", 2])
    stream = io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = "xl/worksheets/sheet1.xml"
    formulas = b'<c r="C1" t="str"><f>IF(B1=2,"",B1)</f><v></v></c><c r="D1"><f>B1*2</f></c></row>'
    parts[name] = parts[name].replace(b"</row>", formulas)
    again = io.BytesIO()
    with zipfile.ZipFile(again, "w") as package:
        for part, data in parts.items():
            package.writestr(part, data)
    assert next(note for note in extract(again.getvalue()).notes if "公式" in note).startswith("有1个公式")


def test_rows_far_apart_and_blank_columns() -> None:
    book, sheet = new_book()
    sheet["B2"] = "任务"
    sheet["D900"] = 30
    assert read(book).text == "\t任务\n\t\t\t30\n"


def test_cells_on_one_line() -> None:
    assert one_line("完成\n时限") == "完成时限"
    assert one_line("新建道路12公里\n改造小区3个") == "新建道路12公里 改造小区3个"
    assert one_line(" 甲\t乙 ") == "甲乙"
    assert one_line("区财政局\n区住建局") == "区财政局 区住建局"
    assert one_line("石桥街道办\n事处") == "石桥街道办事处"
    assert one_line("区发展改革\n委") == "区发展改革委"


@pytest.mark.parametrize(
    ("text", "repeats"), [("区发改局", True), ("2025年6月底前", True), ("总投资12亿元", False), ("30", False)]
)
def test_what_a_cell_over_rows_repeats(text: str, repeats: bool) -> None:
    assert repeats_down(text) is repeats


def test_spans_keep_the_columns_apart() -> None:
    rows = [
        [Cell(text="甲", down=2, across=2), Cell(text="乙")],
        [Cell(text="丙")],
        [Cell(text="丁"), Cell(text="戊"), Cell(text="己")],
    ]
    assert rows_as_lines(rows) == ["甲\t\t乙", "甲\t\t丙", "丁\t戊\t己"]
