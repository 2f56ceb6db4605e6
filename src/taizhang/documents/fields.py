"""The fields in which a person corrects a record, checked: from what was typed to columns."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from taizhang.audit.service import Invalid
from taizhang.cli.record_fields import BadField, commitment_fields, figure_fields

_TYPED = re.compile(r"([+\-−]?)\s{0,3}([0-9][0-9,，]{0,40}(?:\.[0-9]{1,30})?)\s{0,3}([亿万千百]?)")
_TIMES = {"亿": 8, "万": 4, "千": 3, "百": 2, "": 0}
_NUMBERS = ("value", "value_high")


def figure_values(given: Mapping[str, Any], text: str = "") -> dict[str, Any]:
    """Return the columns of a figure that a person gave; raises Invalid with the field that makes no sense.

    A number may be typed as officials write it: ``7.16亿`` is 716000000. An empty value is not taken for zero: it
    leaves the number as it is. ``text`` is the record's own, for the sentence of the refusal.
    """
    entry = {"text": text, **{name: _blank(value) for name, value in given.items()}}
    for name in _NUMBERS:
        if isinstance(entry.get(name), str):
            entry[name] = _number(name, entry[name])
    if "indicator_code" in entry:
        entry["indicator_id"] = entry.pop("indicator_code")
    found = _checked(figure_fields, entry)
    if "values" in found:
        found["values"] = None if found["values"] is None else [format(part, "f") for part in found["values"]]
    if "indicator_id" in found:
        found["indicator_code"] = (found.pop("indicator_id") or "")[:60]
    for name, most in (("unit", 40), ("indicator", 200), ("scope", 120), ("strength", 10)):
        if name in found:
            found[name] = (found[name] or "")[:most]
    found.pop("resolution", None)
    return found


def commitment_values(given: Mapping[str, Any], text: str = "") -> dict[str, Any]:
    """Return the columns of a commitment that a person gave; raises Invalid."""
    found = _checked(commitment_fields, {"text": text, **{name: _blank(value) for name, value in given.items()}})
    for name in ("heading", "responsible"):
        if name in found:
            found[name] = (found[name] or "")[:200]
    if found.get("deadline") is not None:
        try:
            found["deadline"] = date.fromisoformat(found["deadline"])
        except ValueError:
            message = _("“%(value)s”不是日期，请按2026-12-31的样子填写。") % {"value": found["deadline"]}
            raise Invalid(message, fields={"deadline": message}) from None
    return found


def _blank(value: Any) -> Any:
    """An emptied field says nothing, which is None."""
    if isinstance(value, date):
        return value.isoformat()
    return None if isinstance(value, str) and not value.strip() else value


def _number(name: str, typed: str) -> str:
    found = _TYPED.fullmatch(typed.strip())
    if found is None:
        message = _("“%(value)s”不是数字，请填写如7.16亿、12000或-3.5。") % {"value": typed[:40]}
        raise Invalid(message, fields={name: message})
    sign, digits, multiplier = found.groups()
    digits = digits.replace(",", "").replace("，", "")
    places = _TIMES[multiplier]
    whole, _dot, fraction = digits.partition(".")
    fraction = fraction.ljust(places, "0")
    number = whole + fraction[:places] + ("." + fraction[places:] if fraction[places:] else "")
    return ("-" if sign in ("-", "−") else "") + number


def _checked(check: Any, entry: Mapping[str, Any]) -> dict[str, Any]:
    try:
        found: dict[str, Any] = check(entry)
    except BadField as error:
        english = (get_language() or "").startswith("en")
        raise Invalid(error.en if english else _("%(told)s。") % {"told": error.zh}) from error
    return found
