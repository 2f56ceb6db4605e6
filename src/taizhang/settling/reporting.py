"""Which year a results document is read as of where it names none: the one under which it reports the year settled.

A report of the year itself says 今年 of it, one given in the next year 去年; which of the two a text is, only its own words
can tell. So it is read as either, and the reading that tells more of the year settled is taken.
"""

from taizhang.reading.records import Kind, Reading
from taizhang.settling.choosing import result_indices

_OF_NEXT_YEAR = frozenset(("work_report", "plan_report", "budget_report"))
"""Kinds whose own year is the one after the year they report."""


def years_of_report(kind: Kind, year: int) -> tuple[int, int]:
    """Return the years that a report on ``year`` may be of, the likelier for its kind first."""
    return (year + 1, year) if kind in _OF_NEXT_YEAR else (year, year + 1)


def told_of(results: Reading, year: int) -> int:
    """Return how many results of a document are those of a year."""
    return sum(results.figures[i].period in (None, year) for i in result_indices(results))
