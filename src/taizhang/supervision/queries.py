"""Reading reminders, orders, reviews and re-checks. Every list begins at its door and is a fixed number of queries."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from taizhang.audit.service import NotFound
from taizhang.ledger.service import StandsOpen, conclusions, same_subject
from taizhang.organs.records import Access
from taizhang.storage import Page, page_after, today
from taizhang.supervision.doors import (
    visible_orders,
    visible_recheck_items,
    visible_rechecks,
    visible_reminders,
    visible_reviews,
    visible_sheets,
)
from taizhang.supervision.drawing import draw, ticket
from taizhang.supervision.models import Order, Recheck, RecheckItem, Reminder, ReviewRequest
from taizhang.supervision.models.order import OPEN_ORDERS
from taizhang.supervision.records import (
    Contest,
    HeededOrder,
    OrderRecord,
    RecheckItemRecord,
    RecheckRecord,
    ReminderRecord,
    ReviewRecord,
)
from taizhang.supervision.tables import review_due


def reminders(
    access: Access,
    *,
    organ: int | None = None,
    task: int | None = None,
    kind: str = "",
    unanswered: bool = False,
    month: int | None = None,
    cursor: str | None = None,
    size: int = 50,
) -> Page[ReminderRecord]:
    """Return the reminders, newest first. Raises BadCursor."""
    rows = visible_reminders(access).select_related("task")
    if organ is not None:
        rows = rows.filter(organ=organ)
    if task is not None:
        rows = rows.filter(task=task)
    if kind:
        rows = rows.filter(kind=kind)
    if unanswered:
        rows = rows.filter(answered_at=None)
    if month is not None:
        rows = rows.filter(sent_at__year=month // 100, sent_at__month=month % 100)
    found, following = page_after(rows, order=["-sent_at"], cursor=cursor, size=size)
    return Page(rows=tuple(_reminder(row) for row in found), next=following)


def _reminder(row: Reminder) -> ReminderRecord:
    return ReminderRecord(
        id=row.pk,
        task=row.task_id,
        number=row.task.number,
        title=row.task.title,
        organ=row.organ_id,
        kind=row.kind,
        rule=row.rule,
        words=row.words,
        due_on=row.due_on,
        sent_at=row.sent_at,
        sent_by=row.sent_by_id,
        answer=row.answer,
        answered_at=row.answered_at,
        answered_by=row.answered_by_id,
    )


def reminder(access: Access, reminder_id: int) -> ReminderRecord:
    """Return one reminder; raises NotFound."""
    row = visible_reminders(access).select_related("task").filter(pk=reminder_id).first()
    if row is None:
        raise NotFound(_("没有找到这次催办。"))
    return _reminder(row)


def orders(
    access: Access,
    *,
    organ: int | None = None,
    task: int | None = None,
    level: str = "",
    state: str = "",
    year: int | None = None,
    month: int | None = None,
    cursor: str | None = None,
    size: int = 50,
) -> Page[OrderRecord]:
    """Return the orders, newest number first; ``state`` may also be ``open`` or ``overdue``. Raises BadCursor."""
    rows = visible_orders(access).select_related("task", "following")
    if organ is not None:
        rows = rows.filter(organ=organ)
    if task is not None:
        rows = rows.filter(task=task)
    if level:
        rows = rows.filter(level=level)
    if state in {"open", "overdue"}:
        rows = rows.filter(state__in=OPEN_ORDERS)
        if state == "overdue":
            rows = rows.filter(due_on__lt=today())
    elif state:
        rows = rows.filter(state=state)
    if year is not None:
        rows = rows.filter(year=year)
    if month is not None:
        rows = rows.filter(issued_at__year=month // 100, issued_at__month=month % 100)
    found, following = page_after(rows, order=["-year", "-sequence"], cursor=cursor, size=size)
    return Page(rows=tuple(_order(row) for row in found), next=following)


def _order(row: Order) -> OrderRecord:
    following: Order | None = getattr(row, "following", None)
    return OrderRecord(
        id=row.pk,
        number=row.number,
        task=row.task_id,
        task_number=row.task.number,
        title=row.task.title,
        organ=row.organ_id,
        level=row.level,
        words=row.words,
        demand=row.demand,
        start_reason=row.start_reason,
        previous=row.previous_id,
        following=None if following is None else following.pk,
        issued_at=row.issued_at,
        issued_by=row.issued_by_id,
        due_on=row.due_on,
        due_derivation=row.due_derivation,
        overdue=row.state in OPEN_ORDERS and row.due_on < today(),
        state=row.state,
        answer=row.answer,
        answered_at=row.answered_at,
        answered_by=row.answered_by_id,
        checked_at=row.checked_at,
        checked_by=row.checked_by_id,
        check_words=row.check_words,
    )


def orders_named(access: Access, ids: Collection[int]) -> Mapping[int, str]:
    """Return number and task of those of these orders that may be seen."""
    rows = visible_orders(access).filter(pk__in=set(ids)).order_by("year", "sequence")
    return {pk: f"{number} {title}" for pk, number, title in rows.values_list("pk", "number", "task__title")}


def reminders_named(access: Access, ids: Collection[int]) -> Mapping[int, str]:
    """Return task and day of those of these reminders that may be seen."""
    rows = visible_reminders(access).filter(pk__in=set(ids)).order_by("sent_at", "pk")
    return {
        pk: f"{number} {title} {timezone.localtime(at).date().isoformat()}"
        for pk, number, title, at in rows.values_list("pk", "task__number", "task__title", "sent_at")
    }


def order(access: Access, order_id: int) -> OrderRecord:
    """Return one order; raises NotFound."""
    row = visible_orders(access).select_related("task", "following").filter(pk=order_id).first()
    if row is None:
        raise NotFound(_("没有找到这份督办单。"))
    return _order(row)


def ladder_of(access: Access, order_id: int) -> tuple[OrderRecord, ...]:
    """Return the order with those below and above it on the ladder, lowest first: one query for the task's orders."""
    one = order(access, order_id)
    rows = visible_orders(access).select_related("task", "following").filter(task=one.task, organ=one.organ)
    known = {row.pk: _order(row) for row in rows}
    first = known[order_id]
    while first.previous is not None and first.previous in known:
        first = known[first.previous]
    chain = [first]
    while (after := chain[-1].following) is not None and after in known:
        chain.append(known[after])
    return tuple(chain)


def open_orders(access: Access, organ: int) -> tuple[OrderRecord, ...]:
    """Return the open orders of an organ, the next due first: shown where more is about to be asked of it."""
    rows = visible_orders(access).select_related("task", "following").filter(organ=organ, state__in=OPEN_ORDERS)
    return tuple(_order(row) for row in rows.order_by("due_on", "pk"))


def orders_like(access: Access, asked: Sequence[tuple[str, int | None]]) -> tuple[tuple[StandsOpen, ...], ...]:
    """Return for each pair of words and organ the organ's open orders on the same subject: one query in all."""
    organs = {organ for _words, organ in asked if organ is not None}
    if not organs:
        return ((),) * len(asked)
    rows = visible_orders(access).select_related("task").filter(organ__in=organs, state__in=OPEN_ORDERS)
    open_now = list(rows.order_by("due_on", "pk"))
    return tuple(
        tuple(
            StandsOpen(kind="order", id=row.pk, number=row.number, title=row.task.title, due=row.due_on)
            for row in open_now
            if row.organ_id == organ and same_subject(words, f"{row.task.title}{row.demand}")
        )
        for words, organ in asked
    )


def orders_to_heed(access: Access, organs: Collection[int], words: str) -> tuple[HeededOrder, ...]:
    """Return the open orders of these organs, those on the same subject as these words first: one query.

    Shown where a matter or a task is about to be opened (政府督查工作条例 第十五条: 严禁重复督查).
    """
    rows = visible_orders(access).select_related("task", "following").filter(organ__in=organs, state__in=OPEN_ORDERS)
    found = [
        HeededOrder(order=_order(row), same_subject=same_subject(words, f"{row.task.title}{row.demand}"))
        for row in rows.order_by("due_on", "pk")
    ]
    return tuple(sorted(found, key=lambda one: not one.same_subject))


def reviews(
    access: Access,
    *,
    organ: int | None = None,
    state: str = "",
    kind: str = "",
    cursor: str | None = None,
    size: int = 50,
) -> Page[ReviewRecord]:
    """Return the requests for review, newest first. Raises BadCursor."""
    rows = visible_reviews(access)
    if organ is not None:
        rows = rows.filter(organ=organ)
    if state:
        rows = rows.filter(state=state)
    if kind:
        rows = rows.filter(kind=kind)
    found, following = page_after(rows, order=["-requested_at"], cursor=cursor, size=size)
    return Page(rows=tuple(_review(row) for row in found), next=following)


def _review(row: ReviewRequest) -> ReviewRecord:
    return ReviewRecord(
        id=row.pk,
        kind=row.kind,
        conclusion=row.conclusion,
        task=row.task_id,
        organ=row.organ_id,
        title=row.title,
        concluded_on=row.concluded_on,
        concluded_by=row.concluded_by_id,
        request_due=row.request_due,
        reason=row.reason,
        requested_by=row.requested_by_id,
        requested_at=row.requested_at,
        decide_due=row.decide_due,
        derivation=row.derivation,
        overdue=row.state == "requested" and row.decide_due < today(),
        state=row.state,
        decided_by=row.decided_by_id,
        decided_at=row.decided_at,
        decision=row.decision,
        correction=row.correction,
    )


def review(access: Access, review_id: int) -> ReviewRecord:
    """Return one request for review; raises NotFound."""
    row = visible_reviews(access).filter(pk=review_id).first()
    if row is None:
        raise NotFound(_("没有找到这项复核申请。"))
    return _review(row)


_LONGEST = timedelta(days=45)
"""A limit of 30 days that ends within long holidays still lies within this."""


def contestable(access: Access) -> tuple[Contest, ...]:
    """Return the conclusions that one's organs may still contest, the first to lapse first."""
    if not access.may("review.request") and not access.may("score.appeal"):
        return ()
    day = today()
    taken = set(visible_reviews(access).exclude(state="withdrawn").values_list("kind", "conclusion"))
    found: list[Contest] = []
    for one in conclusions(access, since=day - _LONGEST):
        if access.may("review.request", one.organ) and (one.kind, one.id) not in taken:
            title = f"{one.number} {one.title}"
            found += _contest(one.kind, one.id, one.task, title, one.organ, one.on, one.words, day)
    for sheet in visible_sheets(access).filter(state="frozen", frozen_at__date__gte=day - _LONGEST):
        if sheet.frozen_at and access.may("score.appeal", sheet.organ_id) and ("score", sheet.pk) not in taken:
            title = _("%(year)s年度考核得分%(total)s") % {"year": sheet.year, "total": sheet.total}
            found += _contest(
                "score", sheet.pk, None, title, sheet.organ_id, timezone.localtime(sheet.frozen_at).date(), "", day
            )
    return tuple(sorted(found, key=lambda one: (one.until, one.kind, one.conclusion)))


def _contest(
    kind: str, conclusion: int, task: int | None, title: str, organ: int, on: date, words: str, day: date
) -> list[Contest]:
    until = review_due(on, day)[0].on
    if until < day:
        return []
    one = Contest(
        kind=kind, conclusion=conclusion, task=task, title=title, organ=organ, on=on, words=words, until=until
    )
    return [one]


def rechecks(access: Access) -> tuple[RecheckRecord, ...]:
    """Return every draw, newest first, without what was found."""
    return tuple(_recheck(row, ()) for row in visible_rechecks(access).order_by("-year", "-sequence"))


def recheck(access: Access, recheck_id: int) -> RecheckRecord:
    """Return one draw with what was found; raises NotFound."""
    row = visible_rechecks(access).filter(pk=recheck_id).first()
    if row is None:
        raise NotFound(_("没有找到这次抽查。"))
    items = visible_recheck_items(access).filter(recheck=row).select_related("task").order_by("position")
    return _recheck(row, tuple(_item(item, row) for item in items))


def _recheck(row: Recheck, items: tuple[RecheckItemRecord, ...]) -> RecheckRecord:
    again = draw(row.seed, row.population, row.size)
    return RecheckRecord(
        id=row.pk,
        number=row.number,
        ledger_year=row.ledger_year,
        seed=row.seed,
        seed_source=row.seed_source,
        algorithm=row.algorithm,
        population=tuple(row.population),
        list_hash=row.list_hash,
        size=row.size,
        drawn=tuple(row.drawn),
        reproduced=list(again.drawn) == row.drawn and again.list_hash == row.list_hash,
        drawn_at=row.drawn_at,
        drawn_by=row.drawn_by_id,
        items=items,
    )


def _item(row: RecheckItem, of: Recheck) -> RecheckItemRecord:
    number = of.drawn[row.position - 1]
    return RecheckItemRecord(
        id=row.pk,
        position=row.position,
        task=row.task_id,
        number=number,
        title=row.task.title,
        organ=row.organ_id,
        ticket=ticket(of.seed, of.list_hash, number),
        result=row.result,
        found=row.found,
        checked_at=row.checked_at,
        checked_by=row.checked_by_id,
    )
