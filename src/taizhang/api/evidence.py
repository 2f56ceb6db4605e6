"""佐证 evidence: of reports, closings and tasks; adding, taking away, downloading."""

from dataclasses import asdict
from datetime import datetime
from typing import Any, cast

from django.http import FileResponse, HttpRequest, HttpResponse
from ninja import Field, File, Form, Router, Schema
from ninja.files import UploadedFile

from taizhang.api.frame import Key, reading, writing
from taizhang.api.numbers import Place
from taizhang.ledger import service
from taizhang.ledger.records import EvidenceRecord, Upload

router = Router(tags=["evidence"])


class UseOut(Schema):
    """Where else the same file stands, as far as the caller may see it."""

    evidence: int
    task: int
    task_number: str
    month: int | None


class EvidenceOut(Schema):
    """佐证."""

    id: int
    task: int
    progress: int | None
    closing: int | None
    title: str
    kind: str = Field(description="file, link or observation.")
    filename: str
    media: str = Field(description="What the file is by its content.")
    size: int
    sha256: str
    link: str
    observation: int | None
    sensitive: bool = Field(description="Whether looks at it are noted.")
    added_by: int | None
    added_at: datetime
    elsewhere: list[UseOut]


class LinkIn(Schema):
    """A web address or an observation as evidence: one of the two."""

    link: str = Field("", max_length=500)
    observation: Place | None = None
    title: str = Field("", max_length=200)


class AddedOut(Schema):
    """The piece that was added."""

    evidence: int


class GoneOut(Schema):
    """The piece that was taken away."""

    evidence: int


def _out(record: EvidenceRecord) -> dict[str, Any]:
    return asdict(record)


@router.get("/progress/{id}/evidence", response=list[EvidenceOut], summary="The evidence of a report")
def of_progress(request: HttpRequest, id: Place) -> Any:
    """Return the evidence of a report."""
    access = reading(request)
    service.progress_record(access, id)
    return [_out(one) for one in service.evidence_of(access, progress=[id])]


@router.get("/tasks/{id}/evidence", response=list[EvidenceOut], summary="The evidence of a task")
def of_task(request: HttpRequest, id: Place) -> Any:
    """Return all evidence of a task."""
    access = reading(request)
    service.brief(access, id)
    return [_out(one) for one in service.evidence_of(access, tasks=[id])]


@router.post("/progress/{id}/evidence", response=AddedOut, summary="Add a file to a draft")
def add_file(
    request: HttpRequest,
    id: Place,
    file: File[UploadedFile],
    title: Form[str] = "",
    sensitive: Form[bool] = False,
    key: Key = None,
) -> Any:
    """Add a file: it is known by its content, not its name; bombs and web pages are refused."""
    upload = Upload(filename=file.name or "", data=file.read(), title=title)
    return service.add_evidence(writing(request), id, upload=upload, title=title, sensitive=sensitive, key=key)


@router.post("/progress/{id}/add-link", response=AddedOut, summary="Add a web address or an observation to a draft")
def add_link(request: HttpRequest, id: Place, body: LinkIn, key: Key = None) -> Any:
    """Add a link or an observation."""
    return service.add_evidence(
        writing(request), id, link=body.link, observation=body.observation, title=body.title, key=key
    )


@router.get("/evidence/{id}", response=EvidenceOut, summary="One piece of evidence")
def one(request: HttpRequest, id: Place) -> Any:
    """Return what is known of a piece."""
    return _out(service.evidence_record(reading(request), id))


@router.get("/evidence/{id}/file", summary="Download a file", response={200: None})
def download(request: HttpRequest, id: Place) -> HttpResponse:
    """Return the bytes, always as a file to save; a look at a sensitive one is noted."""
    record, stream = service.open_evidence(reading(request), id, address=request.META.get("REMOTE_ADDR"))
    answer = FileResponse(stream, as_attachment=True, filename=record.filename, content_type="application/octet-stream")
    return cast(HttpResponse, answer)  # a streaming answer shares no base class with the others in Django's types


@router.post("/evidence/{id}/remove", response=GoneOut, summary="Take evidence from a draft")
def remove(request: HttpRequest, id: Place, key: Key = None) -> Any:
    """Take a piece away while the report is the organ's own."""
    return service.remove_evidence(writing(request), id, key=key)
