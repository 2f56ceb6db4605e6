"""Which unit begins at a given place."""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from taizhang.reading.patterns import lazy
from taizhang.reading.tables import table

_FAMILIES = ("percent", "points", "money", "measure", "time", "person", "count")


def _index() -> tuple[dict[str, tuple[tuple[str, str], ...]], dict[str, str]]:
    data = table("units")
    found: dict[str, list[tuple[str, str]]] = {}
    for family in _FAMILIES:
        for unit in data[family]["units"]:
            found.setdefault(unit[0], []).append((unit, family))
    aliases = {k: v for k, v in data["aliases"].items() if k not in ("source", "平")}
    home = {unit: family for rows in found.values() for unit, family in rows}
    for alias, unit in aliases.items():
        if alias not in home:
            found.setdefault(alias[0], []).append((alias, home[unit]))
    index = {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}
    return index, aliases


_BY_FIRST, _ALIASES = _index()
_LENGTHS = {first: tuple(sorted({len(unit) for unit, _ in rows}, reverse=True)) for first, rows in _BY_FIRST.items()}
_UNITS = {row[0]: row for rows in _BY_FIRST.values() for row in reversed(rows)}
_SHY: dict[str, tuple[str, ...]] = {k: tuple(v) for k, v in table("units")["shy"].items() if k != "source"}
FIRST_OF_UNIT = f"[{''.join(sorted(re.escape(first) for first in _BY_FIRST))}]"
"""The characters with which units begin, as a class of a regular expression."""
MULTIPLIERS: dict[str, Decimal] = {k: Decimal(v) for k, v in table("units")["multipliers"].items() if k != "source"}
"""What each multiplier character stands for."""


def unit_at(text: str, at: int) -> tuple[str, str] | None:
    """Return the longest unit that begins at ``at`` in the normalised text with its family, or None.

    A counter that is also the first character of a noun (村 of 村民, 家 of 家庭) counts only where that noun does not follow.
    """
    lengths = _LENGTHS.get(text[at : at + 1])
    if lengths is None:
        return None
    for length in lengths:
        row = _UNITS.get(text[at : at + length])
        if row is not None:
            shy = _SHY.get(row[0])
            if shy is None or not text.startswith(shy, at):
                return row
    return None


_PER_UNIT = lazy(
    r"/[百千万]{0,2}(?:平方公里|平方千米|平方米|立方米|公里|千米|公顷|亩|千瓦时|千瓦|人次|人[·・.]?[年月天日]|人|户[·・.]?[年月]|户|小时|天|日|吨|辆"
    r"|床位|床|年|月|生|村|台|套|头|只|羽|株|份|次|班|间|张|季|亿?元|公斤|千克|斤|升|秒|分钟|件|批|株)(?![一-龥]*/)"
)
_RATED = frozenset(("money", "measure", "person", "count"))


def with_rate(text: str, at: int, unit: str, family: str) -> str:
    """Return the unit at ``at`` with what it is counted on (公里/百平方公里, 元/平方米), or as it is where nothing is."""
    end = at + len(unit)
    if text[end : end + 1] != "/" or family not in _RATED:
        return unit
    per = _PER_UNIT.match(text, end)
    return unit if per is None else unit + per.group()


@lru_cache(maxsize=1024)
def canonical(unit: str) -> str:
    """Return the unit as records write it: NFKC, with the variants of one unit made one (㎡ → 平方米)."""
    return _ALIASES.get(unit) or unicodedata.normalize("NFKC", unit)


@lru_cache(maxsize=256)
def multiplier_of(characters: str) -> Decimal:
    """Return the product of the multiplier characters: 万亿 → 10**12, none → 1."""
    product = Decimal(1)
    for character in characters:
        product *= MULTIPLIERS[character]
    return product
