"""The rows of the breakdown editor: from tasks and from what was typed to a table, and to rows of a breakdown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from taizhang.ledger.records import BreakdownRow, TaskPlan, TaskRow
from taizhang.ledger.service import (
    CellRefused,
    OrganNames,
    day_named,
    number_named,
    proposed_trajectory,
    standing_plans,
)
from taizhang.organs.records import Access
from taizhang.web.request import whole_number

BLANK_ROWS = 3

FIELDS = ("title", "lead", "supports", "leader", "deadline", "target_kind", "qualifier", "target", "unit", "parent")


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorRow:
    """One row of the table, as it is shown."""

    index: int
    label: str
    row: TaskRow | None
    """The task that it is, or None for a new one."""
    version: str
    values: Mapping[str, str]
    """What the fields hold, as text."""
    fixed: bool
    """Whether lead, deadline and target stand: the task was handed over."""
    errors: tuple[str, ...] = field(default=())
    remainder: str = ""
    """What is not given out yet, in words; empty where no parts carry shares."""


def label_of(index: int) -> str:
    """Return how errors name a row."""
    return _("第%(row)d行") % {"row": index + 1}


def editor_rows(
    access: Access,
    tasks: Sequence[TaskRow],
    typed: QueryDict | None,
    errors: Mapping[str, str],
    *,
    proposal: TaskPlan | None,
    parent: str,
) -> list[EditorRow]:
    """Return the rows of the table: the tasks, then new ones. What was typed stands where it comes back refused."""
    plans = standing_plans(access, [task.id for task in tasks])
    names = OrganNames()
    found = []
    for index, task in enumerate(tasks):
        plan, version = plans[task.id]
        values = _typed(typed, index) if typed is not None and task.state == "draft" else _values(plan, names)
        values["parent"] = str(task.parent or "")
        found.append(
            EditorRow(
                index=index,
                label=label_of(index),
                row=task,
                version=typed.get(f"r{index}-version", version) if typed is not None else version,
                values=values,
                fixed=task.state != "draft",
                errors=_said(errors, index),
            )
        )
    new = _count(typed, len(tasks)) if typed is not None else BLANK_ROWS
    for index in range(len(tasks), len(tasks) + max(new, BLANK_ROWS)):
        values = _typed(typed, index) if typed is not None else {"target_kind": "cumulative", "parent": parent}
        if typed is None and index == len(tasks) and proposal is not None:
            values = _values(proposal, names)
        found.append(
            EditorRow(
                index=index,
                label=label_of(index),
                row=None,
                version="",
                values=values,
                fixed=False,
                errors=_said(errors, index),
            )
        )
    return found


def _said(errors: Mapping[str, str], index: int) -> tuple[str, ...]:
    said = errors.get(label_of(index), "")
    return (said,) if said else ()


def _count(typed: QueryDict, known: int) -> int:
    """How many new rows the form held; no more than a form may have."""
    said = whole_number(typed.get("rows"))
    return 0 if said is None else min(max(said - known, 0), 200)


def _typed(typed: QueryDict, index: int) -> dict[str, str]:
    return {name: typed.get(f"r{index}-{name}", "") for name in FIELDS}


def _values(plan: TaskPlan, names: OrganNames) -> dict[str, str]:
    return {
        "title": plan.title,
        "lead": str(plan.lead or ""),
        "supports": names.written(plan.supports),
        "leader": str(plan.leader or ""),
        "deadline": plan.deadline.isoformat() if plan.deadline else "",
        "target_kind": plan.target_kind,
        "qualifier": plan.qualifier,
        "target": format(plan.target, "f") if plan.target is not None else "",
        "unit": plan.unit,
    }


def rows_typed(
    access: Access, matter: int, year: int, deadline: date | None, tasks: Sequence[TaskRow], typed: QueryDict
) -> tuple[list[BreakdownRow], dict[str, str]]:
    """Return the rows of a breakdown that were typed, and sentences for those that cannot be understood.

    New rows without a title are left out; tasks that were handed over are not in the form.
    """
    plans = standing_plans(access, [task.id for task in tasks])
    names, spread = OrganNames(), "spread" in typed
    rows: list[BreakdownRow] = []
    errors: dict[str, str] = {}
    for index in range(len(tasks) + _count(typed, len(tasks))):
        task = tasks[index] if index < len(tasks) else None
        values = _typed(typed, index)
        if (task is not None and task.state != "draft") or (task is None and not values["title"].strip()):
            continue
        before, _version = plans[task.id] if task is not None else (TaskPlan(title="", deadline=deadline), "")
        try:
            plan = _plan(before, values, year, names, spread=spread)
        except CellRefused as refusal:
            errors[label_of(index)] = str(refusal)
            continue
        chosen = values["parent"]
        parent = task.parent if task is not None else whole_number(chosen)
        rows.append(
            BreakdownRow(
                label=label_of(index),
                matter=matter,
                task=task.id if task is not None else None,
                parent=parent,
                plan=plan,
                version=typed.get(f"r{index}-version") or None,
            )
        )
    return rows, errors


def _plan(before: TaskPlan, values: Mapping[str, str], year: int, names: OrganNames, *, spread: bool) -> TaskPlan:
    plan = replace(
        before,
        title=values["title"],
        lead=_key(values["lead"]),
        supports=names.named(values["supports"]),
        leader=_key(values["leader"]),
        deadline=day_named(values["deadline"], year),
        target_kind=values["target_kind"] or "qualitative",
        qualifier=values["qualifier"] or ">=",
        target=number_named(values["target"]),
        unit=values["unit"],
    )
    moved = (plan.target, plan.deadline, plan.target_kind) != (before.target, before.deadline, before.target_kind)
    return replace(plan, trajectory=proposed_trajectory(plan, year)) if spread and moved else plan


def _key(text: str) -> int | None:
    return whole_number(text)
