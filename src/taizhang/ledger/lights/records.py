"""What a light is judged from, and what comes out."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Colour = Literal["red", "yellow", "green", "grey", "blue"]
Kind = Literal["cumulative", "level", "growth", "event", "qualitative"]
Claimed = Literal["", "not_started", "behind", "on_schedule", "ahead", "done", "lasting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """节点: a dated step of a project."""

    title: str
    due: date
    done_on: date | None
    """When it was reached, as the office accepted, or None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LightCase:
    """Everything that the light of one task for one month rests on."""

    kind: Kind
    month: int
    """The month that is judged, as 202610."""
    as_of: date
    """The day on which it is judged: decides what is overdue of milestones and deadlines."""
    first_month: int
    """The month in which the task begins: January of its year."""
    deadline: date | None
    """Last day, or None: then the end of the year of ``first_month``."""
    target: Decimal | None = None
    target_high: Decimal | None = None
    """Upper end of a range, or None."""
    qualifier: str = ">="
    unit: str = ""
    direction: Literal["up", "down"] = "up"
    """Which way the indicator is better, where the qualifier does not say it."""
    actual: Decimal | None = None
    """The verified value for ``month``; None where there is none."""
    trajectory: tuple[tuple[int, Decimal], ...] = ()
    """The planned value by month, where the task has a plan of its own."""
    steps: tuple[Step, ...] = ()
    claimed: Claimed = ""
    """What the office accepted of the organ's own word; empty where there is none."""
    closed: bool = False
    """Whether it has been closed (销号)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """红绿灯: a colour with the rule that gave it and how it follows."""

    colour: Colour
    rule: str
    """A key of ``rules`` in ``ledger/data/lights.toml``."""
    actual: Decimal | None
    planned: Decimal | None
    """The value that the schedule asks for; None where nothing is compared."""
    derivation: str
    """``11/12 = 91.67 %；实际 88.20 %；−3.47 个百分点 → 黄``."""
    derivation_en: str
