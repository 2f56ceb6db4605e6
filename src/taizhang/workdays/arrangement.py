"""Arrangements 放假安排: what a notice says about a year's days off and make-up working days."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, Final

from taizhang.workdays.errors import BadArrangement

NATIONAL: Final = "全国"
_DATA: Final = files("taizhang.workdays") / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """通知: the document an arrangement comes from."""

    title: str
    """Its title."""
    number: str | None
    """文号, None when it is not known."""
    issued: date | None
    """成文日期, None when it is not known."""
    published: date | None
    """发布日期, recorded only where the day of issue is not known."""
    url: str | None
    """Where its text was read, None when it was not seen."""

    def __str__(self) -> str:
        return f"《{self.title}》（{self.number}）" if self.number else f"《{self.title}》"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """One holiday of an arrangement."""

    name: str
    """元旦, 春节 …"""
    off: tuple[tuple[date, date], ...]
    """Stretches of days off; both ends are days off. A weekend that the notice merely touches may be missing."""
    work: tuple[date, ...]
    """调休上班: days of a weekend, or days off elsewhere, that are worked."""

    def days_off(self) -> Iterator[date]:
        """Every day off, in order."""
        for first, last in self.off:
            for offset in range((last - first).days + 1):
                yield first + timedelta(days=offset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """放假安排: a year's days off and make-up days, as a government announced them.

    The year is that of the notice's title. Days of the December before may belong to it.
    """

    scope: str
    """全国, or the full name of the region."""
    year: int
    """The year in the notice's title."""
    holidays: tuple[Holiday, ...]
    """In the order of the notice."""
    notices: tuple[Notice, ...]
    """The notice, and those that changed it."""
    checked: date
    """The day on which someone last compared these days with their source."""
    note: str = ""
    """What a reader must know: what was cancelled, what could not be verified."""

    def __post_init__(self) -> None:
        if not self.notices:
            raise _bad(self, "没有写明依据的通知", "names no notice")
        off: set[date] = set()
        work: set[date] = set()
        for holiday in self.holidays:
            for first, last in holiday.off:
                if last < first:
                    raise _bad(
                        self,
                        f"{holiday.name}的假期止于{last}，早于{first}",
                        f"ends {holiday.name} on {last}, before {first}",
                    )
            off.update(holiday.days_off())
            work.update(holiday.work)
        if both := sorted(off & work):
            raise _bad(self, f"{both[0]}既放假又上班", f"has {both[0]} both off and worked")
        for day in off | work:
            if not date(self.year - 1, 12, 1) <= day <= date(self.year, 12, 31):
                raise _bad(
                    self, f"{day}不在当年或上年12月", f"lists {day}, outside the year and the December before it"
                )


def _bad(arrangement: Arrangement, zh: str, en: str) -> BadArrangement:
    return BadArrangement(
        f"{arrangement.scope}{arrangement.year}年的放假安排{zh}：请对照通知原文改正。",
        f"The arrangement of {arrangement.scope} for {arrangement.year} {en}: compare it with the notice.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionRecord:
    """What is recorded about a region that sets days off of its own (全国年节及纪念日放假办法 第4条)."""

    scope: str
    """The region's full name."""
    aliases: tuple[str, ...]
    """Other names under which it is found."""
    since: int | None
    """The first year with days off of its own; None when they are older than the records."""
    basis: str
    """The rule that lets the region do so."""
    arrangements: tuple[Arrangement, ...]
    """The years on record."""


def read_arrangement(text: str, *, scope: str = NATIONAL) -> Arrangement:
    """Read one year's arrangement from TOML in the shape of ``data/arrangements/2026.toml``.

    An office reads the new year's notice with it, weeks before a release of this package brings the file. Raises
    ``BadArrangement`` when the text is not TOML, lacks a field or contradicts itself.
    """
    try:
        return _arrangement(tomllib.loads(text), scope)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        if isinstance(error, BadArrangement):
            raise
        raise BadArrangement(
            f"放假安排的内容无法读取（{error}）：请按已有年份的文件补全year、checked、notice和holiday。",
            f"The arrangement cannot be read ({error}): give year, checked, notice and holiday as the files of other "
            "years do.",
        ) from error


def _arrangement(table: Mapping[str, Any], scope: str) -> Arrangement:
    return Arrangement(
        scope=scope,
        year=table["year"],
        checked=table["checked"],
        note=table.get("note", ""),
        notices=tuple(
            Notice(
                title=notice["title"],
                number=notice.get("number"),
                issued=notice.get("date"),
                published=notice.get("published"),
                url=notice.get("url"),
            )
            for notice in table["notice"]
        ),
        holidays=tuple(
            Holiday(
                name=holiday["name"],
                off=tuple((first, last) for first, last in holiday["off"]),
                work=tuple(holiday.get("work", ())),
            )
            for holiday in table["holiday"]
        ),
    )


@cache
def national_arrangements() -> tuple[Arrangement, ...]:
    """The State Council's arrangements on record, by year."""
    found = [
        read_arrangement(entry.read_text(encoding="utf-8"))
        for entry in (_DATA / "arrangements").iterdir()
        if entry.name.endswith(".toml")
    ]
    return tuple(sorted(found, key=lambda arrangement: arrangement.year))


@cache
def region_records() -> tuple[RegionRecord, ...]:
    """The regions whose own days off are on record, by name."""
    records = []
    for entry in (_DATA / "regions").iterdir():
        if entry.name.endswith(".toml"):
            table = tomllib.loads(entry.read_text(encoding="utf-8"))
            scope = table["scope"]
            records.append(
                RegionRecord(
                    scope=scope,
                    aliases=tuple(table["aliases"]),
                    since=table.get("since"),
                    basis=table["basis"],
                    arrangements=tuple(_arrangement(row, scope) for row in table["arrangement"]),
                )
            )
    return tuple(sorted(records, key=lambda record: record.scope))


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedDay:
    """A statutory day off whose date is the same every year."""

    name: str
    """元旦, 劳动节, 国庆节."""
    month: int
    """1 to 12."""
    day: int
    """1 to 31."""


@cache
def _fixed_versions() -> tuple[tuple[date, tuple[FixedDay, ...]], ...]:
    table = tomllib.loads((_DATA / "statutory.toml").read_text(encoding="utf-8"))
    versions = (
        (version["in_force"], tuple(FixedDay(**row) for row in version["days"])) for version in table["version"]
    )
    return tuple(sorted(versions, key=lambda version: version[0]))


@cache
def moving_festivals() -> tuple[str, ...]:
    """The statutory festivals whose date differs from year to year and which are never guessed."""
    return tuple(tomllib.loads((_DATA / "statutory.toml").read_text(encoding="utf-8"))["moving"])


def fixed_days(year: int) -> tuple[FixedDay, ...]:
    """The statutory days off of ``year`` that fall on a fixed date (全国年节及纪念日放假办法 第2条).

    Festivals by the lunar calendar and 清明节 are not among them. Empty before the earliest version on record.
    """
    found: tuple[FixedDay, ...] = ()
    for in_force, days in _fixed_versions():
        if in_force <= date(year, 1, 1):
            found = days
    return found
