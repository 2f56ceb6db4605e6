"""Tables as they lie in a text: cells in order, of one width, with every character but what parts them."""

import pytest
from hypothesis import given

from taizhang.reading import LaidTable, laid_tables
from tests.reading.test_tabular import TEXTS

TABBED = (
    "云溪区2026年重点任务分解表\n序号\t重点任务\t责任分工\t\t完成时限\n序号\t重点任务\t牵头单位\t配合单位\t完成时限\n"
    "一、经济发展\n1\t新建农村公路80公里\t区交通局\t各镇\t10月底\n2\t改造老旧小区20个\t区住建局\n各单位要抓好落实。\n"
)
STACKED = "序号\n任务\n责任单位\n时限\n一、民生\n1\n新建公园3个，\n惠及8个小区。\n区住建局\n10月底\n2\n改造管网12公里\n区水务局\n年底前\n"
BARRED = "| 序号 | 任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 新建公园3个 | 区住建局 |\n| 2 | 改造管网12公里 | 区水务局 |\n"


def shown(text: str) -> list[list[list[str]]]:
    return [
        [
            [("#" if row.head else "=" if row.section else "") + text[cell.start : cell.end] for cell in row.cells]
            for row in table.rows
        ]
        for table in laid_tables(text)
    ]


def test_rows_of_tabs_with_two_rows_of_heads_and_a_section() -> None:
    assert shown(TABBED) == [
        [
            ["#序号", "#重点任务", "#责任分工", "#完成时限"],
            ["#序号", "#重点任务", "#牵头单位", "#配合单位", "#完成时限"],
            ["=一、经济发展"],
            ["1", "新建农村公路80公里", "区交通局", "各镇", "10月底"],
            ["2", "改造老旧小区20个", "区住建局", "", ""],
        ]
    ]
    (table,) = laid_tables(TABBED)
    assert [cell.across for cell in table.rows[0].cells] == [1, 1, 2, 1]
    assert table.rows[2].cells[0].across == 5


def test_cells_that_come_one_to_a_line() -> None:
    assert shown(STACKED) == [
        [
            ["#序号", "#任务", "#责任单位", "#时限"],
            ["=一、民生"],
            ["1", "新建公园3个，\n惠及8个小区。", "区住建局", "10月底"],
            ["2", "改造管网12公里", "区水务局", "年底前"],
        ]
    ]


def test_bars_and_the_rule_below_a_head_are_left_out() -> None:
    assert shown(BARRED) == [
        [["#序号", "#任务", "#责任单位"], ["1", "新建公园3个", "区住建局"], ["2", "改造管网12公里", "区水务局"]]
    ]


def test_cells_lie_in_the_text_as_given() -> None:
    text = TABBED.replace("农村公路", "农村<b>公路</b>").replace("\n", "\r\n")
    (table,) = laid_tables(text)
    assert text[table.rows[3].cells[1].start : table.rows[3].cells[1].end] == "新建农村<b>公路</b>80公里"


def assert_laid(text: str, table: LaidTable) -> None:
    spans = [(cell.start, cell.end) for row in table.rows for cell in row.cells if cell.end > cell.start]
    assert spans == sorted(spans)
    at = table.start
    for start, end in spans:
        assert at <= start < end <= table.end
        assert not text[at:start].strip(" \t\n\r|:-—\u3000")
        at = end
    widths = {sum(cell.across for cell in row.cells) for row in table.rows}
    assert len(widths) == 1


@pytest.mark.parametrize("text", [TABBED, STACKED, BARRED, "", "没有表格。\n"])
def test_every_character_lies_in_a_cell(text: str) -> None:
    for table in laid_tables(text):
        assert_laid(text, table)


@given(TEXTS)
def test_any_rows_are_laid_out_whole(text: str) -> None:
    for table in laid_tables(text):
        assert_laid(text, table)
