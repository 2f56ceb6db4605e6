"""Carry a target that was not met over into the next year's ledger 结转, with its history: the new task names the old."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from taizhang.audit.service import Act, Conflict, Invalid, NotAllowed, NotFound, Plain, change
from taizhang.ledger.actions.plan_rows import insert_task
from taizhang.ledger.actions.submit_progress import each
from taizhang.ledger.doors import visible_settlements
from taizhang.ledger.matter_numbers import next_in_register
from taizhang.ledger.models import Matter, Settlement, Task
from taizhang.ledger.reporting.records import Outcome
from taizhang.ledger.search import index_matter, index_task
from taizhang.ledger.task_plans import standing
from taizhang.organs.records import Access
from taizhang.storage import today

CARRIED_VERDICTS = ("missed", "not_comparable", "not_reported")
"""Verdicts after which a task may be carried over."""


def carry_over(
    access: Access, settlement_id: int, *, deadline: date | None = None, key: str | None = None
) -> dict[str, Plain]:
    """Open the task anew in the next year, as a draft with the old plan, for the office to hand over.

    ``deadline`` is the new one, the end of the next year by default. Answers with the new task.
    """
    seen = visible_settlements(access).filter(pk=settlement_id).first()
    if seen is None:
        raise NotFound(_("没有找到这条对账结论。"))
    if not (access.may("settlement.confirm") and access.may("matter.open")):
        raise NotAllowed(_("结转由督查室办理，您没有这项权限。"))
    year = seen.year + 1
    new_deadline = deadline or date(year, 12, 31)
    if new_deadline.year < year:
        message = _("结转后的时限应在%(year)d年或以后。") % {"year": year}
        raise Invalid(message, fields={"deadline": message})
    asked = {"settlement": settlement_id, "deadline": new_deadline}
    with change("settlement.carry_over", stream=("task", seen.task_id), by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        one = act.lock(Settlement, settlement_id, "task", "task__matter")
        old = act.lock(Task, one.task_id, "matter")
        if one.state != "confirmed":
            raise Conflict(_("结论还没有确认，请先确认再结转。"), code="not_confirmed")
        if one.verdict not in CARRIED_VERDICTS:
            raise Conflict(_("结论为“%(verdict)s”，不需要结转。") % {"verdict": one.get_verdict_display()}, code="met")
        if Task.objects.filter(carried_from=old).exclude(state="withdrawn").exists():
            raise Conflict(_("这项任务已经结转。"), code="already_carried")
        task = _carried(act, old, year, new_deadline)
        return act.answer({"task": task.pk, "number": task.number, "from": old.pk, "year": year})


def _carried(act: Act, old: Task, year: int, deadline: date) -> Task:
    matter = old.matter
    sequence, number = next_in_register(year)
    opened = act.create(
        Matter(
            number=number,
            sequence=sequence,
            title=old.title,
            text=matter.text,
            source=matter.source,
            document_id=matter.document_id,
            year=year,
            theme=old.theme,
            organ_id=old.lead_id,
            instructed_by_id=matter.instructed_by_id,
            instructed_by_name=matter.instructed_by_name,
            received_on=today(),
            deadline=deadline,
            internal=matter.internal,
            opened_by_id=act.by.person,
            opened_at=act.at,
        )
    )
    # Planned months and steps were last year's; the office sets new ones before it hands the task over.
    plan = replace(standing([old])[old.pk].plan, deadline=deadline, trajectory=(), milestones=())
    task = insert_task(act, opened, None, plan)
    act.update(task, carried_from_id=old.pk)
    index_matter(opened)
    index_task(task)
    return task


def carry_over_many(access: Access, ids: Iterable[int], *, key: str | None = None) -> tuple[Outcome, ...]:
    """Carry several tasks over, each by itself."""
    return each(ids, lambda pk, own: carry_over(access, pk, key=own), key)
