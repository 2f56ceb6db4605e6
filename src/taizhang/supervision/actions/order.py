"""督办单: issuing an order, answering it, checking the answer, climbing the ladder, taking it back."""

from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from taizhang.audit.service import Act, Invalid, NotFound, change, expect
from taizhang.ledger.service import TaskBrief, brief
from taizhang.organs.records import Access
from taizhang.storage import today
from taizhang.supervision.actions.asking import allowed, said
from taizhang.supervision.doors import visible_orders
from taizhang.supervision.models import Order
from taizhang.supervision.models.order import OPEN_ORDERS
from taizhang.supervision.numbering import next_in
from taizhang.supervision.tables import ladder, level, level_above, order_due


def issue_order(
    access: Access,
    task_id: int,
    *,
    words: str,
    demand: str,
    level_key: str | None = None,
    start_reason: str = "",
    key: str | None = None,
) -> dict[str, Any]:
    """Issue an order to the lead organ of a task, on the lowest level, or on a higher one with a reason.

    Raises NotFound, NotAllowed, Invalid, and Conflict where the task is not being worked on or has an open order.
    """
    task = brief(access, task_id)
    allowed(access, "reminder.send", task.lead)
    chosen = level_key or ladder()[0].key
    if chosen not in {one.key for one in ladder()}:
        raise Invalid(_("没有这一级督办单。"), fields={"level": _("没有这一级督办单。")})
    text = said(words, "words", _("请写明督办事由。"))
    wanted = said(demand, "demand", _("请写明办理要求。"))
    reason = start_reason.strip()
    if level(chosen).rank > 0 and not reason:
        message = _("直接发出较高一级督办单，请写明理由。")
        raise Invalid(message, fields={"start_reason": message})
    asked = {"task": task_id, "level": chosen, "words": text, "demand": wanted, "start_reason": reason}
    with change("order.issue", stream=("task", task_id), by=access, key=key, asked=asked, reason=reason) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        task = brief(access, task_id)
        expect(task.state in {"assigned", "working", "closing"}, _("这项任务不在办理中，不能发督办单。"))
        is_open = Order.objects.filter(task=task_id, organ=task.lead, state__in=OPEN_ORDERS).first()
        expect(
            is_open is None,
            _("这项任务已有未办结的督办单%(number)s；期限已过的，请在原单上升级。")
            % {"number": is_open.number if is_open else ""},
            code="order_open",
        )
        made = _made(act, task, chosen, text, wanted, start_reason=reason if level(chosen).rank else "", previous=None)
        return act.answer({"order": made.pk, "number": made.number})


def _made(
    act: Act, task: TaskBrief, key: str, words: str, demand: str, *, start_reason: str, previous: Order | None
) -> Order:
    day = timezone.localtime(act.at).date()
    sequence = next_in("order", day.year)
    due = order_due(key, day)
    assert task.lead is not None  # only a draft has no lead organ
    return act.create(
        Order(
            number=settings.TAIZHANG_ORDER_NUMBER.format(year=day.year, number=sequence),
            year=day.year,
            sequence=sequence,
            task_id=task.id,
            organ_id=task.lead,
            level=key,
            words=words,
            demand=demand,
            start_reason=start_reason,
            previous=previous,
            issued_at=act.at,
            issued_by_id=act.by.person,
            due_on=due.on,
            due_derivation=due.derivation,
        )
    )


def answer_order(access: Access, order_id: int, *, words: str, key: str | None = None) -> dict[str, Any]:
    """Answer an order for the organ, also after its limit or after a return. Raises as the others do."""
    found = _seen(access, order_id)
    allowed(access, "reminder.answer", found.organ_id)
    text = said(words, "words", _("请写明整改落实情况。"))
    asked = {"order": order_id, "words": text}
    with change("order.answer", stream=("task", found.task_id), by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        row = act.lock(Order, order_id)
        expect(row.state in {"issued", "returned"}, _("这份督办单现在不能回复，请刷新后查看。"))
        act.update(row, state="answered", answer=text, answered_at=act.at, answered_by_id=access.person)
        return act.answer({"order": row.pk, "state": row.state})


def check_order(
    access: Access, order_id: int, *, sufficient: bool, words: str, key: str | None = None
) -> dict[str, Any]:
    """Accept the answer, which settles the order, or return it with a reason."""
    found = _seen(access, order_id)
    allowed(access, "reminder.send", found.organ_id)
    text = said(words, "words", _("请写明审核意见。"))
    asked = {"order": order_id, "sufficient": sufficient, "words": text}
    with change("order.check", stream=("task", found.task_id), by=access, key=key, asked=asked, reason=text) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        row = act.lock(Order, order_id)
        expect(row.state == "answered", _("这份督办单还没有待审核的回复。"))
        state = "settled" if sufficient else "returned"
        act.update(row, state=state, check_words=text, checked_at=act.at, checked_by_id=access.person)
        return act.answer({"order": row.pk, "state": row.state})


def escalate_order(access: Access, order_id: int, *, words: str, demand: str, key: str | None = None) -> dict[str, Any]:
    """Issue the order of the next level after this one's limit has passed without a sufficient answer."""
    found = _seen(access, order_id)
    allowed(access, "reminder.send", found.organ_id)
    text = said(words, "words", _("请写明督办事由。"))
    wanted = said(demand, "demand", _("请写明办理要求。"))
    asked = {"order": order_id, "words": text, "demand": wanted}
    with change("order.escalate", stream=("task", found.task_id), by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        row = act.lock(Order, order_id)
        expect(row.state in OPEN_ORDERS, _("这份督办单已经了结，不能升级。"))
        expect(row.state != "answered", _("单位已经回复，请先审核回复；退回后仍可升级。"))
        above = level_above(row.level)
        if above is None:
            expect(False, _("这已经是最高一级督办单，不能再升级。"))
            raise AssertionError
        expect(
            today() > row.due_on,
            _("期限%(day)s还没有过，期满后才能发出%(level)s。") % {"day": row.due_on.isoformat(), "level": above.words},
            code="limit_not_passed",
        )
        task = brief(access, row.task_id)
        expect(task.lead == row.organ_id, _("这项任务已改由其他单位牵头，请撤销原单后另发。"))
        act.update(row, state="escalated", checked_at=act.at, checked_by_id=access.person)
        made = _made(act, task, above.key, text, wanted, start_reason="", previous=row)
        return act.answer({"order": made.pk, "number": made.number})


def withdraw_order(access: Access, order_id: int, *, words: str, key: str | None = None) -> dict[str, Any]:
    """Take an open order back, with the reason; its number stays taken."""
    found = _seen(access, order_id)
    allowed(access, "reminder.send", found.organ_id)
    text = said(words, "words", _("请写明撤销的理由。"))
    asked = {"order": order_id, "words": text}
    with change("order.withdraw", stream=("task", found.task_id), by=access, key=key, asked=asked, reason=text) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        row = act.lock(Order, order_id)
        expect(row.state in OPEN_ORDERS, _("这份督办单已经了结，不能撤销。"))
        act.update(row, state="withdrawn", check_words=text, checked_at=act.at, checked_by_id=access.person)
        return act.answer({"order": row.pk, "state": row.state})


def _seen(access: Access, order_id: int) -> Order:
    found = visible_orders(access).filter(pk=order_id).first()
    if found is None:
        raise NotFound(_("没有找到这份督办单。"))
    return found
