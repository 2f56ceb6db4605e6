"""What a statute means by a day: working days or calendar days, by statute, article and number of days."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any

from taizhang.workdays.errors import UnitNotStated
from taizhang.workdays.limit import Limit, Unit


class LimitOn(Enum):
    """Whose time is limited."""

    ORGAN = "organ"
    """机关: the organ that must act."""
    PARTY = "party"
    """当事人: the applicant, licensee, company or petitioner."""


class Grade(Enum):
    """How well a reading of a statute is supported."""

    A = "A"
    """The article itself was read."""
    B = "B"
    """Two or more sources agree."""
    C = "C"
    """One secondary source."""
    K = "K"
    """Common understanding; the article does not say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRule:
    """What a day is under one rule of a statute."""

    unit: Unit
    """What is counted."""
    on: LimitOn | None
    """Whose limits it is about; None for everyone's."""
    days: tuple[int, ...]
    """The only numbers of days it is about; empty for any."""
    up_to: int | None
    """The largest number of days it is about; None for any."""
    article: str
    """第…条."""
    grade: Grade
    """How well it is supported."""
    note: str
    """What the article says, in short."""

    def covers(self, days: int, on: LimitOn) -> bool:
        """Say whether a limit of that many days on that side falls under the rule."""
        return (
            self.on in (None, on)
            and (not self.days or days in self.days)
            and (self.up_to is None or days <= self.up_to)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Statute:
    """A law, regulation or local practice with its rules on days."""

    name: str
    """The usual short name."""
    full_name: str
    """The name as promulgated."""
    version: date | None
    """The day on which the text that was read was adopted; None where there is no single text."""
    checked: date
    """The day on which someone last compared the rules with it."""
    rules: tuple[UnitRule, ...]
    """The special ones first."""
    note: str
    """Why there are no rules, when there are none."""


def _rule(row: Mapping[str, Any]) -> UnitRule:
    return UnitRule(
        unit=Unit(row["unit"]),
        on=LimitOn(row["on"]) if "on" in row else None,
        days=tuple(row.get("days", ())),
        up_to=row.get("up_to"),
        article=row["article"],
        grade=Grade(row["grade"]),
        note=row["note"],
    )


@cache
def statutes() -> tuple[Statute, ...]:
    """The statutes on record, in the order of the table."""
    text = (files("taizhang.workdays") / "data" / "statutes.toml").read_text(encoding="utf-8")
    return tuple(
        Statute(
            name=row["name"],
            full_name=row.get("full_name", row["name"]),
            version=row.get("version"),
            checked=row["checked"],
            rules=tuple(map(_rule, row["rule"])),
            note=row.get("note", ""),
        )
        for row in tomllib.loads(text)["statute"]
    )


def statute(name: str) -> Statute:
    """The statute of that short or full name, with or without 《》. Raises ``UnitNotStated`` when not on record."""
    wanted = name.strip().strip("《》")
    for found in statutes():
        if wanted in (found.name, found.full_name):
            return found
    raise UnitNotStated(
        f"没有收录《{wanted[:40]}》的“日”按什么计算：请查该法关于期间的条文，并直接写明工作日或自然日。",
        f"What '{wanted[:40]}' means by a day is not on record: look up its article on periods and state the unit.",
    )


def unit_of(name: str, *, days: int, on: LimitOn = LimitOn.ORGAN) -> UnitRule:
    """What a limit written as so many days (“五日”) means in a statute, with the article that says so.

    ``unit_of("行政复议法", days=5).unit`` is ``Unit.WORKING_DAY``, for 60 days ``Unit.CALENDAR_DAY``. ``on`` tells
    whose limit it is. A text that writes “个工作日” needs no asking. Raises ``UnitNotStated`` when the statute is not
    on record or does not count in days.
    """
    found = statute(name)
    for rule in found.rules:
        if rule.unit is not Unit.MONTH and rule.covers(days, on):
            return rule
    why = found.note or "".join(rule.note for rule in found.rules if rule.unit is Unit.MONTH) or "没有收录适用的条文。"
    raise UnitNotStated(
        f"《{found.name}》里的{days}日按什么计算没有规定：{why}请直接写明工作日或自然日。",
        f"What {days} days mean in '{found.name}' is not stated there: state working days or calendar days yourself.",
    )


def limit_of(name: str, days: int, *, on: LimitOn = LimitOn.ORGAN) -> Limit:
    """The limit that a statute's so many days are: ``limit_of("行政许可法", 20)`` is 20 working days."""
    return Limit(days, unit_of(name, days=days, on=on).unit)
