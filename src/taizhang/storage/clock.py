"""The one place that asks what time it is, so that a demonstration or a test can stand on a day of its own.

``settings.TAIZHANG_NOW`` (an ISO date and time; empty for the real one) is the moment at which this process began; the
clock runs on from there. ``standing_at`` stops it for a while. Office deadlines are in Asia/Shanghai.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from functools import cache

from django.conf import settings
from django.utils import timezone

_STANDING: ContextVar[datetime | None] = ContextVar("standing", default=None)


@cache
def _shift(begun: str) -> timedelta:
    """How far the clock is from the real one, fixed when it is first asked for."""
    moment = datetime.fromisoformat(begun)
    aware = moment if timezone.is_aware(moment) else timezone.make_aware(moment, timezone.get_default_timezone())
    return aware - timezone.now()


def now() -> datetime:
    """Return the present moment, with its time zone."""
    standing = _STANDING.get()
    if standing is not None:
        return standing
    begun: str = getattr(settings, "TAIZHANG_NOW", "")
    return timezone.now() + _shift(begun) if begun else timezone.now()


def today() -> date:
    """Return the present day in the office's time zone."""
    return timezone.localtime(now(), timezone.get_default_timezone()).date()


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Let the clock stand at this moment (naive: in the office's time zone), in this thread, inside the block."""
    aware = moment if timezone.is_aware(moment) else timezone.make_aware(moment, timezone.get_default_timezone())
    token = _STANDING.set(aware)
    try:
        yield
    finally:
        _STANDING.reset(token)
