"""Months as whole numbers: 202610."""

from calendar import monthrange
from datetime import date


def month_of(day: date) -> int:
    """Return the month of a day: 2026-10-28 → 202610."""
    return day.year * 100 + day.month


def last_day(month: int) -> date:
    """Return the last day of a month."""
    year, number = divmod(month, 100)
    return date(year, number, monthrange(year, number)[1])


def next_month(month: int) -> int:
    """Return the month after: 202612 → 202701."""
    return month + 1 if month % 100 < 12 else month + 89


def previous_month(month: int) -> int:
    """Return the month before: 202701 → 202612."""
    return month - 1 if month % 100 > 1 else month - 89


def months_between(first: int, last: int) -> int:
    """Return how many months there are from the first to the last, both counted: 202601 to 202611 is 11."""
    return (last // 100 - first // 100) * 12 + last % 100 - first % 100 + 1
