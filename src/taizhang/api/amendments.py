"""延期、调整 amendments: asked for, passed on, approved, refused, withdrawn."""

from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from taizhang.api.frame import Cursor, Key, PageOut, Size, reading, writing
from taizhang.api.numbers import Place
from taizhang.api.said import OpinionIn
from taizhang.ledger import service
from taizhang.ledger.records import AmendmentRecord

router = Router(tags=["amendments"])


class AmendmentOut(Schema):
    """延期、调整: what was, what is asked for, who decides by which rule, what became of it."""

    id: int
    task: int
    task_number: str
    organ: int
    kind: str = Field(description="deadline or target.")
    old_deadline: date | None
    new_deadline: date | None
    old_target: Decimal | None
    new_target: Decimal | None
    original_deadline: date | None = Field(description="As first assigned.")
    original_target: Decimal | None
    reason: str
    approver: str = Field(description="office or leader, by the rule.")
    rule: str
    rule_words: str
    state: str = Field(description="requested, office_agreed, approved, refused or withdrawn.")
    requested_by: int | None
    requested_at: datetime
    agreed_at: datetime | None
    decided_at: datetime | None
    decision: str
    can: list[str] = Field(description="The acts open to the caller.")


class AmendmentIn(Schema):
    """A later deadline or another target, with the reason."""

    task: Place
    kind: Literal["deadline", "target"]
    new_deadline: date | None = None
    new_target: Decimal | None = None
    reason: str = Field(max_length=4000)


class AmendmentDoneOut(Schema):
    """The request that an act was about."""

    amendment: int
    state: str = "requested"


def _out(record: AmendmentRecord) -> dict[str, Any]:
    return asdict(record) | {"can": sorted(record.can)}


@router.get("/amendments", response=PageOut[AmendmentOut], summary="List requests")
def listing(
    request: HttpRequest,
    state: Annotated[str, Query(max_length=20, description="A state, or `waiting` for what is not decided.")] = "",
    kind: Annotated[str, Query(max_length=20)] = "",
    organ: Place | None = None,
    task: Place | None = None,
    cursor: Cursor = None,
    size: Size = 50,
) -> Any:
    """Return the requests that the caller may see: the oldest first while they wait, else the newest first."""
    asked = service.AmendmentFilter(state=state, kind=kind, organ=organ, task=task)
    page = service.amendments_page(reading(request), asked, cursor=cursor, size=size)
    return {"items": [_out(row) for row in page.rows], "next": page.next}


@router.post("/amendments", response=AmendmentDoneOut, summary="Ask for a later deadline or another target")
def ask(request: HttpRequest, body: AmendmentIn, key: Key = None) -> Any:
    """Ask before the task is due."""
    return service.request_amendment(
        writing(request),
        body.task,
        kind=body.kind,
        reason=body.reason,
        new_deadline=body.new_deadline,
        new_target=body.new_target,
        key=key,
    )


@router.get("/amendments/{id}", response=AmendmentOut, summary="One request")
def one(request: HttpRequest, id: Place) -> Any:
    """Return one request."""
    return _out(service.amendment_record(reading(request), id))


@router.post("/amendments/{id}/agree", response=AmendmentDoneOut, summary="Pass a request on to the leader")
def agree(request: HttpRequest, id: Place, body: OpinionIn, key: Key = None) -> Any:
    """Agree as the office to what a leader decides."""
    return service.agree_amendment(writing(request), id, note=body.reason, key=key)


@router.post("/amendments/{id}/approve", response=AmendmentDoneOut, summary="Approve a request")
def approve(request: HttpRequest, id: Place, body: OpinionIn, key: Key = None) -> Any:
    """Approve what is one's own to decide; the original is kept."""
    return service.approve_amendment(writing(request), id, note=body.reason, key=key)


@router.post("/amendments/{id}/refuse", response=AmendmentDoneOut, summary="Refuse a request")
def refuse(request: HttpRequest, id: Place, body: OpinionIn, key: Key = None) -> Any:
    """Refuse, with the reason."""
    return service.refuse_amendment(writing(request), id, reason=body.reason, key=key)


@router.post("/amendments/{id}/withdraw", response=AmendmentDoneOut, summary="Withdraw a request")
def withdraw(request: HttpRequest, id: Place, key: Key = None) -> Any:
    """Withdraw one's own organ's request before it is decided."""
    return service.withdraw_amendment(writing(request), id, key=key)
