"""Filters for what officials read: amounts, percentage points, days, months; what is missing stays missing."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation
from pytest_django import Settings

from taizhang.web.templatetags.words import (
    amount,
    day,
    decimal,
    light,
    moment,
    month,
    or_dash,
    points,
    prose_day,
    share,
)


@pytest.mark.parametrize(
    ("value", "unit", "shown", "exact"),
    [
        ("123456789.00", "元", "1.23 亿元", "123456789.00 元"),
        ("12345", "元", "1.23 万元", "12345 元"),
        ("9999.99", "元", "9999.99 元", None),
        ("99999999", "元", "1 亿元", "99999999 元"),
        ("123456.7", "万元", "12.35 亿元", "123456.7 万元"),
        ("8600.50", "万元", "8600.50 万元", None),
        ("120.5", "亿元", "120.5 亿元", None),
        ("-50000", "元", "−5 万元", "−50000 元"),
        ("34567", "人", "3.46 万人", "34567 人"),
        ("128", "个", "128 个", None),
        ("6.50", "%", "6.50%", None),
        ("12000", "百分点", "12000 个百分点", None),
        ("0", "元", "0 元", None),
    ],
)
def test_amounts(value: str, unit: str, shown: str, exact: str | None) -> None:
    said = str(amount(Decimal(value), unit))
    text = said.partition(">")[2].partition("<")[0] if said.startswith("<") else said
    assert text == shown
    assert (f'title="{exact}"' in said) if exact else ("title" not in said)


def test_what_is_missing_is_a_dash_and_never_zero() -> None:
    dash = "—"
    assert [decimal(None), amount(None), points(None), share(None), day(None), moment(None), month(None)] == [dash] * 7
    assert [prose_day(None), or_dash(""), or_dash(None)] == [dash] * 3
    assert or_dash(0) == 0


def test_digits_stay_as_stated() -> None:
    assert decimal(Decimal("88.20")) == "88.20"
    assert decimal(Decimal("1E+3")) == "1000"
    assert points(Decimal("-3.47")) == "−3.47 个百分点"
    assert points(Decimal("0.5")) == "+0.5 个百分点"
    assert share(Decimal("0.91665")) == "91.67%"
    assert share(Decimal("0.91665"), 1) == "91.7%"


def test_days_and_months(settings: Settings) -> None:
    settings.TAIZHANG_NOW = "2026-11-01T09:00:00+08:00"
    assert day(date(2026, 9, 18)) == '<time class="nowrap" datetime="2026-09-18">2026-09-18</time>'
    assert "2026-09-19 01:30" in moment(datetime(2026, 9, 18, 17, 30, tzinfo=UTC)), "in the office's own time"
    assert [prose_day(date(2026, 9, 8)), prose_day(date(2025, 12, 31))] == ["9月8日", "2025年12月31日"]
    assert month(202610) == "2026年10月"
    with translation.override("en"):
        assert [prose_day(date(2026, 9, 8)), month(202610)] == ["8 September", "October 2026"]


def test_lights_have_shape_and_word() -> None:
    assert str(light("red")) == (
        '<span class="light light-red"><span class="mark" aria-hidden="true">■</span>滞后</span>'
    )
    assert "欠进度" in light("yellow", "欠进度")
    assert "无数据" in light(None)
    with pytest.raises(KeyError):
        light("purple")
