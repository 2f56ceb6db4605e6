"""观测值 observations: what indicators were, where and when, with their sources."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Field, File, Query, Router, Schema
from ninja.files import UploadedFile

from taizhang.api.frame import Cursor, Key, PageOut, Size, reading, writing
from taizhang.indicators.records import ObservationRecord
from taizhang.indicators.service import (
    ObservationFilter,
    Value,
    correct_observation,
    import_observations,
    observation_by_id,
    observations,
    observe,
    preview_import,
)

router = Router(tags=["observations"])

Measure = Literal["level", "growth", "change", "share", "rank", "gap"]


class ObservationOut(Schema):
    """观测值: an indicator's value for a region or organ and a period."""

    id: int
    code: str = Field(description="Code of the indicator.")
    name: str
    region: str
    organ: int | None
    period_start: date
    period_end: date
    measure: str
    value: Decimal | None
    unit: str
    source: str = Field(description="document, progress, import or typed.")
    figure: int | None
    note: str
    observed_by: int | None
    observed_at: datetime
    replaced_by: int | None = Field(description="The newer one that corrects it; null while it holds.")

    @staticmethod
    def of(record: ObservationRecord) -> "ObservationOut":
        """Return the schema of a record."""
        return ObservationOut(**{name: getattr(record, name) for name in ObservationOut.model_fields})


class ObservationIn(Schema):
    """A value to enter. What holds for the same thing and period is replaced by it."""

    indicator: str = Field(max_length=60, description="Code of the indicator.")
    region: str = Field("", max_length=60)
    organ: int | None = None
    period_start: date
    period_end: date
    measure: Measure = "level"
    value: Decimal = Field(max_digits=40)
    unit: str = Field("", max_length=40)
    note: str = Field("", max_length=300)


class CorrectionIn(Schema):
    """A correction: a new value in place of one that is kept."""

    value: Decimal = Field(max_digits=40)
    unit: str | None = Field(None, max_length=40)
    reason: str = Field(max_length=300)


class ObservationDone(Schema):
    """What was done."""

    observation: int


class ObservationQuery(Schema):
    """Which observations are listed."""

    indicator: str = Field("", max_length=60)
    region: str = Field("", max_length=60)
    organ: int | None = None
    measure: str = Field("", max_length=10)
    since: date | None = None
    until: date | None = None
    all: bool = Field(False, description="Also those that were corrected.")


class ImportRowOut(Schema):
    """A row of an import as it would be taken in."""

    number: int
    indicator: str
    name: str
    region: str
    organ: int | None
    period_start: date | None
    period_end: date | None
    measure: str
    value: Decimal | None
    unit: str
    note: str
    errors: list[str]
    replaces: int | None
    same: bool


class ObservationPreviewOut(Schema):
    """What an import would do."""

    good: bool
    counts: dict[str, Any]
    rows: list[ImportRowOut]


class ObservationImportedOut(Schema):
    """What an import did."""

    new: int
    corrects: int


@router.get("/observations", response=PageOut[ObservationOut], summary="Observations 观测值")
def list_observations(
    request: HttpRequest, wanted: Query[ObservationQuery], cursor: Cursor = None, size: Size = 50
) -> PageOut[ObservationOut]:
    """List observations, the newest period first."""
    page = observations(reading(request), ObservationFilter(**wanted.dict()), cursor=cursor, size=size)
    return PageOut[ObservationOut](items=[ObservationOut.of(record) for record in page.rows], next=page.next)


@router.post("/observations/import/preview", response=ObservationPreviewOut, summary="Preview an import 导入预览")
def post_preview(request: HttpRequest, file: File[UploadedFile]) -> ObservationPreviewOut:
    """Say row by row what taking a sheet (xlsx, csv) in would do; nothing is written."""
    preview = preview_import(writing(request), file.read(), filename=file.name or "")
    rows = [
        ImportRowOut(
            **{name: getattr(row, name) for name in ImportRowOut.model_fields if name != "errors"},
            errors=list(row.errors),
        )
        for row in preview.rows
    ]
    return ObservationPreviewOut(good=preview.good, counts=dict(preview.counts), rows=rows)


@router.post("/observations/import", response=ObservationImportedOut, summary="Import values 导入数值")
def post_import(request: HttpRequest, file: File[UploadedFile], key: Key = None) -> ObservationImportedOut:
    """Take a sheet in: all rows or none."""
    return ObservationImportedOut(
        **import_observations(writing(request), file.read(), filename=file.name or "", key=key)
    )


@router.get("/observations/{observation}", response=ObservationOut, summary="One observation 一个观测值")
def get_observation(request: HttpRequest, observation: int) -> ObservationOut:
    """Return an observation."""
    return ObservationOut.of(observation_by_id(reading(request), observation))


@router.post("/observations", response=ObservationDone, summary="Enter a value 录入数值")
def post_observation(request: HttpRequest, body: ObservationIn, key: Key = None) -> ObservationDone:
    """Enter a value of an indicator."""
    return ObservationDone(observation=observe(writing(request), Value(**body.model_dump()), key=key))


@router.post("/observations/{observation}/correct", response=ObservationDone, summary="Correct a value 更正数值")
def post_correct(request: HttpRequest, observation: int, body: CorrectionIn, key: Key = None) -> ObservationDone:
    """Correct a value by a new one; the old one is kept."""
    made = correct_observation(writing(request), observation, body.value, unit=body.unit, reason=body.reason, key=key)
    return ObservationDone(observation=made)
