"""The tables: complete, sourced, and equal to what was checked by hand."""

import tomllib
from datetime import date, timedelta
from importlib.resources import files

import pytest

from taizhang.workdays import Arrangement, Calendar, region_records
from taizhang.workdays.names import english_name

NATIONAL = Calendar.national()
BY_YEAR = {arrangement.year: arrangement for arrangement in NATIONAL.arrangements}
EVERY = [*NATIONAL.arrangements, *(row for record in region_records() for row in record.arrangements)]

WORKING_DAYS = {2019: 250, 2020: 249, 2021: 250, 2022: 249, 2023: 249, 2024: 251, 2025: 248, 2026: 248}
"""Counted from the notices by hand, apart from the table under test."""

WEEKDAYS_OFF = {
    2019: "01-01 02-04 02-05 02-06 02-07 02-08 04-05 05-01 05-02 05-03 06-07 09-13 10-01 10-02 10-03 10-04 10-07",
    2020: "01-01 01-24 01-27 01-28 01-29 01-30 01-31 04-06 05-01 05-04 05-05 06-25 06-26 10-01 10-02 10-05 10-06 10-07 "
    "10-08",
    2021: "01-01 02-11 02-12 02-15 02-16 02-17 04-05 05-03 05-04 05-05 06-14 09-20 09-21 10-01 10-04 10-05 10-06 10-07",
    2022: "01-03 01-31 02-01 02-02 02-03 02-04 04-04 04-05 05-02 05-03 05-04 06-03 09-12 10-03 10-04 10-05 10-06 10-07",
    2023: "01-02 01-23 01-24 01-25 01-26 01-27 04-05 05-01 05-02 05-03 06-22 06-23 09-29 10-02 10-03 10-04 10-05 10-06",
    2024: "01-01 02-12 02-13 02-14 02-15 02-16 04-04 04-05 05-01 05-02 05-03 06-10 09-16 09-17 10-01 10-02 10-03 10-04 "
    "10-07",
    2025: "01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 10-01 10-02 10-03 10-06 10-07 10-08",
    2026: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 "
    "10-07",
}

MAKE_UP = {
    2018: "02-11 02-24 04-08 04-28 09-29 09-30 12-29",
    2019: "02-02 02-03 04-28 05-05 09-29 10-12",
    2020: "01-19 04-26 05-09 06-28 09-27 10-10",
    2021: "02-07 02-20 04-25 05-08 09-18 09-26 10-09",
    2022: "01-29 01-30 04-02 04-24 05-07 10-08 10-09",
    2023: "01-28 01-29 04-23 05-06 06-25 10-07 10-08",
    2024: "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12",
    2025: "01-26 02-08 04-27 09-28 10-11",
    2026: "01-04 02-14 02-28 05-09 09-20 10-10",
}


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=offset) for offset in range((date(year + 1, 1, 1) - first).days)]


def label(arrangement: Arrangement) -> str:
    return f"{arrangement.scope}{arrangement.year}"


def test_every_year_from_2004_to_2026_is_arranged() -> None:
    assert sorted(BY_YEAR) == list(range(2004, 2027))
    assert not NATIONAL.is_provisional(date(2004, 1, 1), date(2026, 12, 24))
    assert NATIONAL.is_provisional(date(2026, 12, 25), date(2026, 12, 25))


@pytest.mark.parametrize("year", WEEKDAYS_OFF)
def test_the_weekdays_off_are_those_checked_by_hand(year: int) -> None:
    off = [f"{day:%m-%d}" for day in days_of(year) if day.weekday() < 5 and not NATIONAL.is_working_day(day)]
    assert off == WEEKDAYS_OFF[year].split()


@pytest.mark.parametrize("year", MAKE_UP)
def test_the_make_up_days_are_those_checked_by_hand(year: int) -> None:
    worked = [f"{day:%m-%d}" for day in days_of(year) if day.weekday() > 4 and NATIONAL.is_working_day(day)]
    assert worked == MAKE_UP[year].split()


@pytest.mark.parametrize("year", WORKING_DAYS)
def test_a_year_has_its_number_of_working_days(year: int) -> None:
    assert NATIONAL.count_working_days(date(year - 1, 12, 31), date(year, 12, 31)) == WORKING_DAYS[year]


@pytest.mark.parametrize("year", range(2004, 2027))
def test_every_year_is_near_250_working_days(year: int) -> None:
    # 365 days less 104 days of weekends and 10 to 13 statutory days off.
    assert 248 <= len(NATIONAL.between(days_of(year)[0] - timedelta(days=year > 2004), days_of(year)[-1])) <= 252


@pytest.mark.parametrize("arrangement", EVERY, ids=label)
def test_every_arrangement_says_where_it_comes_from(arrangement: Arrangement) -> None:
    assert arrangement.checked <= date(2026, 11, 23)
    for notice in arrangement.notices:
        assert notice.title
        # What is not known is said in words, never left for the reader to notice.
        known = notice.url and notice.number and (notice.issued or notice.published)
        assert known or arrangement.note or arrangement.scope != "全国"
        if notice.url:
            assert notice.url.startswith(("http://", "https://"))


@pytest.mark.parametrize("arrangement", NATIONAL.arrangements, ids=label)
def test_national_make_up_days_are_weekends(arrangement: Arrangement) -> None:
    for holiday in arrangement.holidays:
        assert all(day.weekday() > 4 for day in holiday.work)


def test_every_holiday_and_region_has_an_english_name() -> None:
    names = {holiday.name for arrangement in EVERY for holiday in arrangement.holidays}
    scopes = {arrangement.scope for arrangement in EVERY}
    moving = set(tomllib.loads((files("taizhang.workdays") / "data/statutory.toml").read_text("utf-8"))["moving"])
    assert all(english_name(name).isascii() for name in names | scopes | moving)


def test_region_names_do_not_collide() -> None:
    names = [name for record in region_records() for name in (record.scope, *record.aliases)]
    assert len(names) == len(set(names))
