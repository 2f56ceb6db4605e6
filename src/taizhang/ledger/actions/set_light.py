"""Set a light by hand 人工定灯, with reason, name and expiry, beside the computed one; and end that."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from taizhang.audit.service import Conflict, NotAllowed, NotFound, Plain, change
from taizhang.ledger.actions.field_errors import refuse_fields
from taizhang.ledger.doors import visible_tasks
from taizhang.ledger.lights import light_rules
from taizhang.ledger.models import Colour, LightOverride, Task
from taizhang.organs.records import Access
from taizhang.storage import today


def _seen(access: Access, task_id: int) -> None:
    if not visible_tasks(access).filter(pk=task_id).exists():
        raise NotFound(_("没有找到这项任务。"))
    if not access.may("light.override"):
        raise NotAllowed(_("人工定灯由督查室办理，您没有这项权限。"))


def override_light(
    access: Access, task_id: int, *, colour: str, reason: str, expires_on: date, key: str | None = None
) -> dict[str, Plain]:
    """Set a task's light by hand until a day. One that holds already ends; the computed light goes on beside it."""
    _seen(access, task_id)
    longest = today() + timedelta(days=light_rules().longest_override)
    fields: dict[str, str] = {}
    if colour not in Colour.values:
        fields["colour"] = _("请从列出的灯色中选择。")
    if not reason.strip():
        fields["reason"] = _("请写明人工定灯的原因。")
    if not today() <= expires_on <= longest:
        fields["expires_on"] = _("失效日应在今天至%(day)s之间。") % {"day": longest.isoformat()}
    refuse_fields(fields, _("人工定灯的内容有误，请改正标出的各项。"))
    asked = {"task": task_id, "colour": colour, "expires_on": expires_on}
    with change("light.override", stream=("task", task_id), by=access, key=key, asked=asked, reason=reason) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        task = act.lock(Task, task_id)
        if task.state in ("draft", "withdrawn", "closed"):
            raise Conflict(_("这项任务不在办理中，不能人工定灯。"), code="wrong_state")
        for old in LightOverride.objects.select_for_update().filter(task=task, ended_at=None).order_by("pk"):
            act.update(old, ended_at=act.at, ended_by_id=access.person)
        made = act.create(
            LightOverride(
                task=task, colour=colour, reason=reason.strip(), set_by_id=access.person, set_at=act.at,
                expires_on=expires_on,
            )
        )  # fmt: skip
        return act.answer({"override": made.pk, "task": task_id})


def release_light(access: Access, task_id: int, *, reason: str = "", key: str | None = None) -> dict[str, Plain]:
    """End a light set by hand before its day; the computed one alone is shown again."""
    _seen(access, task_id)
    with change(
        "light.release", stream=("task", task_id), by=access, key=key, asked={"task": task_id}, reason=reason
    ) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        act.lock(Task, task_id)
        held = list(LightOverride.objects.select_for_update().filter(task=task_id, ended_at=None).order_by("pk"))
        if not held:
            raise Conflict(_("这项任务现在没有人工定灯。"), code="wrong_state")
        for old in held:
            act.update(old, ended_at=act.at, ended_by_id=access.person)
        return act.answer({"task": task_id, "ended": [old.pk for old in held]})
