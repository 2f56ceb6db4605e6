"""文件 documents: taking in, text, reading, confirming, findings."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils.translation import get_language
from ninja import Field, File, Form, Query, Router, Schema
from ninja.files import UploadedFile

from taizhang.api.frame import Cursor, Key, PageOut, Size, reading, writing
from taizhang.api.said import ReasonIn
from taizhang.documents.records import DocumentRecord, Done, FindingRecord
from taizhang.documents.service import (
    DocumentFilter,
    confirm_document,
    confirm_surer_than,
    count_documents,
    decide_finding,
    describe_document,
    document_by_id,
    document_text,
    documents,
    explained,
    findings_of,
    original,
    read_now_or_wake,
    recheck_document,
    reopen_document,
    reread_document,
    room,
    undo,
    upload_document,
    wake,
)

router = Router(tags=["documents"])

Kind = Literal[
    "work_report", "plan_report", "budget_report", "five_year_plan", "task_list", "breakdown", "livelihood_list",
    "communique", "bulletin", "summary", "other",
]  # fmt: skip


class DocumentOut(Schema):
    """文件: a source text with issuer, region, year, kind."""

    id: int
    title: str
    issuer: str = Field(description="Empty where it is not known. 发文")
    region: str = Field(description="The area that it speaks for; empty where it is not known. 地区")
    year: int | None = Field(description="The year it sets targets for or reports. 年度")
    kind: str = Field(description="work_report, plan_report, task_list … 文种")
    date: date | None
    secrecy: str = Field(description="public or internal. 公开范围")
    organ: int | None = Field(description="The organ it is from; null for the government as a whole. 所属机构")
    filename: str
    media: str = Field(description="What the file is by its content: txt, html, docx, pdf, xlsx.")
    sha256: str
    size: int = Field(description="Bytes.")
    state: str = Field(description="waiting, proposed, confirmed or failed. 进展")
    failure: str = Field(description="Why it could not be read; empty else.")
    uploaded_by: int | None
    uploaded_at: datetime
    figures: int = Field(description="Figures that were not rejected. 数据")
    commitments: int = Field(description="Commitments that stand. 目标任务")
    waiting: int = Field(description="Records that wait for a decision. 待确认")
    contradictions: int = Field(description="Open findings of that verdict, where you may see findings. 矛盾")

    @staticmethod
    def of(record: DocumentRecord) -> "DocumentOut":
        """Return the schema of a record."""
        return DocumentOut(**{name: getattr(record, name) for name in DocumentOut.model_fields})


class HeadingOut(Schema):
    """标题: a heading of the outline."""

    start: int
    end: int
    level: int
    title: str


class DocumentDetailOut(DocumentOut):
    """A document with how its text was got and read."""

    outline: list[HeadingOut]
    pages: list[int] = Field(description="Offsets at which its pages begin, for PDF; else empty.")
    notes: list[str] = Field(description="Sentences on how the text was got.")
    reader: str = Field(description="Version of library and tables that read it; empty before that.")
    outdated: bool = Field(description="Whether a newer library is here.")
    misfits: list[str] = Field(description="Decisions that no longer fit since it was read anew, a sentence each.")


class TextOut(Schema):
    """The text of a document; every offset counts its Unicode code points."""

    text: str


class UploadedOut(Schema):
    """What became of an upload."""

    document: int
    duplicate: bool = Field(description="Whether the same bytes were there before; nothing was stored then.")
    state: str
    title: str


class DescribeIn(Schema):
    """What is known of a document; what is left out stays."""

    title: str | None = Field(None, max_length=300)
    issuer: str | None = Field(None, max_length=120)
    region: str | None = Field(None, max_length=60)
    year: Annotated[int, Field(ge=1949, le=2200)] | None = None
    kind: Kind | None = None
    date: Annotated[date, Field()] | None = None
    organ: int | None = None
    secrecy: Literal["public", "internal"] | None = None
    reason: str = Field("", max_length=2000, description="Needed to make public what bears a mark of 内部.")


class LeastIn(Schema):
    """From which confidence on."""

    least: Decimal = Field(ge=0, le=1, description="把握程度，0到1")


class DocumentDone(Schema):
    """What was done."""

    document: int


class RecordRef(Schema):
    """A figure or a commitment."""

    kind: str = Field(description="figure or commitment")
    id: int


class RecordsDone(Schema):
    """What an act on records did."""

    document: int
    changed: list[RecordRef] = Field(description="Records that changed or are new.")
    gone: list[RecordRef] = Field(description="Records that are no longer there.")

    @staticmethod
    def of(told: Done) -> "RecordsDone":
        """Return the schema of what was done."""
        return RecordsDone(
            document=told.document,
            changed=[RecordRef(kind=kind, id=pk) for kind, pk in told.changed],
            gone=[RecordRef(kind=kind, id=pk) for kind, pk in told.gone],
        )


class RereadOut(DocumentDone):
    """What reading anew did."""

    kept: int = Field(description="Decisions that still fit. 保留的人工决定")
    misfits: list[str] = Field(description="A sentence for each that no longer does.")


class DocumentCheckOut(DocumentDone):
    """What checking anew did."""

    new: int
    gone: int


class PlaceOut(Schema):
    """A stretch of the text."""

    start: int
    end: int
    text: str


class FindingOut(Schema):
    """核对结果: what a check said of figures that ought to agree."""

    id: int
    document: int
    rule: str
    verdict: str = Field(description="contradicts, unclear or rounding. 矛盾、口径待说明、尾差")
    message: str
    message_en: str
    stated: str
    computed: str
    difference: str
    tolerance: str
    places: list[PlaceOut]
    state: str = Field(description="open, explained or mended. 待处理、已说明、已改正")
    note: str
    decided_by: int | None
    decided_at: datetime | None

    @staticmethod
    def of(record: FindingRecord) -> "FindingOut":
        """Return the schema of a record."""
        told = {name: getattr(record, name) for name in FindingOut.model_fields if name != "places"}
        places = [PlaceOut(start=place.start, end=place.end, text=place.text) for place in record.places]
        return FindingOut(**told, places=places)


class NoteIn(Schema):
    """What a person says of a finding."""

    note: str = Field("", max_length=2000, description="说明；重新打开时可不填")


class DocumentQuery(Schema):
    """Which documents are listed."""

    query: str = Field("", max_length=100, description="Words that title or text must hold. 检索词")
    state: str = Field("", max_length=12)
    kind: str = Field("", max_length=30)
    region: str = Field("", max_length=60)
    year: int | None = Field(None, ge=0, le=9999)
    secrecy: str = Field("", max_length=10)
    order: Literal["newest", "oldest", "title"] = "newest"


class CountOut(Schema):
    """How many there are."""

    count: int


class ExplainedOut(Schema):
    """How the library reads what stands at an offset."""

    lines: list[str]


class UploadIn(Schema):
    """What is said of the file; what is left open is read from its text."""

    title: str = Field("", max_length=300)
    issuer: str = Field("", max_length=120)
    region: str = Field("", max_length=60)
    year: int | None = Field(None, ge=1949, le=2200)
    organ: int | None = None
    internal: bool = Field(False, description="Mark it 内部: never public.")


@router.get("/documents", response=PageOut[DocumentOut], summary="Documents 文件")
def list_documents(
    request: HttpRequest, wanted: Query[DocumentQuery], cursor: Cursor = None, size: Size = 50
) -> PageOut[DocumentOut]:
    """List the documents that you may see."""
    page = documents(reading(request), DocumentFilter(**wanted.dict()), cursor=cursor, size=size)
    return PageOut[DocumentOut](items=[DocumentOut.of(record) for record in page.rows], next=page.next)


@router.get("/documents/count", response=CountOut, summary="How many documents 文件数")
def get_count(request: HttpRequest, wanted: Query[DocumentQuery]) -> CountOut:
    """Count the documents that you may see."""
    return CountOut(count=count_documents(reading(request), DocumentFilter(**wanted.dict())))


@router.post("/documents", response=UploadedOut, summary="Take a document in 上传文件")
def post_document(request: HttpRequest, said: Form[UploadIn], file: File[UploadedFile], key: Key = None) -> UploadedOut:
    """Upload a file (txt, html, docx, pdf, xlsx; known by its content). Short ones are read at once; long ones wait,
    and `state` says so. What bears a mark of state secrets is refused (`secret`) and nothing of it is kept.
    """
    told = upload_document(writing(request), file.chunks(), filename=file.name or "", key=key, **said.dict())
    if told.duplicate or told.state != "waiting":
        return UploadedOut(document=told.document, duplicate=told.duplicate, state=told.state, title=told.title)
    read_now_or_wake(told.document, file.size or 0)
    now = document_by_id(writing(request), told.document)
    return UploadedOut(document=now.id, duplicate=False, state=now.state, title=now.title)


@router.get("/documents/{document}", response=DocumentDetailOut, summary="One document 一份文件")
def get_document(request: HttpRequest, document: int) -> DocumentDetailOut:
    """Return a document. Its records are at `/figures?document=` and `/commitments?document=`."""
    access = reading(request)
    record = document_by_id(access, document)
    if record.state == "waiting":
        wake()
    found = room(access, document)
    return DocumentDetailOut(
        **DocumentOut.of(record).model_dump(),
        outline=[HeadingOut(start=h.start, end=h.end, level=h.level, title=h.title) for h in found.outline],
        pages=list(found.pages),
        notes=list(found.notes),
        reader=found.reader,
        outdated=found.outdated,
        misfits=list(found.misfits),
    )


@router.get("/documents/{document}/text", response=TextOut, summary="The text of a document 正文")
def get_text(request: HttpRequest, document: int) -> TextOut:
    """Return the text into which every offset points."""
    return TextOut(text=document_text(reading(request), document))


@router.get("/documents/{document}/original", summary="The original file 原件", response={200: None})
def get_original(request: HttpRequest, document: int) -> HttpResponse | FileResponse:
    """Download the file as it was uploaded."""
    file = original(reading(request), document, address=request.META.get("REMOTE_ADDR"))
    response = FileResponse(
        file.stream, as_attachment=True, filename=file.filename, content_type="application/octet-stream"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@router.get("/documents/{document}/explain", response=ExplainedOut, summary="How it was read 怎样读出来的")
def get_explained(request: HttpRequest, document: int, offset: Annotated[int, Query(ge=0, le=2**31)]) -> ExplainedOut:
    """Return the derivation of the record at an offset, rule by rule, in the language of the request."""
    english = (get_language() or "").startswith("en")
    return ExplainedOut(lines=explained(reading(request), document, offset, english=english).splitlines())


@router.get("/documents/{document}/findings", response=list[FindingOut], summary="Findings 核对结果")
def get_findings(request: HttpRequest, document: int) -> list[FindingOut]:
    """Return what the checks said of a document's figures."""
    access = reading(request)
    document_by_id(access, document)
    return [FindingOut.of(record) for record in findings_of(access, document)]


@router.post("/documents/{document}/describe", response=DocumentDone, summary="Describe a document 修改文件信息")
def post_describe(request: HttpRequest, document: int, body: DescribeIn, key: Key = None) -> DocumentDone:
    """Set title, issuer, region, year, kind, date, organ or secrecy."""
    said = body.model_dump(exclude_unset=True)
    reason = said.pop("reason", "")
    # Words are emptied by an empty text; null empties year, date and organ alone.
    said = {name: value for name, value in said.items() if value is not None or name in ("year", "date", "organ")}
    return DocumentDone(document=describe_document(writing(request), document, said, reason=reason, key=key))


@router.post("/documents/{document}/confirm", response=DocumentDone, summary="Confirm a document 确认全文")
def post_confirm(request: HttpRequest, document: int, key: Key = None) -> DocumentDone:
    """Say that every record is decided; refused while some wait."""
    return DocumentDone(document=confirm_document(writing(request), document, key=key))


@router.post("/documents/{document}/reopen", response=DocumentDone, summary="Open a document again 重新打开")
def post_reopen(request: HttpRequest, document: int, body: ReasonIn, key: Key = None) -> DocumentDone:
    """Open a confirmed document again."""
    return DocumentDone(document=reopen_document(writing(request), document, reason=body.reason, key=key))


@router.post("/documents/{document}/confirm_many", response=RecordsDone, summary="Confirm what is sure 批量确认")
def post_confirm_many(request: HttpRequest, document: int, body: LeastIn, key: Key = None) -> RecordsDone:
    """Confirm every proposed record of at least this confidence."""
    return RecordsDone.of(confirm_surer_than(writing(request), document, body.least, key=key))


@router.post("/documents/{document}/undo", response=RecordsDone, summary="Undo 撤销")
def post_undo(request: HttpRequest, document: int, key: Key = None) -> RecordsDone:
    """Undo your own last decision on this document."""
    return RecordsDone.of(undo(writing(request), document, key=key))


@router.post("/documents/{document}/reread", response=RereadOut, summary="Read anew 重新读取")
def post_reread(request: HttpRequest, document: int, key: Key = None) -> RereadOut:
    """Read the document anew with the library as it is now; decisions stay with their words."""
    told = reread_document(writing(request), document, key=key)
    return RereadOut(document=told.document, kept=told.kept, misfits=list(told.misfits))


@router.post("/documents/{document}/check", response=DocumentCheckOut, summary="Check anew 重新核对")
def post_check(request: HttpRequest, document: int, key: Key = None) -> DocumentCheckOut:
    """Check the figures as people have left them."""
    new, gone = recheck_document(writing(request), document, key=key)
    return DocumentCheckOut(document=document, new=new, gone=gone)


@router.post("/findings/{finding}/{verb}", response=DocumentDone, summary="Decide on a finding 处理核对结果")
def post_finding(
    request: HttpRequest, finding: int, verb: Literal["explain", "mend", "reopen"], body: NoteIn, key: Key = None
) -> DocumentDone:
    """Say that a finding is explained or mended, with a note, or open it again."""
    return DocumentDone(document=decide_finding(writing(request), finding, verb, note=body.note, key=key))
