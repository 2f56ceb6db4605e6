"""Rows of a breakdown held against what stands: what each would add or change, and why it cannot."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from taizhang.ledger.breakdown_check import Directory, cleaned, fixed_errors, plan_errors, share_errors
from taizhang.ledger.breakdown_records import BreakdownPreview, BreakdownRow, FieldChange, RowOutcome
from taizhang.ledger.models import Matter, MatterState, TargetKind, Task, TaskState
from taizhang.ledger.task_plans import Standing, standing, version_of
from taizhang.ledger.task_records import TaskPlan
from taizhang.organs.service import leaders, organs_by_id
from taizhang.storage import today


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What stands of the matters that a breakdown is about."""

    matters: Mapping[int, Matter]
    tasks: Mapping[int, Standing]
    directory: Directory
    day: date


def field_labels() -> Mapping[str, str]:
    """Return the words for the columns of a plan."""
    return {
        "title": _("任务"),
        "detail": _("工作内容"),
        "theme": _("主题"),
        "leader": _("牵头领导"),
        "lead": _("牵头单位"),
        "supports": _("配合单位"),
        "deadline": _("完成时限"),
        "target_kind": _("目标类型"),
        "qualifier": _("目标方向"),
        "target": _("目标值"),
        "target_high": _("目标上限"),
        "unit": _("计量单位"),
        "baseline": _("基数"),
        "parts_open": _("不要求相加"),
        "parts_open_reason": _("不要求相加的理由"),
        "trajectory": _("序时计划"),
        "milestones": _("节点"),
    }


def ground(matters: Iterable[Matter], tasks: Iterable[Task]) -> Ground:
    """Return what stands of these matters and tasks, with the organs and leaders of today: a handful of queries."""
    return Ground(
        matters={matter.pk: matter for matter in matters},
        tasks=standing(tasks),
        directory=Directory(organs=organs_by_id(), leaders=leaders()),
        day=today(),
    )


def examine(rows: Sequence[BreakdownRow], on: Ground) -> tuple[RowOutcome, ...]:
    """Return what each row would do; rows that cannot be taken carry sentences, and nothing may be written then."""
    plans = {row.label: cleaned(row.plan) for row in rows}
    errors: dict[str, list[str]] = defaultdict(list)
    changes: dict[str, tuple[FieldChange, ...]] = {}
    _find_doubles(rows, errors)
    for row in rows:
        plan, now = plans[row.label], on.tasks.get(row.task) if row.task is not None else None
        errors[row.label].extend(_place_errors(row, now, on))
        if now is not None:
            changes[row.label] = compared(now.plan, plan, on.directory)
            if not changes[row.label]:
                continue  # An untouched row is not held to rules that came after it.
            if row.version is not None and row.version != now.version:
                errors[row.label].append(
                    _("导出之后任务%(number)s已被别人改过：请重新导出，在新表上修改。") % {"number": now.task.number}
                )
            errors[row.label].extend(fixed_errors(now, plan))
        errors[row.label].extend(plan_errors(plan, on.directory, on.day))
    _find_shares(rows, plans, on, errors)
    found = []
    for row in rows:
        now = on.tasks.get(row.task) if row.task is not None else None
        told = tuple(dict.fromkeys(errors[row.label]))
        kind = "error" if told else "added" if row.task is None else "changed" if changes[row.label] else "unchanged"
        found.append(
            RowOutcome(
                label=row.label,
                kind=kind,
                task=row.task,
                number=now.task.number if now else "",
                title=plans[row.label].title,
                changes=changes.get(row.label, ()),
                errors=told,
            )
        )
    return tuple(found)


def preview(rows: Sequence[BreakdownRow], on: Ground) -> BreakdownPreview:
    """Return what the rows would change as a whole."""
    named = {row.task for row in rows}
    missing = sorted(
        ((one.task.place, one.task.number, one.task.title) for pk, one in on.tasks.items() if pk not in named)
    )
    said = [
        (row.label, row.matter, row.task, row.parent, row.parent_label, version_of(cleaned(row.plan))) for row in rows
    ]
    stands = sorted((pk, one.version, one.task.state) for pk, one in on.tasks.items())
    digest = hashlib.sha256(repr((said, stands)).encode()).hexdigest()
    return BreakdownPreview(
        rows=examine(rows, on),
        missing=tuple((number, title) for _place, number, title in missing),
        digest=digest,
    )


def compared(old: TaskPlan, new: TaskPlan, directory: Directory) -> tuple[FieldChange, ...]:
    """Return the columns that differ, in words; the organ's own indicator and figure are not shown."""
    found = []
    for name, label in field_labels().items():
        before, after = getattr(old, name), getattr(new, name)
        if name == "milestones":
            before, after = [(s.title, s.due) for s in before], [(s.title, s.due) for s in after]
        if before != after:
            found.append(
                FieldChange(
                    field=name,
                    label=label,
                    old=said(name, getattr(old, name), directory),
                    new=said(name, getattr(new, name), directory),
                )
            )
    return tuple(found)


def said(name: str, value: object, directory: Directory) -> str:
    """Return the value of a column in words; empty where there is none."""
    if value is None or value == ():
        return ""
    if name == "lead" or name == "supports":
        organs = value if isinstance(value, tuple) else (value,)
        return "、".join(directory.organs[one].short_name if one in directory.organs else str(one) for one in organs)
    if name == "leader":
        return directory.leaders.get(value, str(value)) if isinstance(value, int) else str(value)
    if name == "target_kind":
        return str(TargetKind(value).label) if value in TargetKind.values else str(value)
    if name == "parts_open":
        return _("是") if value else _("否")
    if name == "trajectory" and isinstance(value, tuple):
        return "；".join(f"{point.month}: {format(point.value, 'f')}" for point in value)
    if name == "milestones" and isinstance(value, tuple):
        return "；".join(f"{step.due} {step.title}" for step in value)
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _find_doubles(rows: Sequence[BreakdownRow], errors: dict[str, list[str]]) -> None:
    labels = Counter(row.label for row in rows)
    tasks = Counter(row.task for row in rows if row.task is not None)
    for row in rows:
        if labels[row.label] > 1:
            errors[row.label].append(_("序号“%(label)s”出现了不止一次，请改成不同的序号。") % {"label": row.label})
        if row.task is not None and tasks[row.task] > 1:
            errors[row.label].append(_("同一个任务编号出现了不止一次，请只留一行。"))


def _place_errors(row: BreakdownRow, now: Standing | None, on: Ground) -> list[str]:
    """What is wrong with where the row stands: its matter, its parent."""
    matter = on.matters.get(row.matter)
    if matter is None:
        return [_("没有找到这一行所属的督办事项，请核对督办事项栏的编号。")]
    if row.task is not None and now is None:
        return [_("没有找到这一行的任务，请核对任务编号；新任务请把任务编号留空。")]
    found: list[str] = []
    if now is not None:
        if now.task.matter_id != row.matter:
            found.append(_("任务%(number)s不属于这个督办事项，请核对。") % {"number": now.task.number})
        if row.parent is not None and row.parent != now.task.parent_id:
            found.append(_("任务%(number)s的上级任务不能改变，请恢复原来的序号。") % {"number": now.task.number})
        return found
    if matter.state != MatterState.OPEN:
        found.append(
            _("督办事项%(number)s的状态是“%(state)s”，不能再分解。")
            % {"number": matter.number, "state": MatterState(matter.state).label}
        )
    if row.parent is not None:
        parent = on.tasks.get(row.parent)
        if parent is None or parent.task.matter_id != row.matter:
            found.append(_("没有找到上级任务，请核对序号。"))
        elif parent.task.state in (TaskState.CLOSED, TaskState.WITHDRAWN):
            found.append(
                _("上级任务%(number)s的状态是“%(state)s”，不能再分解。")
                % {"number": parent.task.number, "state": TaskState(parent.task.state).label}
            )
        elif parent.task.path.count("/") > MAX_DEPTH:
            found.append(_("最多分解到第%(count)d级，请把这一行放到上一级。") % {"count": MAX_DEPTH})
    return found


MAX_DEPTH = 4
"""How many levels of tasks a matter may have."""


def _find_shares(
    rows: Sequence[BreakdownRow],
    plans: Mapping[str, TaskPlan],
    on: Ground,
    errors: dict[str, list[str]],
) -> None:
    """Hold the shares of parts, as they would be, against the whole; the rows that touch them carry the sentence."""
    edited = {row.task: row for row in rows if row.task is not None}
    parts: dict[int | str, list[TaskPlan]] = defaultdict(list)
    touching: dict[int | str, list[str]] = defaultdict(list)
    for pk, one in on.tasks.items():
        if one.task.parent_id is not None and one.task.state != TaskState.WITHDRAWN:
            row = edited.get(pk)
            parts[one.task.parent_id].append(plans[row.label] if row else one.plan)
            if row is not None:
                touching[one.task.parent_id].append(row.label)
    for row in rows:
        if row.task is None and (row.parent is not None or row.parent_label):
            whole = row.parent if row.parent is not None else row.parent_label
            parts[whole].append(plans[row.label])
            touching[whole].append(row.label)
    for key, given in parts.items():
        if isinstance(key, int):
            known = on.tasks.get(key)
            row = edited.get(key)
            target = plans[row.label] if row else known.plan if known else None
            labels = touching[key] + ([row.label] if row else [])
        else:
            target, labels = plans.get(key), [*touching[key], key]
        if target is None or not labels:
            continue
        for error in share_errors(target.title, target, given, whole=False):
            for label in labels:
                errors[label].append(error)
