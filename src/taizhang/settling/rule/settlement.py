"""The settlement rule as data, read once."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from taizhang.settling.rule.areas import AreaRule, area_rule
from taizhang.settling.rule.beside import BesideRule, beside_rule
from taizhang.settling.rule.doings import DoingRule, doing_rule
from taizhang.settling.rule.names import NameRule, name_rule
from taizhang.settling.rule.times import TimeRule, time_rule


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementRule:
    """对账规则: tolerance, units and words, with their source in the data file."""

    source: str
    """Where the rule is laid down."""
    effective: str
    """The ISO date from which it holds."""
    percentage_points: Decimal
    """How far a value in % may fall short of a target that says 左右."""
    relative: Decimal
    """How far any other value may, as a share of the target."""
    unit_groups: tuple[frozenset[str], ...]
    """Units that count the same things."""
    unit_sizes: tuple[dict[str, Decimal], ...]
    """Units of one size, with their worth in the smallest."""
    target_titles: tuple[str, ...]
    """Words in a title that make a document a list of targets."""
    result_titles: tuple[str, ...]
    """Words in a title that make a document a report on what was done."""
    doings: DoingRule
    """Which words of doing stand for one another."""
    names: NameRule
    """How names of one thing may differ."""
    beside: BesideRule
    """What the words beside a figure say of it."""
    times: TimeRule
    """Of which time a figure is."""
    areas: AreaRule
    """Of which area it is."""


@cache
def settlement_rule() -> SettlementRule:
    """Return the rule that ships with the package."""
    text = files("taizhang.settling").joinpath("data/settling.toml").read_text(encoding="utf-8")
    raw: dict[str, Any] = tomllib.loads(text)
    return SettlementRule(
        source=raw["source"],
        effective=raw["effective"],
        percentage_points=Decimal(raw["tolerance"]["percentage_points"]),
        relative=Decimal(raw["tolerance"]["relative"]),
        unit_groups=tuple(frozenset(group) for group in raw["units"]["groups"]),
        unit_sizes=tuple({unit: Decimal(worth) for unit, worth in sizes.items()} for sizes in raw["units"]["sizes"]),
        target_titles=tuple(raw["names"]["target_titles"]),
        result_titles=tuple(raw["names"]["result_titles"]),
        doings=doing_rule(raw),
        names=name_rule(raw),
        beside=beside_rule(raw),
        times=time_rule(raw),
        areas=area_rule(raw),
    )
