"""Limits 期限 of matters and hand-overs, from ``data/limits.toml``, counted by ``taizhang.workdays``."""

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from taizhang.audit.service import Invalid
from taizhang.workdays import Calendar, DayOutOfRange, Limit


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitRule:
    """期限规定: one row of the table."""

    key: str
    """Its name: matter.minutes."""
    zh: str
    en: str
    limit: Limit | None
    """The limit, or None for one that runs until the year's end."""
    source: str
    grade: str
    """How far the source was checked: A, B, C or K."""

    @property
    def words(self) -> str:
        """What it says, in the language of the request."""
        return self.zh if (get_language() or "zh").startswith("zh") else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The last day of a limit and how it came about."""

    on: date
    derivation: str
    """Line by line, in Chinese: it is kept with the matter as a record."""
    rule: LimitRule
    provisional: bool
    """Whether the day may still move: next year's days off are not announced yet."""


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(files("taizhang.ledger").joinpath("data/limits.toml").read_text(encoding="utf-8"))


@cache
def limit_rules() -> Mapping[str, LimitRule]:
    """Return every limit by its name."""
    return MappingProxyType(
        {
            f"{group}.{name}": LimitRule(
                key=f"{group}.{name}",
                zh=row["zh"],
                en=row["en"],
                limit=Limit.parse(row["limit"]) if "limit" in row else None,
                source=row["source"],
                grade=row["grade"],
            )
            for group in ("matter", "handover")
            for name, row in _table()[group].items()
        }
    )


def is_opened(instruction_kind: str) -> bool:
    """Return whether an instruction of this kind (act, read) is opened as a matter; raises KeyError for no kind."""
    return bool(_table()["instruction"][instruction_kind]["opened"])


def instruction_kinds() -> Mapping[str, str]:
    """Return the kinds of instruction with their words."""
    chinese = (get_language() or "zh").startswith("zh")
    return {key: row["zh" if chinese else "en"] for key, row in _table()["instruction"].items()}


@cache
def _calendar(region: str) -> Calendar:
    return Calendar.region(region) if region else Calendar.national()


def calendar() -> Calendar:
    """Return the working calendar of this installation: its region's where one is set, else the national one."""
    return _calendar(settings.TAIZHANG_REGION)


@contextmanager
def within_calendar() -> Iterator[None]:
    """Count inside: a day for which no arrangement of holidays is recorded is refused with Invalid, by its sentence."""
    try:
        yield
    except DayOutOfRange as error:
        raise Invalid(
            error.zh if (get_language() or "zh").startswith("zh") else error.en, code="day_out_of_range"
        ) from error


def due(key: str, start: date, *, year: int | None = None) -> Due:
    """Return the last day of the limit ``key`` that begins on ``start``; raises KeyError for no limit of that name,
    and Invalid for a day outside the calendar.

    ``year`` is the year of the ledger, for a limit that runs until its end; by default that of ``start``.
    """
    rule = limit_rules()[key]
    if rule.limit is None:
        return Due(
            on=date(year or start.year, 12, 31),
            derivation=f"{rule.zh}。\n依据：{rule.source}。",
            rule=rule,
            provisional=False,
        )
    with within_calendar():
        counted = calendar().deadline(start, rule.limit)
    return Due(
        on=counted.due,
        derivation=f"{rule.zh}。\n{counted.explain()}\n依据：{rule.source}。",
        rule=rule,
        provisional=counted.provisional,
    )


def matter_limit(source: str, urgency: str = "") -> str:
    """Return the name of the default limit of a matter from this source, and for an instruction of this urgency."""
    if source == "instruction":
        return f"matter.instruction_{urgency or 'normal'}"
    return f"matter.{source}"


def proposed_deadline(source: str, received_on: date, *, urgency: str = "", year: int | None = None) -> Due:
    """Return the default deadline of a matter from this source; raises KeyError for no source or urgency."""
    return due(matter_limit(source, urgency), received_on, year=year)
