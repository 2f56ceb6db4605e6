"""The year 2026 begins: the report's commitments become matters and tasks, are shared out, handed over and signed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from taizhang.conf.demonstration.assigning import leader_for, organ_for, supports_for, townships
from taizhang.conf.demonstration.dice import chance
from taizhang.conf.demonstration.district import District
from taizhang.ledger.records import BreakdownRow, MatterOpening, TaskFilter, TaskPlan, TaskRow
from taizhang.ledger.service import (
    all_tasks,
    break_down,
    hand_over_tasks,
    object_to_task,
    open_from_commitments,
    open_windows,
    propose_openings,
    proposed_trajectory,
    reject_objection,
    sign_tasks,
    uphold_objection,
)
from taizhang.storage import standing_at

YEAR = 2026

SHARED = ("个", "公里", "亩", "户", "处", "所", "万亩", "座", "人", "家", "盏", "台")
"""Units of targets that are shared out among the townships."""

SPLIT = 9
"""How many targets are shared out."""


def begin_year(district: District, report: int) -> None:
    """Open, break down, hand over and sign the tasks of 2026."""
    office = district.access("ducha")
    with standing_at(datetime(2026, 1, 23, 10)):  # noqa: DTZ001 - the office's own time
        open_windows(office, YEAR)
        open_from_commitments(office, _openings(district, report), despite_similar=True)
        _share_out(district)
    with standing_at(datetime(2026, 1, 26, 9)):  # noqa: DTZ001
        rows = tasks_of(district)
        hand_over_tasks(office, [row.id for row in rows])
    _sign(district, rows)


def tasks_of(district: District, year: int = YEAR) -> tuple[TaskRow, ...]:
    """Return the tasks of a year in the order of their numbers."""
    return all_tasks(district.access("ducha"), TaskFilter(year=year, sort="number"), most=2000)


def _openings(district: District, report: int) -> list[MatterOpening]:
    openings = []
    for proposal in propose_openings(district.access("ducha"), report):
        plan = assigned(district, proposal.plan, proposal.source.text)
        openings.append(MatterOpening(commitment=proposal.source.id, organ=plan.lead, plan=plan))
    return openings


def assigned(district: District, plan: TaskPlan, text: str) -> TaskPlan:
    """Return the plan with the organs and the leader of the demonstration."""
    lead = organ_for(text)
    month = 12 if chance(text, "month") < 0.9 else 10 + int(chance(text, "early") * 2)
    deadline = date(YEAR, month, 30 if month == 11 else 31)
    made = replace(
        plan,
        lead=district.organs[lead],
        leader=leader_for(district, lead),
        supports=tuple(district.organs[code] for code in supports_for(text, lead)),
        deadline=deadline,
    )
    return replace(made, trajectory=proposed_trajectory(made, YEAR)) if made.trajectory else made


def _share_out(district: District) -> None:
    """Share the first fitting targets out among townships; the last one takes what is left."""
    rows: list[BreakdownRow] = []
    shared = 0
    for task in tasks_of(district):
        if shared == SPLIT or task.unit not in SHARED or task.target is None or task.target < 12:
            continue
        if task.target_kind != "cumulative" or task.target != task.target.to_integral_value():
            continue
        rows += _parts(district, task)
        shared += 1
    break_down(district.access("ducha"), rows)


def _parts(district: District, task: TaskRow) -> list[BreakdownRow]:
    assert task.target is not None
    chosen = [code for code in townships() if chance(task.title, code) < 0.65][:5] or townships()[:2]
    left, made = task.target, []
    for place, code in enumerate(chosen):
        last = place == len(chosen) - 1
        share = left if last else (task.target / len(chosen) * Decimal(str(0.7 + 0.6 * chance(code, task.title)))) // 1
        left -= share
        plan = TaskPlan(
            title=f"{_name(district, code)}：{task.title}"[:300],
            theme=task.theme,
            lead=district.organs[code],
            leader=task.leader,
            deadline=task.deadline,
            target_kind="cumulative",
            target=share,
            qualifier=task.qualifier,
            unit=task.unit,
        )
        made.append(BreakdownRow(label=f"{task.number}-{place + 1}", matter=task.matter, parent=task.id, plan=plan))
    return made


def _name(district: District, code: str) -> str:
    from taizhang.organs.service import organ_names

    return organ_names()[district.organs[code]]


def by_lead(district: District, rows: Sequence[TaskRow]) -> dict[str, list[TaskRow]]:
    """Return the tasks by the code of their lead organ."""
    codes = {pk: code for code, pk in district.organs.items()}
    found: dict[str, list[TaskRow]] = defaultdict(list)
    for row in rows:
        if row.lead is not None:
            found[codes[row.lead]].append(row)
    return dict(found)


def _sign(district: District, rows: Sequence[TaskRow]) -> None:
    """Every organ signs within the limit; four object, of which two are right."""
    office = district.access("ducha")
    grouped = by_lead(district, rows)
    objecting = [code for code in grouped if len(grouped[code]) >= 2 and not code.startswith("gov")][:4]
    for place, (code, tasks) in enumerate(grouped.items()):
        with standing_at(datetime(2026, 1, 26, 14) + timedelta(days=place % 3, minutes=place * 7)):  # noqa: DTZ001
            objected = tasks[-1:] if code in objecting else []
            sign_tasks(district.liaison(code), [row.id for row in tasks if row not in objected])
            for row in objected:
                other = supports_for(row.title, code) or ["yx-drc" if code != "yx-drc" else "yx-finance"]
                reason = "按照“三定”规定，这项工作的主管职责不在我单位，建议由牵头职能部门承担，我单位积极配合。"
                object_to_task(district.liaison(code), row.id, reason, proposed=district.organs[other[0]])
    with standing_at(datetime(2026, 1, 30, 10)):  # noqa: DTZ001
        for place, code in enumerate(objecting):
            row = grouped[code][-1]
            if place % 2:
                reject_objection(office, row.id, "经核对部门职责，该项工作由你单位牵头，请按时签收并组织实施。")
                sign_tasks(district.liaison(code), [row.id])
            else:
                other = supports_for(row.title, code) or ["yx-drc" if code != "yx-drc" else "yx-finance"]
                uphold_objection(
                    office, row.id, "经与相关单位会商，异议成立，改由职能部门牵头。", organ=district.organs[other[0]]
                )
                sign_tasks(district.liaison(other[0]), [row.id])
