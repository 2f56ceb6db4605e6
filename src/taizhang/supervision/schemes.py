"""Schemes 考核办法: how an organ's year becomes a score. Each is a table of ``data/scoring``, checked when it is read."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from taizhang.supervision.formulas import FORMULAS

HUNDRED = Decimal(100)


class BadScheme(ValueError):
    """A scheme that cannot be used; the message says where and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that is scored."""

    code: str
    zh: str
    en: str
    full: Decimal
    """The most that it gives, weights of part and item applied."""
    measure: str
    """What is counted: a key of ``scoring.MEASURES``."""
    formula: str
    settings: Mapping[str, Decimal]
    """What the formula takes: target, cap, low, high …"""
    missing: str
    """``leave_out``: its points go to the other items of the part; ``zero``: it gives none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Items that belong together."""

    code: str
    zh: str
    en: str
    weight: Decimal
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """An addition or deduction."""

    code: str
    zh: str
    en: str
    cap: Decimal
    """The most that it gives or takes in a year."""
    measure: str
    """What is counted; empty where people enter it."""
    each: Decimal | None
    """Points for each one counted; None where people enter it."""
    most: Decimal | None
    """The most of one entry; None where it is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """考核办法."""

    code: str
    zh: str
    en: str
    source: str
    valid_from: int
    valid_to: int
    floor: Decimal
    ceiling: Decimal
    digits: int
    """Decimals of points; each line is rounded half up, and the total is the sum of what is printed."""
    minimum_volume: int
    """Fewer tasks than this are not ranked."""
    additions_cap: Decimal
    deductions_cap: Decimal
    parts: tuple[Part, ...]
    additions: tuple[Extra, ...]
    deductions: tuple[Extra, ...]

    def plus_or_minus(self, code: str) -> tuple[Extra, bool]:
        """Return an addition or deduction and whether it adds; raises KeyError for neither."""
        for adds, extras in ((True, self.additions), (False, self.deductions)):
            for one in extras:
                if one.code == code:
                    return one, adds
        raise KeyError(code)


def parse_scheme(table: Mapping[str, Any]) -> Scheme:
    """Return a scheme from its table; raises BadScheme where weights do not sum to 100, or a formula is unknown."""
    parts = tuple(_part(row) for row in table["part"])
    if sum((part.weight for part in parts), Decimal(0)) != HUNDRED:
        raise BadScheme(f"{table['code']}: the weights of its parts do not sum to 100")
    return Scheme(
        code=table["code"],
        zh=table["zh"],
        en=table["en"],
        source=table["source"],
        valid_from=table["valid_from"],
        valid_to=table["valid_to"],
        floor=Decimal(table["floor"]),
        ceiling=Decimal(table["ceiling"]),
        digits=table["digits"],
        minimum_volume=table["minimum_volume"],
        additions_cap=Decimal(table["additions_cap"]),
        deductions_cap=Decimal(table["deductions_cap"]),
        parts=parts,
        additions=tuple(_extra(row) for row in table.get("addition", ())),
        deductions=tuple(_extra(row) for row in table.get("deduction", ())),
    )


def _part(row: Mapping[str, Any]) -> Part:
    weight = Decimal(row["weight"])
    items = tuple(_item(item, weight) for item in row["item"])
    if sum((Decimal(item["weight"]) for item in row["item"]), Decimal(0)) != HUNDRED:
        raise BadScheme(f"{row['code']}: the weights of its items do not sum to 100")
    return Part(code=row["code"], zh=row["zh"], en=row["en"], weight=weight, items=items)


_KNOWN = {"code", "zh", "en", "weight", "measure", "formula", "missing"}


def _item(row: Mapping[str, Any], weight: Decimal) -> Item:
    formula = FORMULAS.get(row["formula"])
    settings = {key: Decimal(value) for key, value in row.items() if key not in _KNOWN}
    if formula is None or set(settings) != formula.needs:
        raise BadScheme(f"{row['code']}: formula {row['formula']} does not fit its settings {sorted(settings)}")
    if row["missing"] not in {"leave_out", "zero"}:
        raise BadScheme(f"{row['code']}: missing is {row['missing']}")
    return Item(
        code=row["code"],
        zh=row["zh"],
        en=row["en"],
        full=weight * Decimal(row["weight"]) / HUNDRED,
        measure=row["measure"],
        formula=row["formula"],
        settings=MappingProxyType(settings),
        missing=row["missing"],
    )


def _extra(row: Mapping[str, Any]) -> Extra:
    counted = "measure" in row
    if counted == ("most" in row) or counted != ("each" in row):
        raise BadScheme(f"{row['code']}: give measure and each, or most")
    return Extra(
        code=row["code"],
        zh=row["zh"],
        en=row["en"],
        cap=Decimal(row["cap"]),
        measure=row.get("measure", ""),
        each=Decimal(row["each"]) if counted else None,
        most=None if counted else Decimal(row["most"]),
    )


@cache
def schemes() -> Mapping[str, Scheme]:
    """Return every scheme by its code."""
    folder = files("taizhang.supervision").joinpath("data/scoring")
    found = [
        parse_scheme(tomllib.loads(path.read_text(encoding="utf-8")))
        for path in sorted(folder.iterdir(), key=lambda path: path.name)
        if path.name.endswith(".toml")
    ]
    return MappingProxyType({scheme.code: scheme for scheme in found})


def schemes_of(year: int) -> tuple[Scheme, ...]:
    """Return the schemes that hold for a year."""
    return tuple(one for one in schemes().values() if one.valid_from <= year <= one.valid_to)
