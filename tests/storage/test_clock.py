"""The clock stands or begins where it is told, and runs otherwise."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from pytest_django import Settings

from taizhang.storage import now, standing_at, today


def test_it_is_the_real_time_unless_told() -> None:
    assert abs(now() - timezone.now()) < timedelta(seconds=5)


def test_it_begins_where_the_settings_say(settings: Settings) -> None:
    settings.TAIZHANG_NOW = "2026-11-12T09:00"
    assert today() == date(2026, 11, 12)
    assert timedelta(0) <= now() - timezone.make_aware(datetime(2026, 11, 12, 9)) < timedelta(minutes=5)


def test_it_stands_inside_the_block() -> None:
    with standing_at(datetime(2026, 3, 5, 23, 30)):
        assert today() == date(2026, 3, 5)
        assert now() == now()
    assert today() != date(2026, 3, 5)
