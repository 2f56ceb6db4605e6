"""The words of ``data/words.toml``, loaded once."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from importlib.resources import files
from typing import Any

from taizhang.reading.tables import table as reading_table


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthWhole:
    """A whole whose growth lies between the growths of its parts."""

    whole: tuple[str, ...]
    """Names of the whole."""
    parts: tuple[tuple[str, ...], ...]
    """The names of each part."""
    running: bool = False
    """Whether all of them are told of as running totals (累计)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subset:
    """What is done to a number of things, and what to some of them."""

    whole: tuple[str, ...]
    """Verbs that count all of them."""
    parts: tuple[str, ...]
    """Verbs that count some of them."""
    carried: bool
    """Whether things of an earlier period may be counted among the parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """Words for how far along things are that are dealt with."""

    stems: tuple[str, ...]
    """Verbs that say it with a word before or after them (已办结, 未办结, 办理中)."""
    also: tuple[str, ...]
    """Words that say it alone, of things not done yet."""
    done: tuple[str, ...]
    """Words that say it alone, of things done."""
    part: tuple[str, ...]
    """Words that say it alone, of things under way as they should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A quantity that follows from two others by what they mean."""

    name: str
    """What it is called."""
    upper: tuple[str, ...]
    """What it is a part of, or what is left of it."""
    lower: tuple[str, ...]
    """What it is taken of, or what is taken away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Lists of words by which the checks recognise what may be compared."""

    money: frozenset[str]
    """Units of money."""
    measured: frozenset[str]
    """Units of what is measured and rounded rather than counted."""
    fixed_money: tuple[str, ...]
    """Kinds of money whose change follows from the amounts exactly."""
    limits: tuple[str, ...]
    """Words that say that days or hours are a limit, which is set and not measured."""
    limit_units: frozenset[str]
    """What limits are counted in."""
    constant: tuple[str, ...]
    """Words for quantities whose growth is at constant prices."""
    revised: tuple[str, ...]
    """Words for quantities at current prices whose earlier levels are revised."""
    persons: frozenset[str]
    """Units of persons and households, who may bear several marks at once."""
    averages: tuple[str, ...]
    """Words that make a growth an average."""
    generic: frozenset[str]
    """Subjects of a change that name no new quantity."""
    last_year: tuple[str, ...]
    """Words that compare with the year before."""
    countable: tuple[str, ...]
    """Verbs whose rate is a count over a count."""
    alike: tuple[tuple[str, ...], ...]
    """Verbs that count the same things done."""
    sampled: tuple[str, ...]
    """Words of rates that do not follow from the counts beside them."""
    closed: tuple[tuple[str, ...], ...]
    likely: tuple[tuple[str, ...], ...]
    """Families of part names that make the whole."""
    open: tuple[tuple[str, ...], ...]
    """Families of part names that exclude each other."""
    closed_lists: tuple[str, ...]
    """Lists of names that are all there are."""
    list_leads: tuple[str, ...]
    """Verbs that may stand before the first name of a list."""
    counters: dict[str, frozenset[str]]
    """Nouns that something is spread over, with the units that they are counted in."""
    averaged: dict[str, frozenset[str]]
    """Words for an average with the units of what the total is spread over."""
    converted: dict[tuple[str | None, str | None], int]
    """How many of the second unit one of the first makes."""
    exchange: dict[int, Fraction]
    """The average of a year's rates of the dollar in yuan."""
    traditional: dict[int, str]
    """Traditional forms of characters with the simplified ones."""
    subsets: tuple[Subset, ...]
    """Verbs that count all of a number of things, with those that count some of them."""
    stages: tuple[Stages, ...]
    """Words for how far along things are, by what is done with them."""
    growth_wholes: tuple[GrowthWhole, ...]
    """Wholes with the parts between whose growths their own lies."""
    quotients: tuple[Identity, ...]
    """Rates that are one quantity over another."""
    differences: tuple[Identity, ...]
    """What one quantity leaves over another."""
    month_ends: tuple[tuple[str, int], ...]
    """Names of stretches of a year with the month they end in, longest first."""

    @property
    def subset_parts(self) -> tuple[str, ...]:
        """Every verb that counts some of a number of things."""
        return tuple(verb for row in self.subsets for verb in row.parts)

    @property
    def restated(self) -> tuple[str, ...]:
        """Words for quantities whose growth does not follow from printed levels."""
        return self.constant + self.revised


def _load() -> Words:
    text = files("taizhang.checking").joinpath("data/words.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)
    return Words(
        money=frozenset(table["money"]["units"]),
        measured=frozenset(table["measured"]["units"]),
        fixed_money=tuple(table["fixed_money"]["words"]),
        limits=tuple(table["limits"]["words"]),
        limit_units=frozenset(table["limits"]["units"]),
        constant=tuple(table["constant"]["words"]),
        revised=tuple(table["revised"]["words"]),
        persons=frozenset(table["persons"]["units"]),
        averages=tuple(table["averages"]["words"]),
        generic=frozenset(table["generic_subjects"]["words"]),
        last_year=tuple(table["last_year"]["words"]),
        countable=tuple(table["rates"]["countable"]),
        alike=tuple(map(tuple, table["rates"]["alike"])),
        sampled=tuple(table["rates"]["sampled"]),
        closed=tuple(tuple(family) for family in table["closed_families"]["families"]),
        likely=tuple(tuple(family) for family in table["likely_families"]["families"]),
        open=tuple(tuple(family) for family in table["open_families"]["families"]),
        closed_lists=tuple(table["closed_lists"]["words"]),
        list_leads=tuple(table["list_leads"]["words"]),
        counters={str(word): frozenset(units) for word, units in table["counters"]["units"].items()},
        averaged={str(word): frozenset(units) for word, units in table["averaged"]["units"].items()},
        converted={(str(one), str(other)): int(n) for one, other, n in table["converted"]["units"]},
        subsets=tuple(
            Subset(whole=tuple(row["whole"]), parts=tuple(row["parts"]), carried=bool(row["carried"]))
            for row in table["subsets"]["rows"]
        ),
        stages=tuple(
            Stages(
                stems=tuple(row["stems"]),
                also=tuple(row["also"]),
                done=tuple(row.get("done", ())),
                part=tuple(row.get("part", ())),
            )
            for row in table["stages"]["rows"]
        ),
        growth_wholes=tuple(
            GrowthWhole(
                whole=tuple(row["whole"]), parts=tuple(map(tuple, row["parts"])), running=bool(row.get("running"))
            )
            for row in table["growth_wholes"]["families"]
        ),
        quotients=_identities(table["identities"]["quotients"]),
        differences=_identities(table["identities"]["differences"]),
        exchange={int(year): Fraction(rate) for year, rate in table["exchange"]["years"]},
        traditional={ord(str(pair)[0]): str(pair)[1] for pair in reading_table("traditional")["pairs"]},
        month_ends=tuple(sorted(((str(n), int(m)) for n, m in table["months"]["ends"]), key=lambda e: -len(e[0]))),
    )


def _identities(rows: list[tuple[str, list[str], list[str]]]) -> tuple[Identity, ...]:
    return tuple(Identity(name=name, upper=tuple(upper), lower=tuple(lower)) for name, upper, lower in rows)


WORDS = _load()


def one_of(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longer first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"


def holds(text: str, words: Iterable[str]) -> bool:
    """Say whether any of the words stands in the text."""
    return any(word in text for word in words)
