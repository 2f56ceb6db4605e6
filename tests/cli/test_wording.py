"""Amounts as officials write them, with no digit lost."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.cli.wording import amount, doubt_words, exact, figure_value
from tests.cli.build import TEXT, figure


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("716000000", "元", "7.16亿元"),
        ("41860", "元", "41860元"),
        ("284200", "吨", "28.42万吨"),
        ("12000", "人", "12000人"),
        ("6.5", "%", "6.5%"),
        ("1.4", "百分点", "1.4个百分点"),
        ("20", "工作日", "20个工作日"),
        ("-300000000", "元", "-3亿元"),
        ("0", None, "0"),
        ("1E+9", "元", "10亿元"),
    ],
)
def test_amount(value: str, unit: str | None, shown: str) -> None:
    assert amount(Decimal(value), unit) == shown


@pytest.mark.parametrize(
    ("words", "fields", "shown"),
    [
        ("6.5%", {"value": "6.5", "unit": "%", "measure": "growth", "qualifier": "≈"}, "约+6.5%"),
        ("6.5%", {"value": "-6.5", "unit": "%", "measure": "gap"}, "-6.5%"),
        ("120个", {"value": "120", "qualifier": ">="}, "120个以上"),
        ("120个", {"value": "120", "qualifier": "<="}, "120个以内"),
        ("120个", {"value": "120", "qualifier": "<"}, "不足120个"),
        ("120个", {"value": "1", "value_high": "2"}, "1个～2个"),
        ("120个", {"value": "3", "unit": "位", "measure": "rank"}, "第3位"),
        ("7.16亿元", {"value": "320000000", "unit": "元", "resolution": "1000000"}, "3.20亿元"),
    ],
)
def test_figure(words: str, fields: dict[str, str], shown: str) -> None:
    numbers = {"value", "value_high", "resolution"}
    given_fields = {key: Decimal(value) if key in numbers else value for key, value in fields.items()}
    assert figure_value(figure(TEXT, words, **given_fields)) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [("2580000000.0", "2,580,000,000元"), ("6.50", "6.50元"), ("-12.0", "-12元"), ("1E+8", "100,000,000元")],
)
def test_exact_value_has_no_digit_that_multiplying_made(value: str, shown: str) -> None:
    assert exact(Decimal(value), "元") == shown


def test_multiplier_that_is_printed_is_kept() -> None:
    one = figure("人均7.75万元", "7.75万元", value=Decimal(77500), unit="元", resolution=Decimal(100))
    assert figure_value(one) == "7.75万元"
    assert figure_value(replace(one, text="77500元")) == "77500元"


def test_a_cell_keeps_the_multiplier_of_its_head() -> None:
    one = figure("112,550", "112,550", value=Decimal(1125500000), unit="元", resolution=Decimal(10000))
    assert figure_value(one) == "112550万元"
    assert figure_value(replace(one, text="11.2550", resolution=Decimal(10000))) == "11.2550亿元"
    assert figure_value(replace(one, text="1125500000", resolution=Decimal(1))) == "11.25500000亿元"


def test_ratio_keeps_the_digits_that_were_printed() -> None:
    parts = (Decimal("12.4"), Decimal("38.6"), Decimal("51"))
    one = figure("12.4:38.6:51.0", "12.4:38.6:51.0", value=None, values=parts, unit=":", resolution=Decimal("0.1"))
    assert figure_value(one) == "12.4:38.6:51.0"
    two = (Decimal("1.84"), Decimal(1))
    one = figure("收入比1.84:1", "1.84:1", value=None, values=two, unit=":", resolution=Decimal("0.01"))
    assert figure_value(one) == "1.84:1"


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=4))
def test_no_digit_is_lost(value: Decimal) -> None:
    shown = amount(value, None)
    times = 10**8 if shown.endswith("亿") else 10**4 if shown.endswith("万") else 1
    assert Decimal(shown.rstrip("亿万")) * times == value
    assert Decimal(exact(value, None).replace(",", "")) == value


def test_doubts_are_told_in_both_languages() -> None:
    doubts = ("没有找到指标名称。", "与谁比较需要核对。")
    assert doubt_words(doubts) == "没有找到指标名称。与谁比较需要核对。"
    assert doubt_words(doubts, english=True) == "No name was found. With whom it is compared needs a look."
    assert doubt_words((), english=True) == ""
