"""How values that a person entered are shown."""

from decimal import Decimal

import pytest

from taizhang.web.indicators.views import typed


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [("8.0", "%", "8.0%"), ("8", "%", "8%"), ("0.90", "百分点", "0.90个百分点"), ("45340000000.0", "元", "453.4亿元")],
)
def test_rates_keep_the_zeros_that_were_typed(value: str, unit: str, words: str) -> None:
    assert typed(Decimal(value), unit) == words
