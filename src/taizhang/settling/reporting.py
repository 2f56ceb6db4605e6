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


def reports_on(results: Reading, year: int) -> bool:
    """Say whether a document may be a report on a year: one without a year, of the year or the next, or with any result
    of it."""
    told = {results.figures[i].period for i in result_indices(results)}
    return results.year is None or year in told or (results.year in (year, year + 1) and told <= {None})


def told_of(results: Reading, year: int) -> int:
    """Return how many results of a document are those of a year."""
    return sum(results.figures[i].period in (None, year) for i in result_indices(results))
