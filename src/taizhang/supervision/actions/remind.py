"""催办: reminding an organ, and its answer."""

from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, Final

from django.utils.translation import gettext as _

from taizhang.audit.service import NotFound, change, expect
from taizhang.ledger.service import brief, signing_due, tasks_due
from taizhang.organs.records import EVERYWHERE, Access
from taizhang.storage import today
from taizhang.supervision.actions.asking import allowed, said
from taizhang.supervision.doors import visible_reminders
from taizhang.supervision.models import Reminder
from taizhang.supervision.tables import ReminderRule, calendar, reminder_rules

BY_ITSELF: Final = Access(
    person=None, name="系统", reach=MappingProxyType(dict.fromkeys(("task.see", "reminder.see"), EVERYWHERE))
)
"""The platform when it reminds by rule: sees every task, for nothing else."""

_LOOK_BACK = timedelta(days=31)
"""How far back a deadline that has passed is still reminded of; older ones need a person."""


def send_reminder(access: Access, task_id: int, *, words: str, key: str | None = None) -> dict[str, Any]:
    """Press the lead organ of a task. Raises NotFound, NotAllowed, Invalid, Conflict."""
    task = brief(access, task_id)
    allowed(access, "reminder.send", task.lead)
    text = said(words, "words", _("请写明催办的内容。"))
    asked = {"task": task_id, "words": text}
    with change("reminder.send", stream=("task", task_id), by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        task = brief(access, task_id)
        expect(task.state in {"assigned", "working", "closing"}, _("这项任务不在办理中，不需要催办。"))
        assert task.lead is not None  # only a draft has no lead organ
        made = act.create(
            Reminder(
                task_id=task_id,
                organ_id=task.lead,
                kind="urge",
                words=text,
                due_on=task.deadline,
                sent_at=act.at,
                sent_by_id=access.person,
            )
        )
        return act.answer({"reminder": made.pk})


def answer_reminder(access: Access, reminder_id: int, *, words: str, key: str | None = None) -> dict[str, Any]:
    """Answer a reminder once. Raises NotFound, NotAllowed, Invalid, Conflict."""
    found = visible_reminders(access).filter(pk=reminder_id).first()
    if found is None:
        raise NotFound(_("没有找到这次催办。"))
    allowed(access, "reminder.answer", found.organ_id)
    text = said(words, "words", _("请写明办理情况。"))
    asked = {"reminder": reminder_id, "words": text}
    with change("reminder.answer", stream=("task", found.task_id), by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        row = act.lock(Reminder, reminder_id)
        expect(row.answered_at is None, _("这次催办已经回复；有新情况请通过进度填报。"))
        act.update(row, answer=text, answered_at=act.at, answered_by_id=access.person)
        return act.answer({"reminder": row.pk})


def send_due_reminders(day: date | None = None) -> int:
    """Send what the rules ask for on a day (today) and return how many; what was sent before is not sent again.

    Where several rules before one day have come due at once, only the nearest is sent.
    """
    day = day or today()
    sent = 0
    rules = sorted(reminder_rules(), key=lambda rule: abs(rule.offset))
    reminded: set[tuple[int, int, date]] = set()
    known = set(
        Reminder.objects.exclude(rule="")
        .filter(due_on__gte=day - _LOOK_BACK * 2)
        .values_list("task_id", "organ_id", "rule", "due_on")
    )
    for rule in rules:
        for task, organ, due in _due_by(rule, day):
            if (task, organ, due) in reminded:
                continue
            reminded.add((task, organ, due))
            if (task, organ, rule.key, due) not in known:
                sent += _send(rule, task, organ, due)
    return sent


def _due_by(rule: ReminderRule, day: date) -> list[tuple[int, int, date]]:
    """Task, organ and the day that this rule reminds of on ``day``."""
    counted = calendar()
    if rule.offset < 0:
        first, last = day, counted.shift(day, -rule.offset)
    else:
        first, last = day - _LOOK_BACK, counted.shift(day, -rule.offset)
    if rule.of == "signing":
        return [(row.task, row.organ, row.due_on) for row in signing_due(BY_ITSELF, first=first, last=last)]
    return [
        (row.id, row.lead, row.deadline)
        for row in tasks_due(BY_ITSELF, first=first, last=last)
        if row.lead is not None and row.deadline is not None
    ]


def _send(rule: ReminderRule, task: int, organ: int, due: date) -> int:
    with change("reminder.send", stream=("task", task), by=BY_ITSELF, reason=rule.key) as act:
        # Under the lock: another server may have sent it a moment ago.
        if Reminder.objects.filter(task=task, organ=organ, rule=rule.key, due_on=due).exists():
            return 0
        act.create(
            Reminder(
                task_id=task, organ_id=organ, kind=rule.kind, rule=rule.key, words=rule.zh, due_on=due, sent_at=act.at
            )
        )
    return 1
