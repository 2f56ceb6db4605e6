"""Scores 考核 and burden 减负."""

from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from ninja import Field, Router, Schema

from taizhang.api.frame import Key, reading, writing
from taizhang.api.numbers import Month, Place, Year
from taizhang.audit.service import NotFound
from taizhang.supervision import service

router = Router(tags=["scores"])


class LineOut(Schema):
    """One line of a sheet."""

    position: int
    kind: str = Field(description="base, addition, deduction or correction.")
    part: str
    code: str
    words: str
    words_en: str
    full: Decimal | None
    value: Decimal | None
    points: Decimal | None = Field(description="None where nothing could be measured and its points went to others.")
    derivation: str
    derivation_en: str
    sources: list[tuple[str, int]] = Field(description="Kind and key of each record counted.")


class SheetOut(Schema):
    """考核评分表."""

    id: int
    organ: int
    year: int
    scheme: str
    state: str = Field(description="draft or frozen.")
    total: Decimal | None
    volume: int
    computed_at: datetime
    frozen_at: datetime | None
    frozen_by: int | None
    lines: list[LineOut]


class PlacedOut(Schema):
    """A place in the ranking."""

    organ: int
    rank: int
    tied: bool
    value: Decimal
    volume: int


class UnrankedOut(Schema):
    """Who is not ranked, and why."""

    organ: int
    value: Decimal | None
    volume: int
    reason: str = Field(description="volume: fewer tasks than the minimum; unmeasured: nothing could be measured.")


class RankingOut(Schema):
    """The ranking of a year."""

    minimum: int
    placed: list[PlacedOut]
    unranked: list[UnrankedOut]


class ScoreYearIn(Schema):
    """Year and scheme."""

    year: Year
    scheme: str


class EntryIn(ScoreYearIn):
    """An addition or deduction."""

    organ: Place
    code: str
    points: Decimal
    reason: str = Field(max_length=4000)
    ground: str = Field("", max_length=300)
    task: Place | None = None


class DropIn(Schema):
    """Why it is taken back."""

    reason: str = Field(max_length=400)


class EntryOut(Schema):
    """An addition or deduction that was entered."""

    id: int
    organ: int
    year: int
    scheme: str
    code: str
    points: Decimal | None
    reason: str
    ground: str
    task: int | None
    entered_at: datetime
    entered_by: int | None
    dropped: bool


class ScoreCellOut(Schema):
    """One month of an organ."""

    month: int
    count: int
    by_kind: list[tuple[str, int]]
    step: int


class AskedOut(Schema):
    """One thing that was asked of an organ."""

    kind: str
    task: int
    number: str
    title: str
    at: datetime | None
    record: int | None


class BurdenOut(Schema):
    """How often one organ was asked for what."""

    organ: int
    cells: list[ScoreCellOut]
    total: int
    share: Decimal


@router.get("/scores", response=list[SheetOut], summary="List score sheets")
def sheets(request: HttpRequest, year: Year, scheme: str) -> Any:
    """Return the sheets of a year that the caller may see, with their lines."""
    return [asdict(one) for one in service.sheets_with_lines(reading(request), year=year, scheme=scheme)]


@router.get("/scores/ranking", response=RankingOut, summary="The ranking of a year")
def ranking(request: HttpRequest, year: Year, scheme: str) -> Any:
    """Return the ranking among the sheets that the caller may see."""
    access = reading(request)
    if scheme not in service.schemes():
        raise NotFound("没有这个考核办法。There is no such scheme.")
    return asdict(service.score_ranking(access, year=year, scheme=scheme))


@router.get("/scores/entries", response=list[EntryOut], summary="Additions and deductions entered")
def entries(request: HttpRequest, year: Year, scheme: str) -> Any:
    """Return what was entered for a year, newest first."""
    return [asdict(one) for one in service.entries(reading(request), year=year, scheme=scheme)]


@router.post("/scores/compute", summary="Reckon the sheets of a year")
def compute(request: HttpRequest, given: ScoreYearIn, key: Key = None) -> dict[str, Any]:
    """Reckon the sheets anew; refused once the year is frozen."""
    return service.compute_scores(writing(request), year=given.year, scheme=given.scheme, key=key)


@router.post("/scores/freeze", summary="Freeze the sheets of a year")
def freeze(request: HttpRequest, given: ScoreYearIn, key: Key = None) -> dict[str, Any]:
    """Freeze the sheets: organs see theirs and may appeal."""
    return service.freeze_scores(writing(request), year=given.year, scheme=given.scheme, key=key)


@router.post("/scores/entries", summary="Enter an addition or deduction")
def enter(request: HttpRequest, given: EntryIn, key: Key = None) -> dict[str, Any]:
    """Enter points with their reason and ground."""
    return service.enter_points(writing(request), key=key, **given.dict())


@router.post("/scores/entries/{entry}/drop", summary="Take an entry back")
def drop(request: HttpRequest, entry: Place, given: DropIn, key: Key = None) -> dict[str, Any]:
    """Take an entry back before the year is frozen."""
    return service.drop_points(writing(request), entry, reason=given.reason, key=key)


@router.get("/burden", response=list[BurdenOut], summary="How often which organ was asked for what")
def burden(request: HttpRequest, year: Year) -> Any:
    """Return the burden of each organ in each month, the most burdened first."""
    return [asdict(one) for one in service.burden(reading(request), year=year)]


@router.get("/burden/{organ}/{month}", response=list[AskedOut], summary="What one organ was asked for in a month")
def burden_cell(request: HttpRequest, organ: Place, month: Month) -> Any:
    """Return the records that a count of ``/api/burden`` is made of; empty outside the caller's reach."""
    return [asdict(one) for one in service.burden_cell(reading(request), organ=organ, month=month)]


# Last of its kind: the names above would else be taken for keys.
@router.get("/scores/{sheet}", response=SheetOut, summary="One score sheet")
def one_sheet(request: HttpRequest, sheet: Place) -> Any:
    """Return one sheet with its lines."""
    return asdict(service.sheet(reading(request), sheet))
