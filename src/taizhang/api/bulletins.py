"""Bulletins 通报 and the numbers of dashboards."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema

from taizhang.api.frame import Cursor, Key, PageOut, Size, reading, writing
from taizhang.api.numbers import Place, Year
from taizhang.organs.records import Access
from taizhang.publishing import service

router = Router(tags=["publishing"])

MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class BulletinRowOut(Schema):
    """通报 in a list."""

    id: int
    kind: str = Field(description="monthly, quarterly or special.")
    number: str = Field(description="Empty until it is issued.")
    title: str
    ledger_year: int
    first_month: int
    last_month: int
    state: str = Field(description="draft, submitted, approved, issued or discarded.")
    public: bool
    corrects: int | None
    drafted_at: datetime
    drafted_by: int | None
    issued_at: datetime | None


class BulletinOut(BulletinRowOut):
    """通报 in full."""

    theme: str
    addressees: str
    copies: str
    issuer: str
    opening: str
    closing: str
    corrected_by: list[int]
    findings: list[dict[str, Any]] = Field(description="What the checker found in its text.")
    checked: bool
    contradicted: bool
    snapshot: dict[str, Any] = Field(
        description="Its numbers, each with the records behind it that the caller may see."
    )
    snapshot_hash: str = Field(description="SHA-256 of the whole snapshot, as it was taken.")
    submitted_at: datetime | None
    approved_by: int | None
    approved_at: datetime | None
    remark: str
    issued_by: int | None
    seal_day: date | None
    seal_digest: str
    docx: str = Field(description="SHA-256 of the docx as issued.")
    xlsx: str
    text: str = Field(description="Its words, a line each paragraph.")


class NumberOut(Schema):
    """One number of a bulletin."""

    name: str
    words: str
    value: str | None
    unit: str
    of: list[str]
    records: list[tuple[str, int]] = Field(description="Kind and key of those counted that the caller may see.")
    hidden: int = Field(description="How many more were counted.")


class BulletinDraftIn(Schema):
    """What a draft begins with."""

    kind: str
    year: Year
    last_month: int = Field(ge=190001, le=299912, description="As 202610.")
    theme: str = ""
    title: str = Field("", max_length=200)
    corrects: Place | None = None


class BulletinWordsIn(Schema):
    """The words of a draft."""

    title: str = Field(max_length=200)
    addressees: str = Field(max_length=300)
    copies: str = Field("", max_length=300)
    opening: str = Field("", max_length=8000)
    closing: str = Field("", max_length=8000)


class ApproveIn(Schema):
    """What a leader decides."""

    agreed: bool
    remark: str = Field("", max_length=4000)


class BulletinPublicIn(Schema):
    """Whether it is public."""

    public: bool = False


class GroupOut(Schema):
    """How many tasks of a group have which light."""

    key: int | str | None
    name: str
    counts: dict[str, int]
    total: int


def _full(access: Access, key: int) -> dict[str, Any]:
    found = service.bulletin(access, key)
    snapshot = service.bulletin_snapshot(access, key)
    return {**asdict(found), "snapshot": snapshot, "text": found.composed.text}


@router.get("/bulletins", response=PageOut[BulletinRowOut], summary="List bulletins")
def bulletins(
    request: HttpRequest,
    kind: str = "",
    state: str = "",
    year: Year | None = None,
    cursor: Cursor = None,
    size: Size = 50,
) -> Any:
    """Return the bulletins that the caller may see, newest first."""
    page = service.bulletins(reading(request), kind=kind, state=state, year=year, cursor=cursor, size=size)
    return {"items": [asdict(one) for one in page.rows], "next": page.next}


@router.get("/bulletins/{bulletin}", response=BulletinOut, summary="One bulletin")
def one(request: HttpRequest, bulletin: Place) -> Any:
    """Return one bulletin."""
    return _full(reading(request), bulletin)


@router.get("/bulletins/{bulletin}/numbers/{name}", response=NumberOut, summary="What is behind a number")
def number(request: HttpRequest, bulletin: Place, name: str) -> Any:
    """Return one number with the records that were counted, those that the caller may see."""
    found = service.bulletin_number(reading(request), bulletin, name)
    return {field: getattr(found, field) for field in NumberOut.model_fields}


@router.get("/bulletins/{bulletin}/files/{form}", summary="The docx or xlsx of a bulletin")
def file(request: HttpRequest, bulletin: Place, form: Literal["docx", "xlsx"]) -> HttpResponse:
    """Return the file as issued, or of the draft as it is."""
    _name, body = service.bulletin_file(reading(request), bulletin, form)
    disposition = f'attachment; filename="bulletin-{bulletin}.{form}"'
    return HttpResponse(body, content_type=MEDIA[form], headers={"Content-Disposition": disposition})


@router.post("/bulletins", response=BulletinOut, summary="Draft a bulletin")
def draft(request: HttpRequest, given: BulletinDraftIn, key: Key = None) -> Any:
    """Draft a bulletin from locked data."""
    access = writing(request)
    return _full(access, service.draft_bulletin(access, key=key, **given.dict())["bulletin"])


@router.post("/bulletins/{bulletin}/edit", response=BulletinOut, summary="Change the words of a draft")
def edit(request: HttpRequest, bulletin: Place, given: BulletinWordsIn, key: Key = None) -> Any:
    """Change the words of a draft."""
    access = writing(request)
    service.edit_bulletin(access, bulletin, key=key, **given.dict())
    return _full(access, bulletin)


@router.post("/bulletins/{bulletin}/redraw", response=BulletinOut, summary="Draw the numbers anew")
def redraw(request: HttpRequest, bulletin: Place, key: Key = None) -> Any:
    """Draw the numbers of a draft anew."""
    access = writing(request)
    service.redraw_bulletin(access, bulletin, key=key)
    return _full(access, bulletin)


@router.post("/bulletins/{bulletin}/check", response=BulletinOut, summary="Check the text of a draft")
def check(request: HttpRequest, bulletin: Place, key: Key = None) -> Any:
    """Run the checker over the text."""
    access = writing(request)
    service.check_bulletin(access, bulletin, key=key)
    return _full(access, bulletin)


@router.post("/bulletins/{bulletin}/submit", response=BulletinOut, summary="Lay a draft before a leader")
def submit(request: HttpRequest, bulletin: Place, key: Key = None) -> Any:
    """Submit a draft; a contradiction in its text keeps it back."""
    access = writing(request)
    service.submit_bulletin(access, bulletin, key=key)
    return _full(access, bulletin)


@router.post("/bulletins/{bulletin}/approve", summary="Approve a bulletin or send it back")
def approve(request: HttpRequest, bulletin: Place, given: ApproveIn, key: Key = None) -> dict[str, Any]:
    """Approve it, or send it back with a reason."""
    return service.approve_bulletin(writing(request), bulletin, agreed=given.agreed, remark=given.remark, key=key)


@router.post("/bulletins/{bulletin}/issue", response=BulletinOut, summary="Number and issue a bulletin")
def issue(request: HttpRequest, bulletin: Place, given: BulletinPublicIn, key: Key = None) -> Any:
    """Issue an approved bulletin; nothing of it changes any more."""
    access = writing(request)
    service.issue_bulletin(access, bulletin, public=given.public, key=key)
    return _full(access, bulletin)


@router.post("/bulletins/{bulletin}/publish", response=BulletinOut, summary="Publish for everyone, or take it off")
def publish(request: HttpRequest, bulletin: Place, given: BulletinPublicIn, key: Key = None) -> Any:
    """Publish an issued bulletin for everyone, or take it off the public pages."""
    access = writing(request)
    service.publish_bulletin(access, bulletin, public=given.public, key=key)
    return _full(access, bulletin)


@router.post("/bulletins/{bulletin}/discard", summary="Drop a draft")
def discard(request: HttpRequest, bulletin: Place, key: Key = None) -> dict[str, Any]:
    """Drop a draft; it stays on record without a number."""
    return service.discard_bulletin(writing(request), bulletin, key=key)


@router.get("/boards/{by}", response=list[GroupOut], summary="Counts of lights")
def boards(request: HttpRequest, by: Literal["all", "lead", "theme", "leader", "state"], year: Year) -> Any:
    """Return how many tasks of a year have which light, by organ, theme, leader or state."""
    found = service.groups(reading(request), year=year, by=by)
    return [{"key": one.key, "name": one.name, "counts": dict(one.counts), "total": one.total} for one in found]
