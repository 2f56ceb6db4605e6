"""数据 figures: what documents state, with the machine's proposal and the person's decision."""

from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from taizhang.api.documents import RecordsDone
from taizhang.api.frame import Cursor, Key, PageOut, Size, reading, writing
from taizhang.api.said import ReasonIn
from taizhang.documents.records import FigureRecord
from taizhang.documents.service import (
    RecordFilter,
    add_record,
    confirm_record,
    correct_record,
    figures,
    record_by_id,
    reject_record,
)

router = Router(tags=["figures"])

Measure = Literal["level", "growth", "change", "share", "rank", "gap", "ratio"]
Mood = Literal["result", "estimate", "target", "context"]


class FigureOut(Schema):
    """数据: one stated quantity with its span. Numbers are text with every digit; null means "not stated"."""

    id: int
    document: int
    start: int = Field(description="Offset of its first character in the text.")
    end: int = Field(description="Offset after its last character.")
    text: str
    value: Decimal | None = Field(description="In the base unit, signed for growth, change and gap.")
    value_high: Decimal | None = Field(description="Upper end of a range.")
    values: list[Decimal] | None = Field(description="Parts of a ratio list.")
    unit: str
    resolution: Decimal | None = Field(description="Worth of the last printed place.")
    indicator: str = Field(description="What is measured, in the text's words. 指标")
    indicator_code: str = Field(description="The canonical indicator, or empty. 规范指标")
    measure: str
    qualifier: str = Field(description="= ≈ < > >= <=")
    mood: str = Field(description="result, estimate, target or context. 语气")
    strength: str = Field(description="binding, aspire or plan for a target; else empty. 力度")
    role: str = Field(description="value, threshold or baseline. 作用")
    period: int | None
    scope: str
    part_of: int | None = Field(description="The figure of which it is an additive part.")
    commitment: int | None = Field(description="The commitment that it stands in.")
    confidence: Decimal | None
    doubts: list[str]
    proposal: dict[str, Any] | None = Field(description="What the machine proposed, where a person corrected it.")
    decision: str = Field(description="proposed, confirmed, corrected, added or rejected. 决定")
    reason: str
    stale: bool = Field(description="Whether its words are no longer in the text as read anew.")
    decided_by: int | None
    decided_at: datetime | None

    @staticmethod
    def of(record: FigureRecord) -> "FigureOut":
        """Return the schema of a record."""
        told = {name: getattr(record, name) for name in FigureOut.model_fields}
        told["values"] = None if record.values is None else list(record.values)
        return FigureOut(**told)


class FigureFields(Schema):
    """Fields of a figure; what is left out stays."""

    value: str | None = Field(None, max_length=60, description="A number, also as 386.5亿.")
    value_high: str | None = Field(None, max_length=60)
    values: str | None = Field(None, max_length=120, description="A ratio list as 5:40:55.")
    unit: str | None = Field(None, max_length=40)
    indicator: str | None = Field(None, max_length=200)
    indicator_code: str | None = Field(None, max_length=60)
    measure: Measure | None = None
    qualifier: Literal["=", "≈", "<", ">", ">=", "<="] | None = None
    mood: Mood | None = None
    strength: Literal["binding", "aspire", "plan"] | None = None
    role: Literal["value", "threshold", "baseline"] | None = None
    period: int | None = Field(None, ge=1900, le=2200)
    scope: str | None = Field(None, max_length=120)

    def given(self) -> dict[str, Any]:
        """Return the fields that were given, without the place and the reason."""
        return self.model_dump(exclude_unset=True, include=set(FigureFields.model_fields))


class FigureCorrection(FigureFields):
    """A correction of a figure."""

    start: int | None = Field(None, ge=0, le=2**31 - 1, description="New place in the text.")
    end: int | None = Field(None, ge=0, le=2**31 - 1)
    reason: str = Field("", max_length=2000)


class FigureIn(FigureFields):
    """A figure to add. Without a value it gets the number of its words."""

    document: int
    start: int = Field(ge=0, le=2**31 - 1)
    end: int = Field(ge=1, le=2**31 - 1)


class FigureQuery(Schema):
    """Which figures are listed."""

    document: int | None = None
    decision: Literal["", "proposed", "confirmed", "corrected", "added", "rejected", "stands"] = Field(
        "", description="`stands`: all that a person let stand."
    )
    indicator: str = Field("", max_length=60, description="Code of a canonical indicator.")
    mood: Literal["", "result", "estimate", "target", "context"] = ""
    period: int | None = Field(None, ge=0, le=9999)


@router.get("/figures", response=PageOut[FigureOut], summary="Figures 数据")
def list_figures(
    request: HttpRequest, wanted: Query[FigureQuery], cursor: Cursor = None, size: Size = 50
) -> PageOut[FigureOut]:
    """List figures in the order of documents and text."""
    page = figures(reading(request), RecordFilter(**wanted.dict()), cursor=cursor, size=size)
    return PageOut[FigureOut](items=[FigureOut.of(record) for record in page.rows], next=page.next)


@router.get("/figures/{figure}", response=FigureOut, summary="One figure 一个数据")
def get_figure(request: HttpRequest, figure: int) -> FigureOut:
    """Return a figure."""
    record = record_by_id(reading(request), "figure", figure)
    assert isinstance(record, FigureRecord)
    return FigureOut.of(record)


@router.post("/figures", response=RecordsDone, summary="Add a figure 增补数据")
def post_figure(request: HttpRequest, body: FigureIn, key: Key = None) -> RecordsDone:
    """Add a figure at a place of the text."""
    told = add_record(writing(request), body.document, "figure", body.start, body.end, body.given(), key=key)
    return RecordsDone.of(told)


@router.post("/figures/{figure}/confirm", response=RecordsDone, summary="Confirm a figure 确认数据")
def post_confirm(request: HttpRequest, figure: int, key: Key = None) -> RecordsDone:
    """Let a proposed figure stand."""
    return RecordsDone.of(confirm_record(writing(request), "figure", figure, key=key))


@router.post("/figures/{figure}/correct", response=RecordsDone, summary="Correct a figure 更正数据")
def post_correct(request: HttpRequest, figure: int, body: FigureCorrection, key: Key = None) -> RecordsDone:
    """Correct fields; the machine's proposal is kept beside."""
    fields = body.given() | {
        name: value for name, value in (("start", body.start), ("end", body.end)) if value is not None
    }
    return RecordsDone.of(correct_record(writing(request), "figure", figure, fields, reason=body.reason, key=key))


@router.post("/figures/{figure}/reject", response=RecordsDone, summary="Reject a figure 剔除数据")
def post_reject(request: HttpRequest, figure: int, body: ReasonIn, key: Key = None) -> RecordsDone:
    """Reject a figure, with the reason."""
    return RecordsDone.of(reject_record(writing(request), "figure", figure, reason=body.reason, key=key))
