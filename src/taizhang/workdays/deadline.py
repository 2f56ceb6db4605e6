"""Deadlines 届满: the last day of a limit, what is left of it, and how it came about."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal

from taizhang.workdays.errors import BadLimit
from taizhang.workdays.limit import Limit, Pause, Unit

if TYPE_CHECKING:
    from taizhang.workdays.assumption import Assumption
    from taizhang.workdays.calendar import Calendar
    from taizhang.workdays.derivation import Step

Language = Literal["zh", "en"]

Stretches = tuple[tuple[int, int], ...]
"""Paused days as ordinals, both ends paused, in order and apart from each other."""

_HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """届满: the last day of a limit, with what it rests on."""

    start: date
    """The day of the event, which is not counted; for hours the moment, as a datetime."""
    limit: Limit
    """The limit as first given."""
    extensions: tuple[Limit, ...]
    """Extensions appended to it, in the same unit."""
    pauses: tuple[Pause, ...]
    """Stretches left out of the count."""
    nominal: date
    """The last day before it moved off a day off; equal to ``due`` when it did not move."""
    due: date
    """The last day. It ends at 24:00 or, where there are business hours, with them (民法典 第203条第2款)."""
    due_at: datetime | None
    """For hours the moment at which they end; None for every other unit."""
    provisional: bool
    """True when a day that decides the result has no arrangement yet, or a region's own is not on record."""
    calendar: "Calendar" = field(repr=False)
    """The calendar it was counted in."""

    @property
    def total(self) -> Limit:
        """The limit with its extensions."""
        return _total(self.limit, self.extensions)

    @property
    def assumptions(self) -> "tuple[Assumption, ...]":
        """What a provisional result rests on; empty for a settled one."""
        return self.calendar.assumptions(*self._decisive()) if self.provisional else ()

    @property
    def derivation(self) -> "tuple[Step, ...]":
        """How the last day comes about, step by step. Worked out when asked for, not when the deadline is made."""
        from taizhang.workdays.derivation import derive

        return derive(self)

    def explain(self, language: Language = "zh") -> str:
        """The derivation as lines of text, in Chinese or English."""
        return "\n".join(step.zh if language == "zh" else step.en for step in self.derivation)

    def elapsed(self, on: date) -> int:
        """How much of the limit has run by the end of day ``on``: 0 up to the start, beyond the total when overdue.

        In working days for a limit in working days, else in calendar days; paused days are left out. Raises
        ``BadLimit`` for hours, whose rest ``time_left`` tells.
        """
        begin, day = self._days(), on.toordinal()
        return self._count(begin, day) if day > begin else 0

    def remaining(self, on: date) -> int:
        """How much is left after day ``on``: 0 on the last day, negative when overdue. Units as for ``elapsed``."""
        begin, day, due = self._days(), max(on.toordinal(), self.start.toordinal()), self.due.toordinal()
        if day > due:
            return -self._count(due, day, pauses=False)
        return self._count(max(day, begin), due)

    def time_left(self, at: datetime) -> timedelta:
        """For hours the time left at a moment, without pauses; negative when overdue. Else raises ``BadLimit``."""
        if self.due_at is None:
            raise BadLimit(
                f"{self.total}的期限按日计算，没有剩余小时：请改用remaining。",
                f"A limit of {self.total.en} is counted in days and has no hours left: use remaining.",
            )
        if at >= self.due_at:
            return self.due_at - at
        paused = sum(
            (max(timedelta(0), min(end, self.due_at) - max(begin, at)) for begin, end in paused_moments(self.pauses)),
            timedelta(0),
        )
        return self.due_at - at - paused

    def paused_days(self) -> Stretches:
        """The paused days after the start as ordinals, merged; empty for hours."""
        return () if self.due_at is not None else _stretches(self.pauses, self.start.toordinal())

    def _days(self) -> int:
        if self.due_at is not None:
            raise BadLimit(
                f"{self.total}的期限按小时计算，没有剩余天数：请改用time_left。",
                f"A limit of {self.total.en} is counted in hours and has no days left: use time_left.",
            )
        return self.start.toordinal()

    def _count(self, after: int, until: int, *, pauses: bool = True) -> int:
        working = self.limit.unit is Unit.WORKING_DAY
        count = _working(self.calendar, after, until) if working else until - after
        for first, last in self.paused_days() if pauses else ():
            begin, end = max(first - 1, after), min(last, until)
            if begin < end:
                count -= _working(self.calendar, begin, end) if working else end - begin
        return count

    def _decisive(self) -> tuple[date, date]:
        if self.limit.unit is Unit.WORKING_DAY:
            return date.fromordinal(self.start.toordinal() + 1), self.due
        return self.nominal, self.due


def compute(
    calendar: "Calendar", start: date, limit: Limit, extensions: tuple[Limit, ...], pauses: tuple[Pause, ...]
) -> Deadline:
    """Count ``limit`` and its extensions from ``start``; see ``Calendar.deadline``.

    A pause that begins after the last day has no effect. One that begins on or before it moves it, whether or not the
    pause was announced in time: that is for the caller to decide before passing it.
    """
    total = _total(limit, extensions)
    due_at: datetime | None = None
    if total.unit is Unit.HOUR:
        due_at = _after_hours(start, total, pauses)
        nominal = due = due_at.date()
        provisional = False
    else:
        if isinstance(start, datetime):
            start = start.date()
        for pause in pauses:
            if isinstance(pause.first, datetime):
                raise BadLimit(
                    f"期限{total}按日计算，暂停却写成了时刻“{pause.first}”：请写日期。",
                    f"A limit of {total.en} is counted in days, but a pause begins at {pause.first}: give days.",
                )
        begin = start.toordinal()
        if total.unit is Unit.WORKING_DAY:
            due = calendar.shift(start, total.amount)
            if pauses:
                count = total.amount
                for first, last in _stretches(pauses, begin):
                    if first > due.toordinal():
                        break
                    count += _working(calendar, first - 1, last)
                    due = calendar.shift(start, count)
            nominal = due
            provisional = calendar.is_provisional(date.fromordinal(begin + 1), due)
        else:
            last_day = (
                begin + total.amount if total.unit is Unit.CALENDAR_DAY else corresponding_day(start, total).toordinal()
            )
            for first, last in _stretches(pauses, begin):
                if first > last_day:
                    break
                last_day += last - first + 1
            nominal = date.fromordinal(last_day)
            due = calendar.on_or_after(nominal)
            provisional = calendar.is_provisional(nominal, due)
    return Deadline(
        start=start,
        limit=limit,
        extensions=extensions,
        pauses=pauses,
        nominal=nominal,
        due=due,
        due_at=due_at,
        provisional=provisional,
        calendar=calendar,
    )


def corresponding_day(start: date, limit: Limit) -> date:
    """The day a limit in months or years ends on: the corresponding day, or the month's last when there is none.

    民法典 第202条: 11-30 and three months end on the last day of February. Raises ``BadLimit`` beyond the year 9999.
    """
    months = limit.amount * (12 if limit.unit is Unit.YEAR else 1)
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    if year > date.max.year:
        raise BadLimit(
            f"{start}起{limit}超出公历9999年：请核对期限。",
            f"{limit.en} from {start} reach beyond the year 9999: check the limit.",
        )
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def paused_moments(pauses: tuple[Pause, ...]) -> list[tuple[datetime, datetime]]:
    """Pauses of a limit in hours, in order and merged. Raises ``BadLimit`` when one is given in days."""
    merged: list[tuple[datetime, datetime]] = []
    for pause in sorted(pauses, key=lambda pause: pause.first):
        if not isinstance(pause.first, datetime) or not isinstance(pause.last, datetime):
            raise BadLimit(
                f"期限按小时计算，暂停却写成了日期“{pause.first}”：请写时刻。",
                f"The limit is counted in hours, but a pause begins on {pause.first}: give moments.",
            )
        if merged and pause.first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], pause.last))
        else:
            merged.append((pause.first, pause.last))
    return merged


def _after_hours(start: date, total: Limit, pauses: tuple[Pause, ...]) -> datetime:
    if not isinstance(start, datetime):
        raise BadLimit(
            f"期限{total}按小时计算，起点“{start}”没有时刻：请写明开始的时刻。",
            f"A limit of {total.en} runs from a moment, but {start} is a day: give the moment it begins.",
        )
    due = start + total.amount * _HOUR
    for begin, end in paused_moments(pauses):
        if begin >= due:
            break
        due += max(timedelta(0), end - max(begin, start))
    return due


def _total(limit: Limit, extensions: tuple[Limit, ...]) -> Limit:
    amount = limit.amount
    for extension in extensions:
        if extension.unit is not limit.unit:
            raise BadLimit(
                f"期限{limit}不能延长{extension}：延长应与原期限单位相同。",
                f"A limit of {limit.en} cannot be extended by {extension.en}: extend it in its own unit.",
            )
        amount += extension.amount
    return Limit(amount, limit.unit)


def _stretches(pauses: tuple[Pause, ...], start: int) -> Stretches:
    merged: list[tuple[int, int]] = []
    for first, last in sorted((max(pause.first.toordinal(), start + 1), pause.last.toordinal()) for pause in pauses):
        if last < first:
            continue
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return tuple(merged)


def _working(calendar: "Calendar", after: int, until: int) -> int:
    return calendar.count_working_days(date.fromordinal(after), date.fromordinal(until))
