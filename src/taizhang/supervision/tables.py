"""The tables of supervision: the ladder of orders, the rules of reminders, limits, burden, re-checks."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from taizhang.workdays import Calendar, Limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of the ladder of orders."""

    key: str
    zh: str
    en: str
    meaning: str
    meaning_en: str
    limit: Limit
    """How long the organ has to answer."""
    rank: int
    """Its place from below, from 0."""

    @property
    def words(self) -> str:
        """Its name in the language of the request."""
        return self.en if _english() else self.zh

    @property
    def meant(self) -> str:
        """What it means, in the language of the request."""
        return self.meaning_en if _english() else self.meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderRule:
    """A row of ``data/reminders.toml``."""

    key: str
    of: str
    """What it reminds of: deadline, signing."""
    kind: str
    offset: int
    """Working days from the day that is reminded of: negative before it, positive after it."""
    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The last day of a limit and how it came about."""

    on: date
    derivation: str
    """Line by line, in Chinese: it is kept as a record."""


def _english() -> bool:
    return (get_language() or "").startswith("en")


@cache
def _table(name: str) -> Mapping[str, Any]:
    return tomllib.loads(files("taizhang.supervision").joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))


@cache
def ladder() -> tuple[Level, ...]:
    """Return the levels of orders from the lowest to the highest."""
    return tuple(
        Level(
            key=row["key"],
            zh=row["zh"],
            en=row["en"],
            meaning=row["meaning"],
            meaning_en=row["meaning_en"],
            limit=Limit.parse(row["limit"]),
            rank=rank,
        )
        for rank, row in enumerate(_table("ladder")["level"])
    )


def level(key: str) -> Level:
    """Return a level by its key; raises KeyError for none of the ladder."""
    for one in ladder():
        if one.key == key:
            return one
    raise KeyError(key)


def level_above(key: str) -> Level | None:
    """Return the level above this one, or None at the top."""
    rank = level(key).rank + 1
    return ladder()[rank] if rank < len(ladder()) else None


@cache
def reminder_rules() -> tuple[ReminderRule, ...]:
    """Return the rules by which the platform reminds by itself."""
    return tuple(
        ReminderRule(
            key=key,
            of=row["of"],
            kind=row["kind"],
            offset=-row["before"] if "before" in row else row["after"],
            zh=row["zh"],
            en=row["en"],
        )
        for key, row in _table("reminders").items()
        if isinstance(row, dict)
    )


@cache
def _calendar(region: str) -> Calendar:
    return Calendar.region(region) if region else Calendar.national()


def calendar() -> Calendar:
    """Return the working calendar of this installation."""
    return _calendar(settings.TAIZHANG_REGION)


def order_due(key: str, start: date) -> Due:
    """Return the last day to answer an order of this level issued on ``start``."""
    one = level(key)
    counted = calendar().deadline(start, one.limit)
    return Due(on=counted.due, derivation=f"{one.zh}（{one.meaning}）。\n{counted.explain()}")


def review_due(concluded: date, requested: date) -> tuple[Due, Due]:
    """Return until when a conclusion of that day may be contested, and until when the request must be decided."""
    rules = _table("limits")
    source = rules["source"].split("：")[0]
    until = calendar().deadline(concluded, rules["review"]["request"])
    decided = calendar().deadline(requested, rules["review"]["decide"])
    return (
        Due(on=until.due, derivation=f"申请复核期限。\n{until.explain()}\n依据：{source}。"),
        Due(on=decided.due, derivation=f"作出复核决定期限。\n{decided.explain()}\n依据：{source}。"),
    )


@cache
def burden_kinds() -> Mapping[str, tuple[str, str]]:
    """Return what counts as asking something of an organ: key → Chinese and English name."""
    return MappingProxyType({key: (row["zh"], row["en"]) for key, row in _table("burden")["kind"].items()})


def burden_step(count: int) -> int:
    """Return how dark a cell of the heat table with this count is: 0 for none, up to the number of steps."""
    return sum(1 for step in _table("burden")["steps"] if count >= step)


def recheck_size(population: int) -> int:
    """Return how many of so many closed tasks are drawn unless the office says otherwise."""
    table = _table("recheck")
    share = Decimal(table["share"]) * population
    whole = int(share) + (1 if share != int(share) else 0)
    return min(population, max(whole, int(table["least"])))
