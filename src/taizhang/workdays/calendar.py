"""Calendars 工作日历: which days are worked, nationally and in a region that sets days off of its own."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from taizhang.workdays.arrangement import (
    NATIONAL,
    Arrangement,
    RegionRecord,
    national_arrangements,
    region_records,
)
from taizhang.workdays.assumption import (
    Assumption,
    no_arrangement,
    no_regional_arrangement,
    unsettled_december,
)
from taizhang.workdays.day import DayKind, DayStatus, DueDays
from taizhang.workdays.deadline import Deadline, compute
from taizhang.workdays.errors import UnknownRegion
from taizhang.workdays.layout import UNSETTLED_DAYS, lay_out, region_gaps
from taizhang.workdays.limit import Limit, Pause, Unit


class Calendar:
    """A working calendar of the whole country or of one region. Immutable: ``with_arrangement`` makes another."""

    __slots__ = ("_labels", "_national", "_region", "_table")

    def __init__(self, arrangements: Iterable[Arrangement], region: RegionRecord | None = None) -> None:
        """Build the tables from the State Council's arrangements and, laid over them, a region's own."""
        by_year = {arrangement.year: arrangement for arrangement in arrangements}
        self._national = dict(sorted(by_year.items()))
        self._region = region
        self._table, self._labels = lay_out(self._national, region)

    def __repr__(self) -> str:
        return f"<Calendar {self.name} {min(self._national)}-{max(self._national)}>"

    def __reduce__(self) -> tuple[object, ...]:
        # Copies and other processes get the calendar that is already built there instead of its tables.
        return (_national, ()) if self is _national() else (_rebuilt, (tuple(self._national.values()), self._region))

    # ── which calendar ─────────────────────────────────────────────────────────────────────────────────────────────

    @staticmethod
    def national() -> "Calendar":
        """The calendar of the whole country, from the State Council's arrangements on record. Built once."""
        return _national()

    @staticmethod
    def region(name: str) -> "Calendar":
        """The calendar of a region that sets days off of its own, by its full or usual name: 广西, 宁夏.

        Raises ``UnknownRegion`` when no such arrangements are on record. A region without days off of its own uses
        ``Calendar.national()``; others are made with ``with_arrangement``.
        """
        return _regional(name.strip())

    def with_arrangement(self, arrangement: Arrangement) -> "Calendar":
        """Another calendar that also knows ``arrangement``, in place of what was recorded for that scope and year.

        A regional arrangement can be added to the calendar of its own region, or to the national one, which then
        becomes that region's; years that are not given stay provisional.
        """
        if arrangement.scope == NATIONAL:
            return Calendar({**self._national, arrangement.year: arrangement}.values(), self._region)
        region = self._region or RegionRecord(
            scope=arrangement.scope, aliases=(), since=None, basis="全国年节及纪念日放假办法第四条", arrangements=()
        )
        if region.scope != arrangement.scope:
            raise UnknownRegion(
                f"“{arrangement.scope}”的安排不能并入“{region.scope}”的日历：请从全国日历开始。",
                f"An arrangement of {arrangement.scope} cannot be added to the calendar of {region.scope}: begin with "
                "the national calendar.",
            )
        kept = tuple(known for known in region.arrangements if known.year != arrangement.year)
        return Calendar(self._national.values(), replace(region, arrangements=(*kept, arrangement)))

    @property
    def name(self) -> str:
        """全国, or the full name of the region."""
        return self._region.scope if self._region else NATIONAL

    @property
    def first_day(self) -> date:
        """The first day the calendar knows; earlier ones raise ``DayOutOfRange``, as no arrangement is on record."""
        return date.fromordinal(self._table.first)

    @property
    def last_day(self) -> date:
        """The last day of the table. Days after the last arrangement are provisional."""
        return date.fromordinal(self._table.last)

    @property
    def arrangements(self) -> tuple[Arrangement, ...]:
        """The arrangements it is made of: national by year, then the region's."""
        return (*self._national.values(), *(self._region.arrangements if self._region else ()))

    # ── one day ────────────────────────────────────────────────────────────────────────────────────────────────────

    def is_working_day(self, day: date) -> bool:
        """Say whether ``day`` is worked. Half-day festivals (三八, 五四, 六一, 八一) are worked."""
        return bool(self._table.working[self._table.index(day.toordinal())])

    def status(self, day: date) -> DayStatus:
        """Say why ``day`` is worked or not, under which arrangement, and whether that may still change."""
        ordinal = day.toordinal()
        working = self._table.working[self._table.index(ordinal)]
        kind, holiday, arrangement = self._labels.get(
            ordinal, (DayKind.ORDINARY if working else DayKind.WEEKEND, None, None)
        )
        return DayStatus(
            day=date.fromordinal(ordinal),
            kind=kind,
            holiday=holiday,
            arrangement=arrangement,
            provisional=self._table.assumes(ordinal, ordinal),
        )

    def on_or_after(self, day: date) -> date:
        """``day`` if it is worked, else the next working day: how a last day that is off moves (民法典 第203条)."""
        return date.fromordinal(self._table.on_or_after(day.toordinal()))

    def on_or_before(self, day: date) -> date:
        """``day`` if it is worked, else the working day before it."""
        return date.fromordinal(self._table.on_or_before(day.toordinal()))

    def is_provisional(self, first: date, last: date) -> bool:
        """Say whether any day from ``first`` to ``last``, both included, lacks an arrangement."""
        return self._table.assumes(first.toordinal(), last.toordinal())

    def assumptions(self, first: date, last: date) -> tuple[Assumption, ...]:
        """What was assumed about the days from ``first`` to ``last``; empty when all of them are arranged."""
        if not self.is_provisional(first, last):
            return ()
        found = []
        next_year = date(last.year + 1, 1, 1).toordinal()
        unsettled = last.year in self._national and next_year - UNSETTLED_DAYS <= last.toordinal()
        for year in range(first.year, last.year + (2 if unsettled else 1)):
            if year not in self._national:
                found.append(no_arrangement(year) if year <= last.year else unsettled_december(year, UNSETTLED_DAYS))
        gaps = set(region_gaps(self._national, self._region))
        found.extend(
            no_regional_arrangement(self.name, year) for year in range(first.year, last.year + 1) if year in gaps
        )
        return tuple(found)

    # ── counting ───────────────────────────────────────────────────────────────────────────────────────────────────

    def count_working_days(self, after: date, until: date) -> int:
        """The number of working days after ``after`` through ``until``; negative when ``until`` is earlier.

        It is the inverse of adding: ``count_working_days(d, add(d, "20wd"))`` is 20.
        """
        return self._table.count(after.toordinal(), until.toordinal())

    def between(self, after: date, until: date) -> tuple[date, ...]:
        """The working days that ``count_working_days`` counts, in order; empty when ``until`` is not later."""
        begin = self._table.through[self._table.index(after.toordinal())]
        end = self._table.through[self._table.index(until.toordinal())]
        return tuple(map(date.fromordinal, self._table.days[begin:end]))

    def shift(self, day: date, working_days: int) -> date:
        """The working day that many working days after ``day``, or before it when negative; ``day`` itself for 0.

        Counting back answers "no later than 7 working days before the hearing" (行政许可法 第48条).
        """
        return date.fromordinal(self._table.add(day.toordinal(), working_days))

    def add(self, start: date, limit: Limit | str) -> date:
        """The last day of ``limit``, counted from the day after ``start``; for hours the moment, as a datetime.

        ``limit`` may be written as ``Limit.parse`` reads it. ``deadline`` also tells whether the result is provisional.
        """
        found = self.deadline(start, limit)
        return found.due if found.due_at is None else found.due_at

    def deadline(
        self,
        start: date,
        limit: Limit | str,
        *,
        extensions: Sequence[Limit | str] = (),
        pauses: Sequence[Pause] = (),
    ) -> Deadline:
        """The last day of ``limit`` and how it comes about.

        ``start`` is the day of the event (受理之日, 收到之日), which is not counted; for hours a datetime.
        ``extensions`` are appended in the unit of the limit, ``pauses`` are left out of the count. Raises ``BadLimit``
        when units do not match and ``DayOutOfRange`` beyond the calendar.
        """
        return compute(self, start, _limit(limit), tuple(map(_limit, extensions)), tuple(pauses))

    def add_working_days(self, starts: Iterable[int], count: int) -> DueDays:
        """Add ``count`` working days (at least 1) to many days at once; days are ordinals as of ``date.toordinal``."""
        due, provisional = self._table.add_to_all(starts, Limit(count, Unit.WORKING_DAY).amount)
        return DueDays(due=due, provisional=provisional)

    def adder(self, count: int) -> Callable[[int], int]:
        """A function from an ordinal to the ordinal ``count`` working days (at least 1) later, for tight loops.

        It does not say whether the result is provisional. It raises ``DayOutOfRange`` as ``add`` does.
        """
        table, first, through, days = self._table, self._table.first, self._table.through, self._table.days
        offset = Limit(count, Unit.WORKING_DAY).amount - 1

        def add(day: int) -> int:
            if day < first:
                table.index(day)
            try:
                return days[through[day - first] + offset]
            except IndexError:
                return table.add(day, count)

        return add


def _limit(limit: Limit | str) -> Limit:
    return Limit.parse(limit) if isinstance(limit, str) else limit


@cache
def _national() -> Calendar:
    return Calendar(national_arrangements())


def _regional(name: str) -> Calendar:
    for record in region_records():
        if name == record.scope or name in record.aliases:
            return _regional_calendar(record)
    known = "、".join(record.scope for record in region_records())
    raise UnknownRegion(
        f"没有收录“{name[:40]}”自定的节日（已收录{known}）：当地若没有自定节日，请用全国日历；若有，请补充其安排。",
        f"No days off of '{name[:40]}' are on record (known: {known}): use the national calendar if it sets none, else "
        "add its arrangement.",
    )


@cache
def _regional_calendar(record: RegionRecord) -> Calendar:
    return Calendar(national_arrangements(), record)


@cache
def _rebuilt(arrangements: tuple[Arrangement, ...], region: RegionRecord | None) -> Calendar:
    return Calendar(arrangements, region)
