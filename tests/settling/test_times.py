"""Which time the words round a figure put it in."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.reading.records import Heading
from taizhang.settling.passages import Passages
from taizhang.settling.rule import settlement_rule
from taizhang.settling.times import Times, said
from tests.settling.build import figure

RULE = settlement_rule()


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("五年新建改建农村公路", "several"),
        ("三年行动计划新建公厕", None),
        ("年均增长", "several"),
        ("平均每年城镇新增就业", "several"),
        ("2021年到2025年累计投入", "several"),
        ("“十四五”期间新建", "several"),
        ("去年以来新建", "year"),
        ("2025年新建", "year"),
        ("今年新建", "current"),
        ("PM2.5年均浓度", None),
        ("新建公厕", None),
    ],
)
def test_words(words: str, time: str | None) -> None:
    assert said(words, RULE) == time


def time_at(text: str, number: str, *titles: str) -> str | None:
    start = text.index(number)
    found = figure(
        {"start": start, "end": start + 1, "text": number, "indicator": "", "value": 1, "unit": "个", "mood": "result"},
        2025,
    )
    headings = tuple(
        Heading(start=0, end=0, level=1, number=None, title=title, part="review", responsible=None) for title in titles
    )
    return Times(text).time_of(found, Passages(text).clause_before(start), headings)


def test_the_nearest_words_decide() -> None:
    assert time_at("五年来，成效显著。新建公厕9座。", "9") == "several"
    assert time_at("五年来，成效显著。去年新建公厕9座。", "9") == "year"
    assert time_at("五年来，成效显著。\n新建公厕9座。", "9") is None
    assert time_at("新建公厕9座。", "9", "过去五年工作回顾") == "several"
    assert time_at("新建公厕9座。", "9", "过去五年工作回顾", "2025年工作") == "year"
    assert time_at("去年，成效显著。新建公厕9座。", "9", "过去五年工作回顾") == "year"
    assert time_at("新建公厕9座。", "9", "2025年和“十四五”工作回顾") == "several"
    assert time_at("新建公厕9座。", "9", "多项指标居前，实现“十五五”良好开局") is None


def test_growth_against_the_year_before_is_of_one_year() -> None:
    assert time_at("比2024年增长9%。", "9") == "year"
    assert time_at("比2020年增长9%。", "9") == "several"
    assert time_at("2025年与2020年相比，总值增长9%。", "9") == "several"


def test_a_figure_without_a_year_against_any_base_year_is_of_several() -> None:
    text = "比2024年增长9%。"
    bare = dataclasses.replace(
        figure({"start": 8, "end": 10, "text": "9%", "indicator": "", "value": 9, "unit": "%", "mood": "result"}, 2025),
        period=None,
    )
    assert Times(text).time_of(bare, "比2024年增长", ()) == "several"


@given(st.text("五年来今去。，\n新9", max_size=40), st.integers(0, 40))
def test_any_place_of_any_text_has_a_time_or_none(text: str, start: int) -> None:
    found = figure(
        {"start": start, "end": start + 1, "text": "9", "indicator": "", "value": 9, "unit": "个", "mood": "result"},
        2025,
    )
    assert Times(text).time_of(found, Passages(text).clause_before(start), ()) in ("several", "current", "year", None)
