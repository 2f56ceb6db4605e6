"""督办事项 matters: the list, opening, breaking down, withdrawing; breakdowns as workbooks."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Field, File, Query, Router, Schema
from ninja.files import UploadedFile

from taizhang.api.frame import Cursor, Key, PageOut, Size, reading, writing
from taizhang.api.said import ReasonIn
from taizhang.ledger.records import (
    BreakdownPreview,
    BreakdownRow,
    MatterDraft,
    MatterFilter,
    MatterOpening,
    MatterRecord,
    MatterRow,
    PlannedStep,
    PlanPoint,
    SimilarMatter,
    TaskPlan,
)
from taizhang.ledger.service import (
    break_down,
    close_matter,
    export_breakdown,
    import_breakdown,
    matter_page,
    matter_record,
    open_from_commitments,
    open_matter,
    preview_breakdown,
    preview_import,
    propose_openings,
    reopen_matter,
    similar_to,
    withdraw_matter,
)

router = Router(tags=["matters"])

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Place = Annotated[int, Field(ge=1, le=2**62)]


class MatterOut(Schema):
    """督办事项: one row of the list."""

    id: int
    number: str = Field(description="Its number in the register. 编号")
    title: str
    source: str = Field(description="commitment, instruction, minutes, superior or other. 来源")
    document_kind: str = Field(description="Of a commitment: the kind of its document, work_report, livelihood_list …")
    year: int
    theme: str
    organ: int | None = Field(description="The organ whose business it is taken to be. 拟办单位")
    received_on: date
    deadline: date | None
    urgency: str
    internal: bool
    state: str = Field(description="open, closed or withdrawn. 状态")
    tasks: int = Field(description="How many of its tasks the caller may see.")
    closed: int
    drafts: int = Field(description="Tasks that are not handed over yet. 待交办")


class MatterDetailOut(MatterOut):
    """督办事项 in full."""

    text: str = Field(description="The words that it rests on. 立项依据")
    document: int | None
    commitment: int | None
    start: int | None = Field(description="Offset of the words in the document's text.")
    end: int | None
    instructed_by: int | None
    instructed_by_name: str
    deadline_derivation: str = Field(description="How the deadline follows from the limit. 时限的推算")
    opened_by_name: str
    opened_at: datetime
    ended_at: datetime | None
    end_reason: str


class SimilarOut(Schema):
    """An open matter on the same subject."""

    id: int
    number: str
    title: str
    deadline: date | None
    likeness: Decimal = Field(description="Share of two-character pieces in common, 0 to 1.")
    same_organ: bool


class OpenIn(Schema):
    """立项 from an instruction, minutes, a task from above."""

    title: str = Field(max_length=300)
    text: str = Field(max_length=20_000)
    source: Literal["instruction", "minutes", "superior", "other"]
    year: int = Field(ge=2000, le=2100)
    received_on: date
    theme: str = Field("", max_length=120)
    organ: Place | None = None
    document: Place | None = None
    instructed_by: Place | None = None
    instructed_by_name: str = Field("", max_length=60)
    instruction_kind: Literal["act", "read"] = Field("act", description="`read` (阅知) is not opened.")
    urgency: Literal["", "urgent", "normal", "difficult"] = ""
    deadline: date | None = Field(None, description="Null: from the limit of the source, in working or calendar days.")
    internal: bool = False
    despite_similar: bool = Field(False, description="Whether open matters and orders on the same subject are known.")


class StepIn(Schema):
    """节点: a dated step."""

    title: str = Field(max_length=200)
    due: date


class PointIn(Schema):
    """序时计划: the planned value of a month."""

    month: int = Field(ge=200001, le=210012, description="As 202610.")
    value: Decimal = Field(max_digits=28)


class PlanIn(Schema):
    """分解: what is set of a task."""

    title: str = Field(max_length=300)
    detail: str = Field("", max_length=20_000)
    theme: str = Field("", max_length=120)
    leader: Place | None = None
    lead: Place | None = Field(None, description="牵头单位")
    supports: list[Place] = Field([], max_length=60, description="配合单位, in order.")
    deadline: date | None = None
    target_kind: Literal["cumulative", "level", "growth", "event", "qualitative"] = "qualitative"
    target: Decimal | None = Field(None, max_digits=28)
    target_high: Decimal | None = Field(None, max_digits=28)
    qualifier: Literal[">=", "<=", "=", "≈", ">", "<"] = Field(
        ">=", description="Of a fall (a growth below zero) that of the fall: 下降3%以上 is -3 and `>=`."
    )
    unit: str = Field("", max_length=20)
    baseline: Decimal | None = Field(None, max_digits=28)
    indicator: Place | None = None
    figure: Place | None = None
    parts_open: bool = Field(False, description="Whether the parts' targets need not add up. 不要求相加")
    parts_open_reason: str = Field("", max_length=200)
    trajectory: list[PointIn] = Field([], max_length=120)
    milestones: list[StepIn] = Field([], max_length=60)


class RowIn(Schema):
    """One row of a breakdown: a new task, or a task that exists with its plan as it is to be."""

    label: str = Field(max_length=40, description="How errors name the row.")
    plan: PlanIn
    task: Place | None = Field(None, description="The task it is; null for a new one.")
    parent: Place | None = Field(None, description="For a part of a task that exists.")
    parent_label: str = Field("", max_length=40, description="For a part of a new row: its label.")
    version: str | None = Field(None, max_length=16, description="The version seen; refused where it changed since.")


class BreakDownIn(Schema):
    """A breakdown: every row is written, or none."""

    rows: list[RowIn] = Field(max_length=2000)
    seen: str | None = Field(None, max_length=64, description="`digest` of the preview that was confirmed.")


class OpeningIn(Schema):
    """立项 of one confirmed commitment."""

    commitment: Place
    title: str = Field("", max_length=300)
    organ: Place | None = None
    deadline: date | None = None
    plan: PlanIn | None = Field(None, description="Its first task, made as a draft; null for none.")


class OpenManyIn(Schema):
    """Matters for confirmed commitments: all are opened, or none."""

    openings: list[OpeningIn] = Field(max_length=1000)
    despite_similar: bool = Field(False, description="Whether open matters and orders on the same subject are known.")


class ChangeOut(Schema):
    """One column that a row would change, in words."""

    field: str
    old: str
    new: str


class MatterRowOut(Schema):
    """What a row would do."""

    label: str
    kind: str = Field(description="added, changed, unchanged or error.")
    task: int | None
    number: str
    title: str
    changes: list[ChangeOut]
    errors: list[str]


class MatterPreviewOut(Schema):
    """预览: what a breakdown would change; nothing is written."""

    rows: list[MatterRowOut]
    missing: list[str] = Field(description="Numbers of tasks that no row names; they stay as they are.")
    digest: str = Field(description="Give it back as `seen` to apply exactly this.")


def _matter(row: MatterRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in MatterOut.model_fields}


def _detail(one: MatterRecord) -> dict[str, Any]:
    own = {name: getattr(one, name) for name in MatterDetailOut.model_fields if name not in MatterOut.model_fields}
    return _matter(one.row) | own


def _similar(rows: tuple[SimilarMatter, ...]) -> list[dict[str, Any]]:
    return [{name: getattr(row, name) for name in SimilarOut.model_fields} for row in rows]


def plan_of(given: PlanIn) -> TaskPlan:
    """Return the plan that was given."""
    said = given.dict()
    return TaskPlan(
        **{name: said[name] for name in said if name not in ("supports", "trajectory", "milestones")},
        supports=tuple(given.supports),
        trajectory=tuple(PlanPoint(month=point.month, value=point.value) for point in given.trajectory),
        milestones=tuple(PlannedStep(title=step.title, due=step.due) for step in given.milestones),
    )


def _rows(matter: int, given: BreakDownIn) -> list[BreakdownRow]:
    return [
        BreakdownRow(
            label=row.label,
            matter=matter,
            plan=plan_of(row.plan),
            task=row.task,
            parent=row.parent,
            parent_label=row.parent_label,
            version=row.version,
        )
        for row in given.rows
    ]


def _preview(found: BreakdownPreview) -> dict[str, Any]:
    return {
        "rows": [
            {
                "label": row.label,
                "kind": row.kind,
                "task": row.task,
                "number": row.number,
                "title": row.title,
                "changes": [{"field": one.field, "old": one.old, "new": one.new} for one in row.changes],
                "errors": list(row.errors),
            }
            for row in found.rows
        ],
        "missing": [number for number, _title in found.missing],
        "digest": found.digest,
    }


@router.get("/matters", response=PageOut[MatterOut], summary="The matters that may be seen 督办事项")
def list_matters(
    request: HttpRequest,
    cursor: Cursor = None,
    size: Size = 50,
    year: Annotated[int | None, Query(ge=1900, le=2200)] = None,
    source: str = "",
    state: str = "",
    organ: Annotated[int | None, Query(ge=1, le=2**62)] = None,
    q: Annotated[str, Query(max_length=60)] = "",
    unassigned: bool = False,
    sort: Literal["number", "-number"] = "-number",
) -> dict[str, Any]:
    """Give one page."""
    asked = MatterFilter(year=year, source=source, state=state, organ=organ, text=q, unassigned=unassigned, sort=sort)
    page = matter_page(reading(request), asked, cursor=cursor, size=size)
    return {"items": [_matter(row) for row in page.rows], "next": page.next}


@router.post("/matters", response=dict[str, Any], summary="Open a matter 立项")
def open_one(request: HttpRequest, given: OpenIn, key: Key = None) -> dict[str, Any]:
    """Open a matter.

    409 `similar_open` or `open_orders`, with the matters and orders in `about`, where open ones on the same subject are
    not said to be known.
    """
    said = given.dict()
    despite = said.pop("despite_similar")
    return dict(open_matter(writing(request), MatterDraft(**said), despite_similar=despite, key=key))


@router.post("/matters/open-from-commitments", response=dict[str, Any], summary="Open matters for commitments 批量立项")
def open_many(request: HttpRequest, given: OpenManyIn, key: Key = None) -> dict[str, Any]:
    """Open a matter for each confirmed commitment, all or none."""
    openings = [
        MatterOpening(
            commitment=one.commitment,
            title=one.title,
            organ=one.organ,
            deadline=one.deadline,
            plan=plan_of(one.plan) if one.plan else None,
        )
        for one in given.openings
    ]
    return dict(open_from_commitments(writing(request), openings, despite_similar=given.despite_similar, key=key))


@router.get(
    "/matters/proposals", response=list[dict[str, Any]], summary="Proposals for a document's commitments 拟立项"
)
def proposals(request: HttpRequest, document: Annotated[int, Query(ge=1, le=2**62)]) -> list[dict[str, Any]]:
    """Give, for each confirmed commitment without a matter, the organs proposed with their reasons, and the target."""
    return [
        {
            "commitment": one.source.id,
            "text": one.source.text,
            "deadline": one.plan.deadline,
            "target": one.plan.target,
            "target_kind": one.plan.target_kind,
            "qualifier": one.plan.qualifier,
            "unit": one.plan.unit,
            "target_reason": one.target_reason,
            "leads": [
                {"organ": lead.organ, "rule": lead.rule, "reason": lead.reason, "supports": list(lead.supports)}
                for lead in one.leads
            ],
            "similar": _similar(one.similar),
        }
        for one in propose_openings(reading(request), document)
    ]


@router.get("/matters/similar", response=list[SimilarOut], summary="Open matters on the same subject 相近的在办事项")
def similar(
    request: HttpRequest,
    text: Annotated[str, Query(max_length=2000)],
    organ: Annotated[int | None, Query(ge=1, le=2**62)] = None,
) -> list[dict[str, Any]]:
    """Give the open matters like these words, the most alike first."""
    (found,) = similar_to(reading(request), [(text, organ)])
    return _similar(found)


@router.get("/matters/breakdown.xlsx", summary="Breakdowns as a workbook 导出分解表")
def workbook(
    request: HttpRequest,
    matter: Annotated[int | None, Query(ge=1, le=2**62)] = None,
    year: Annotated[int | None, Query(ge=1900, le=2200)] = None,
) -> HttpResponse:
    """Give the breakdown of one matter, or of the open ones of a year."""
    data = export_breakdown(reading(request), matter=matter, year=year)
    return HttpResponse(
        data, content_type=XLSX, headers={"Content-Disposition": 'attachment; filename="breakdown.xlsx"'}
    )


@router.post("/matters/import-preview", response=MatterPreviewOut, summary="What a workbook would change 预览导入")
def previewed(
    request: HttpRequest,
    file: Annotated[UploadedFile, File()],
    matter: Annotated[int | None, Query(ge=1, le=2**62)] = None,
) -> dict[str, Any]:
    """Say row by row what would change or cannot be taken; nothing is written."""
    return _preview(preview_import(writing(request), file.read(), matter=matter))


@router.post("/matters/import", response=dict[str, Any], summary="Take a workbook over 导入分解表")
def imported(
    request: HttpRequest,
    file: Annotated[UploadedFile, File()],
    seen: Annotated[str, Query(max_length=64, description="`digest` of the preview.")],
    matter: Annotated[int | None, Query(ge=1, le=2**62)] = None,
    key: Key = None,
) -> dict[str, Any]:
    """Write every row, or none; 409 where anything changed since the preview."""
    return dict(import_breakdown(writing(request), file.read(), seen=seen, matter=matter, key=key))


@router.get("/matters/{id}", response=MatterDetailOut, summary="One matter 督办事项")
def one_matter(request: HttpRequest, id: Place) -> dict[str, Any]:
    """Give one matter in full."""
    return _detail(matter_record(reading(request), id))


@router.post("/matters/{id}/preview", response=MatterPreviewOut, summary="What a breakdown would change 预览分解")
def preview_rows(request: HttpRequest, id: Place, given: BreakDownIn) -> dict[str, Any]:
    """Say row by row what would change; nothing is written."""
    return _preview(preview_breakdown(writing(request), _rows(id, given)))


@router.post("/matters/{id}/break-down", response=dict[str, Any], summary="Break a matter down 分解")
def broken_down(request: HttpRequest, id: Place, given: BreakDownIn, key: Key = None) -> dict[str, Any]:
    """Write every row, or none: `added` and `changed` have the keys of the tasks."""
    return dict(break_down(writing(request), _rows(id, given), seen=given.seen, key=key))


@router.post("/matters/{id}/withdraw", response=dict[str, Any], summary="Withdraw a matter 撤销立项")
def withdrawn(request: HttpRequest, id: Place, given: ReasonIn, key: Key = None) -> dict[str, Any]:
    """Withdraw the matter with all its tasks."""
    return dict(withdraw_matter(writing(request), id, given.reason, key=key))


@router.post("/matters/{id}/close", response=dict[str, Any], summary="Close a matter 办结")
def closed(request: HttpRequest, id: Place, given: ReasonIn, key: Key = None) -> dict[str, Any]:
    """Close the matter once every task of it is closed or withdrawn."""
    return dict(close_matter(writing(request), id, given.reason, key=key))


@router.post("/matters/{id}/reopen", response=dict[str, Any], summary="Reopen a matter 恢复办理")
def reopened(request: HttpRequest, id: Place, given: ReasonIn, key: Key = None) -> dict[str, Any]:
    """Reopen a closed matter."""
    return dict(reopen_matter(writing(request), id, given.reason, key=key))
