"""目标任务 commitments: what documents promise, with the machine's proposal and the person's decision."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from taizhang.api.documents import RecordsDone
from taizhang.api.figures import FigureOut
from taizhang.api.frame import Cursor, Key, PageOut, Size, reading, writing
from taizhang.api.said import ReasonIn
from taizhang.documents.records import CommitmentRecord
from taizhang.documents.service import (
    RecordFilter,
    add_record,
    commitments,
    confirm_record,
    correct_record,
    merge_commitments,
    record_by_id,
    reject_record,
    split_commitment,
)

router = Router(tags=["commitments"])


class CommitmentOut(Schema):
    """目标任务: one promised deliverable with its span and figures."""

    id: int
    document: int
    start: int
    end: int
    text: str
    heading: str = Field(description="The heading it stands under. 所属标题")
    responsible: str = Field(description="Who answers for it, as the text names them. 责任单位")
    deadline: date | None
    confidence: Decimal | None
    doubts: list[str]
    proposal: dict[str, Any] | None
    decision: str = Field(description="proposed, confirmed, corrected, added, rejected or replaced. 决定")
    reason: str
    stale: bool
    split_from: int | None = Field(description="The commitment that it was split from.")
    merged_into: int | None = Field(description="The commitment that it was merged into.")
    used: bool = Field(description="Whether a matter was opened for it. 已立项")
    decided_by: int | None
    decided_at: datetime | None
    figures: list[FigureOut] = Field(description="The figures inside it that were not rejected.")

    @staticmethod
    def of(record: CommitmentRecord) -> "CommitmentOut":
        """Return the schema of a record."""
        told = {name: getattr(record, name) for name in CommitmentOut.model_fields if name != "figures"}
        return CommitmentOut(**told, figures=[FigureOut.of(one) for one in record.figures])


class CommitmentFields(Schema):
    """Fields of a commitment; what is left out stays."""

    heading: str | None = Field(None, max_length=200)
    responsible: str | None = Field(None, max_length=200)
    deadline: date | None = None

    def given(self) -> dict[str, Any]:
        """Return the fields that were given, without the place and the reason."""
        return self.model_dump(exclude_unset=True, include=set(CommitmentFields.model_fields))


class CommitmentCorrection(CommitmentFields):
    """A correction of a commitment."""

    start: int | None = Field(None, ge=0, le=2**31 - 1, description="New place in the text.")
    end: int | None = Field(None, ge=0, le=2**31 - 1)
    reason: str = Field("", max_length=2000)


class CommitmentIn(CommitmentFields):
    """A commitment to add."""

    document: int
    start: int = Field(ge=0, le=2**31 - 1)
    end: int = Field(ge=1, le=2**31 - 1)


class CommitmentConfirmIn(Schema):
    """How far a confirmation goes."""

    with_figures: bool = Field(False, description="Confirm its proposed figures with it.")


class SplitIn(Schema):
    """Where a commitment is split."""

    offsets: list[int] = Field(min_length=1, max_length=50, description="Offsets in the document's text.")


class MergeIn(Schema):
    """Which are merged with it."""

    others: list[int] = Field(min_length=1, max_length=50, description="Keys of the other commitments.")


class CommitmentQuery(Schema):
    """Which commitments are listed."""

    document: int | None = None
    decision: Literal["", "proposed", "confirmed", "corrected", "added", "rejected", "replaced", "stands"] = Field(
        "", description="`stands`: all that a person let stand."
    )


@router.get("/commitments", response=PageOut[CommitmentOut], summary="Commitments 目标任务")
def list_commitments(
    request: HttpRequest, wanted: Query[CommitmentQuery], cursor: Cursor = None, size: Size = 50
) -> PageOut[CommitmentOut]:
    """List commitments in the order of documents and text."""
    page = commitments(reading(request), RecordFilter(**wanted.dict()), cursor=cursor, size=size)
    return PageOut[CommitmentOut](items=[CommitmentOut.of(record) for record in page.rows], next=page.next)


@router.get("/commitments/{commitment}", response=CommitmentOut, summary="One commitment 一条目标任务")
def get_commitment(request: HttpRequest, commitment: int) -> CommitmentOut:
    """Return a commitment with its figures."""
    record = record_by_id(reading(request), "commitment", commitment)
    assert isinstance(record, CommitmentRecord)
    return CommitmentOut.of(record)


@router.post("/commitments", response=RecordsDone, summary="Add a commitment 增补目标任务")
def post_commitment(request: HttpRequest, body: CommitmentIn, key: Key = None) -> RecordsDone:
    """Add a commitment at a place of the text."""
    told = add_record(writing(request), body.document, "commitment", body.start, body.end, body.given(), key=key)
    return RecordsDone.of(told)


@router.post("/commitments/{commitment}/confirm", response=RecordsDone, summary="Confirm a commitment 确认目标任务")
def post_confirm(
    request: HttpRequest, commitment: int, body: CommitmentConfirmIn | None = None, key: Key = None
) -> RecordsDone:
    """Let a proposed commitment stand."""
    with_figures = body is not None and body.with_figures
    return RecordsDone.of(
        confirm_record(writing(request), "commitment", commitment, with_figures=with_figures, key=key)
    )


@router.post("/commitments/{commitment}/correct", response=RecordsDone, summary="Correct a commitment 更正目标任务")
def post_correct(request: HttpRequest, commitment: int, body: CommitmentCorrection, key: Key = None) -> RecordsDone:
    """Correct fields; the machine's proposal is kept beside."""
    fields = body.given() | {
        name: value for name, value in (("start", body.start), ("end", body.end)) if value is not None
    }
    return RecordsDone.of(
        correct_record(writing(request), "commitment", commitment, fields, reason=body.reason, key=key)
    )


@router.post("/commitments/{commitment}/reject", response=RecordsDone, summary="Reject a commitment 剔除目标任务")
def post_reject(request: HttpRequest, commitment: int, body: ReasonIn, key: Key = None) -> RecordsDone:
    """Reject a commitment, with the reason."""
    return RecordsDone.of(reject_record(writing(request), "commitment", commitment, reason=body.reason, key=key))


@router.post("/commitments/{commitment}/split", response=RecordsDone, summary="Split a commitment 拆分目标任务")
def post_split(request: HttpRequest, commitment: int, body: SplitIn, key: Key = None) -> RecordsDone:
    """Split a commitment at offsets of the text."""
    return RecordsDone.of(split_commitment(writing(request), commitment, body.offsets, key=key))


@router.post("/commitments/{commitment}/merge", response=RecordsDone, summary="Merge commitments 合并目标任务")
def post_merge(request: HttpRequest, commitment: int, body: MergeIn, key: Key = None) -> RecordsDone:
    """Merge a commitment with others of its document."""
    return RecordsDone.of(merge_commitments(writing(request), [commitment, *body.others], key=key))
