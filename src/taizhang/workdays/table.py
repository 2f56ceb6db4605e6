"""Prefix sums over days: counting and adding working days without walking through them.

Days are ordinals as of ``date.toordinal``; the table knows nothing of holidays or law. Every question is one or two
list look-ups, so its cost does not grow with the number of days.
"""

from collections.abc import Iterable
from datetime import date
from itertools import accumulate

from taizhang.workdays.errors import DayOutOfRange


class DayTable:
    """Which days of a stretch are worked, and which of them are only assumed."""

    __slots__ = ("assumed_through", "days", "first", "last", "through", "working")

    def __init__(self, first: int, working: bytes, assumed: bytes) -> None:
        """Take the first day and, for it and each day after it, 1 or 0: worked, and assumed rather than arranged."""
        self.first = first
        """Ordinal of the first day."""
        self.last = first + len(working) - 1
        """Ordinal of the last day."""
        self.working = working
        """1 for each working day."""
        self.through: list[int] = list(accumulate(working))
        """For each day the number of working days up to and including it."""
        self.days: list[int] = [first + index for index, flag in enumerate(working) if flag]
        """The ordinals of the working days, in order."""
        self.assumed_through: list[int] = list(accumulate(assumed))
        """For each day the number of assumed days up to and including it."""

    def index(self, day: int) -> int:
        """The place of a day in the table. Raises ``DayOutOfRange``."""
        if not self.first <= day <= self.last:
            raise self._outside(str(date.fromordinal(day)) if 1 <= day <= date.max.toordinal() else str(day))
        return day - self.first

    def add(self, day: int, count: int) -> int:
        """The ``count``-th working day after ``day``, before it when negative, ``day`` itself when 0."""
        at = self.index(day)
        if count > 0:
            place = self.through[at] + count - 1
        elif count < 0:
            place = self.through[at] - self.working[at] + count
        else:
            return day
        if not 0 <= place < len(self.days):
            raise self._outside(f"{date.fromordinal(day)} {count:+}wd")
        return self.days[place]

    def add_to_all(self, days: Iterable[int], count: int) -> tuple[list[int], list[bool]]:
        """For each day the ``count``-th working day after it (``count`` >= 1), and whether it met an assumed day."""
        started = list(days)
        if not started:
            return [], []
        first, through, worked, assumed = self.first, self.through, self.days, self.assumed_through
        # The two ends stand for all: later starts never end earlier.
        self.add(min(started), count)
        self.add(max(started), count)
        at = [day - first for day in started]
        offset = count - 1
        due = [worked[through[place] + offset] for place in at]
        if assumed[max(due) - first] == assumed[min(at)]:
            return due, [False] * len(due)
        return due, [assumed[end - first] != assumed[place] for end, place in zip(due, at, strict=True)]

    def count(self, after: int, until: int) -> int:
        """The number of working days after ``after`` through ``until``; negative when ``until`` is earlier."""
        return self.through[self.index(until)] - self.through[self.index(after)]

    def on_or_after(self, day: int) -> int:
        """``day`` if it is a working day, else the next one."""
        at = self.index(day)
        place = self.through[at] - self.working[at]
        if place >= len(self.days):
            raise self._outside(f">{date.fromordinal(day)}")
        return self.days[place]

    def on_or_before(self, day: int) -> int:
        """``day`` if it is a working day, else the one before it."""
        place = self.through[self.index(day)] - 1
        if place < 0:
            raise self._outside(f"<{date.fromordinal(day)}")
        return self.days[place]

    def assumes(self, first: int, last: int) -> bool:
        """Say whether any day from ``first`` to ``last``, both included, is only assumed."""
        begin, end = self.index(first), self.index(last)
        before = self.assumed_through[begin - 1] if begin else 0
        return self.assumed_through[end] != before

    def _outside(self, what: str) -> DayOutOfRange:
        first, last = date.fromordinal(self.first), date.fromordinal(self.last)
        return DayOutOfRange(
            f"“{what}”超出日历的范围（{first}至{last}）：更早的放假安排没有收录，请人工计算。",
            f"'{what}' lies outside the calendar ({first} to {last}): earlier arrangements are not recorded, so count "
            "by hand.",
        )
