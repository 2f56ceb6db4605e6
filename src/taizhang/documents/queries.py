"""Reading documents: lists, the reading room, records. Everything begins at a door; queries do not grow with rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Length
from django.utils.translation import gettext as _

from taizhang import __version__
from taizhang.audit.service import EventRecord, NotFound, seen_history
from taizhang.documents.conversion import commitment_record, document_record, figure_record, finding_record
from taizhang.documents.doors import visible_commitments, visible_documents, visible_figures, visible_findings
from taizhang.documents.models import Commitment, Decision, Document, Figure, Finding, Reading
from taizhang.documents.records import (
    CommitmentRecord,
    DocumentRecord,
    FigureRecord,
    FindingRecord,
    HeadingRecord,
    RecordKind,
    Room,
)
from taizhang.organs.records import Access
from taizhang.reading.reader import TABLES
from taizhang.search.service import matching_ids
from taizhang.storage import Page, page_after

R = TypeVar("R", Figure, Commitment)

GONE = (Decision.REJECTED, Decision.REPLACED)
STANDING = (Decision.CONFIRMED, Decision.CORRECTED, Decision.ADDED)
READER = f"taizhang {__version__} tables {TABLES}"
"""What a reading made now would call its reader."""

DOCUMENT_ORDERS: Mapping[str, tuple[str, ...]] = {
    "newest": ("-uploaded_at",),
    "oldest": ("uploaded_at",),
    "title": ("title",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFilter:
    """Which documents a list shows; empty and None mean all."""

    query: str = ""
    """Words that title or text must hold."""
    state: str = ""
    kind: str = ""
    region: str = ""
    year: int | None = None
    secrecy: str = ""
    order: str = "newest"
    """A key of ``DOCUMENT_ORDERS``."""


def _filtered(access: Access, wanted: DocumentFilter) -> QuerySet[Document]:
    rows = visible_documents(access)
    for name in ("state", "kind", "region", "secrecy"):
        if getattr(wanted, name):
            rows = rows.filter(**{name: getattr(wanted, name)})
    if wanted.year is not None:
        rows = rows.filter(year=wanted.year)
    if wanted.query.strip():
        rows = rows.filter(pk__in=matching_ids("document", wanted.query))
    return rows


def _counted(rows: QuerySet[Document]) -> QuerySet[Document]:
    """With the counts that a list shows: one statement, a subquery for each count."""

    def counted(model: type[Figure] | type[Commitment] | type[Finding], condition: Q) -> Coalesce:
        found = model._default_manager.filter(condition, document=OuterRef("pk")).order_by().values("document")
        return Coalesce(Subquery(found.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)

    stands = ~Q(decision__in=GONE)
    waits = Q(decision=Decision.PROPOSED, stale=False)
    return rows.defer("text", "outline", "pages").annotate(
        length=Length("text"),
        figure_count=counted(Figure, stands),
        commitment_count=counted(Commitment, stands),
        waiting_figures=counted(Figure, waits),
        waiting_commitments=counted(Commitment, waits),
        open_findings=counted(Finding, Q(state="open", verdict="contradicts")),
    )


def _without_checks(access: Access, record: DocumentRecord) -> DocumentRecord:
    """Findings have a narrower door than documents: their number is not told to whoever may not see them."""
    if access.may("document.see", record.organ) or access.everywhere("document.see"):
        return record
    return replace(record, contradictions=0)


def documents(
    access: Access, wanted: DocumentFilter | None = None, *, cursor: str | None = None, size: int = 50
) -> Page[DocumentRecord]:
    """Return a page of the documents that may be seen. Raises ``storage.BadCursor``."""
    wanted = wanted or DocumentFilter()
    order = DOCUMENT_ORDERS.get(wanted.order, DOCUMENT_ORDERS["newest"])
    rows, following = page_after(_counted(_filtered(access, wanted)), order=order, cursor=cursor, size=size)
    return Page(rows=tuple(_without_checks(access, document_record(row)) for row in rows), next=following)


def count_documents(access: Access, wanted: DocumentFilter | None = None) -> int:
    """Return how many documents a list would show."""
    return _filtered(access, wanted or DocumentFilter()).count()


def document_choices(access: Access) -> Mapping[str, list[str]]:
    """Return the regions, years and kinds that the documents of a list have, for its filters."""
    rows = visible_documents(access).order_by()
    return {
        "region": sorted(rows.exclude(region="").values_list("region", flat=True).distinct()),
        "year": [
            str(year)
            for year in sorted({year for year in rows.values_list("year", flat=True) if year is not None}, reverse=True)
        ],
        "kind": sorted(rows.values_list("kind", flat=True).distinct()),
    }


def document_by_id(access: Access, document_id: int) -> DocumentRecord:
    """Return a document; raises NotFound where it may not be seen or is not there."""
    row = _counted(visible_documents(access).filter(pk=document_id)).first()
    if row is None:
        raise NotFound(_("没有找到这份文件。"))
    return _without_checks(access, document_record(row))


def document_text(access: Access, document_id: int) -> str:
    """Return the text of a document, into which every offset points; raises NotFound."""
    text = visible_documents(access).filter(pk=document_id).values_list("text", flat=True).first()
    if text is None:
        raise NotFound(_("没有找到这份文件。"))
    return text


def document_history(access: Access, document_id: int, *, before: int | None = None) -> tuple[EventRecord, ...]:
    """Return what was done with a document, newest first; raises NotFound."""
    if not visible_documents(access).filter(pk=document_id).exists():
        raise NotFound(_("没有找到这份文件。"))
    return seen_history(access, ("document", document_id), before=before)


def room(access: Access, document_id: int) -> Room:
    """Return everything that the reading room of a document shows: six queries. Raises NotFound."""
    row = visible_documents(access).filter(pk=document_id).first()
    if row is None:
        raise NotFound(_("没有找到这份文件。"))
    figures = tuple(
        figure_record(one) for one in visible_figures(access).filter(document_id=document_id).order_by("start", "id")
    )
    commitments = tuple(
        commitment_record(one)
        for one in visible_commitments(access).filter(document_id=document_id).order_by("start", "id")
    )
    reading = Reading.objects.filter(document_id=document_id).defer("payload").order_by("-pk").first()
    return Room(
        document=document_record(row),
        text=row.text,
        pages=tuple(row.pages),
        notes=tuple(row.notes),
        outline=tuple(
            HeadingRecord(start=one["start"], end=one["end"], level=one["level"], title=one["title"])
            for one in row.outline
        ),
        figures=figures,
        commitments=commitments,
        findings=findings_of(access, document_id),
        reader="" if reading is None else reading.reader,
        outdated=reading is not None and reading.reader != READER,
        misfits=() if reading is None else tuple(reading.misfits),
    )


def decisions_of(access: Access, document_id: int) -> tuple[tuple[RecordKind, str, Decimal | None, bool], ...]:
    """Return kind, decision, confidence and staleness of every record of a document: two light queries."""
    columns = ("decision", "confidence", "stale")
    figures = visible_figures(access).filter(document_id=document_id).values_list(*columns)
    commitments = visible_commitments(access).filter(document_id=document_id).values_list(*columns)
    found: list[tuple[RecordKind, str, Decimal | None, bool]] = [("figure", *row) for row in figures]
    found.extend(("commitment", *row) for row in commitments)
    return tuple(found)


def findings_of(access: Access, document_id: int) -> tuple[FindingRecord, ...]:
    """Return the findings of a document that may be seen, contradictions first, then in the order of the text."""
    rows = visible_findings(access).filter(document_id=document_id)
    weight = {"contradicts": 0, "unclear": 1, "rounding": 2}
    found = sorted(rows, key=lambda row: (row.state != "open", weight.get(row.verdict, 3), row.start, row.pk))
    return tuple(finding_record(row) for row in found)


def record_by_id(access: Access, kind: RecordKind, pk: int) -> FigureRecord | CommitmentRecord:
    """Return a figure, or a commitment with its figures; raises NotFound."""
    found: Figure | Commitment | None
    if kind == "figure":
        found = visible_figures(access).filter(pk=pk).first()
        if found is not None:
            return figure_record(found)
    else:
        found = visible_commitments(access).filter(pk=pk).first()
        if found is not None:
            inside = visible_figures(access).filter(commitment=pk).exclude(decision__in=GONE).order_by("start", "id")
            return commitment_record(found, [figure_record(one) for one in inside])
    raise NotFound(_("没有找到这条记录。"))


def records_by_id(
    access: Access, wanted: Iterable[tuple[RecordKind, int]]
) -> tuple[FigureRecord | CommitmentRecord, ...]:
    """Return these records in the order of the text; those that may not be seen are left out. Two queries."""
    keys: dict[str, list[int]] = defaultdict(list)
    for kind, pk in wanted:
        keys[kind].append(pk)
    figures = [figure_record(row) for row in visible_figures(access).filter(pk__in=keys["figure"])]
    commitments = [commitment_record(row) for row in visible_commitments(access).filter(pk__in=keys["commitment"])]
    return tuple(sorted([*figures, *commitments], key=lambda one: (one.start, one.kind, one.id)))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFilter:
    """Which figures or commitments a list shows; empty and None mean all."""

    document: int | None = None
    decision: str = ""
    """A value of ``decision``; ``stands`` for all that a person let stand."""
    indicator: str = ""
    """Code of a canonical indicator; figures only."""
    mood: str = ""
    period: int | None = None


def _records(rows: QuerySet[R], wanted: RecordFilter) -> QuerySet[R]:
    if wanted.document is not None:
        rows = rows.filter(document_id=wanted.document)
    if wanted.decision == "stands":
        rows = rows.filter(decision__in=STANDING, stale=False)
    elif wanted.decision:
        rows = rows.filter(decision=wanted.decision)
    return rows


def figures(access: Access, wanted: RecordFilter, *, cursor: str | None = None, size: int = 50) -> Page[FigureRecord]:
    """Return a page of figures in the order of documents and text. Raises ``storage.BadCursor``."""
    rows = _records(visible_figures(access), wanted)
    if wanted.indicator:
        rows = rows.filter(indicator_code=wanted.indicator)
    if wanted.mood:
        rows = rows.filter(mood=wanted.mood)
    if wanted.period is not None:
        rows = rows.filter(period=wanted.period)
    found, following = page_after(rows, order=("document_id", "start"), cursor=cursor, size=size)
    return Page(rows=tuple(map(figure_record, found)), next=following)


def commitments(
    access: Access, wanted: RecordFilter, *, cursor: str | None = None, size: int = 50
) -> Page[CommitmentRecord]:
    """Return a page of commitments with their figures: two queries. Raises ``storage.BadCursor``."""
    rows = _records(visible_commitments(access), wanted)
    found, following = page_after(rows, order=("document_id", "start"), cursor=cursor, size=size)
    return Page(rows=with_figures(found), next=following)


def with_figures(rows: Iterable[Commitment]) -> tuple[CommitmentRecord, ...]:
    """Return the records of commitments with the figures inside them: one query for all."""
    held = list(rows)
    inside: dict[int, list[FigureRecord]] = defaultdict(list)
    found = Figure.objects.filter(commitment__in=[row.pk for row in held]).exclude(decision__in=GONE)
    for row in found.order_by("start", "id"):
        assert row.commitment_id is not None
        inside[row.commitment_id].append(figure_record(row))
    return tuple(commitment_record(row, inside[row.pk]) for row in held)


def titles_of_seen_documents(access: Access, ids: Iterable[int]) -> Mapping[int, str]:
    """Return the titles of those among these documents that may be seen, for the history."""
    return dict(visible_documents(access).filter(pk__in=list(ids)).values_list("pk", "title"))
