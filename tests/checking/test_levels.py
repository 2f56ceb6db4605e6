"""Levels of two years, in one text or two, and the growth stated between them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from taizhang.checking import Finding, check
from taizhang.reading.records import Reading
from tests.checking.build import reading_of


def year(text: str, name: str, indicator_id: str | None, period: int, source: str) -> Reading:
    """A reading whose figures all speak of one indicator and year."""
    base = reading_of(text, source=source)
    figures = tuple(replace(f, indicator=name, indicator_id=indicator_id, period=period) for f in base.figures)
    return replace(base, figures=figures)


def growth(stated: str, name: str, indicator_id: str | None, unit: str) -> list[Finding]:
    before = year(f"全年{name}520.5{unit}。", name, indicator_id, 2024, "2024.txt")
    now = year(f"全年{name}572.6{unit},增长{stated}%。", name, indicator_id, 2025, "2025.txt")
    return [f for f in check([before, now]) if f.rule == "growth"]


@pytest.mark.parametrize(("stated", "verdict"), [("10.0", "consistent"), ("15.0", "contradicts")])
def test_counts_of_two_texts_may_contradict(stated: str, verdict: str) -> None:
    (finding,) = growth(stated, "城镇新增就业", "new_urban_jobs", "万人")
    assert finding.verdict == verdict
    assert [p.file for p in finding.places] == ["2025.txt", "2025.txt", "2024.txt"]


def test_amounts_at_constant_prices_are_not_checked() -> None:
    (finding,) = growth("6.5", "地区生产总值", "gdp", "亿元")
    assert finding.verdict == "not_checked"
    assert "不变价" in finding.message


def test_what_the_dictionary_does_not_hold_is_left_alone() -> None:
    assert growth("15.0", "参保人数", None, "万人") == []


def test_texts_of_unknown_area_are_not_compared() -> None:
    one = replace(year("城镇新增就业11144人。", "城镇新增就业", "new_urban_jobs", 2025, "a"), region=None, issuer=None)
    two = replace(year("城镇新增就业11414人。", "城镇新增就业", "new_urban_jobs", 2025, "b"), region=None, issuer=None)
    assert check([one, two]) == ()


def test_a_slip_of_ten_thousand_is_named() -> None:
    base = reading_of("粮食总产量18.42万吨。\n粮食总产量18.42亿吨。")
    figures = tuple(replace(f, indicator="粮食总产量", indicator_id="grain_output", period=2025) for f in base.figures)
    (finding,) = check([replace(base, figures=figures)])
    assert (finding.rule, finding.verdict) == ("scale", "contradicts")
    assert figures[1].value == Decimal("18.42") * 10**8
