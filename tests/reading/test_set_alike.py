"""The same table and the same items read alike however a page, a PDF file or an office sets them."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from taizhang.reading import read

Rows = Sequence[Sequence[str]]

TASKS = (
    ("序号", "项目名称", "目标任务", "责任单位", "完成时限"),
    ("1", "改造老旧小区", "改造老旧小区36个,惠及居民5200户", "区住建局", "11月底"),
    ("2", "农村公路建设", "新改建农村公路85公里", "区交通局", "10月底"),
    ("3", "养老服务提升", "新增养老床位320张", "区民政局", "12月底"),
    ("4", "免费产前筛查", "为3600名孕产妇提供免费筛查", "区卫健局", "12月底"),
)
PROGRESS = (
    ("序号", "项目名称", "目标任务", "进展情况", "责任单位"),
    ("1", "改造老旧小区", "改造老旧小区36个", "已开工30个,完工21个", "区住建局"),
    ("2", "农村公路建设", "新改建农村公路85公里", "完成62公里", "区交通局"),
    ("3", "养老服务提升", "新增养老床位320张", "已新增210张", "区民政局"),
)
NUMBERS = (
    ("序号", "省重点民生实事项目名称", "责任单位", "目标任务", "1-8月实际完成情况", "1-8月实际完成率%"),
    ("1", "农村饮用水安全巩固提升", "区水利局", "1300人", "700", "54%"),
    ("2", "孕产妇产前免费筛查", "区卫健局", "3600人", "3436", "95%"),
    ("3", "新增养老服务床位", "区民政局", "71张", "55", "77%"),
)
TOWNS = (
    ("镇街", "年度目标(亩)", "1-8月完成(亩)", "完成率(%)", "排名"),
    ("桃源镇", "1200", "980", "81.7", "1"),
    ("柳溪镇", "1500", "1100", "73.3", "3"),
    ("石桥街道", "800", "620", "77.5", "2"),
    ("合计", "3500", "2700", "77.1", ""),
)
CAPTIONS = {
    TOWNS: "云溪区2025年造林任务完成情况排名表",
    TASKS: "云溪区2025年民生实事项目责任分解表",
    PROGRESS: "云溪区2025年民生实事项目进展情况表",
    NUMBERS: "云溪区2025年1-8月省重点民生实事完成情况表",
}


def _tagged(rows: Rows) -> str:
    cells = ["".join(f"  <td style='width:90px'>{cell}</td>\n" for cell in row) for row in rows]
    return "<table border=1>\n<tbody>\n" + "".join(f"<tr>\n{row}</tr>\n" for row in cells) + "</tbody>\n</table>"


SETTINGS: dict[str, Callable[[Rows], str]] = {
    "a cell a line": lambda rows: "\n".join("\n".join(row) for row in rows),
    "a cell a line, blank lines between": lambda rows: "\n\n".join("\n\n".join(row) for row in rows),
    "a cell a line, a bar behind it": lambda rows: "\n".join("\n".join(f"{cell} |" for cell in row) for row in rows),
    "bars": lambda rows: "\n".join(f"| {' | '.join(row)} |" for row in rows),
    "several blanks": lambda rows: "\n".join("    ".join(row) for row in rows),
    "single blanks": lambda rows: "\n".join(" ".join(row) for row in rows),
    "tags": _tagged,
}


def _facts(text: str) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """Return what a text states and promises, without where it stands."""
    found = read(text)
    figures: list[tuple[Any, ...]] = [
        (one.text, one.unit, one.indicator, one.measure, one.mood, one.period, one.qualifier) for one in found.figures
    ]
    promised: list[tuple[Any, ...]] = [(one.text, one.responsible, one.deadline) for one in found.commitments]
    return figures, promised


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("rows", [TASKS, PROGRESS, NUMBERS], ids=["tasks", "progress", "numbers"])
def test_a_table_reads_alike_however_it_is_set(rows: tuple[tuple[str, ...], ...], setting: str) -> None:
    caption = CAPTIONS[rows]
    plain = _facts(f"{caption}\n" + "\n".join("\t".join(row) for row in rows) + "\n")
    assert len(plain[0]) >= 5
    assert all(indicator and unit for _, unit, indicator, *_ in plain[0])
    assert _facts(f"{caption}\n{SETTINGS[setting](rows)}\n") == plain


@pytest.mark.parametrize("setting", [name for name in SETTINGS if name != "single blanks"])
def test_a_table_of_towns_reads_alike_and_makes_its_totals(setting: str) -> None:
    text = SETTINGS[setting](TOWNS)
    found = read(f"{CAPTIONS[TOWNS]}\n{text}\n")
    assert [(one.text, one.indicator, one.scope, one.unit, one.part_of) for one in found.figures[:4]] == [
        ("1200", "造林", "桃源镇", "亩", 12),
        ("980", "造林", "桃源镇", "亩", 13),
        ("81.7", "造林完成率", "桃源镇", "%", None),
        ("1", "造林", "桃源镇", "位", None),
    ]
    assert [one.text for one in found.figures[12:]] == ["3500", "2700", "77.1"]
    slipped = read(f"{CAPTIONS[TOWNS]}\n{text.replace('1100', '1010')}\n")
    links = [one.part_of for one in slipped.figures if one.unit == "亩"]
    assert links == [one.part_of for one in found.figures if one.unit == "亩"]


def test_means_of_towns_are_no_parts_of_the_mean_below_them() -> None:
    rows = [
        ("镇街", "人口(人)", "人均收入(元)"),
        ("桃源镇", "1200", "8200"),
        ("柳溪镇", "1500", "7600"),
        ("合计", "2700", "7867"),
    ]
    found = read("云溪区2025年居民收入情况表\n" + "\n".join("\t".join(row) for row in rows) + "\n")
    assert [one.part_of for one in found.figures] == [4, None, 4, None, None, None]


def test_a_table_of_progress_holds_what_was_done_against_what_was_set() -> None:
    figures, promised = _facts(f"{CAPTIONS[PROGRESS]}\n" + "\n".join("\t".join(row) for row in PROGRESS) + "\n")
    assert [(text, indicator, mood) for text, _, indicator, _, mood, *_ in figures] == [
        ("36个", "改造老旧小区", "target"),
        ("30个", "已开工老旧小区", "result"),
        ("21个", "完工老旧小区", "result"),
        ("85公里", "新改建农村公路", "target"),
        ("62公里", "新改建农村公路", "result"),
        ("320张", "新增养老床位", "target"),
        ("210张", "新增养老床位", "result"),
    ]
    assert promised == []


def test_a_number_without_a_unit_counts_what_its_row_set() -> None:
    figures, _ = _facts(f"{CAPTIONS[NUMBERS]}\n" + "\n".join("\t".join(row) for row in NUMBERS) + "\n")
    assert [(text, unit, mood) for text, unit, _, _, mood, *_ in figures[:3]] == [
        ("1300人", "人", "target"),
        ("700", "人", "result"),
        ("54%", "%", "result"),
    ]


ITEMS = (
    ("改造老旧小区", "改造老旧小区36个,惠及居民5200户", "已开工30个,完工21个", "区住建局"),
    ("农村公路", "新改建农村公路85公里", "完成62公里", "区交通局"),
    ("养老服务", "新增养老床位320张", "已新增210张", "区民政局"),
)
LABELS: dict[str, str] = {
    "lines": "{n}.{name}\n目标任务:{task}。\n进展情况:{done}。\n责任单位:{who}\n",
    "lines without marks at their ends": "{n}.{name}\n目标任务:{task}\n进展情况:{done}\n责任单位:{who}\n",
    "who answers between": "{n}.{name}\n目标任务:{task}\n责任单位:{who}\n进展情况:{done}\n",
    "boxes": "{n}.{name}\n【目标任务】{task}。\n【进展情况】{done}。\n【责任单位】{who}\n",
    "labels on lines of their own": "{n}.{name}\n目标任务:\n{task}。\n进展情况:\n{done}。\n责任单位:{who}\n",
    "blank lines between": "{n}.{name}\n\n目标任务:{task}。\n\n进展情况:{done}。\n\n责任单位:{who}\n\n",
    "numbered": "{n}.{name}\n(一)目标任务:{task}。\n(二)进展情况:{done}。\n(三)责任单位:{who}\n",
    "one paragraph": "{n}.{name}。目标任务:{task}。责任单位:{who}。进展情况:{done}。\n",
    "named by a label": "项目名称:{name}\n工作目标:{task}\n工作进展:{done}\n牵头单位:{who}\n",
}


@pytest.mark.parametrize("labels", LABELS)
def test_labelled_items_read_alike_however_they_are_set(labels: str) -> None:
    items = "".join(
        LABELS[labels].format(n=n, name=name, task=task, done=done, who=who)
        for n, (name, task, done, who) in enumerate(ITEMS, start=1)
    )
    found = read(f"云溪区2025年民生实事项目责任清单\n{items}")
    assert [(one.text, one.indicator, one.mood, one.period) for one in found.figures] == [
        ("36个", "改造老旧小区", "target", 2025),
        ("5200户", "惠及居民", "target", 2025),
        ("30个", "已开工老旧小区", "result", 2025),
        ("21个", "完工老旧小区", "result", 2025),
        ("85公里", "新改建农村公路", "target", 2025),
        ("62公里", "新改建农村公路", "result", 2025),
        ("320张", "新增养老床位", "target", 2025),
        ("210张", "新增养老床位", "result", 2025),
    ]
    assert [(one.text, one.heading, one.responsible) for one in found.commitments] == [
        (task, name, who) for name, task, _, who in ITEMS
    ]


def test_a_number_that_looks_like_a_year_is_one_of_its_column() -> None:
    rows = [("镇街", "造林面积(亩)"), ("桃源镇", "1200"), ("柳溪镇", "2010"), ("石桥街道", "980")]
    found = read("云溪区2025年造林情况表\n" + "\n".join("\t".join(row) for row in rows) + "\n")
    assert [(one.text, one.unit) for one in found.figures] == [("1200", "亩"), ("2010", "亩"), ("980", "亩")]
