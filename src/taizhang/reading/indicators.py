"""指标 Indicators: which canonical indicator a figure's words mean, and which way is better.

The table is data (``data/indicators.toml``, each row with its source). A name is found by looking the whole text up
among names and synonyms; where that fails, words that change nothing (全市, 累计, 增速, a place) are taken off both
ends. It is never enough that a name occurs *inside* a text: 单位地区生产总值能耗 is not 地区生产总值.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from taizhang.reading.patterns import lazy
from taizhang.reading.tables import table as toml_table

Direction = Literal["up", "down", "none"]

_LONGEST_PLACE = 6
_LONGEST_TEXT = 48
_DROPPED = dict.fromkeys(map(ord, " \t\r\n\u3000\u00a0\"'“”‘’「」『』《》〈〉()[]【】、,·.。"))
# A name loses its points with the rest of its punctuation on both sides of the comparison, so PM2.5 still equals PM2.5.

_PLAIN = lazy("[一-龥]+")
"""A name of these alone, as most are, is folded as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """指标: one row of the dictionary."""

    id: str
    """Stable English identifier."""
    name: str
    """Canonical Chinese name."""
    synonyms: tuple[str, ...]
    """Other names for the same quantity."""
    growth_names: tuple[str, ...]
    """Further names that mean it where a growth is stated (经济增长8%), and only there."""
    excludes: tuple[str, ...]
    """Names that look alike and mean another quantity."""
    units: tuple[str, ...]
    """Base units of its level; the first is the usual one."""
    direction: Direction
    """Which way is better; ``none`` where that is not judged."""
    measure: Literal["level", "growth", "both"]
    """How it is usually published."""
    prices: Literal["current", "constant", "mixed"] | None
    """Prices it is stated in (mixed: level current, growth constant), or None where it is no amount of money."""
    restated: bool
    """Whether earlier years are revised, so that last year's level and this year's growth need not agree."""
    notes: str
    """What a reader must know; may be empty."""
    source: str
    """The definition's source."""
    effective: str
    """The day (or year) from which that source holds."""

    @property
    def unit(self) -> str:
        """The usual base unit of its level."""
        return self.units[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """The dictionary, ready for look-up."""

    by_id: dict[str, Indicator]
    by_name: dict[str, tuple[Indicator, ...]]
    by_growth_name: dict[str, tuple[Indicator, ...]]
    """Names that hold for a growth only."""
    endings: frozenset[str]
    """The last two characters of every name: most texts are ruled out by them alone."""
    prefixes: dict[str, tuple[str, ...]]
    """Idle words before a name, by their first character, the longest first."""
    suffixes: dict[str, tuple[str, ...]]
    """Idle words after a name, by their last character, the longest first."""
    place_ends: tuple[str, ...]
    not_places: frozenset[str]
    excluded: dict[str, frozenset[str]]
    """By id: the names that must not be taken for it."""
    down: tuple[str, ...]
    down_heads: tuple[str, ...]
    reversed_by: tuple[str, ...]


def folded(text: str) -> str:
    """Return ``text`` width-folded, in upper case and without spaces, brackets, quotation marks and points."""
    if _PLAIN.fullmatch(text) is not None:
        return text
    bare = unicodedata.normalize("NFKC", text).translate(_DROPPED).upper()
    # A mark that stood on a dropped space joins the letter before it.
    return unicodedata.normalize("NFKC", bare)


def _indicator(row: dict[str, Any], sources: dict[str, dict[str, str]]) -> Indicator:
    source = sources[row["source"]]
    return Indicator(
        id=row["id"],
        name=row["name"],
        synonyms=tuple(row.get("synonyms", ())),
        growth_names=tuple(row.get("growth_names", ())),
        excludes=tuple(row["excludes"]),
        units=tuple(row["units"]),
        direction=row["direction"],
        measure=row["measure"],
        prices=row.get("prices"),
        restated=row["restated"],
        notes=row.get("notes", ""),
        source=source["title"],
        effective=source["effective"],
    )


def _by_character(words: list[str], position: int) -> dict[str, tuple[str, ...]]:
    groups: dict[str, tuple[str, ...]] = {}
    for word in sorted(map(folded, words), key=len, reverse=True):
        groups[word[position]] = (*groups.get(word[position], ()), word)
    return groups


@cache
def _table() -> _Table:
    raw = toml_table("indicators")
    rows = [_indicator(row, raw["sources"]) for row in raw["indicator"]]
    by_name: dict[str, tuple[Indicator, ...]] = {}
    for row in rows:
        for name in dict.fromkeys(folded(n) for n in (row.name, *row.synonyms)):
            by_name[name] = (*by_name.get(name, ()), row)
    by_growth_name: dict[str, tuple[Indicator, ...]] = {}
    for row in rows:
        for name in map(folded, row.growth_names):
            by_growth_name[name] = (*by_growth_name.get(name, ()), row)
    affixes, directions = raw["affixes"], raw["directions"]
    return _Table(
        by_id={row.id: row for row in rows},
        by_name=by_name,
        by_growth_name=by_growth_name,
        endings=frozenset(name[-2:] for name in (*by_name, *by_growth_name)),
        prefixes=_by_character(affixes["prefixes"], 0),
        suffixes=_by_character(affixes["suffixes"], -1),
        place_ends=tuple(map(folded, affixes["place_ends"])),
        not_places=frozenset(map(folded, affixes["not_places"])),
        excluded={row.id: frozenset(map(folded, row.excludes)) for row in rows},
        down=tuple(map(folded, directions["down"])),
        down_heads=tuple(map(folded, directions["down_heads"])),
        reversed_by=tuple(map(folded, directions["reversed_by"])),
    )


def all_indicators() -> tuple[Indicator, ...]:
    """Return every indicator in the order of the table."""
    return tuple(_table().by_id.values())


def get(indicator_id: str) -> Indicator:
    """Return the indicator of that id; raises KeyError for an id that the table does not hold."""
    return _table().by_id[indicator_id]


def _fits(row: Indicator, unit: str | None, measure: str) -> bool:
    """Say whether a figure of this unit and measure can state the indicator."""
    if measure in ("growth", "gap", "rank"):
        return True
    if measure in ("share", "ratio"):
        return unit in row.units or (measure == "share" and row.units == ("%",))
    if unit is None or unit in row.units:
        return True
    if unit == "百分点":
        return "%" in row.units
    # 增长 is sometimes left out where everyone knows that only the growth is published (固定资产投资12%).
    return unit == "%" and row.measure != "level"


def _named(text: str, grows: bool, table: _Table) -> tuple[Indicator, ...]:
    """Return the rows of exactly this name; names that hold for a growth only count where one is stated."""
    found = table.by_name.get(text, ())
    return found or (table.by_growth_name.get(text, ()) if grows else ())


def _without_idle_start(text: str, grows: bool, table: _Table) -> tuple[Indicator, ...]:
    """Return the rows of the name that is left when idle words and then a place are taken off the start."""
    rest = text
    while rest:
        found = _named(rest, grows, table)
        if found:
            return found
        idle = next((p for p in table.prefixes.get(rest[0], ()) if rest.startswith(p)), None)
        if idle is None:
            break
        rest = rest[len(idle) :]
    for cut in range(2, min(_LONGEST_PLACE, len(rest) - 2) + 1):
        place = rest[:cut]
        if place.endswith(table.place_ends) and place not in table.not_places:
            found = _named(rest[cut:], grows, table)
            if found:
                return found
    return ()


def _candidates(text: str, grows: bool, table: _Table) -> tuple[Indicator, ...]:
    """Return the rows of the name that is left when idle words are taken off both ends, the longest remainder first."""
    found = _named(text, grows, table)
    if found:
        return found
    tails = [text, *(text[: -len(s)] for s in table.suffixes.get(text[-1:], ()) if text.endswith(s))]
    for tail in tails:
        if tail[-2:] in table.endings:
            found = _without_idle_start(tail, grows, table)
            if found:
                return tuple(row for row in found if text not in table.excluded[row.id])
    return ()


@lru_cache(maxsize=16384)
def find(indicator: str, unit: str | None, measure: str) -> str | None:
    """Return the id of the indicator that a figure's words mean, or None where the table has none.

    ``indicator`` is the figure's own wording, ``unit`` its base unit (元, %, 人 …; None where it has none) and
    ``measure`` what it states. Unit and measure decide between indicators of one name (粮食 in 吨 or in 亩) and rule
    out a name that means something else (高标准农田 counted in 个).
    """
    if not indicator or len(indicator) > _LONGEST_TEXT:
        return None
    for row in _candidates(folded(indicator), measure == "growth", _table()):
        if _fits(row, unit, measure):
            return row.id
    return None


@cache
def _names_counted_in(unit: str) -> re.Pattern[str] | None:
    """Return a pattern for the names of all indicators whose level is stated in this unit; None where there is none."""
    rows = [row for row in all_indicators() if unit in row.units]
    names = {name for row in rows for name in (row.name, *row.synonyms)}
    if not names:
        return None
    return lazy("|".join(map(re.escape, sorted(names, key=len, reverse=True))))


def last_mentioned(text: str, unit: str) -> str | None:
    """Return the id of the indicator counted in ``unit`` whose name stands last in ``text``, or None.

    For figures whose own words are a verb alone (保障性安居工程力度加大，今年新开工700万套): only a unit that few indicators share
    says enough, so the caller keeps to such units.
    """
    pattern = _names_counted_in(unit)
    mentions = pattern.findall(text) if pattern is not None else []
    return find(mentions[-1], unit, "level") if mentions else None


@lru_cache(maxsize=16384)
def direction_of(indicator_text: str, indicator_id: str | None) -> Literal["up", "down"]:
    """Return which way is better: the dictionary's word where it has one, else by the words of the name, else up."""
    table = _table()
    row = table.by_id.get(indicator_id) if indicator_id is not None else None
    if row is not None and row.direction != "none":
        return row.direction
    text = folded(indicator_text)
    if text.endswith(table.down_heads):
        return "down"
    if any(word in text for word in table.reversed_by):
        return "up"
    return "down" if any(word in text for word in table.down) else "up"
