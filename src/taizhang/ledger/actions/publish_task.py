"""公开: marking a task for the public pages, or taking it off them."""

from typing import Any

from django.utils.translation import gettext as _

from taizhang.audit.service import NotAllowed, NotFound, change, expect
from taizhang.ledger.doors import visible_tasks
from taizhang.ledger.models import Task
from taizhang.organs.records import Access


def publish_task(access: Access, task_id: int, *, public: bool, key: str | None = None) -> dict[str, Any]:
    """Mark a task public or not. What belongs to an internal matter or document is never published.

    Raises NotFound, NotAllowed, Conflict.
    """
    if not visible_tasks(access).filter(pk=task_id).exists():
        raise NotFound(_("没有找到这项任务。"))
    if not access.may("publish.decide"):
        raise NotAllowed(_("您的角色不能决定是否公开，请联系督查室。"))
    asked = {"task": task_id, "public": public}
    with change("publish.decide", stream=("task", task_id), by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        task = act.lock(Task, task_id, "matter", "matter__document")
        expect(
            not (public and task.matter.never_public), _("这项任务出自内部事项或内部文件，不能公开。"), code="internal"
        )
        expect(not public or task.state not in {"draft", "withdrawn"}, _("任务交办以后才能公开，已撤销的不能公开。"))
        act.update(task, public=public)
        return act.answer({"task": task.pk, "public": task.public})
