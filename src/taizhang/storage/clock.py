"""The one place that asks what time it is, so that a demonstration or a test can stand on a day of its own.

``TAIZHANG_NOW`` in the settings (an ISO date and time) moves the clock; office deadlines are in Asia/Shanghai.
"""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """Return the present moment, with its time zone."""
    fixed: str | None = getattr(settings, "TAIZHANG_NOW", None)
    if fixed:
        moment = datetime.fromisoformat(fixed)
        return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
    return timezone.now()


def today() -> date:
    """Return the present day in the office's time zone."""
    return timezone.localtime(now()).date()
