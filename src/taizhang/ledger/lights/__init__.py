"""Lights 红绿灯 as pure computation: no database, no clock. ``judge`` lights one task, ``roll_up`` a parent."""

from taizhang.ledger.lights.goals import Goal, goal_of
from taizhang.ledger.lights.judging import judge
from taizhang.ledger.lights.months import last_day, month_of, months_between, next_month, previous_month
from taizhang.ledger.lights.records import Claimed, Colour, Judged, Kind, LightCase, Step
from taizhang.ledger.lights.rollup import roll_up, worst
from taizhang.ledger.lights.rules import LightRules, light_rules

__all__ = [
    "Claimed",
    "Colour",
    "Goal",
    "Judged",
    "Kind",
    "LightCase",
    "LightRules",
    "Step",
    "goal_of",
    "judge",
    "last_day",
    "light_rules",
    "month_of",
    "months_between",
    "next_month",
    "previous_month",
    "roll_up",
    "worst",
]
