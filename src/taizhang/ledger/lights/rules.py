"""The rules of lights, read once from ``ledger/data/lights.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, get_args

from taizhang.ledger.lights.records import Claimed, Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A name in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LightRules:
    """亮灯规则."""

    source: str
    effective: str
    names: Mapping[Colour, Words]
    """What each colour means: 预警."""
    shorts: Mapping[Colour, Words]
    """What each colour is called: 黄."""
    rules: Mapping[str, Words]
    """The name of each rule."""
    order: tuple[Colour, ...]
    """From the worst to the best, for parents."""
    cumulative_red: Decimal
    """Percentage points behind the schedule beyond which a cumulative quantity is red."""
    points_red: Decimal
    """Percentage points from the target beyond which a growth or a level in % is red."""
    level_red: Decimal
    """Share of the target in % beyond which any other level is red."""
    about_points: Decimal
    """How far below 左右 allows, in percentage points."""
    about_relative: Decimal
    """How far below 左右 allows, as a share of any other value."""
    milestone_red: int
    """Days overdue beyond which a milestone is red."""
    soon_days: int
    """Days before the deadline from which a qualitative task is yellow."""
    claims: Mapping[Claimed, Colour]
    """The colour of each accepted word on a qualitative task."""
    longest_override: int
    """Days that a light set by hand holds at most."""


@cache
def light_rules() -> LightRules:
    """Return the rules that ship with the package; raises KeyError where the table names an unknown colour."""
    text = files("taizhang.ledger").joinpath("data/lights.toml").read_text(encoding="utf-8")
    return parse_rules(tomllib.loads(text))


def parse_rules(raw: Mapping[str, Any]) -> LightRules:
    """Return the rules of a table as ``tomllib`` reads it."""
    colours: tuple[Colour, ...] = get_args(Colour)
    claims: tuple[Claimed, ...] = tuple(one for one in get_args(Claimed) if one)
    order = tuple(colour for name in raw["roll_up"]["order"] for colour in colours if colour == name)
    if sorted(order) != sorted(colours):
        raise KeyError("roll_up.order names each colour once")
    by_name = {colour: colour for colour in colours}
    return LightRules(
        source=raw["source"],
        effective=raw["effective"],
        names=MappingProxyType({c: Words(zh=raw["colours"][c]["zh"], en=raw["colours"][c]["en"]) for c in colours}),
        shorts=MappingProxyType(
            {c: Words(zh=raw["colours"][c]["short_zh"], en=raw["colours"][c]["short_en"]) for c in colours}
        ),
        rules=MappingProxyType({name: Words(zh=row["zh"], en=row["en"]) for name, row in raw["rules"].items()}),
        order=order,
        cumulative_red=Decimal(raw["cumulative"]["red_points"]),
        points_red=Decimal(raw["points"]["red_points"]),
        level_red=Decimal(raw["level"]["red_percent"]),
        about_points=Decimal(raw["about"]["points"]),
        about_relative=Decimal(raw["about"]["relative"]),
        milestone_red=raw["milestones"]["red_days"],
        soon_days=raw["qualitative"]["soon_days"],
        claims=MappingProxyType({claim: by_name[raw["qualitative"][claim]] for claim in claims}),
        longest_override=raw["override"]["longest_days"],
    )
