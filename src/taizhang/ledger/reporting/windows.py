"""Reporting windows 填报期: their days, by ``ledger/data/windows.toml`` and the working calendar, and reading them."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from django.utils.translation import gettext as _

from taizhang.audit.service import Conflict, NotFound
from taizhang.ledger.doors import visible_windows
from taizhang.ledger.lights import last_day
from taizhang.ledger.limits import calendar, within_calendar
from taizhang.ledger.models import Window
from taizhang.ledger.reporting.records import WindowRecord
from taizhang.ledger.reporting.tables import window_rules
from taizhang.organs.records import Access
from taizhang.storage import one_row, today


def planned_days(month: int) -> tuple[date, date, date]:
    """Return when the window of a month opens, is due, and closes for good, by the rules.

    Raises Invalid for a month outside the calendar.
    """
    rules, days = window_rules(), calendar()
    end = last_day(month)
    with within_calendar():
        opens = days.on_or_before(date(end.year, end.month, min(rules.opens_day, end.day)))
        due = days.shift(end, rules.due_working_days)
        return opens, due, days.shift(due, rules.grace_working_days) if rules.grace_working_days else due


def is_locked(window: Window, day: date) -> bool:
    """Return whether a window is locked on a day: by act, or because its grace is over, whether or not that was
    noted."""
    return window.locked_at is not None or window.grace_on < day


def window_record(window: Window, day: date) -> WindowRecord:
    """Return a window as it stands on a day."""
    locked = is_locked(window, day)
    state: Literal["coming", "open", "grace", "locked"]
    state = "locked" if locked else "coming" if day < window.opens_on else "open" if day <= window.due_on else "grace"
    return WindowRecord(
        id=window.pk,
        month=window.month,
        opens_on=window.opens_on,
        due_on=window.due_on,
        grace_on=window.grace_on,
        locked_at=window.locked_at,
        state=state,
    )


def windows_of_year(access: Access, year: int) -> tuple[WindowRecord, ...]:
    """Return the windows of a year, by month; empty for whoever may not see them."""
    day = today()
    rows = visible_windows(access).filter(month__gte=year * 100, month__lt=(year + 1) * 100).order_by("month")
    return tuple(window_record(row, day) for row in rows)


def window_years(access: Access) -> tuple[int, ...]:
    """Return the years that have windows, newest first."""
    return tuple(
        sorted({month // 100 for month in visible_windows(access).values_list("month", flat=True)}, reverse=True)
    )


def window_months(access: Access) -> tuple[int, ...]:
    """Return the months whose windows have opened, newest first."""
    rows = visible_windows(access).filter(opens_on__lte=today()).order_by("-month")
    return tuple(rows.values_list("month", flat=True))


def window_of(access: Access, month: int) -> WindowRecord:
    """Return the window of a month; raises NotFound where there is none for this person."""
    row = visible_windows(access).filter(month=month).first()
    if row is None:
        raise NotFound(_("没有这个月的填报期，请联系督查室开设。"))
    return window_record(row, today())


def reporting_month(access: Access) -> WindowRecord | None:
    """Return the window that reports are made in today: the oldest open one, else the newest that was, else None."""
    day = today()
    rows = list(visible_windows(access).filter(opens_on__lte=day).order_by("-month")[:6])
    waiting = [row for row in rows if not is_locked(row, day)]
    chosen = waiting[-1] if waiting else rows[0] if rows else None
    return None if chosen is None else window_record(chosen, day)


def window_for_report(month: int) -> Window:
    """Return the window that a report on a month falls into; raises Conflict where there is none or it is not open
    yet."""
    return opened(one_row(Window, month=month), month)


def opened(window: Window | None, month: int) -> Window:
    """Return the window of a month if there is one that has opened; raises Conflict as ``window_for_report`` does."""
    if window is None:
        raise Conflict(
            _("%(year)d年%(month)d月还没有开设填报期，请联系督查室。") % {"year": month // 100, "month": month % 100},
            code="no_window",
        )
    if today() < window.opens_on:
        raise Conflict(
            _("%(month)d月的填报期%(day)s才开放，请到时再报。")
            % {"month": month % 100, "day": window.opens_on.isoformat()},
            code="window_not_open",
        )
    return window


def windows_by_month() -> Mapping[int, Window]:
    """Return every window by its month: one query."""
    return {window.month: window for window in Window.objects.all()}
