"""Counting and adding: against the naive walk, and the laws that hold between them."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.workdays import BadLimit, Calendar, DayOutOfRange, Limit, Pause, Unit
from tests.workdays.naive import NaiveCalendar

CALENDARS = [Calendar.national(), Calendar.region("广西"), Calendar.region("宁夏")]
NAIVE = {calendar.name: NaiveCalendar(calendar.arrangements) for calendar in CALENDARS}

calendars = st.sampled_from(CALENDARS)
arranged_days = st.dates(date(2004, 2, 1), date(2026, 6, 30))
any_days = st.dates(date(2004, 1, 1), date(2090, 12, 31))
amounts = st.integers(1, 90)


@given(calendars, st.dates(date(2004, 1, 1), date(2026, 12, 31)))
def test_the_table_equals_the_walk(calendar: Calendar, day: date) -> None:
    assert calendar.is_working_day(day) is NAIVE[calendar.name].is_working_day(day)
    assert calendar.status(day).working is calendar.is_working_day(day)


def test_the_table_equals_the_walk_on_every_arranged_day() -> None:
    for calendar in CALENDARS:
        naive = NAIVE[calendar.name]
        for offset in range((date(2026, 12, 31) - date(2004, 1, 1)).days + 1):
            day = date(2004, 1, 1) + timedelta(days=offset)
            assert calendar.is_working_day(day) is naive.is_working_day(day), day


@given(calendars, arranged_days, st.integers(1, 120))
def test_adding_equals_walking(calendar: Calendar, start: date, count: int) -> None:
    naive = NAIVE[calendar.name]
    assert calendar.shift(start, count) == naive.add(start, count)
    assert calendar.adder(count)(start.toordinal()) == naive.add(start, count).toordinal()
    assert calendar.on_or_after(start) == naive.on_or_after(start)
    assert calendar.on_or_before(start) == naive.on_or_before(start)


@given(calendars, st.dates(date(2004, 9, 1), date(2026, 12, 31)), st.integers(1, 120))
def test_going_back_equals_walking_back(calendar: Calendar, start: date, count: int) -> None:
    assert calendar.shift(start, -count) == NAIVE[calendar.name].add(start, -count)


@given(calendars, any_days, any_days)
def test_counting_is_antisymmetric_and_lists_what_it_counts(calendar: Calendar, one: date, other: date) -> None:
    after, until = sorted((one, other))
    count = calendar.count_working_days(after, until)
    assert calendar.count_working_days(until, after) == -count
    listed = calendar.between(after, until)
    assert len(listed) == count
    assert all(after < day <= until and calendar.is_working_day(day) for day in listed)
    assert calendar.between(until, after) == () or until == after


@given(calendars, st.dates(date(2004, 2, 1), date(2090, 12, 31)), amounts)
def test_counting_undoes_adding(calendar: Calendar, start: date, amount: int) -> None:
    due = calendar.add(start, Limit(amount, Unit.WORKING_DAY))
    assert calendar.count_working_days(start, due) == amount
    assert calendar.is_working_day(due)
    assert calendar.shift(due, -amount) == calendar.on_or_before(start)


@given(calendars, any_days, any_days, amounts, st.sampled_from([unit for unit in Unit if unit is not Unit.HOUR]))
def test_a_later_start_never_ends_earlier(calendar: Calendar, one: date, other: date, amount: int, unit: Unit) -> None:
    earlier, later = sorted((one, other))
    limit = Limit(min(amount, 40) if unit is Unit.YEAR else amount, unit)
    assert calendar.add(earlier, limit) <= calendar.add(later, limit)


@given(calendars, any_days, amounts)
def test_a_longer_limit_never_ends_earlier(calendar: Calendar, start: date, amount: int) -> None:
    for unit in (Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.MONTH):
        assert calendar.add(start, Limit(amount, unit)) <= calendar.add(start, Limit(amount + 1, unit))


@given(any_days, st.integers(1, 600))
def test_months_end_on_the_corresponding_day_or_the_last_of_the_month(start: date, months: int) -> None:
    deadline = Calendar.national().deadline(start, Limit(months, Unit.MONTH))
    end = deadline.nominal
    assert (end.year - start.year) * 12 + end.month - start.month == months
    assert end.day == min(start.day, monthrange(end.year, end.month)[1])
    assert deadline.due == Calendar.national().on_or_after(end)


@given(any_days, st.integers(1, 20))
def test_a_year_is_twelve_months(start: date, years: int) -> None:
    calendar = Calendar.national()
    assert calendar.add(start, Limit(years, Unit.YEAR)) == calendar.add(start, Limit(12 * years, Unit.MONTH))


@given(calendars, st.lists(any_days, max_size=30), amounts)
def test_many_at_once_equal_one_by_one(calendar: Calendar, starts: list[date], amount: int) -> None:
    many = calendar.add_working_days([start.toordinal() for start in starts], amount)
    one_by_one = [calendar.deadline(start, Limit(amount, Unit.WORKING_DAY)) for start in starts]
    assert many.due == [deadline.due.toordinal() for deadline in one_by_one]
    assert many.provisional == [deadline.provisional for deadline in one_by_one]


@given(st.datetimes(datetime(2004, 1, 1), datetime(2090, 1, 1)), st.integers(1, 5000))
def test_hours_run_through(start: datetime, hours: int) -> None:
    deadline = Calendar.national().deadline(start, Limit(hours, Unit.HOUR))
    assert deadline.due_at == start + timedelta(hours=hours)
    assert deadline.time_left(start) == timedelta(hours=hours)
    assert not deadline.provisional


pauses = st.lists(
    st.tuples(st.dates(date(2024, 1, 1), date(2024, 6, 30)), st.integers(0, 20)).map(
        lambda pair: Pause(first=pair[0], last=pair[0] + timedelta(days=pair[1]))
    ),
    max_size=4,
)


@given(st.dates(date(2024, 1, 1), date(2024, 3, 31)), st.integers(1, 60), pauses)
def test_paused_days_are_not_counted(start: date, amount: int, stretches: list[Pause]) -> None:
    calendar = Calendar.national()
    deadline = calendar.deadline(start, Limit(amount, Unit.WORKING_DAY), pauses=stretches)
    day, left = start, amount
    while left:
        day += timedelta(days=1)
        left -= calendar.is_working_day(day) and not any(pause.first <= day <= pause.last for pause in stretches)
    assert deadline.due == day
    numbers = [step.number for step in deadline.derivation if step.number]
    assert numbers == list(range(1, amount + 1))


@given(st.dates(date(2024, 1, 1), date(2024, 3, 31)), st.integers(1, 60), pauses)
def test_natural_days_move_on_by_the_paused_days(start: date, amount: int, stretches: list[Pause]) -> None:
    calendar = Calendar.national()
    deadline = calendar.deadline(start, Limit(amount, Unit.CALENDAR_DAY), pauses=stretches)
    day, left = start, amount
    while left:
        day += timedelta(days=1)
        left -= not any(pause.first <= day <= pause.last for pause in stretches)
    assert deadline.nominal == day
    assert deadline.due == calendar.on_or_after(day)


@given(
    st.dates(date(2024, 1, 1), date(2024, 3, 31)),
    st.integers(1, 60),
    pauses,
    st.integers(0, 200),
    st.sampled_from([Unit.WORKING_DAY, Unit.CALENDAR_DAY]),
)
def test_what_has_run_and_what_is_left_make_the_whole(
    start: date, amount: int, stretches: list[Pause], later: int, unit: Unit
) -> None:
    deadline = Calendar.national().deadline(start, Limit(amount, unit), pauses=stretches)
    on = start + timedelta(days=later)
    if on <= deadline.due:
        whole = deadline.elapsed(deadline.due)
        assert deadline.elapsed(on) + deadline.remaining(on) == whole
        assert whole >= amount
        if unit is Unit.WORKING_DAY:
            assert whole == amount
    else:
        assert deadline.remaining(on) <= 0
        assert deadline.elapsed(on) >= amount


def test_remaining_counts_down_to_zero_and_below() -> None:
    deadline = Calendar.national().deadline(date(2026, 9, 18), "5wd")
    asked = [date(2026, 9, 10), date(2026, 9, 18), date(2026, 9, 20), date(2026, 9, 24), date(2026, 10, 8)]
    assert deadline.due == date(2026, 9, 24)
    assert [deadline.remaining(day) for day in asked] == [5, 5, 4, 0, -4]
    assert [deadline.elapsed(day) for day in asked] == [0, 0, 1, 5, 9]


def test_hours_left_leave_pauses_out() -> None:
    pause = Pause(first=datetime(2026, 9, 18, 12), last=datetime(2026, 9, 18, 15), reason="检测")
    deadline = Calendar.national().deadline(datetime(2026, 9, 18, 9), "6h", pauses=[pause])
    assert deadline.due_at == datetime(2026, 9, 18, 18)
    assert deadline.time_left(datetime(2026, 9, 18, 9)) == timedelta(hours=6)
    assert deadline.time_left(datetime(2026, 9, 18, 13)) == timedelta(hours=3)
    assert deadline.time_left(datetime(2026, 9, 18, 19)) == timedelta(hours=-1)
    assert "检测" in deadline.explain()


def test_overlapping_pauses_count_once_and_both_are_named() -> None:
    pauses = [
        Pause(first=date(2026, 9, 5), last=date(2026, 9, 9), reason="检验"),
        Pause(first=date(2026, 9, 8), last=date(2026, 9, 12), reason="听证"),
    ]
    deadline = Calendar.national().deadline(date(2026, 8, 31), "1m", pauses=pauses)
    assert deadline.nominal == date(2026, 10, 8), "30 September and eight days"
    assert "不计：2026-09-05（星期六）至2026-09-12（星期六），暂停计时（检验、听证）" in deadline.explain()


def test_a_moment_counts_as_its_day_where_days_are_counted() -> None:
    calendar = Calendar.national()
    assert calendar.deadline(datetime(2026, 9, 18, 23, 59), "20wd") == calendar.deadline(date(2026, 9, 18), "20wd")
    assert type(calendar.add(datetime(2026, 9, 18, 23, 59), "3m")) is date


@pytest.mark.parametrize("day", [date(2003, 12, 31), date(2151, 1, 1)])
def test_days_outside_the_table_are_refused_everywhere(day: date) -> None:
    calendar = Calendar.national()
    asked: list[Callable[[], object]] = [
        lambda: calendar.is_working_day(day),
        lambda: calendar.status(day),
        lambda: calendar.add(day, "1wd"),
        lambda: calendar.adder(1)(day.toordinal()),
        lambda: calendar.add_working_days([day.toordinal()], 1),
        lambda: calendar.count_working_days(day, date(2026, 1, 1)),
        lambda: calendar.between(date(2026, 1, 1), day),
        lambda: calendar.on_or_after(day),
        lambda: calendar.on_or_before(day),
    ]
    for ask in asked:
        with pytest.raises(DayOutOfRange, match=str(day)) as caught:
            ask()
        assert caught.value.code == "workdays.day_out_of_range"


@pytest.mark.parametrize(
    ("start", "count"), [(date(2150, 12, 1), 60), (date(2150, 12, 31), 1), (date(2004, 1, 5), -30)]
)
def test_counts_that_leave_the_table_are_refused(start: date, count: int) -> None:
    with pytest.raises(DayOutOfRange):
        Calendar.national().shift(start, count)
    if count > 0:
        with pytest.raises(DayOutOfRange):
            Calendar.national().adder(count)(start.toordinal())
        with pytest.raises(DayOutOfRange):
            Calendar.national().add_working_days([date(2026, 1, 5).toordinal(), start.toordinal()], count)


def test_units_do_not_mix() -> None:
    calendar = Calendar.national()
    with pytest.raises(BadLimit, match="单位相同"):
        calendar.deadline(date(2026, 9, 18), "20wd", extensions=["10d"])
    with pytest.raises(BadLimit, match="开始的时刻"):
        calendar.deadline(date(2026, 9, 18), "24h")
    day = Pause(first=date(2026, 9, 20), last=date(2026, 9, 21))
    moment = Pause(first=datetime(2026, 9, 20, 8), last=datetime(2026, 9, 20, 9))
    with pytest.raises(BadLimit, match="请写时刻"):
        calendar.deadline(datetime(2026, 9, 18, 9), "24h", pauses=[day])
    with pytest.raises(BadLimit, match="请写日期"):
        calendar.deadline(date(2026, 9, 18), "20wd", pauses=[moment])
    with pytest.raises(BadLimit, match="time_left"):
        calendar.deadline(datetime(2026, 9, 18, 9), "24h").remaining(date(2026, 9, 18))
    with pytest.raises(BadLimit, match="remaining"):
        calendar.deadline(date(2026, 9, 18), "20wd").time_left(datetime(2026, 9, 18, 9))


def test_a_pause_has_two_ends_of_one_kind_in_order() -> None:
    with pytest.raises(BadLimit, match="早于"):
        Pause(first=date(2026, 9, 21), last=date(2026, 9, 20))
    with pytest.raises(BadLimit, match="同一种写法"):
        Pause(first=date(2026, 9, 20), last=datetime(2026, 9, 21, 9))
