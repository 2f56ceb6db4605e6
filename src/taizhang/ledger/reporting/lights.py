"""Reading lights 红绿灯: the computed ones with their derivation, the one set by hand beside them, the three statuses."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from taizhang.audit.service import NotFound
from taizhang.ledger.doors import visible_lights, visible_overrides, visible_tasks
from taizhang.ledger.lights import light_rules
from taizhang.ledger.models import Light
from taizhang.ledger.reporting.records import LightRecord, OverrideRecord, TaskStatus
from taizhang.ledger.reporting.tables import chinese
from taizhang.organs.records import Access
from taizhang.organs.service import people_names
from taizhang.storage import today


def light_names() -> Mapping[str, str]:
    """Return what each colour means, in the language of the request: red → 滞后."""
    return {colour: words.zh if chinese() else words.en for colour, words in light_rules().names.items()}


def _light(row: Light) -> LightRecord:
    rule = light_rules().rules.get(row.rule)
    return LightRecord(
        month=row.month,
        colour=row.colour,
        rule=row.rule,
        rule_name="" if rule is None else rule.zh if chinese() else rule.en,
        actual=row.actual,
        planned=row.planned,
        derivation=row.derivation if chinese() else row.derivation_en,
    )


def overrides_of(access: Access, tasks: Iterable[int]) -> tuple[OverrideRecord, ...]:
    """Return the lights set by hand of these tasks that may be seen, newest first, past ones too."""
    day = today()
    rows = list(visible_overrides(access).filter(task__in=list(tasks)).order_by("-set_at", "-pk"))
    people = people_names(row.set_by_id for row in rows if row.set_by_id is not None)
    return tuple(
        OverrideRecord(
            id=row.pk,
            task=row.task_id,
            colour=row.colour,
            reason=row.reason,
            set_by=row.set_by_id,
            set_by_name=people.get(row.set_by_id or 0, ""),
            set_at=row.set_at,
            expires_on=row.expires_on,
            ended_at=row.ended_at,
            active=row.ended_at is None and row.expires_on >= day,
        )
        for row in rows
    )


def active_overrides(access: Access, tasks: Iterable[int]) -> Mapping[int, OverrideRecord]:
    """Return the light set by hand that holds today, for those of these tasks that have one."""
    return {one.task: one for one in overrides_of(access, tasks) if one.active}


def task_status(access: Access, task_id: int) -> TaskStatus:
    """Return the three statuses of a task with the derivation of its lights; raises NotFound."""
    task = visible_tasks(access).filter(pk=task_id).first()
    if task is None:
        raise NotFound(_("没有找到这项任务。"))
    rows = visible_lights(access).filter(task=task_id).order_by("-month")
    return TaskStatus(
        task=task.pk,
        claimed=task.claimed,
        verified=task.verified,
        light=task.light,
        light_month=task.light_month,
        lights=tuple(_light(row) for row in rows),
        override=active_overrides(access, [task_id]).get(task_id),
    )
