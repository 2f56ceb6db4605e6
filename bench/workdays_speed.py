"""How many deadlines are counted a second, by look-up and by walking from day to day."""

from datetime import date, timedelta

from bench.timing import Spread, together
from taizhang.workdays import Calendar

FIRST = date(2016, 1, 1)
"""The first of the days that deadlines are counted from."""

STARTS = [FIRST.toordinal() + i for i in range(3650)]

LIMIT = 20
"""Working days of each deadline."""


def walked(calendar: Calendar, starts: list[date]) -> list[date]:
    """Count day by day, as one would without a table."""
    off = {day for day in (FIRST + timedelta(days=i) for i in range(3750)) if not calendar.is_working_day(day)}
    ends = []
    for start in starts:
        day, left = start, LIMIT
        while left:
            day += timedelta(days=1)
            left -= day not in off
        ends.append(day)
    return ends


def workdays(repetitions: int) -> list[str]:
    """Return the lines on working days."""
    calendar = Calendar.national()
    starts = [date.fromordinal(day) for day in STARTS]
    add = calendar.adder(LIMIT)
    looked_up = [calendar.shift(start, LIMIT) for start in starts]
    if looked_up != walked(calendar, starts) or [date.fromordinal(add(day)) for day in STARTS] != looked_up:
        raise AssertionError("The three ways of counting disagree, so that their speeds cannot be compared.")
    jobs = {
        "many at once (add_working_days)": lambda: calendar.add_working_days(STARTS, LIMIT),
        "one by one, day numbers (adder)": lambda: [add(day) for day in STARTS],
        "one by one, dates (shift)": lambda: [calendar.shift(start, LIMIT) for start in starts],
        "with derivation (deadline)": lambda: [calendar.deadline(start, f"{LIMIT}wd") for start in starts],
        "walking from day to day": lambda: walked(calendar, starts),
    }
    times = together(list(jobs.values()), repetitions)
    walking = times[-1]
    return [
        f"{name:32} {_a_second(time):>12,.0f} deadlines a second, {walking.over(time).median:8.1f} × walking"
        for name, time in zip(jobs, times, strict=True)
    ]


def _a_second(time: Spread) -> float:
    return len(STARTS) / time.median
