"""Lights in the ledger: from rows to ``taizhang.ledger.lights`` and back, inside the transaction that changed what
they rest on.

Every act that touches a value, a deadline, a target, a milestone, a trajectory or a state calls
``relight(task_id)`` before its
change ends. Three columns, never merged: ``light`` is what the schedule says, ``claimed`` the organ's word,
``verified`` what the
office made of the newest report.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django.db.models import Model

from taizhang.ledger.lights import (
    Claimed,
    Colour,
    Judged,
    Kind,
    LightCase,
    Step,
    judge,
    last_day,
    light_rules,
    month_of,
    roll_up,
)
from taizhang.ledger.models import Light, Milestone, Progress, Task, TrajectoryPoint, Window
from taizhang.storage import one_row, put_row, some_values, today, update_row

RANKS: dict[Colour, int] = {"red": 0, "yellow": 1, "green": 2, "grey": 3, "blue": 4}
"""Order of urgency in lists, as ``Task.light_rank`` keeps it."""

_WITH_OFFICE = ("approved", "accepted", "returned", "spot_check")
_SAID = ("approved", "accepted", "spot_check")
_BATCH = 500


@dataclass(slots=True)
class _Facts:
    """What the lights of one task rest on."""

    values: dict[int, Decimal] = field(default_factory=dict)
    """Accepted values by month."""
    accepted_claims: dict[int, str] = field(default_factory=dict)
    claimed: str = ""
    verified: str = ""
    trajectory: list[tuple[int, Decimal]] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)


def newest_due_month(day: date) -> int | None:
    """Return the newest month for which no report is waited for any more: its grace is over, or it is locked."""
    windows = some_values(Window, "month", "grace_on", "locked_at", order=("-month",))
    return next((month for month, grace, locked in windows if grace < day or locked is not None), None)


def restate(task: Task) -> None:
    """Bring ``claimed`` and ``verified`` of a task, locked as it stands, in step with its reports.

    Enough where a report moved without a value being accepted: no light rests on it then. One that was never judged is
    judged now.
    """
    if task.light_month is None:
        relight(task.pk)
        return
    known = _facts_of([task], reports_alone=True)[task.pk]
    _write([task], {task.pk: (known.claimed, known.verified)}, ("claimed", "verified"))


def relight(task_id: int, *, months: Collection[int] = ()) -> None:
    """Judge a task anew for its newest month and for ``months``, and then the tasks that it is a part of.

    Call it inside ``change``, after the rows that it rests on were written. A month that was judged before and is
    not named
    stays as it was: a deadline moved in October leaves March alone.
    """
    relight_many([task_id], months=months)


def relight_many(task_ids: Iterable[int], *, months: Collection[int] = ()) -> None:
    """Judge many tasks anew, and then all that they are parts of: a handful of queries for every 500 tasks."""
    day = today()
    due = newest_due_month(day)
    ids = sorted(set(task_ids))
    pending: set[int] = set()
    for start in range(0, len(ids), _BATCH):
        pending |= _judge_all(_tasks(ids[start : start + _BATCH]), day, due, months)
    _judge_parents(pending, due, day)


def _tasks(ids: list[int]) -> list[Task]:
    if len(ids) > 1:
        return list(Task.objects.filter(pk__in=ids).select_related("indicator"))
    found = one_row(Task, id=ids[0])
    return [] if found is None else [found]


_DERIVED = ("latest_value", "latest_month", "claimed", "verified", "light", "light_month", "light_rank")


def _judge_all(tasks: list[Task], day: date, due: int | None, months: Collection[int]) -> set[int]:
    """Judge these tasks and return those whose light follows from parts: among them, and above them."""
    facts = _facts_of(tasks)
    parents = _with_parts(tasks)
    lights: list[Light] = []
    derived: dict[int, tuple[object, ...]] = {}
    for task in tasks:
        known = facts[task.pk]
        newest = max(known.values, default=None)
        latest = None if newest is None else known.values[newest]
        shown: tuple[object, ...] = (task.light, task.light_month, task.light_rank)
        if task.pk not in parents:
            current = judged_month(task, known.values, due, day)
            for month in sorted({current, *months}):
                judged = judge(_case(task, known, month, day))
                lights.append(_light(task.pk, month, judged))
                if month == current:
                    shown = (judged.colour, month, RANKS[judged.colour])
        derived[task.pk] = (latest, newest, known.claimed, known.verified, *shown)
    _write(tasks, derived, _DERIVED)
    _keep(lights)
    return {pk for pk in (*parents, *(task.parent_id for task in tasks)) if pk is not None}


def _with_parts(tasks: list[Task]) -> set[int]:
    """Those that have parts; one whose parts were all withdrawn stands by itself again."""
    if len(tasks) == 1:
        (task,) = tasks
        states = some_values(Task, "state", parent_id=task.pk)
        return {task.pk} if any(state != "withdrawn" for (state,) in states) else set()
    parts = Task.objects.filter(parent__in=tasks).exclude(state="withdrawn")
    found = parts.order_by().values_list("parent", flat=True).distinct()
    return {pk for pk in found if pk is not None}


_FEW = 8
"""Up to so many rows are written one by one, by kept statements; more together."""


def _write(tasks: list[Task], derived: Mapping[int, tuple[object, ...]], columns: tuple[str, ...]) -> None:
    """Write derived columns of those tasks for which they differ from what stands."""
    changed = []
    for task in tasks:
        if tuple(map(_exact, (getattr(task, name) for name in columns))) != tuple(map(_exact, derived[task.pk])):
            for name, value in zip(columns, derived[task.pk], strict=True):
                setattr(task, name, value)
            changed.append(task)
    if len(changed) <= _FEW:
        for task in changed:
            update_row(task, columns)
    else:
        Task.objects.bulk_update(changed, columns, batch_size=_BATCH)


def _exact(value: object) -> object:
    """Decimals by their digits: 1.50 is another value to show than 1.5."""
    return format(value, "f") if isinstance(value, Decimal) else value


def _light(task_id: int, month: int, judged: Judged) -> Light:
    return Light(
        task_id=task_id,
        month=month,
        colour=judged.colour,
        rule=judged.rule,
        actual=judged.actual,
        planned=judged.planned,
        derivation=judged.derivation,
        derivation_en=judged.derivation_en,
    )


def _keep(lights: list[Light]) -> None:
    if len(lights) <= _FEW:
        for light in lights:
            put_row(light, ("task_id", "month"))
        return
    Light.objects.bulk_create(
        lights,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["task", "month"],
        update_fields=["colour", "rule", "actual", "planned", "derivation", "derivation_en"],
    )


def judged_month(task: Task, values: Collection[int], due: int | None, day: date) -> int:
    """Return the month that a task's light is for.

    What is measured is judged for the newest month that has a value or should have one; what goes by days, for the
    present
    month. Neither goes beyond the year in which the task is due.
    """
    first = task.year * 100 + 1
    end = max(task.year * 100 + 12, month_of(task.deadline) if task.deadline else 0)
    if task.target_kind in ("event", "qualitative") or task.target is None:
        present = max(month_of(day), first)
        return min(present, end) if task.state == "closed" else present
    reached = max((month for month in values if month <= end), default=first)
    return max(first, min(max(due or 0, reached), end))


def _case(task: Task, known: _Facts, month: int, day: date) -> LightCase:
    indicator = task.indicator
    claims = [claim for at, claim in sorted(known.accepted_claims.items()) if at <= month]
    return LightCase(
        kind=cast(Kind, task.target_kind),
        month=month,
        as_of=min(day, last_day(month)),
        first_month=task.year * 100 + 1,
        deadline=task.deadline,
        target=task.target,
        target_high=task.target_high,
        qualifier=task.qualifier,
        unit=task.unit,
        direction="down" if indicator is not None and indicator.direction == "down" else "up",
        actual=known.values.get(month),
        trajectory=tuple(known.trajectory),
        steps=tuple(known.steps),
        claimed=cast(Claimed, claims[-1] if claims else ""),
        closed=task.state == "closed",
    )


def _facts_of(tasks: list[Task], *, reports_alone: bool = False) -> dict[int, _Facts]:
    facts: dict[int, _Facts] = defaultdict(_Facts)
    leads = {task.pk: task.lead_id for task in tasks}
    columns = ("task_id", "organ_id", "month", "value", "claimed", "state")
    for task_id, organ_id, month, value, claimed, state in _of(Progress, columns, ("month", "id"), tasks):
        if state not in _WITH_OFFICE:
            continue
        if organ_id != leads[task_id]:
            # A supporting organ tells what it did; the value and the word are the lead organ's.
            continue
        known = facts[task_id]
        known.verified = state
        if state in _SAID and claimed:
            known.claimed = claimed
        if state == "accepted":
            if value is not None:
                known.values[month] = value
            if claimed:
                known.accepted_claims[month] = claimed
    if reports_alone:
        return facts
    # Amounts are held against a trajectory and projects against milestones, nothing against both.
    measured = [task for task in tasks if task.target is not None]
    for task_id, month, value in _of(TrajectoryPoint, ("task_id", "month", "value"), ("id",), measured):
        if value is not None:
            facts[task_id].trajectory.append((month, value))
    projects = [task for task in tasks if task.target_kind == "event"]
    for task_id, title, due, done in _of(Milestone, ("task_id", "title", "due", "done_on"), ("due", "id"), projects):
        facts[task_id].steps.append(Step(title=title, due=due, done_on=done))
    return facts


def _of(
    model: type[Model], columns: tuple[str, ...], order: tuple[str, ...], tasks: list[Task]
) -> Iterable[tuple[Any, ...]]:
    """Columns of what hangs on these tasks; on one task, as an act asks for it, by a kept statement."""
    if len(tasks) == 1:
        return some_values(model, *columns, order=order, task_id=tasks[0].pk)
    if not tasks:
        return ()
    return model._default_manager.filter(task__in=tasks).order_by(*order).values_list(*columns)


def _judge_parents(pending: set[int], due: int | None, day: date) -> None:
    """Judge these tasks by their parts, and those above them, from the lowest up: the worst of their parts.

    Each parent is locked before its parts are read, so that of two parts that change at once the later one sees both.
    """
    while pending:
        parents = list(Task.objects.select_for_update().filter(pk__in=pending).order_by("pk"))
        # Deepest first: a parent may itself be a part of another that is pending too.
        parents.sort(key=lambda task: -task.path.count("/"))
        following: set[int] = set()
        for parent in parents:
            _judge_parent(parent, due, day)
            if parent.parent_id is not None and parent.parent_id not in pending:
                following.add(parent.parent_id)
        pending = following


def _judge_parent(parent: Task, due: int | None, day: date) -> None:
    parts = list(
        Task.objects.filter(parent=parent)
        .exclude(state="withdrawn")
        .values_list("light", "light_month", "target_kind", "unit", "latest_value", "latest_month")
    )
    rules = light_rules()
    latest = (parent.latest_value, parent.latest_month)
    if not Progress.objects.filter(task=parent, state="accepted").exclude(value=None).exists():
        latest = sum_of_parts(parent, [(kind, unit, value, at) for _light, _at, kind, unit, value, at in parts])
    if parent.state == "closed":
        known = _facts_of([parent])[parent.pk]
        month = judged_month(parent, known.values, due, day)
        judged = judge(_case(parent, known, month, day), rules)
    else:
        judged = roll_up([cast(Colour, part[0]) for part in parts], rules)
        month = max((part[1] for part in parts if part[1] is not None), default=parent.year * 100 + 1)
    shown = (judged.colour, month, RANKS[judged.colour], *latest)
    _write([parent], {parent.pk: shown}, ("light", "light_month", "light_rank", "latest_value", "latest_month"))
    _keep([_light(parent.pk, month, judged)])


def sum_of_parts(
    parent: Task, parts: list[tuple[str, str, Decimal | None, int | None]]
) -> tuple[Decimal | None, int | None]:
    """Return the value that the parts of a task have reached together, and the oldest month among theirs.

    ``parts`` have kind, unit, value and month. Only quantities of one unit add up, and only where every part has a
    value: a sum over some of them would look like the whole.
    """
    values: list[Decimal] = []
    months: list[int] = []
    for kind, unit, value, month in parts:
        if kind != "cumulative" or unit != parent.unit or value is None or month is None:
            return None, None
        values.append(value)
        months.append(month)
    if parent.target_kind != "cumulative" or not values:
        return None, None
    return sum(values, Decimal(0)), min(months)


def relight_year(year: int) -> int:
    """Judge all open tasks of a year anew, as on the turn of a month; return how many there are."""
    ids = list(
        Task.objects.filter(year=year)
        .exclude(state__in=["draft", "withdrawn", "closed"])
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    relight_many(ids)
    return len(ids)


def light_case(task_id: int, month: int) -> LightCase:
    """Return what the light of a task for a month rests on, for explanations and tests; raises Task.DoesNotExist."""
    task: Any = Task.objects.select_related("indicator").get(pk=task_id)
    return _case(task, _facts_of([task])[task.pk], month, today())
