"""进度 progress: reports, from the draft to what the office made of them; what is due; the lights of a task."""

from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from taizhang.api.frame import Cursor, Key, PageOut, Size, reading, writing
from taizhang.api.numbers import Month, Place
from taizhang.api.said import ManyIn, OpinionIn, OutcomeOut, TaskDoneOut, Text
from taizhang.ledger import service
from taizhang.ledger.records import DueReport, ProgressRecord

router = Router(tags=["progress"])


class MarkOut(Schema):
    """提示: what a checker is shown. It accuses nobody."""

    code: str = Field(
        description="late, after_lock, empty, copied, falls, jump, no_new_evidence, reused_evidence, burst."
    )
    name: str
    text: str = Field(description="What it rests on.")
    progress: int | None = Field(description="The report that it points to.")
    month: int | None
    evidence: list[int]


class StepDoneOut(Schema):
    """A milestone that a report says was reached."""

    milestone: int
    title: str
    done_on: date


class ProgressOut(Schema):
    """进度: one report on a task for a month."""

    id: int
    task: int
    task_number: str
    task_title: str
    organ: int
    month: int = Field(description="As 202610.")
    value: Decimal | None = Field(description="Value so far, in the task's unit; null where none is stated.")
    unit: str
    words: str = Field(description="进展情况")
    problems: str = Field(description="存在问题")
    next_steps: str = Field(description="下一步措施")
    claimed: str = Field(
        description="not_started, behind, on_schedule, ahead, done, lasting; empty where nothing is said."
    )
    milestones: list[StepDoneOut]
    state: str = Field(description="draft, submitted, approved, accepted, returned, spot_check or replaced.")
    corrects: int | None = Field(description="The report that this one corrects after the lock.")
    late: bool
    marks: list[MarkOut]
    evidence: list[int] = Field(description="Keys of its evidence.")
    reported_by: int | None
    reported_at: datetime | None
    approved_by: int | None
    approved_at: datetime | None
    verified_by: int | None
    verified_at: datetime | None
    verdict: str = Field(description="Why it was returned or picked, or what a spot check found.")
    can: list[str] = Field(description="The acts open to the caller.")


class DueOut(Schema):
    """待报: one task of one's own in a month, with what there is of its report."""

    task: int
    number: str
    title: str
    organ: int
    is_lead: bool
    deadline: date | None
    target: Decimal | None
    unit: str
    last_month: int | None
    last_value: Decimal | None
    last_words: str
    progress: int | None
    state: str = Field(description="Empty where there is no report yet.")
    editable: bool
    offered_observation: int | None = Field(description="An observation that already holds the value.")
    offered_value: Decimal | None


class StepDoneIn(Schema):
    """A milestone with the day on which it was reached."""

    milestone: Place
    done_on: date


class ProgressDraftIn(Schema):
    """What a report says. Nothing is taken over from last month."""

    task: Place
    month: Month
    value: Decimal | None = None
    words: Text = ""
    problems: Text = ""
    next_steps: Text = ""
    claimed: str = Field("", max_length=20)
    milestones: list[StepDoneIn] = Field(default_factory=list, max_length=200)


class ProgressDoneOut(Schema):
    """The report that an act was about."""

    progress: int
    state: str = ""


class LightOut(Schema):
    """红绿灯 of a month with its derivation, in the language of the request."""

    month: int
    colour: str
    rule: str
    actual: Decimal | None
    planned: Decimal | None
    derivation: str


class OverrideOut(Schema):
    """人工定灯."""

    id: int
    colour: str
    reason: str
    set_by: int | None
    set_at: datetime
    expires_on: date
    ended_at: datetime | None
    active: bool


class StatusOut(Schema):
    """三种状态: claimed, verified, scheduled; never merged."""

    task: int
    claimed: str
    verified: str
    light: str
    light_month: int | None
    lights: list[LightOut]
    override: OverrideOut | None


class LightIn(Schema):
    """A light set by hand."""

    colour: str = Field(max_length=10)
    reason: Text
    expires_on: date


def progress_out(record: ProgressRecord) -> dict[str, Any]:
    """Return a report as the interface gives it."""
    return asdict(record) | {"evidence": [piece.id for piece in record.evidence], "can": sorted(record.can)}


def _due(row: DueReport) -> dict[str, Any]:
    offered = row.offered
    return asdict(row) | {
        "offered_observation": None if offered is None else offered.observation,
        "offered_value": None if offered is None else offered.value,
    }


@router.get("/progress", response=PageOut[ProgressOut], summary="List reports")
def listing(
    request: HttpRequest,
    state: Annotated[
        str, Query(max_length=20, description="A state, or `waiting` for what waits for the office.")
    ] = "",
    month: Month | None = None,
    organ: Place | None = None,
    task: Place | None = None,
    mark: Annotated[str, Query(max_length=20, description="A mark's code, or `any`.")] = "",
    text: Annotated[str, Query(max_length=60)] = "",
    cursor: Cursor = None,
    size: Size = 50,
) -> Any:
    """Return the reports that the caller may see, the oldest month first."""
    asked = service.ProgressFilter(state=state, month=month, organ=organ, task=task, mark=mark, text=text)
    page = service.progress_page(reading(request), asked, cursor=cursor, size=size)
    return {"items": [progress_out(row) for row in page.rows], "next": page.next}


@router.get("/progress/due", response=PageOut[DueOut], summary="List what one's organs have to report for a month")
def due(request: HttpRequest, month: Month, organ: Place | None = None, cursor: Cursor = None, size: Size = 100) -> Any:
    """Return one's own tasks with the month's report, by deadline."""
    access = reading(request)
    window = service.window_of(access, month)
    sheet, following = service.reporting_sheet(access, window, organ=organ, cursor=cursor, size=size)
    return {"items": [_due(row) for row in sheet.rows], "next": following}


@router.post("/progress", response=ProgressDoneOut, summary="Write a draft, or change it")
def draft(request: HttpRequest, body: ProgressDraftIn, key: Key = None) -> Any:
    """Keep a month's report without handing it in."""
    return service.save_draft(
        writing(request),
        body.task,
        body.month,
        value=body.value,
        words=body.words,
        problems=body.problems,
        next_steps=body.next_steps,
        claimed=body.claimed,
        milestones=[(step.milestone, step.done_on) for step in body.milestones],
        key=key,
    )


@router.post("/progress/accept", response=list[OutcomeOut], summary="Accept several reports, each by itself")
def accept_several(request: HttpRequest, body: ManyIn, key: Key = None) -> Any:
    """Accept what can be accepted; say of each other why not."""
    # A list: two outcomes in a tuple would be taken for a status and a body.
    return list(service.accept_many(writing(request), body.ids, key=key))


@router.post("/progress/approve", response=list[OutcomeOut], summary="Approve several reports, each by itself")
def approve_several(request: HttpRequest, body: ManyIn, key: Key = None) -> Any:
    """Approve what can be approved; say of each other why not."""
    return list(service.approve_many(writing(request), body.ids, key=key))


@router.post("/progress/return", response=list[OutcomeOut], summary="Return several reports, each by itself")
def return_several(request: HttpRequest, body: ManyIn, key: Key = None) -> Any:
    """Return what can be returned, with one reason; say of each other why not."""
    return list(service.return_many(writing(request), body.ids, reason=body.reason, key=key))


@router.post("/progress/pick", response=list[OutcomeOut], summary="Pick several reports, each by itself")
def pick_several(request: HttpRequest, body: ManyIn, key: Key = None) -> Any:
    """Pick what can be picked for a spot check; say of each other why not."""
    return list(service.pick_many(writing(request), body.ids, reason=body.reason, key=key))


@router.get("/progress/{id}", response=ProgressOut, summary="One report")
def one(request: HttpRequest, id: Place) -> Any:
    """Return one report."""
    return progress_out(service.progress_record(reading(request), id))


@router.post("/progress/{id}/submit", response=ProgressDoneOut, summary="Hand a report in to the organ's head")
def submit(request: HttpRequest, id: Place, key: Key = None) -> Any:
    """Hand in a draft or a returned report."""
    return service.submit_progress(writing(request), id, key=key)


@router.post("/progress/{id}/approve", response=ProgressDoneOut, summary="Approve a report for the organ")
def approve(request: HttpRequest, id: Place, key: Key = None) -> Any:
    """Send a report on to the office."""
    return service.approve_progress(writing(request), id, key=key)


@router.post("/progress/{id}/send-back", response=ProgressDoneOut, summary="Send a report back to the liaison")
def send_back(request: HttpRequest, id: Place, body: OpinionIn, key: Key = None) -> Any:
    """Return a report inside the organ, with the reason."""
    return service.send_back_progress(writing(request), id, reason=body.reason, key=key)


@router.post("/progress/{id}/accept", response=ProgressDoneOut, summary="Accept a report")
def accept(request: HttpRequest, id: Place, body: OpinionIn, key: Key = None) -> Any:
    """Accept a report; after a spot check with what was found."""
    return service.accept_progress(writing(request), id, note=body.reason, key=key)


@router.post("/progress/{id}/return", response=ProgressDoneOut, summary="Return a report to its organ")
def give_back(request: HttpRequest, id: Place, body: OpinionIn, key: Key = None) -> Any:
    """Return a report, with the reason."""
    return service.return_progress(writing(request), id, reason=body.reason, key=key)


@router.post("/progress/{id}/pick", response=ProgressDoneOut, summary="Pick a report for a spot check")
def pick(request: HttpRequest, id: Place, body: OpinionIn, key: Key = None) -> Any:
    """Pick a report; its value waits for the result."""
    return service.pick_progress(writing(request), id, reason=body.reason, key=key)


@router.post("/progress/{id}/correct", response=ProgressDoneOut, summary="Begin a correction after the lock")
def correct(request: HttpRequest, id: Place, body: OpinionIn, key: Key = None) -> Any:
    """Begin a new entry that corrects this one; the old one stays."""
    return service.correct_progress(writing(request), id, reason=body.reason, key=key)


@router.get("/tasks/{id}/status", response=StatusOut, summary="The three statuses of a task, with its lights")
def status(request: HttpRequest, id: Place) -> Any:
    """Return what is claimed, verified and scheduled, with the derivation of each light."""
    return service.task_status(reading(request), id)


@router.post("/tasks/{id}/override-light", response=TaskDoneOut, summary="Set a light by hand")
def override(request: HttpRequest, id: Place, body: LightIn, key: Key = None) -> Any:
    """Set a light until a day; the computed one stays beside it."""
    return service.override_light(
        writing(request), id, colour=body.colour, reason=body.reason, expires_on=body.expires_on, key=key
    )


@router.post("/tasks/{id}/release-light", response=TaskDoneOut, summary="End a light set by hand")
def release(request: HttpRequest, id: Place, body: OpinionIn, key: Key = None) -> Any:
    """Show the computed light alone again."""
    return service.release_light(writing(request), id, reason=body.reason, key=key)
