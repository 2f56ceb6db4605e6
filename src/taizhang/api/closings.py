"""销号 closings: asked for with evidence, checked by another person, closed or returned; reopened."""

from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, File, Form, Query, Router, Schema
from ninja.files import UploadedFile

from taizhang.api.frame import Cursor, Key, PageOut, Size, reading, writing
from taizhang.api.numbers import Place
from taizhang.api.progress import MarkOut
from taizhang.api.said import ManyIn, OpinionIn, OutcomeOut, TaskDoneOut
from taizhang.ledger import service
from taizhang.ledger.records import ClosingRecord, Upload

router = Router(tags=["closings"])


class ClosingOut(Schema):
    """销号: a request, what the checker is shown, what became of it."""

    id: int
    task: int
    task_number: str
    task_title: str
    organ: int
    target: Decimal | None
    latest_value: Decimal | None
    words: str
    state: str = Field(description="requested, closed, returned or reopened.")
    marks: list[MarkOut]
    evidence: list[int] = Field(description="All evidence of the task, what the request brought first.")
    requested_by: int | None
    requested_at: datetime
    checked_by: int | None
    checked_at: datetime | None
    reason: str
    reopened_at: datetime | None
    reopen_reason: str
    can: list[str]


class ClosingDoneOut(Schema):
    """The closing that an act was about."""

    closing: int
    task: int


def _out(record: ClosingRecord) -> dict[str, Any]:
    return asdict(record) | {"evidence": [piece.id for piece in record.evidence], "can": sorted(record.can)}


@router.get("/closings", response=PageOut[ClosingOut], summary="List closings")
def listing(
    request: HttpRequest,
    state: Annotated[str, Query(max_length=20)] = "",
    organ: Place | None = None,
    task: Place | None = None,
    mark: Annotated[str, Query(max_length=20, description="A mark's code, or `any`.")] = "",
    cursor: Cursor = None,
    size: Size = 50,
) -> Any:
    """Return the closings that the caller may see: the oldest first while they wait, else the newest first."""
    asked = service.ClosingFilter(state=state, organ=organ, task=task, mark=mark)
    page = service.closings_page(reading(request), asked, cursor=cursor, size=size)
    return {"items": [_out(row) for row in page.rows], "next": page.next}


@router.post("/closings", response=ClosingDoneOut, summary="Ask that a task be closed")
def ask(
    request: HttpRequest,
    task: Form[Place],
    words: Form[str],
    files: Annotated[list[UploadedFile] | None, File(description="Evidence brought with the request.")] = None,
    key: Key = None,
) -> Any:
    """Ask in words, with files brought now or what the reports hold already."""
    uploads = [Upload(filename=file.name or "", data=file.read()) for file in files or ()]
    return service.request_closing(writing(request), task, words=words, uploads=uploads, key=key)


@router.post("/closings/close", response=list[OutcomeOut], summary="Close several tasks, each by itself")
def close_several(request: HttpRequest, body: ManyIn, key: Key = None) -> Any:
    """Close what can be closed; say of each other why not."""
    return list(service.close_many(writing(request), body.ids, reason=body.reason, key=key))


@router.post("/closings/return", response=list[OutcomeOut], summary="Return several closings, each by itself")
def return_several(request: HttpRequest, body: ManyIn, key: Key = None) -> Any:
    """Return what can be returned, with one reason; say of each other why not."""
    return list(service.return_closings(writing(request), body.ids, reason=body.reason, key=key))


@router.get("/closings/{id}", response=ClosingOut, summary="One closing")
def one(request: HttpRequest, id: Place) -> Any:
    """Return one closing."""
    return _out(service.closing_record(reading(request), id))


@router.post("/closings/{id}/close", response=ClosingDoneOut, summary="Close a task")
def close(request: HttpRequest, id: Place, body: OpinionIn, key: Key = None) -> Any:
    """Close a task, as another person than whoever asked."""
    return service.close_task(writing(request), id, reason=body.reason, key=key)


@router.post("/closings/{id}/return", response=ClosingDoneOut, summary="Return a closing")
def give_back(request: HttpRequest, id: Place, body: OpinionIn, key: Key = None) -> Any:
    """Return a request, with the reason."""
    return service.return_closing(writing(request), id, reason=body.reason, key=key)


@router.post("/tasks/{id}/reopen", response=TaskDoneOut, summary="Reopen a closed task")
def reopen(request: HttpRequest, id: Place, body: OpinionIn, key: Key = None) -> Any:
    """Reopen a task, with the reason; the closing stays in the history."""
    return service.reopen_task(writing(request), id, reason=body.reason, key=key)
