"""Proposed tasks 拟分解 for commitments and matters: title, deadline, target, trajectory, and organs that could lead."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from taizhang.audit.service import NotAllowed, NotFound
from taizhang.ledger.breakdown_check import one_line
from taizhang.ledger.breakdown_leads import Asked, propose_leads
from taizhang.ledger.breakdown_records import LeadProposal, TaskProposal
from taizhang.ledger.breakdown_target import target_plan
from taizhang.ledger.breakdown_trajectory import proposed_trajectory
from taizhang.ledger.commitment_sources import commitment_sources, waiting_commitments
from taizhang.ledger.doors import visible_matters, visible_tasks
from taizhang.ledger.limits import due
from taizhang.ledger.matter_records import CommitmentProposal, CommitmentSource
from taizhang.ledger.matter_similar import similar_to
from taizhang.ledger.task_plans import standing
from taizhang.ledger.task_records import PlanPoint, TaskPlan
from taizhang.organs.records import Access
from taizhang.storage import today


def propose_openings(access: Access, document: int) -> tuple[CommitmentProposal, ...]:
    """Return, for each confirmed commitment of a document without a matter, what is proposed for it.

    A fixed number of queries, however many commitments there are. Raises NotFound, and NotAllowed for whoever may not
    open matters.
    """
    if not access.may("matter.open"):
        raise NotAllowed(_("立项由督查室办理；如需立项，请与督查室联系。"))
    sources = list(waiting_commitments(access, document).values())
    year = next((source.year for source in sources if source.year), None) or today().year
    leads = propose_leads(access, year, [_asked(source) for source in sources])
    alike = similar_to(
        access, [(source.text, given[0].organ if given else None) for source, given in zip(sources, leads, strict=True)]
    )
    found = []
    for source, given, similar in zip(sources, leads, alike, strict=True):
        plan, reason = _plan(source, given, year)
        found.append(CommitmentProposal(source=source, plan=plan, leads=given, target_reason=reason, similar=similar))
    return tuple(found)


def propose_tasks(access: Access, matters: Sequence[int]) -> tuple[TaskProposal, ...]:
    """Return a proposed task for each of these matters, in their order; raises NotFound, NotAllowed."""
    if not access.may("task.break_down"):
        raise NotAllowed(_("分解任务由督查室办理；如需调整，请与督查室联系。"))
    rows = {row.pk: row for row in visible_matters(access).filter(pk__in=set(matters))}
    if len(rows) != len(set(matters)):
        raise NotFound(_("没有找到这个督办事项。"))
    sources: Mapping[int, CommitmentSource] = commitment_sources(
        access, [row.commitment_id for row in rows.values() if row.commitment_id is not None]
    )
    by_year: dict[int, list[int]] = {}
    for pk in matters:
        by_year.setdefault(rows[pk].year, []).append(pk)
    leads: dict[int, tuple[LeadProposal, ...]] = {}
    for year, keys in by_year.items():
        asked = [
            _asked(sources[commitment])
            if (commitment := rows[pk].commitment_id) is not None
            else Asked(text=f"{rows[pk].title}{rows[pk].text}", heading=rows[pk].theme)
            for pk in keys
        ]
        leads |= dict(zip(keys, propose_leads(access, year, asked), strict=True))
    found = []
    for pk in matters:
        row = rows[pk]
        first = leads[pk][0] if leads[pk] else None
        base = TaskPlan(
            title=row.title,
            detail=row.text,
            theme=row.theme,
            lead=row.organ_id or (first.organ if first else None),
            leader=first.leader if first else row.instructed_by_id,
            supports=first.supports if first else (),
            deadline=row.deadline,
        )
        plan, reason = (
            target_plan(sources[row.commitment_id], base, row.year) if row.commitment_id is not None else (base, "")
        )
        found.append(TaskProposal(matter=pk, plan=plan, leads=leads[pk], target_reason=reason))
    return tuple(found)


def propose_trajectory(
    access: Access,
    task_id: int,
    *,
    target_kind: str | None = None,
    target: Decimal | None = None,
    baseline: Decimal | None = None,
    deadline: date | None = None,
) -> tuple[PlanPoint, ...]:
    """Return planned values for a task as it stands, or with another target, kind, baseline or deadline.

    Raises NotFound, and NotAllowed for whoever may not break down.
    """
    row = visible_tasks(access).filter(pk=task_id).first()
    if row is None:
        raise NotFound(_("没有找到这项任务。"))
    if not access.may("task.break_down"):
        raise NotAllowed(_("分解任务由督查室办理；如需调整，请与督查室联系。"))
    given: dict[str, Any] = {
        "target_kind": target_kind,
        "target": target,
        "baseline": baseline,
        "deadline": deadline,
    }
    said = {name: value for name, value in given.items() if value is not None}
    plan = replace(standing([row])[row.pk].plan, **said)
    return proposed_trajectory(plan, row.year)


def _asked(source: CommitmentSource) -> Asked:
    return Asked(text=source.text, heading=source.heading, responsible=source.responsible)


def _plan(source: CommitmentSource, leads: Sequence[LeadProposal], year: int) -> tuple[TaskPlan, str]:
    first = leads[0] if leads else None
    base = TaskPlan(
        title=one_line(source.text)[:300],
        detail=source.text,
        theme=one_line(source.heading)[:120],
        lead=first.organ if first else None,
        leader=first.leader if first else None,
        supports=first.supports if first else (),
        deadline=source.deadline or due("matter.commitment", today(), year=year).on,
    )
    return target_plan(source, base, year)
