"""What a plan must satisfy before it is written: its own columns, its place among the parts, the state of its task."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from taizhang.ledger.breakdown_records import BreakdownRow
from taizhang.ledger.breakdown_trajectory import trajectory_errors
from taizhang.ledger.models import TargetKind, TaskState
from taizhang.ledger.task_plans import Standing
from taizhang.ledger.task_records import PlannedStep, Shares, TaskPlan
from taizhang.organs.records import OrganRecord

QUALIFIERS = (">=", "<=", "=", "≈", ">", "<")

FIRST_YEAR, LAST_YEAR = 2000, 2100

FIXED_AFTER_HANDOVER = ("lead", "deadline", "target_kind", "target", "target_high", "qualifier", "unit", "baseline")
"""Columns that are no longer simply edited once a task was handed over: organ by reassignment, the rest by
amendment."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """The organs and leaders that a plan may name."""

    organs: Mapping[int, OrganRecord]
    leaders: Mapping[int, str]


def one_line(text: str) -> str:
    """Return the text on one line, without control characters and doubled spaces."""
    return _SPACE.sub(" ", _CONTROL.sub(" ", text)).strip()


def paragraphs(text: str) -> str:
    """Return the text with plain line ends and without control characters."""
    lines = _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def cleaned(plan: TaskPlan) -> TaskPlan:
    """Return the plan with its texts tidied, what its kind of target does not have left out, and steps by their day."""
    kind, quantified = plan.target_kind, plan.target_kind in ("cumulative", "level", "growth")
    return replace(
        plan,
        title=one_line(plan.title),
        detail=paragraphs(plan.detail),
        theme=one_line(plan.theme),
        unit=one_line(plan.unit) if quantified else "",
        target=plan.target if quantified else None,
        target_high=plan.target_high if quantified else None,
        baseline=plan.baseline if quantified else None,
        qualifier=plan.qualifier if quantified else ">=",
        trajectory=plan.trajectory if quantified else (),
        parts_open=plan.parts_open and kind == "cumulative",
        parts_open_reason=one_line(plan.parts_open_reason) if plan.parts_open and kind == "cumulative" else "",
        supports=tuple(dict.fromkeys(organ for organ in plan.supports if organ != plan.lead)),
        milestones=tuple(
            sorted(
                (PlannedStep(title=one_line(step.title), due=step.due) for step in plan.milestones),
                key=lambda step: step.due,
            )
        ),
    )


def plan_errors(plan: TaskPlan, directory: Directory, today: date) -> tuple[str, ...]:
    """Return what is wrong with a plan taken by itself, as sentences; empty where nothing is."""
    found: list[str] = []
    if not plan.title:
        found.append(_("没有写任务名称，请补上。"))
    for name, text, longest in (
        (_("任务名称"), plan.title, 300),
        (_("主题"), plan.theme, 120),
        (_("计量单位"), plan.unit, 20),
        (_("不要求相加的理由"), plan.parts_open_reason, 200),
        (_("工作内容"), plan.detail, 20_000),
    ):
        if len(text) > longest:
            found.append(
                _("%(what)s有%(count)d个字，最多%(most)d个字。") % {"what": name, "count": len(text), "most": longest}
            )
    if plan.parts_open and not plan.parts_open_reason:
        found.append(_("请写明不要求相加的理由。"))
    found.extend(_organ_errors(plan, directory, today))
    found.extend(_target_errors(plan))
    if plan.deadline is not None and not FIRST_YEAR <= plan.deadline.year <= LAST_YEAR:
        found.append(
            _("完成时限“%(day)s”不在%(first)d年至%(last)d年之间，请核对。")
            % {"day": plan.deadline, "first": FIRST_YEAR, "last": LAST_YEAR}
        )
    found.extend(trajectory_errors(plan))
    for point in plan.trajectory:
        if not (FIRST_YEAR <= point.month // 100 <= LAST_YEAR and 1 <= point.month % 100 <= 12):
            found.append(_("“%(month)s”不是月份，请写成202603这样的年月。") % {"month": point.month})
    for step in plan.milestones:
        if not step.title:
            found.append(_("%(day)s的节点没有写内容，请补上。") % {"day": step.due})
        if len(step.title) > 200:
            found.append(_("节点“%(title)s…”超过200个字，请缩短。") % {"title": step.title[:20]})
        if plan.deadline is not None and step.due > plan.deadline:
            found.append(
                _("节点“%(title)s”（%(day)s）晚于完成时限%(deadline)s，请核对。")
                % {"title": step.title, "day": step.due, "deadline": plan.deadline}
            )
    return tuple(found)


def _organ_errors(plan: TaskPlan, directory: Directory, today: date) -> list[str]:
    found: list[str] = []
    for organ in (*((plan.lead,) if plan.lead is not None else ()), *plan.supports):
        known = directory.organs.get(organ)
        if known is None:
            found.append(_("没有编号为%(organ)d的单位，请从单位名录中选择。") % {"organ": organ})
        elif known.valid_to is not None and known.valid_to < today:
            found.append(
                _("“%(organ)s”已于%(day)s撤销，请改为现在承担这项职责的单位。")
                % {"organ": known.short_name, "day": known.valid_to}
            )
    if plan.leader is not None and plan.leader not in directory.leaders:
        found.append(_("牵头领导不在政府领导名单中，请重新选择。"))
    return found


def _target_errors(plan: TaskPlan) -> list[str]:
    found: list[str] = []
    if plan.target_kind not in TargetKind.values:
        found.append(_("没有“%(kind)s”这种目标类型。") % {"kind": plan.target_kind})
    if plan.qualifier not in QUALIFIERS:
        found.append(_("没有“%(mark)s”这种目标方向。") % {"mark": plan.qualifier})
    if plan.target_kind in ("cumulative", "growth", "level"):
        if plan.target is None:
            found.append(_("这种目标类型要有目标值：请填目标值，或把目标类型改为“定性”。"))
        if plan.target_kind == "growth" and plan.unit not in ("%", "‰", "个百分点"):
            found.append(_("增速目标的单位应当是“%”、“‰”或“个百分点”，请核对。"))
    if plan.target is not None and plan.target_high is not None and plan.target_high < plan.target:
        found.append(
            _("目标上限%(high)s小于目标值%(low)s，请核对。")
            % {"high": format(plan.target_high, "f"), "low": format(plan.target, "f")}
        )
    return found


def fixed_errors(now: Standing, plan: TaskPlan) -> tuple[str, ...]:
    """Return what an edit may no longer change of a task in its state, as sentences."""
    state = now.task.state
    if state == TaskState.DRAFT:
        return ()
    if state not in (TaskState.ASSIGNED, TaskState.WORKING, TaskState.OBJECTED):
        if _differs(now.plan, plan):
            return (_("任务的状态是“%(state)s”，不能再改。") % {"state": TaskState(state).label},)
        return ()
    found: list[str] = []
    if now.plan.lead != plan.lead:
        found.append(_("任务已交办，牵头单位不能直接改：请用“改派”。"))
    if any(getattr(now.plan, name) != getattr(plan, name) for name in FIXED_AFTER_HANDOVER if name != "lead"):
        found.append(_("任务已交办，时限和目标不能直接改：请由承办单位申请延期或调整。"))
    return tuple(found)


def _differs(old: TaskPlan, new: TaskPlan) -> bool:
    return old != replace(new, milestones=old.milestones) or [(s.title, s.due) for s in old.milestones] != [
        (s.title, s.due) for s in new.milestones
    ]


def shares_of(target: TaskPlan, parts: Iterable[TaskPlan]) -> Shares | None:
    """Return how a target is shared out among parts; None where it is no quantity that adds up or no part has a
    share."""
    if target.target is None or target.target_kind != "cumulative":
        return None
    given = [part.target for part in parts if part.target_kind == "cumulative" and part.target is not None]
    if not given:
        return None
    return Shares(target=target.target, given=sum(given, Decimal(0)), count=len(given), open=target.parts_open)


def share_errors(title: str, target: TaskPlan, parts: Sequence[TaskPlan], *, whole: bool) -> tuple[str, ...]:
    """Return what is wrong with the shares of the parts: more than the whole, another unit; with ``whole`` also
    less."""
    if target.target is None or target.target_kind != "cumulative":
        return ()
    units = {part.unit for part in parts if part.target_kind == "cumulative"}
    if units - {target.unit}:
        return (
            _("“%(title)s”的单位是“%(unit)s”，分解出的任务却用了“%(other)s”：请改成同一单位，才能相加。")
            % {"title": title, "unit": target.unit, "other": "、".join(sorted(units - {target.unit}))},
        )
    shares = shares_of(target, parts)
    if shares is None:
        return ()
    told = {
        "title": title,
        "given": format(shares.given, "f"),
        "target": format(shares.target, "f"),
        "unit": target.unit,
        "difference": format(abs(shares.remainder), "f"),
    }
    if shares.remainder < 0:
        return (
            _("“%(title)s”的目标是%(target)s%(unit)s，分出去%(given)s%(unit)s，多了%(difference)s%(unit)s：请调减。")
            % told,
        )
    if whole and shares.remainder > 0 and not shares.open:
        return (
            _(
                "“%(title)s”的目标是%(target)s%(unit)s，只分出去%(given)s%(unit)s，还差%(difference)s%(unit)s："
                "请分完，或者注明不要求相加并写明理由。"
            )
            % told,
        )
    return ()


def parts_by_parent(rows: Sequence[BreakdownRow]) -> Mapping[str, list[BreakdownRow]]:
    """Return the rows that are parts of other rows, by the label of those."""
    found: dict[str, list[BreakdownRow]] = defaultdict(list)
    for row in rows:
        if row.parent_label:
            found[row.parent_label].append(row)
    return found
