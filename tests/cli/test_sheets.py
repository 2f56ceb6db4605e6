"""Exported tables: numbers are numbers, nothing in them runs, and the order of columns stands."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from taizhang.cli.columns import FIGURES, defused, refused
from taizhang.cli.corrections_file import load as load_corrections
from taizhang.cli.documents import Document, Outcome
from taizhang.cli.output import Output
from taizhang.cli.settlement_sheets import settlement_book
from taizhang.cli.sheets import CsvSheet, Workbook
from taizhang.reading import read
from taizhang.settling import settle
from tests.cli.build import TEXT, document, figure, reading

HOSTILE = '=HYPERLINK("http://evil","看")120个\x07\n@SUM(1)3个'


def hostile() -> Document:
    figures = (
        figure(HOSTILE, "120个", indicator="=1+1", scope="+cmd|' /C calc'!A0", doubts=("-1", "x")),
        figure(HOSTILE, "3个", indicator="@SUM(1)", value=Decimal("-4.5"), unit="%"),
    )
    return document(reading(HOSTILE, source="=evil.txt", figures=figures))


def written(sheet: type[CsvSheet] | type[Workbook], one: Document, folder: Path) -> Path:
    target = folder / "out.xlsx"
    with Output(str(target)) as output:
        writer = sheet(output)
        writer.add(Outcome(source=one.reading.source, document=one))
        writer.end()
    return target


def test_csv_begins_with_its_mark_and_its_heads(tmp_path: Path) -> None:
    data = written(CsvSheet, document(), tmp_path).read_bytes()
    assert data.startswith(b"\xef\xbb\xbffile,id,start,end,page,text,indicator,value,value_high,values,unit,measure,")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(rows) == 6
    assert (rows[4]["text"], rows[4]["value"], rows[4]["unit"]) == ("7.16亿元", "716000000", "元")
    assert (rows[5]["value"], rows[2]["part_of"], rows[0]["qualifier"]) == ("-4.5", "1", "≈")
    assert rows[1]["sentence"] == "实施重点项目120个，其中续建项目58个、新开工项目62个。"
    assert rows[3]["doubts"] == "主语不明。"


def test_no_text_cell_of_a_csv_is_a_formula(tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(written(CsvSheet, hostile(), tmp_path).read_text("utf-8-sig"), newline="")))
    assert rows[0]["indicator"] == "'=1+1"
    for row in rows:
        for key, value in row.items():
            if value.startswith(("=", "+", "-", "@")):
                assert value == "=" or float(value) == Decimal(value), key


def test_no_cell_of_a_workbook_is_a_formula(tmp_path: Path) -> None:
    sheet = load_workbook(written(Workbook, hostile(), tmp_path))["数据"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    risky = [cell for cell in cells if isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@"))]
    # Text as it is, typed as text, with the spreadsheet's own mark that keeps it text when it is edited.
    assert "=1+1" in [cell.value for cell in risky]
    assert all(cell.data_type == "s" for cell in risky)
    assert all(cell.quotePrefix for cell in risky if cell.value != "=")
    assert not [cell for cell in cells if isinstance(cell.value, str) and cell.value.startswith("'")]


def test_a_workbook_in_english_has_no_chinese_of_its_own(tmp_path: Path) -> None:
    one = document(read("一、2026年工作回顾\n实施重点项目134个，其中续建30个、新开工105个。", issuer="云溪区", year=2027))
    target = tmp_path / "out.xlsx"
    with Output(str(target)) as output:
        writer = Workbook(output, english=True)
        writer.add(Outcome(source="x.txt", document=one))
        writer.end()
    book = load_workbook(target)
    assert book.sheetnames == ["figures", "commitments", "outline", "findings"]
    heads = [cell.value for sheet in book for cell in sheet[1]]
    assert "value high" in heads and all(str(head).isascii() for head in heads)
    figures = {cell.value: row for cell, row in zip(book["figures"][1], book["figures"][2], strict=True)}
    assert (figures["mood"].value, figures["qualifier"].value) == ("result", "exactly")
    found = {cell.value: row for cell, row in zip(book["findings"][1], book["findings"][2], strict=True)}
    assert str(found["message"].value).startswith("The ") and found["verdict"].value == "contradicts"
    assert load_corrections(target).records == ()
    assert {row.text for row in load_corrections(target).unmarked} == {"134个", "30个", "105个"}


def test_workbook_of_a_settlement_counts_with_its_values(tmp_path: Path) -> None:
    targets = document(
        read("云溪区2026年目标任务清单\n\n居民消费价格涨幅控制在2%以内，新建公厕10座。", issuer="云溪区", year=2026)
    )
    results = document(
        read("一、2026年工作回顾\n居民消费价格上涨0.4%，新建公厕9座，植树500株。", issuer="云溪区", year=2027)
    )
    target = tmp_path / "out.xlsx"
    with Output(str(target)) as output:
        settlement_book(settle(targets.reading, results.reading, year=2026), results, output)
    book = load_workbook(target)
    heads, *rows = ([cell.value for cell in row] for row in book["对账"].iter_rows())
    toilets, prices = (dict(zip(heads, row, strict=True)) for row in rows)
    named = ("结论", "目标值", "目标单位", "结果值", "结果单位", "相差", "相差单位")
    assert [toilets[head] for head in named] == ["未完成", 10, "座", 9, "座", -1, "座"]
    assert [prices[head] for head in named] == ["完成", 2, "%", 0.4, "%", -1.6, "百分点"]
    assert prices["目标"] == "+2%以内" and prices["结果"] == "+0.4%"
    heads, trees = ([cell.value for cell in row] for row in book["未列目标"].iter_rows())
    assert dict(zip(heads, trees, strict=True))["数值"] == 500
    with Output(str(target)) as output:
        settlement_book(settle(targets.reading, results.reading, year=2026), results, output, english=True)
    heads, missed, _ = ([cell.value for cell in row] for row in load_workbook(target)["settlement"].iter_rows())
    told = dict(zip(heads, missed, strict=True))
    assert (told["verdict"], told["target value"]) == ("missed", 10)
    assert str(told["reason"]).startswith("Missed: ")


def test_workbook_has_its_sheets_heads_and_numbers(tmp_path: Path) -> None:
    book = load_workbook(written(Workbook, document(), tmp_path))
    assert book.sheetnames == ["数据", "目标任务", "目录", "核对结果"]
    sheet = book["数据"]
    assert [cell.value for cell in sheet[1]] == [column.zh for column in FIGURES]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:Z7"
    row = dict(zip((cell.value for cell in sheet[1]), (cell.value for cell in sheet[6]), strict=True))
    assert (row["数值"], row["性质"], row["类型"], row["单位"]) == (716000000, "结果", "数量", "元")
    assert book["目标任务"].cell(2, 6).value == reading().commitments[0].text
    assert book["目录"].cell(2, 7).value == "主要目标"


def test_empty_workbook_still_opens(tmp_path: Path) -> None:
    empty = document(reading("没有数字。", figures=()))
    assert load_workbook(written(Workbook, empty, tmp_path))["数据"].max_row == 1


@given(st.text())
def test_defused_text_begins_with_nothing_that_runs_and_comes_back(text: str) -> None:
    cell = defused(text)
    assert isinstance(cell, str)
    assert cell == "=" or not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert refused(cell) == text or text.startswith("'")


@pytest.mark.parametrize("number", [-4, -4.5, 0, None])
def test_numbers_are_left_alone(number: float | None) -> None:
    assert defused(number) is number


def test_text_of_tests_is_what_it_was() -> None:
    assert TEXT[reading().figures[1].start :].startswith("120个")
