"""Finding stated quantities: numbers, multipliers, units, ranges, lists, multiples, and what is no quantity."""

from decimal import Decimal

import pytest

from taizhang.reading.normal import normalise
from taizhang.reading.quantities import RawQuantity, scan
from taizhang.reading.quantities.chinese import value_of


def found(text: str) -> list[RawQuantity]:
    return scan(normalise(text))


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("完成投资7.16亿元", "7.16亿元", "716000000", "元"),
        ("增长11.5%", "11.5%", "11.5", "%"),
        ("提高1.4个百分点", "1.4个百分点", "1.4", "百分点"),
        ("办理140余件", "140余件", "140", "件"),
        ("办结时限压缩至24个工作日", "24个工作日", "24", "工作日"),
        ("位居全市第2位", "第2位", "2", "位"),
        ("装机100万千瓦", "100万千瓦", "1000000", "千瓦"),
        ("栽种绿篱1.83万平", "1.83万平", "18300", "平方米"),
        ("绿化２．５万㎡", "２．５万㎡", "25000", "平方米"),
        ("节约9.74万吨标煤", "9.74万吨标煤", "97400", "吨标煤"),
        ("投资 12.5 亿元", "12.5 亿元", "1250000000", "元"),
        ("产值1,234.5万元", "1,234.5万元", "12345000", "元"),
        ("增长19·5％", "19·5％", "19.5", "%"),
        ("带动百亿元产业集群", "百亿元", "10000000000", "元"),
        ("服务千余名老人", "千余名", "1000", "名"),
        ("总产值翻一番", "翻一番", "100", "%"),
        ("增长百分之三十二点六", "百分之三十二点六", "32.6", "%"),
    ],
)
def test_one_quantity(text: str, surface: str, value: str, unit: str) -> None:
    (quantity,) = found(text)
    assert text[quantity.start : quantity.end] == surface
    assert quantity.value == Decimal(value)
    assert quantity.unit == unit


def test_a_list_shares_its_unit() -> None:
    quantities = found("分别压缩到70、50、30个工作日以内")
    assert [q.value for q in quantities] == [70, 50, 30]
    assert {q.unit for q in quantities} == {"工作日"}


def test_a_range_is_one_quantity() -> None:
    (quantity,) = found("引进龙头企业1-2家")
    assert (quantity.value, quantity.high) == (Decimal(1), Decimal(2))
    assert quantity.unit == "家"


def test_a_ratio_list_keeps_its_parts() -> None:
    (quantity,) = found("三次产业结构为14.1:26.8:59.1")
    assert quantity.values == (Decimal("14.1"), Decimal("26.8"), Decimal("59.1"))


def test_from_and_to_stay_two_quantities() -> None:
    assert [q.value for q in found("环节从5个减少到1个")] == [5, 1]


@pytest.mark.parametrize(
    "text",
    [
        "2025年3月12日", "2021—2025年", "“十四五”以来的3年", "316国道", "PM2.5", "5G基站", "12345热线", "第3批", "“7+5+2”产业",
        "云政发〔2024〕11号", "1.加强领导", "（2）落实责任", "24小时值班", "建党100周年", "15分钟生活圈", "万元GDP能耗下降", "百名干部进百企",
        "五大产业链", "电话0730-8888888", "附注[7]", "http://a.cn/12/345.html",
    ],
)  # fmt: skip
def test_what_is_no_quantity(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("numeral", "value", "step"),
    [
        ("八千二百九十一亿", "829100000000", "100000000"),
        ("三十二点六", "32.6", "0.1"),
        ("十", "10", "10"),
        ("二百零五", "205", "1"),
    ],
)
def test_chinese_numerals(numeral: str, value: str, step: str) -> None:
    assert value_of(numeral) == (Decimal(value), Decimal(step))


def test_a_row_of_digits_is_no_numeral() -> None:
    assert value_of("二〇二一") is None
