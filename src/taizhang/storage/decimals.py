"""Decimals that both databases give back digit for digit.

Django's DecimalField becomes a binary double on SQLite, which keeps about fifteen digits; a ledger of money and of
shares to four decimals may not lose one. This field stores the plain digits: NUMERIC without a precision on PostgreSQL,
text on SQLite. Text sorts as text there, so no query may order or compare by it in the database.
"""

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    _Field = models.Field[Decimal | str | int | None, Decimal | None]
else:
    _Field = models.Field  # Django's fields take type arguments only when types are checked


class ExactDecimalField(_Field):
    """A Decimal kept exactly, trailing zeros included; None is "not stated", never zero."""

    description = _("精确小数")

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        """Return the column's type."""
        return "numeric" if connection.vendor == "postgresql" else "text"

    def from_db_value(self, value: object, expression: object, connection: BaseDatabaseWrapper) -> Decimal | None:
        """Return what the database gave as a Decimal."""
        return None if value is None else Decimal(str(value))

    def to_python(self, value: object) -> Decimal | None:
        """Return the value as a Decimal; floats, infinities and what is no number are refused."""
        if value is None or value == "":
            return None
        if isinstance(value, float):
            raise ValidationError(_("请以十进制数字给出，不要用浮点数。"), code="float")
        try:
            number = Decimal(str(value).strip())
        except InvalidOperation:
            raise ValidationError(_("“%(value)s”不是数字。"), code="invalid", params={"value": value}) from None
        if not number.is_finite():
            raise ValidationError(_("“%(value)s”不是数字。"), code="invalid", params={"value": value})
        return number

    def get_prep_value(self, value: object) -> str | Decimal | None:
        """Return the plain digits, without exponent."""
        number = self.to_python(super().get_prep_value(value))
        return None if number is None else format(number, "f")

    def get_db_prep_value(
        self, value: object, connection: BaseDatabaseWrapper, prepared: bool = False
    ) -> str | Decimal | None:
        """Return what the driver is given: text on SQLite, a Decimal on PostgreSQL."""
        digits = value if prepared else self.get_prep_value(value)
        if digits is None:
            return None
        return Decimal(str(digits)) if connection.vendor == "postgresql" else str(digits)

    def value_to_string(self, obj: models.Model) -> str:
        """Return the digits for serialisation."""
        value = self.value_from_object(obj)
        return "" if value is None else format(value, "f")

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """Return a form field that keeps the digits as typed."""
        return super().formfield(**{"form_class": forms.DecimalField, **kwargs})
