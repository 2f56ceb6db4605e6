"""Calendars: why a day is worked, regions over the nation, years without an arrangement, new notices."""

from copy import deepcopy
from datetime import date

import pytest

from taizhang.workdays import BadArrangement, Calendar, DayKind, UnknownRegion, read_arrangement

NEXT_YEAR = """
year = 2027
checked = 2026-12-01

[[notice]]
title = "关于2027年放假安排的示例"
number = "示例〔2026〕1号"
date = 2026-12-01

[[holiday]]
name = "元旦"
off = [[2027-01-01, 2027-01-03]]

[[holiday]]
name = "春节"
off = [[2027-02-05, 2027-02-11]]
work = [2027-01-31, 2027-02-20]
"""

LOCAL = """
year = 2026
checked = 2026-11-23

[[notice]]
title = "云溪区2026年民族节日放假的示例"

[[holiday]]
name = "泼水节"
off = [[2026-04-13, 2026-04-14]]
work = [2026-04-18]
"""


@pytest.mark.parametrize(
    ("day", "kind", "holiday"),
    [
        (date(2026, 9, 18), DayKind.ORDINARY, None),
        (date(2026, 9, 19), DayKind.WEEKEND, None),
        (date(2026, 9, 20), DayKind.MAKE_UP, "国庆节"),
        (date(2026, 9, 25), DayKind.HOLIDAY, "中秋节"),
        (date(2024, 2, 9), DayKind.ORDINARY, None),
        (date(2020, 2, 1), DayKind.HOLIDAY, "春节"),
        (date(2015, 9, 4), DayKind.HOLIDAY, "抗日战争暨世界反法西斯战争胜利70周年纪念日"),
        (date(2026, 3, 9), DayKind.ORDINARY, None),
    ],
)
def test_a_day_has_its_reason(day: date, kind: DayKind, holiday: str | None) -> None:
    status = Calendar.national().status(day)
    assert (status.day, status.kind, status.holiday) == (day, kind, holiday)
    assert (status.arrangement is None) is (holiday is None)
    assert not status.provisional


def test_half_day_festivals_are_worked() -> None:
    for month, day in [(3, 8), (5, 4), (6, 1), (8, 1)]:
        weekdays = [date(year, month, day) for year in range(2004, 2027) if date(year, month, day).weekday() < 5]
        statuses = [Calendar.national().status(one) for one in weekdays]
        # 5月4日 fell into a longer 劳动节 in some years; it is never off for its own sake.
        assert all(status.working or status.holiday in ("劳动节", "端午节") for status in statuses)


def test_a_region_changes_days_in_both_directions() -> None:
    national, guangxi = Calendar.national(), Calendar.region("广西壮族自治区")
    assert national.is_working_day(date(2017, 4, 1)) and not guangxi.is_working_day(date(2017, 4, 1))
    assert guangxi.is_working_day(date(2017, 4, 8)) and not national.is_working_day(date(2017, 4, 8))
    assert guangxi.status(date(2017, 4, 1)).arrangement in guangxi.arrangements
    assert guangxi.is_working_day(date(2020, 3, 26)), "the days of 2020 were worked because of the epidemic"
    assert Calendar.region("广西") is guangxi
    assert guangxi.name == "广西壮族自治区"


def test_a_region_is_provisional_in_the_years_it_has_no_record_of() -> None:
    guangxi, ningxia = Calendar.region("广西"), Calendar.region("宁夏")
    unknown = [year for year in range(2004, 2027) if guangxi.is_provisional(date(year, 3, 1), date(year, 4, 30))]
    assert unknown == [2014, 2026]
    assert [year for year in range(2004, 2027) if not ningxia.is_provisional(date(year, 3, 1), date(year, 3, 1))] == [
        2019,
        2020,
        2021,
        2022,
        2023,
    ]
    said = guangxi.assumptions(date(2026, 4, 1), date(2026, 4, 30))
    assert [(one.year, "广西壮族自治区2026年自定的节日" in one.zh, "Guangxi" in one.en) for one in said] == [
        (2026, True, True)
    ]


def test_an_unknown_region_is_refused_with_the_way_out() -> None:
    with pytest.raises(UnknownRegion, match="全国日历") as caught:
        Calendar.region("云溪区")
    assert caught.value.code == "workdays.unknown_region"


def test_what_is_assumed_of_a_year_without_arrangement() -> None:
    national = Calendar.national()
    off = [date(2027, 1, 1), date(2027, 10, 1)]
    assert [national.status(day).kind for day in off] == [DayKind.HOLIDAY] * 2
    assert national.is_working_day(date(2027, 2, 8)), "春节 2027 is not guessed"
    assert not national.is_working_day(date(2027, 5, 1)), "a Saturday, not made up for"
    assert national.is_working_day(date(2027, 5, 3))
    said = national.assumptions(date(2027, 1, 1), date(2028, 1, 5))
    assert [one.year for one in said] == [2027, 2028]
    for one in said:
        assert "元旦1月1日，劳动节5月1日、2日，国庆节10月1日、2日、3日" in one.zh
        assert "春节、清明节、端午节、中秋节" in one.zh
        assert "05-01, 05-02" in one.en
        assert "Spring Festival" in one.en
    tail = national.assumptions(date(2026, 12, 1), date(2026, 12, 31))
    assert [(one.year, "最后7天" in one.zh) for one in tail] == [(2027, True)]
    assert national.assumptions(date(2026, 1, 1), date(2026, 12, 24)) == ()


def test_a_new_notice_settles_its_year() -> None:
    national = Calendar.national()
    start = date(2027, 1, 29)
    before, after = (
        calendar.deadline(start, "5wd")
        for calendar in (national, national.with_arrangement(read_arrangement(NEXT_YEAR)))
    )
    assert (before.due, before.provisional) == (date(2027, 2, 5), True)
    assert (after.due, after.provisional) == (date(2027, 2, 4), False)
    assert "示例〔2026〕1号" in after.explain()
    settled = national.with_arrangement(read_arrangement(NEXT_YEAR))
    assert not settled.is_provisional(date(2026, 12, 25), date(2027, 12, 24))
    assert national.is_provisional(date(2027, 2, 5), date(2027, 2, 5)), "the first calendar has not changed"


def test_a_place_can_be_given_its_own_days() -> None:
    local = Calendar.national().with_arrangement(read_arrangement(LOCAL, scope="云溪区"))
    assert local.name == "云溪区"
    assert [local.is_working_day(date(2026, 4, day)) for day in (13, 14, 18)] == [False, False, True]
    assert not local.is_provisional(date(2026, 4, 1), date(2026, 4, 30))
    assert local.is_provisional(date(2025, 4, 1), date(2025, 4, 1))
    assert local.is_working_day(date(2026, 9, 20))
    with pytest.raises(UnknownRegion, match="不能并入"):
        Calendar.region("广西").with_arrangement(read_arrangement(LOCAL, scope="云溪区"))


def test_a_calendar_needs_a_national_arrangement() -> None:
    with pytest.raises(BadArrangement, match="至少要有一年"):
        Calendar([])


def test_copies_answer_alike_and_are_light() -> None:
    national, guangxi = Calendar.national(), Calendar.region("广西")
    assert deepcopy(national) is national
    deadline = guangxi.deadline(date(2017, 3, 29), "1wd")
    assert deepcopy(deadline).explain() == deadline.explain()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("year = ", "无法读取"),
        ("year = 2027", "无法读取"),
        (NEXT_YEAR.replace('number = "示例〔2026〕1号"', "").replace("title", "name"), "无法读取"),
        (NEXT_YEAR.replace("[2027-01-01, 2027-01-03]", "[2027-01-03, 2027-01-01]"), "早于"),
        (NEXT_YEAR.replace("2027-01-31", "2027-02-06"), "既放假又上班"),
        (NEXT_YEAR.replace("2027-01-31", "2028-01-30"), "不在当年"),
        (NEXT_YEAR.replace("2027-01-31", '"1月31日"'), "无法读取"),
        (NEXT_YEAR.replace("[2027-01-01, 2027-01-03]", "2027-01-01"), "无法读取"),
    ],
)
def test_an_arrangement_that_contradicts_itself_is_refused(text: str, said: str) -> None:
    with pytest.raises(BadArrangement, match=said) as caught:
        read_arrangement(text)
    assert caught.value.code == "workdays.bad_arrangement"


def test_the_law_that_is_cited_is_the_one_in_force() -> None:
    national = Calendar.national()
    cited = {
        start.year: next(
            law for law in ("民法通则", "民法总则", "民法典") if law in national.deadline(start, "5d").explain()
        )
        for start in (date(2016, 3, 1), date(2018, 3, 1), date(2021, 3, 1))
    }
    assert cited == {2016: "民法通则", 2018: "民法总则", 2021: "民法典"}
