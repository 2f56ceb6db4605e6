"""任务 tasks: the list, one in full, handing over, signing, objecting, deciding, reassigning, withdrawing."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from taizhang.api.frame import Cursor, Key, PageOut, Size, reading, writing
from taizhang.api.said import ReasonIn
from taizhang.ledger.records import HandoverRecord, TaskFilter, TaskRecord, TaskRow
from taizhang.ledger.service import (
    hand_over_tasks,
    object_to_task,
    objections_page,
    reassign_task,
    reject_objection,
    remove_task,
    sign_tasks,
    task_page,
    task_record,
    unsigned_page,
    uphold_objection,
    withdraw_task,
)

router = Router(tags=["tasks"])

Place = Annotated[int, Field(ge=1, le=2**62)]


class TaskOut(Schema):
    """任务: one row of the list. What is claimed, verified and scheduled are three columns, never merged."""

    id: int
    number: str
    title: str
    matter: int
    parent: int | None
    depth: int
    year: int
    theme: str
    leader: int | None = Field(description="牵头领导")
    lead: int | None = Field(description="牵头单位")
    supports: list[int] = Field(description="配合单位, in order.")
    deadline: date | None
    target_kind: str = Field(description="cumulative, level, growth, event or qualitative. 目标类型")
    target: Decimal | None
    target_high: Decimal | None
    qualifier: str
    unit: str
    latest_value: Decimal | None = Field(description="The newest accepted value. 最新核实值")
    latest_month: int | None
    light: str = Field(description="Colour by the schedule. 进度灯")
    light_month: int | None
    claimed: str = Field(description="What the organ says. 申报")
    verified: str = Field(description="What the office made of the newest report. 核实")
    state: str = Field(description="draft, assigned, objected, working, closing, closed or withdrawn. 状态")
    public: bool


class HandoverOut(Schema):
    """交办: one hand-over and what became of it."""

    id: int
    task: int
    task_number: str
    organ: int
    handed_at: datetime
    sign_due: date
    sign_derivation: str
    state: str
    overdue: bool
    signed_at: datetime | None
    late: bool
    objection: str
    proposed: int | None
    objected_at: datetime | None
    decide_due: date | None
    decided_at: datetime | None
    decision: str


class PointOut(Schema):
    """序时计划: the planned value of a month."""

    month: int
    value: Decimal


class StepOut(Schema):
    """节点: a dated step."""

    title: str
    due: date
    done_on: date | None


class QuoteOut(Schema):
    """出处: the sentence that the task rests on."""

    text: str
    document: int | None
    start: int | None
    end: int | None


class SharesOut(Schema):
    """分配: how the target is shared out among the parts."""

    target: Decimal
    given: Decimal
    remainder: Decimal
    open: bool


class TaskDetailOut(TaskOut):
    """任务 in full."""

    detail: str
    matter_number: str
    matter_title: str
    quote: QuoteOut
    baseline: Decimal | None
    original_deadline: date | None
    original_target: Decimal | None
    trajectory: list[PointOut]
    milestones: list[StepOut]
    parts: list[TaskOut]
    shares: SharesOut | None
    handovers: list[HandoverOut]
    version: str = Field(description="Give it back with a breakdown's row: refused where it changed since.")


class TaskManyIn(Schema):
    """Tasks that an act is carried out on: all, or none."""

    tasks: list[Place] = Field(min_length=1, max_length=2000)


class ObjectIn(ReasonIn):
    """异议: why it is not the organ's task, and whose it is instead."""

    proposed: Place | None = None


class ReassignIn(ReasonIn):
    """The reason of an act, and the organ that the task goes to."""

    organ: Place


class TaskDecideIn(ReasonIn):
    """The decision on an objection."""

    upheld: bool
    organ: Place | None = Field(None, description="Where it is upheld: the organ that the task goes to.")


def _task(row: TaskRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in TaskOut.model_fields}


def _handover(one: HandoverRecord) -> dict[str, Any]:
    return {name: getattr(one, name) for name in HandoverOut.model_fields}


def _detail(task: TaskRecord) -> dict[str, Any]:
    shares = task.shares
    return _task(task.row) | {
        "detail": task.detail,
        "matter_number": task.matter_number,
        "matter_title": task.matter_title,
        "quote": {name: getattr(task.quote, name) for name in QuoteOut.model_fields},
        "baseline": task.baseline,
        "original_deadline": task.original_deadline,
        "original_target": task.original_target,
        "trajectory": [{"month": point.month, "value": point.value} for point in task.trajectory],
        "milestones": [{"title": step.title, "due": step.due, "done_on": step.done_on} for step in task.milestones],
        "parts": [_task(row) for row in task.parts],
        "shares": None
        if shares is None
        else {"target": shares.target, "given": shares.given, "remainder": shares.remainder, "open": shares.open},
        "handovers": [_handover(one) for one in task.handovers],
        "version": task.version,
    }


@router.get("/tasks", response=PageOut[TaskOut], summary="The tasks that may be seen 任务")
def list_tasks(
    request: HttpRequest,
    cursor: Cursor = None,
    size: Size = 50,
    year: Annotated[int | None, Query(ge=1900, le=2200)] = None,
    matter: Annotated[int | None, Query(ge=1, le=2**62)] = None,
    organ: Annotated[int | None, Query(ge=1, le=2**62)] = None,
    role: Literal["", "lead", "support"] = "",
    leader: Annotated[int | None, Query(ge=1, le=2**62)] = None,
    theme: str = "",
    light: str = "",
    state: Annotated[
        str,
        Query(description="A state; `open`: neither closed nor withdrawn; `counted`: handed over and not withdrawn."),
    ] = "",
    due_from: date | None = None,
    due_to: date | None = None,
    q: Annotated[str, Query(max_length=60)] = "",
    sort: Literal["light", "due", "-due", "number", "-number"] = "light",
) -> dict[str, Any]:
    """Give one page, the most urgent first unless another order is asked for."""
    asked = TaskFilter(
        year=year, matter=matter, organ=organ, role=role, leader=leader, theme=theme, light=light, state=state,
        due_from=due_from, due_to=due_to, text=q, sort=sort,
    )  # fmt: skip
    page = task_page(reading(request), asked, cursor=cursor, size=size)
    return {"items": [_task(row) for row in page.rows], "next": page.next}


@router.get("/tasks/unsigned", response=PageOut[HandoverOut], summary="What waits for a signature 待签收")
def list_unsigned(
    request: HttpRequest, cursor: Cursor = None, size: Size = 50, mine: bool = False, overdue: bool = False
) -> dict[str, Any]:
    """Give one page, the earliest last day first."""
    page = unsigned_page(reading(request), mine=mine, overdue=overdue, cursor=cursor, size=size)
    return {"items": [_handover(one) for one in page.rows], "next": page.next}


@router.get("/tasks/objections", response=PageOut[HandoverOut], summary="Objections that wait for a decision 异议")
def list_objections(request: HttpRequest, cursor: Cursor = None, size: Size = 50) -> dict[str, Any]:
    """Give one page, the oldest first."""
    page = objections_page(reading(request), cursor=cursor, size=size)
    return {"items": [_handover(one) for one in page.rows], "next": page.next}


@router.post("/tasks/hand-over", response=dict[str, Any], summary="Hand tasks over 交办")
def handed_over(request: HttpRequest, given: TaskManyIn, key: Key = None) -> dict[str, Any]:
    """Hand these drafts over to their lead organs, all or none."""
    return dict(hand_over_tasks(writing(request), given.tasks, key=key))


@router.post("/tasks/sign", response=dict[str, Any], summary="Sign for tasks 签收")
def signed_many(request: HttpRequest, given: TaskManyIn, key: Key = None) -> dict[str, Any]:
    """Sign for these tasks on behalf of their lead organ, all or none."""
    return dict(sign_tasks(writing(request), given.tasks, key=key))


@router.get("/tasks/{id}", response=TaskDetailOut, summary="One task 任务")
def one_task(request: HttpRequest, id: Place) -> dict[str, Any]:
    """Give one task in full."""
    return _detail(task_record(reading(request), id))


@router.post("/tasks/{id}/hand-over", response=dict[str, Any], summary="Hand a task over 交办")
def handed_over_one(request: HttpRequest, id: Place, key: Key = None) -> dict[str, Any]:
    """Hand the draft over to its lead organ."""
    return dict(hand_over_tasks(writing(request), [id], key=key))


@router.post("/tasks/{id}/sign", response=dict[str, Any], summary="Sign for a task 签收")
def signed(request: HttpRequest, id: Place, key: Key = None) -> dict[str, Any]:
    """Sign for the task on behalf of its lead organ."""
    return dict(sign_tasks(writing(request), [id], key=key))


@router.post("/tasks/{id}/object", response=dict[str, Any], summary="Object to a task 提出异议")
def objected(request: HttpRequest, id: Place, given: ObjectIn, key: Key = None) -> dict[str, Any]:
    """Object within the limit for signing."""
    return dict(object_to_task(writing(request), id, given.reason, proposed=given.proposed, key=key))


@router.post("/tasks/{id}/decide", response=dict[str, Any], summary="Decide on an objection 决定异议")
def decided(request: HttpRequest, id: Place, given: TaskDecideIn, key: Key = None) -> dict[str, Any]:
    """Uphold the objection, and the task goes to `organ`; or reject it, and the organ must sign."""
    access = writing(request)
    if given.upheld:
        return dict(uphold_objection(access, id, given.reason, organ=given.organ or 0, key=key))
    return dict(reject_objection(access, id, given.reason, key=key))


@router.post("/tasks/{id}/reassign", response=dict[str, Any], summary="Reassign a task 改派")
def reassigned(request: HttpRequest, id: Place, given: ReassignIn, key: Key = None) -> dict[str, Any]:
    """Give the task to another organ; both histories stay."""
    return dict(reassign_task(writing(request), id, given.organ, given.reason, key=key))


@router.post("/tasks/{id}/withdraw", response=dict[str, Any], summary="Withdraw a task 撤销任务")
def withdrawn(request: HttpRequest, id: Place, given: ReasonIn, key: Key = None) -> dict[str, Any]:
    """Withdraw the task with all its parts."""
    return dict(withdraw_task(writing(request), id, given.reason, key=key))


@router.post("/tasks/{id}/remove", response=dict[str, Any], summary="Remove a draft 删除待交办任务")
def removed(request: HttpRequest, id: Place, key: Key = None) -> dict[str, Any]:
    """Remove a draft that was never handed over and has no parts."""
    return dict(remove_task(writing(request), id, key=key))
