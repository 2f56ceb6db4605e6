"""Laying arrangements out day by day: the week, then the nation's word, then the region's."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from taizhang.workdays.arrangement import Arrangement, RegionRecord, fixed_days
from taizhang.workdays.day import DayKind
from taizhang.workdays.errors import BadArrangement
from taizhang.workdays.table import DayTable

LAST_YEAR: Final = 2150
"""The table ends here; a land lease of 70 years still fits."""

UNSETTLED_DAYS: Final = 7
"""How many days at the end of a December wait for the next year's notice. Those for 2006, 2007, 2008, 2012, 2019 and
2023 reached back, the furthest to 29 December; a week leaves room for a weekend more."""

Labels = dict[int, tuple[DayKind, str, Arrangement | None]]
"""For the ordinal of each day that is not simply a weekday or weekend: why, which holiday, under which arrangement."""


def lay_out(national: Mapping[int, Arrangement], region: RegionRecord | None) -> tuple[DayTable, Labels]:
    """Return the table of days and the reasons, from 1 January of the earliest national arrangement to ``LAST_YEAR``.

    Raises ``BadArrangement`` when there is no national arrangement or one lies beyond the table.
    """
    if not national or max(national) > LAST_YEAR:
        raise BadArrangement(
            f"日历至少要有一年的国家放假安排，且不晚于{LAST_YEAR}年：请核对所给的安排。",
            f"A calendar needs at least one national arrangement and none after {LAST_YEAR}: check those given.",
        )
    first_day = date(min(national), 1, 1)
    first, last = first_day.toordinal(), date(LAST_YEAR, 12, 31).toordinal()
    size = last - first + 1
    week = bytes(1 if (first_day.weekday() + offset) % 7 < 5 else 0 for offset in range(7))
    working = bytearray((week * (size // 7 + 1))[:size])
    assumed = bytearray(size)
    labels: Labels = {}

    for year in range(min(national), LAST_YEAR + 1):
        if year not in national:
            _mark_year(assumed, first, year, before=UNSETTLED_DAYS)
            for fixed in fixed_days(year):
                day = date(year, fixed.month, fixed.day).toordinal()
                working[day - first] = 0
                labels[day] = (DayKind.HOLIDAY, fixed.name, None)

    # A region's word comes last, because it may undo a national make-up day as well as add days off.
    for arrangement in (*national.values(), *(region.arrangements if region else ())):
        for holiday in arrangement.holidays:
            for kind, days in ((DayKind.HOLIDAY, holiday.days_off()), (DayKind.MAKE_UP, holiday.work)):
                for one in days:
                    day = one.toordinal()
                    if first <= day <= last:
                        working[day - first] = kind is DayKind.MAKE_UP
                        labels[day] = (kind, holiday.name, arrangement)

    for year in region_gaps(national, region):
        _mark_year(assumed, first, year)
    return DayTable(first, bytes(working), bytes(assumed)), labels


def region_gaps(national: Mapping[int, Arrangement], region: RegionRecord | None) -> list[int]:
    """The years in which the region has days off of its own that are not on record."""
    if region is None:
        return []
    recorded = {arrangement.year for arrangement in region.arrangements}
    since = max(region.since or 0, min(national))
    return [year for year in range(since, LAST_YEAR + 1) if year not in recorded]


def _mark_year(assumed: bytearray, first: int, year: int, *, before: int = 0) -> None:
    begin, end = date(year, 1, 1).toordinal() - first - before, date(year, 12, 31).toordinal() - first
    assumed[begin : end + 1] = b"\x01" * (end - begin + 1)
