"""Checking the fields that a person has written into a file of corrections."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from taizhang.cli.wording import MEASURES, MOODS, QUALIFIERS, ROLES, STRENGTHS, Words

_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CODES: dict[str, Words] = {
    "measure": MEASURES,
    "qualifier": QUALIFIERS,
    "mood": MOODS,
    "strength": STRENGTHS,
    "role": ROLES,
}
_NULLABLE_CODES = frozenset(("strength",))


class BadField(ValueError):
    """A field that cannot be taken over: a clause in each language."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en


def figure_fields(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a figure that an entry gives, in the types of ``Figure``; raises BadField.

    A field that the entry lacks is left as the reader has it; one that is empty is set to None where the text may not
    say it. ``part_of`` is not among them: it names another record.
    """
    found: dict[str, Any] = {}
    for key, words in _CODES.items():
        if key not in entry:
            continue
        value = entry[key]
        if value is None and key in _NULLABLE_CODES:
            found[key] = None
        elif value in words:
            found[key] = value
        elif value is not None:
            raise _bad(entry, key, f"{'、'.join(words)}之一", f"one of {', '.join(words)}")
    for key in ("value", "value_high", "resolution"):
        if key in entry and (entry[key] is not None or key != "resolution"):
            found[key] = None if entry[key] is None else _number(entry, key)
    if "values" in entry:
        found["values"] = _numbers(entry)
    if entry.get("value") is None and "value" in found and found.get("values") is None:
        # A row of which someone emptied the number by mistake must not lose it.
        del found["value"]
    for key in ("unit", "scope", "indicator_id"):
        if key in entry:
            found[key] = None if entry[key] is None else str(entry[key])
    if "indicator" in entry:
        found["indicator"] = "" if entry["indicator"] is None else str(entry["indicator"])
    if "period" in entry:
        found["period"] = None if entry["period"] is None else _whole(entry, "period")
    return found


def commitment_fields(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a commitment that an entry gives; raises BadField. Its figures follow from its span."""
    found: dict[str, Any] = {
        key: None if entry[key] is None else str(entry[key]) for key in ("heading", "responsible") if key in entry
    }
    if "deadline" in entry:
        # A spreadsheet may have made a date of the text.
        text = None if entry["deadline"] is None else str(entry["deadline"])[:10].replace("/", "-")
        if text is not None and not _DATE.fullmatch(text):
            raise _bad(entry, "deadline", "日期（如2025-12-31）", "a day such as 2025-12-31")
        found["deadline"] = text
    return found


def _number(entry: Mapping[str, Any], key: str) -> Decimal:
    try:
        number = Decimal(str(entry[key]).replace(",", "").replace("，", ""))
    except ArithmeticError:
        raise _bad(entry, key, "数字（如716000000）", "a number such as 716000000") from None
    if not number.is_finite() or abs(number.adjusted()) > 30:
        raise _bad(entry, key, "数字（如716000000）", "a number such as 716000000")
    return number


def _numbers(entry: Mapping[str, Any]) -> tuple[Decimal, ...] | None:
    given = entry["values"]
    if given is None:
        return None
    parts = given if isinstance(given, list) else re.split("[:：]", str(given))
    return tuple(_number({"text": entry.get("text"), "values": part}, "values") for part in parts)


def _whole(entry: Mapping[str, Any], key: str) -> int:
    try:
        number = Decimal(str(entry[key]))
    except ArithmeticError:
        number = Decimal(0)  # said below, as any other number that is no year
    if number != number.to_integral_value() or not 1900 <= number <= 2200:
        raise _bad(entry, key, "年份（如2025）", "a year such as 2025")
    return int(number)


def _bad(entry: Mapping[str, Any], key: str, wanted: str, wanted_en: str) -> BadField:
    text, value = str(entry.get("text"))[:40], str(entry.get(key))[:40]
    return BadField(
        f"“{text}”的{key}是“{value}”，应是{wanted}", f"{key} of '{text}' is '{value}' and should be {wanted_en}"
    )
