"""填报期 windows: the windows of a year, opened, adjusted, locked."""

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from ninja import Field, Router, Schema

from taizhang.api.frame import Key, reading, writing
from taizhang.api.numbers import Month, Year
from taizhang.ledger import service

router = Router(tags=["windows"])


class WindowOut(Schema):
    """填报期."""

    id: int
    month: int = Field(description="The month reported on, as 202610.")
    opens_on: date
    due_on: date = Field(description="Last day to report in time.")
    grace_on: date = Field(description="Last day to report at all.")
    locked_at: datetime | None
    state: str = Field(description="coming, open, grace or locked.")


class WindowYearIn(Schema):
    """The year whose windows are opened."""

    year: Year


class DaysIn(Schema):
    """The days of a window, and why they change."""

    opens_on: date
    due_on: date
    grace_on: date
    reason: str = Field(max_length=500)


class WindowReasonIn(Schema):
    """Why."""

    reason: str = Field("", max_length=500)


class OpenedOut(Schema):
    """The months that were opened."""

    year: int
    months: list[int]


class WindowDoneOut(Schema):
    """The month whose window an act was about."""

    month: int


@router.get("/windows", response=list[WindowOut], summary="The windows of a year")
def listing(request: HttpRequest, year: Year) -> Any:
    """Return the windows of a year, by month."""
    return list(service.windows_of_year(reading(request), year))


@router.post("/windows", response=OpenedOut, summary="Open the windows of a year")
def open_year(request: HttpRequest, body: WindowYearIn, key: Key = None) -> Any:
    """Open the months that have no window yet."""
    return service.open_windows(writing(request), body.year, key=key)


@router.get("/windows/{month}", response=WindowOut, summary="The window of a month")
def one(request: HttpRequest, month: Month) -> Any:
    """Return the window of a month."""
    return service.window_of(reading(request), month)


@router.post("/windows/{month}/adjust", response=WindowDoneOut, summary="Adjust a window")
def adjust(request: HttpRequest, month: Month, body: DaysIn, key: Key = None) -> Any:
    """Set other days for a window that is not locked."""
    return service.adjust_window(
        writing(request),
        month,
        opens_on=body.opens_on,
        due_on=body.due_on,
        grace_on=body.grace_on,
        reason=body.reason,
        key=key,
    )


@router.post("/windows/{month}/lock", response=WindowDoneOut, summary="Lock a window")
def lock(request: HttpRequest, month: Month, body: WindowReasonIn, key: Key = None) -> Any:
    """Lock a window before its grace is over; after it a correction is a new entry."""
    return service.lock_window(writing(request), month, reason=body.reason, key=key)
