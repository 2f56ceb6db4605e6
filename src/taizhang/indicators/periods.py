"""Periods of observations: from how they are written to their first and last day, and back."""

import re
from calendar import monthrange
from datetime import date
from unicodedata import normalize

_YEAR = re.compile(r"((?:19|20)[0-9]{2})年?(?:度|全年)?")
_MONTH = re.compile(r"((?:19|20)[0-9]{2})(?:[-/.年](0?[1-9]|1[0-2])月?|(0[1-9]|1[0-2]))")
_MONTHS = re.compile(r"((?:19|20)[0-9]{2})年?(0?[1-9]|1[0-2])[-~至](0?[1-9]|1[0-2])月")
_QUARTER = re.compile(r"((?:19|20)[0-9]{2})(?:年?第?([1234一二三四])季度|年?[Qq]([1234]))")
_HALF = re.compile(r"((?:19|20)[0-9]{2})年?([上下])半年")
_NUMBERS = {"一": 1, "二": 2, "三": 3, "四": 4}


def period_of(written: str) -> tuple[date, date] | None:
    """Return the first and last day of a period as written, or None where that is none.

    2025, 2025年, 2025年6月, 202506, 2025-06, 2025年1-6月, 2025年一季度, 2025Q1, 2025年上半年.
    """
    text = re.sub(r"\s", "", normalize("NFKC", written))
    if found := _YEAR.fullmatch(text):
        return months(int(found[1]), 1, 12)
    if found := _MONTH.fullmatch(text):
        month = int(found[2] or found[3])
        return months(int(found[1]), month, month)
    if found := _MONTHS.fullmatch(text):
        first, last = int(found[2]), int(found[3])
        return months(int(found[1]), first, last) if first <= last else None
    if found := _QUARTER.fullmatch(text):
        sign = found[2] or found[3]
        quarter = _NUMBERS.get(sign) or int(sign)
        return months(int(found[1]), quarter * 3 - 2, quarter * 3)
    if found := _HALF.fullmatch(text):
        return months(int(found[1]), 1, 6) if found[2] == "上" else months(int(found[1]), 7, 12)
    return None


def months(year: int, first: int, last: int) -> tuple[date, date]:
    """Return the first day of one month and the last day of another in the same year."""
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def shown_period(start: date, end: date) -> str:
    """Return a period as it is written shortest: 2025, 2025-06, 2025-01~06; else both days."""
    whole = start.day == 1 and end.day == monthrange(end.year, end.month)[1] and start.year == end.year
    if not whole:
        return f"{start.isoformat()}~{end.isoformat()}"
    if (start.month, end.month) == (1, 12):
        return str(start.year)
    if start.month == end.month:
        return f"{start.year}-{start.month:02}"
    return f"{start.year}-{start.month:02}~{end.month:02}"
