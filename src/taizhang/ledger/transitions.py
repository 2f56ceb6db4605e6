"""The state machines of the ledger, from ``data/transitions.toml``: which act leads from which state to which.

An act asks ``move`` for the next state instead of naming it, so that no act leaves the table. ::

    act.update(task, state=move("task", "task.sign", task.state))
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from taizhang.audit.service import Conflict
from taizhang.ledger.models import (
    AmendmentState,
    ClosingState,
    HandoverState,
    MatterState,
    ProgressState,
    SettlementState,
    TaskState,
)

STATES: dict[str, type[models.TextChoices]] = {
    "amendment": AmendmentState,
    "closing": ClosingState,
    "handover": HandoverState,
    "matter": MatterState,
    "progress": ProgressState,
    "settlement": SettlementState,
    "task": TaskState,
}
"""Each machine with its states and their words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """One row of the table."""

    name: str
    """The act: task.sign."""
    zh: str
    en: str
    machine: str
    """What it moves: matter, task, handover …"""
    sources: frozenset[str]
    """The states it may start from."""
    target: str
    """The state it leads to."""
    capability: str
    """What whoever acts must be allowed."""


@cache
def transitions() -> tuple[Transition, ...]:
    """Return the rows of the table in order."""
    table = tomllib.loads(files("taizhang.ledger").joinpath("data/transitions.toml").read_text(encoding="utf-8"))
    return tuple(
        Transition(
            name=row["name"],
            zh=row["zh"],
            en=row["en"],
            machine=row["machine"],
            sources=frozenset(row["from"]),
            target=row["to"],
            capability=row["capability"],
        )
        for row in table["act"]
    )


@cache
def transition(machine: str, act: str) -> Transition:
    """Return the row of this act for this machine; raises KeyError for an act that does not move it."""
    for row in transitions():
        if row.machine == machine and row.name == act:
            return row
    raise KeyError(f"{act} moves no {machine}")


def capability(act: str) -> str:
    """Return what whoever carries out this act must be allowed; raises KeyError for an act that moves nothing."""
    for row in transitions():
        if row.name == act:
            return row.capability
    raise KeyError(act)


def allowed(machine: str, act: str, state: str) -> bool:
    """Return whether the act may start from this state."""
    return state in transition(machine, act).sources


def move(machine: str, act: str, state: str) -> str:
    """Return the state that the act leads to; raises Conflict with a sentence where it may not start from ``state``."""
    row = transition(machine, act)
    if state in row.sources:
        return row.target
    label = STATES[machine](state).label
    verb = row.zh if (get_language() or "zh").startswith("zh") else row.en
    raise Conflict(
        _("现在的状态是“%(state)s”，不能%(act)s。请刷新页面，按最新状态办理。") % {"state": label, "act": verb},
        code="wrong_state",
    )
