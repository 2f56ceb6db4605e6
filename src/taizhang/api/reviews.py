"""Requests for review 复核申请 and random re-checks 抽查."""

from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from ninja import Field, Router, Schema

from taizhang.api.frame import Cursor, Key, PageOut, Size, reading, writing
from taizhang.api.numbers import Place, Year
from taizhang.supervision import service

router = Router(tags=["supervision"])


class ReviewOut(Schema):
    """复核申请."""

    id: int
    kind: str = Field(description="progress, closing, override or score.")
    conclusion: int = Field(description="Key of the report, closing, override or score sheet.")
    task: int | None
    organ: int
    title: str
    concluded_on: date
    concluded_by: int | None
    request_due: date
    reason: str
    requested_by: int | None
    requested_at: datetime
    decide_due: date
    derivation: str
    overdue: bool
    state: str = Field(description="requested, upheld, changed or withdrawn.")
    decided_by: int | None
    decided_at: datetime | None
    decision: str
    correction: Decimal | None


class ContestOut(Schema):
    """A conclusion that may still be contested."""

    kind: str
    conclusion: int
    task: int | None
    title: str
    organ: int
    on: date
    words: str
    until: date


class ReviewIn(Schema):
    """What is contested and why."""

    kind: str
    conclusion: Place
    reason: str = Field(max_length=4000)


class ReviewDecideIn(Schema):
    """How a review is decided."""

    changed: bool
    decision: str = Field(max_length=4000)
    correction: Decimal | None = Field(None, description="Points given or taken, for a score that is changed.")


class RecheckItemOut(Schema):
    """One task of a draw."""

    id: int
    position: int
    task: int
    number: str
    title: str
    organ: int | None
    ticket: str
    result: str = Field(description="pending, holds or doubtful.")
    found: str
    checked_at: datetime | None
    checked_by: int | None


class RecheckOut(Schema):
    """抽查: with seed, list and hash, so that anyone can draw it again."""

    id: int
    number: str
    ledger_year: int
    seed: str
    seed_source: str
    algorithm: str
    population: list[str]
    list_hash: str
    size: int
    drawn: list[str]
    reproduced: bool
    drawn_at: datetime
    drawn_by: int | None
    items: list[RecheckItemOut]


class DrawIn(Schema):
    """What a draw needs."""

    year: Year
    seed: str = Field(max_length=200)
    seed_source: str = Field(max_length=200)
    size: int | None = Field(None, ge=1, le=1000)


class RecordIn(Schema):
    """What the second look found."""

    holds: bool
    found: str = Field(max_length=4000)


@router.get("/reviews", response=PageOut[ReviewOut], summary="List requests for review")
def reviews(
    request: HttpRequest,
    organ: Place | None = None,
    state: str = "",
    kind: str = "",
    cursor: Cursor = None,
    size: Size = 50,
) -> Any:
    """Return the requests that the caller may see, newest first."""
    page = service.reviews(reading(request), organ=organ, state=state, kind=kind, cursor=cursor, size=size)
    return {"items": [asdict(one) for one in page.rows], "next": page.next}


@router.get("/reviews/contestable", response=list[ContestOut], summary="What may still be contested")
def contestable(request: HttpRequest) -> Any:
    """Return the conclusions that the caller's organs may still contest."""
    return [asdict(one) for one in service.contestable(reading(request))]


@router.get("/reviews/{review}", response=ReviewOut, summary="One request for review")
def one(request: HttpRequest, review: Place) -> Any:
    """Return one request."""
    return asdict(service.review(reading(request), review))


@router.post("/reviews", response=ReviewOut, summary="Contest a conclusion")
def ask(request: HttpRequest, given: ReviewIn, key: Key = None) -> Any:
    """Contest a conclusion within its limit."""
    access = writing(request)
    done = service.request_review(access, given.kind, given.conclusion, reason=given.reason, key=key)
    return asdict(service.review(access, done["review"]))


@router.post("/reviews/{review}/withdraw", response=ReviewOut, summary="Take a request back")
def withdraw(request: HttpRequest, review: Place, key: Key = None) -> Any:
    """Take a request back before it is decided."""
    access = writing(request)
    service.withdraw_review(access, review, key=key)
    return asdict(service.review(access, review))


@router.post("/reviews/{review}/decide", response=ReviewOut, summary="Decide a review")
def decide(request: HttpRequest, review: Place, given: ReviewDecideIn, key: Key = None) -> Any:
    """Uphold or change a conclusion; whoever made it may not."""
    access = writing(request)
    service.decide_review(
        access, review, changed=given.changed, decision=given.decision, correction=given.correction, key=key
    )
    return asdict(service.review(access, review))


@router.get("/rechecks", response=list[RecheckOut], summary="List random re-checks")
def rechecks(request: HttpRequest) -> Any:
    """Return every draw, newest first, without its items."""
    return [asdict(found) for found in service.rechecks(reading(request))]


@router.get("/rechecks/{recheck}", response=RecheckOut, summary="One random re-check")
def one_recheck(request: HttpRequest, recheck: Place) -> Any:
    """Return one draw with what was found."""
    return asdict(service.recheck(reading(request), recheck))


@router.post("/rechecks", response=RecheckOut, summary="Draw closed tasks at random")
def draw(request: HttpRequest, given: DrawIn, key: Key = None) -> Any:
    """Draw from the closed tasks of a year."""
    access = writing(request)
    done = service.draw_recheck(
        access, given.year, seed=given.seed, seed_source=given.seed_source, size=given.size, key=key
    )
    return asdict(service.recheck(access, done["recheck"]))


@router.post("/recheck-items/{item}/record", summary="Record what the second look found")
def record(request: HttpRequest, item: Place, given: RecordIn, key: Key = None) -> dict[str, Any]:
    """Record what was found; whoever checked the closing may not."""
    return service.record_recheck(writing(request), item, holds=given.holds, found=given.found, key=key)
