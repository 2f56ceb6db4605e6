"""Decimals come back digit for digit."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from taizhang.indicators.models import Indicator, Observation
from taizhang.storage import ExactDecimalField, now


@pytest.mark.django_db
@pytest.mark.parametrize("digits", ["0", "-0.10", "5.20", "12345678901234567890.123456789", "1E+3"])
def test_a_value_comes_back_as_it_was(digits: str) -> None:
    indicator = Indicator.objects.create(code="x", name="x", direction="up", measure="level")
    made = Observation.objects.create(
        indicator=indicator,
        period_start=date(2026, 1, 1),
        period_end=date(2026, 12, 31),
        measure="level",
        value=Decimal(digits),
        source="import",
        observed_at=now(),
    )
    back = Observation.objects.get(pk=made.pk).value
    assert back == Decimal(digits)
    assert format(back or Decimal(), "f") == format(Decimal(digits), "f")


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_plain_digits_lose_nothing(value: Decimal) -> None:
    assert Decimal(str(ExactDecimalField().get_prep_value(value))) == value


@pytest.mark.parametrize("value", [1.5, "很多", "NaN", "Infinity"])
def test_what_is_no_exact_number_is_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        ExactDecimalField().to_python(value)
