"""Assumptions 暂定依据: what a result rests on where no arrangement is known."""

from dataclasses import dataclass
from itertools import groupby

from taizhang.workdays.arrangement import FixedDay, fixed_days, moving_festivals
from taizhang.workdays.names import english_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """What a provisional result rests on."""

    year: int
    """The year whose arrangement is missing."""
    zh: str
    """The assumption, in whole sentences."""
    en: str
    """The same in English."""


def no_arrangement(year: int) -> Assumption:
    """A year for which the State Council has announced nothing that is on record."""
    moving = moving_festivals()
    return Assumption(
        year=year,
        zh=f"没有{year}年的放假安排，暂以周一至周五为工作日、{_dates(fixed_days(year))}放假，"
        f"未计{'、'.join(moving)}和调休；安排公布后须重新计算。",
        en=f"There is no arrangement for {year}: Monday to Friday are taken as worked and "
        f"{', '.join(f'{day.month:02}-{day.day:02}' for day in fixed_days(year))} as off, without "
        f"{', '.join(map(english_name, moving))} and make-up days; compute again once it is published.",
    )


def unsettled_december(year: int, days: int) -> Assumption:
    """The last days of the December before ``year``, which that year's notice may still change."""
    return Assumption(
        year=year,
        zh=f"{year - 1}年12月最后{days}天可能被{year}年的放假安排改动，暂按现有安排计算。",
        en=f"The arrangement for {year} may still change the last {days} days of December {year - 1}, which are taken "
        "as they stand.",
    )


def no_regional_arrangement(scope: str, year: int) -> Assumption:
    """A year in which a region sets days off of its own that are not on record."""
    return Assumption(
        year=year,
        zh=f"没有收录{scope}{year}年自定的节日，只按国家的安排计算。",
        en=f"The days off that {english_name(scope)} itself set for {year} are not on record; only the national "
        "arrangement is applied.",
    )


def _dates(days: tuple[FixedDay, ...]) -> str:
    groups = []
    for name, same in groupby(days, key=lambda day: day.name):
        of_month = list(same)
        groups.append(f"{name}{of_month[0].month}月" + "、".join(f"{day.day}日" for day in of_month))
    return "，".join(groups)
