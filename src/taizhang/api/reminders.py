"""Reminders 催办 and supervision orders 督办单."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from ninja import Field, Router, Schema

from taizhang.api.frame import Cursor, Key, PageOut, Size, reading, writing
from taizhang.api.numbers import Place
from taizhang.supervision import service

router = Router(tags=["supervision"])


class ReminderOut(Schema):
    """催办."""

    id: int
    task: int
    number: str = Field(description="Number of the task.")
    title: str
    organ: int
    kind: str = Field(description="approaching, unsigned, overdue or urge.")
    rule: str = Field(description="The rule that sent it; empty where a person did.")
    words: str
    due_on: date | None
    sent_at: datetime
    sent_by: int | None
    answer: str
    answered_at: datetime | None
    answered_by: int | None


class OrderOut(Schema):
    """督办单."""

    id: int
    number: str
    task: int
    task_number: str
    title: str
    organ: int
    level: str = Field(description="A level of the ladder.")
    words: str
    demand: str
    start_reason: str
    previous: int | None = Field(description="The order of the level below that it follows.")
    following: int | None
    issued_at: datetime
    issued_by: int | None
    due_on: date
    due_derivation: str = Field(description="How the last day follows from the limit, line by line.")
    overdue: bool
    state: str = Field(description="issued, answered, returned, settled, escalated or withdrawn.")
    answer: str
    answered_at: datetime | None
    answered_by: int | None
    checked_at: datetime | None
    checked_by: int | None
    check_words: str


class LevelOut(Schema):
    """One level of the ladder."""

    key: str
    zh: str
    en: str
    limit: str
    rank: int


class SupervisionWordsIn(Schema):
    """A few words."""

    words: str = Field(max_length=4000)


class ReminderIn(SupervisionWordsIn):
    """What a reminder says."""

    task: Place


class OrderIn(ReminderIn):
    """What an order says."""

    demand: str = Field(max_length=4000)
    level: str | None = Field(None, description="Lowest where none is given; a higher one needs start_reason.")
    start_reason: str = Field("", max_length=4000)


class CheckIn(SupervisionWordsIn):
    """What the office makes of an answer."""

    sufficient: bool


class EscalateIn(SupervisionWordsIn):
    """What the order of the next level says."""

    demand: str = Field(max_length=4000)


@router.get("/reminders", response=PageOut[ReminderOut], summary="List reminders")
def reminders(
    request: HttpRequest,
    organ: Place | None = None,
    task: Place | None = None,
    kind: str = "",
    unanswered: bool = False,
    cursor: Cursor = None,
    size: Size = 50,
) -> Any:
    """Return the reminders that the caller may see, newest first."""
    page = service.reminders(
        reading(request), organ=organ, task=task, kind=kind, unanswered=unanswered, cursor=cursor, size=size
    )
    return {"items": [asdict(one) for one in page.rows], "next": page.next}


@router.get("/reminders/{reminder}", response=ReminderOut, summary="One reminder")
def one_reminder(request: HttpRequest, reminder: Place) -> Any:
    """Return one reminder."""
    return asdict(service.reminder(reading(request), reminder))


@router.post("/reminders", response=ReminderOut, summary="Press the lead organ of a task")
def send(request: HttpRequest, given: ReminderIn, key: Key = None) -> Any:
    """Send a reminder."""
    access = writing(request)
    done = service.send_reminder(access, given.task, words=given.words, key=key)
    return asdict(service.reminder(access, done["reminder"]))


@router.post("/reminders/{reminder}/answer", response=ReminderOut, summary="Answer a reminder")
def answer_reminder(request: HttpRequest, reminder: Place, given: SupervisionWordsIn, key: Key = None) -> Any:
    """Answer a reminder once."""
    access = writing(request)
    service.answer_reminder(access, reminder, words=given.words, key=key)
    return asdict(service.reminder(access, reminder))


@router.get("/ladder", response=list[LevelOut], summary="The levels of orders")
def ladder(request: HttpRequest) -> Any:
    """Return the ladder of orders, lowest first."""
    reading(request)
    return [
        {"key": one.key, "zh": one.zh, "en": one.en, "limit": str(one.limit), "rank": one.rank}
        for one in service.ladder()
    ]


@router.get("/orders", response=PageOut[OrderOut], summary="List supervision orders")
def orders(
    request: HttpRequest,
    organ: Place | None = None,
    task: Place | None = None,
    level: str = "",
    state: str = "",
    cursor: Cursor = None,
    size: Size = 50,
) -> Any:
    """Return the orders that the caller may see, newest number first; ``state`` may also be open or overdue."""
    page = service.orders(reading(request), organ=organ, task=task, level=level, state=state, cursor=cursor, size=size)
    return {"items": [asdict(one) for one in page.rows], "next": page.next}


@router.get("/orders/{order}", response=OrderOut, summary="One supervision order")
def one_order(request: HttpRequest, order: Place) -> Any:
    """Return one order."""
    return asdict(service.order(reading(request), order))


@router.post("/orders", response=OrderOut, summary="Issue a supervision order")
def issue(request: HttpRequest, given: OrderIn, key: Key = None) -> Any:
    """Issue an order to the lead organ of a task."""
    access = writing(request)
    done = service.issue_order(
        access, given.task, words=given.words, demand=given.demand, level_key=given.level,
        start_reason=given.start_reason, key=key,
    )  # fmt: skip
    return asdict(service.order(access, done["order"]))


@router.post("/orders/{order}/answer", response=OrderOut, summary="Answer a supervision order")
def answer(request: HttpRequest, order: Place, given: SupervisionWordsIn, key: Key = None) -> Any:
    """Answer an order for the organ."""
    access = writing(request)
    service.answer_order(access, order, words=given.words, key=key)
    return asdict(service.order(access, order))


@router.post("/orders/{order}/check", response=OrderOut, summary="Accept or return an answer")
def check(request: HttpRequest, order: Place, given: CheckIn, key: Key = None) -> Any:
    """Accept the answer, which settles the order, or return it."""
    access = writing(request)
    service.check_order(access, order, sufficient=given.sufficient, words=given.words, key=key)
    return asdict(service.order(access, order))


@router.post("/orders/{order}/escalate", response=OrderOut, summary="Issue the order of the next level")
def escalate(request: HttpRequest, order: Place, given: EscalateIn, key: Key = None) -> Any:
    """Issue the next level after the limit has passed."""
    access = writing(request)
    done = service.escalate_order(access, order, words=given.words, demand=given.demand, key=key)
    return asdict(service.order(access, done["order"]))


@router.post("/orders/{order}/withdraw", response=OrderOut, summary="Take an order back")
def withdraw(request: HttpRequest, order: Place, given: SupervisionWordsIn, key: Key = None) -> Any:
    """Take an open order back; its number stays taken."""
    access = writing(request)
    service.withdraw_order(access, order, words=given.words, key=key)
    return asdict(service.order(access, order))
