"""What the apps above need of documents: confirmed commitments, quotes, figures by indicator, readings to settle."""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from taizhang import reading as library
from taizhang.audit.service import Act, NotFound, expect
from taizhang.documents.actions.settle_document import counting_rows
from taizhang.documents.conversion import as_library_reading, figure_record
from taizhang.documents.doors import visible_commitments, visible_documents, visible_figures
from taizhang.documents.models import Commitment, Document, Figure
from taizhang.documents.queries import READER, STANDING, with_figures
from taizhang.documents.records import CommitmentRecord, FigureRecord, Quote, StatedValue
from taizhang.organs.records import Access
from taizhang.reading import explain


def confirmed_commitments(
    access: Access, *, document: int | None = None, unused_only: bool = False
) -> tuple[CommitmentRecord, ...]:
    """Return the commitments that a person let stand, with their figures, in the order of the text: two queries.

    ``unused_only`` leaves out those for which a matter was opened.
    """
    rows = visible_commitments(access).filter(decision__in=STANDING, stale=False)
    if document is not None:
        rows = rows.filter(document_id=document)
    if unused_only:
        rows = rows.filter(used=False)
    return with_figures(rows.order_by("document_id", "start", "id"))


def commitments_by_id(ids: Iterable[int]) -> Mapping[int, CommitmentRecord]:
    """Return these commitments with their figures. The caller has asked the door of what refers to them."""
    found = with_figures(Commitment.objects.filter(pk__in=set(ids)))
    return {one.id: one for one in found}


def figures_by_id(ids: Iterable[int]) -> Mapping[int, FigureRecord]:
    """Return these figures. The caller has asked the door of what refers to them."""
    return {row.pk: figure_record(row) for row in Figure.objects.filter(pk__in=set(ids))}


def quotes_of_commitments(ids: Iterable[int]) -> Mapping[int, Quote]:
    """Return for each commitment its sentence and where it stands: one query."""
    rows = Commitment.objects.filter(pk__in=set(ids)).select_related("document")
    return {row.pk: _quote(row) for row in rows.defer("document__text", "document__outline")}


def quotes_of_figures(ids: Iterable[int]) -> Mapping[int, Quote]:
    """Return for each figure its words and where they stand: one query."""
    rows = Figure.objects.filter(pk__in=set(ids)).select_related("document")
    return {row.pk: _quote(row) for row in rows.defer("document__text", "document__outline")}


def _quote(row: Commitment | Figure) -> Quote:
    return Quote(
        document=row.document_id,
        title=row.document.title,
        secrecy=row.document.secrecy,
        start=row.start,
        end=row.end,
        text=row.text,
    )


def document_titles(ids: Iterable[int]) -> Mapping[int, str]:
    """Return the titles of these documents: one query. The caller has asked the door of what refers to them."""
    return dict(Document.objects.filter(pk__in=set(ids)).values_list("pk", "title"))


def document_kinds(ids: Iterable[int]) -> Mapping[int, str]:
    """Return the kinds of these documents: one query. The caller has asked the door of what refers to them."""
    wanted = set(ids)
    return dict(Document.objects.filter(pk__in=wanted).values_list("pk", "kind")) if wanted else {}


def visible_document_ids(access: Access) -> QuerySet[Document, int]:
    """Return the keys of the documents that may be seen, as a subquery for the doors of apps above."""
    return visible_documents(access).values_list("pk", flat=True)


def visible_figure_ids(access: Access) -> QuerySet[Figure, int]:
    """Return the keys of the figures that may be seen, as a subquery for the doors of apps above."""
    return visible_figures(access).values_list("pk", flat=True)


def mark_used(act: Act, commitment_ids: Iterable[int]) -> None:
    """Note, inside the act that opens matters, that these commitments are in the ledger: their words stand then.

    Raises Conflict for one that was not confirmed or is in the ledger already.
    """
    for pk in sorted(set(commitment_ids)):
        row = act.lock(Commitment, pk)
        told = _("“%(text)s”还没有确认，不能立项；请先在阅读室确认。") % {"text": row.text[:30]}
        expect(row.decision in STANDING and not row.stale, told)
        expect(not row.used, _("“%(text)s”已经立项。") % {"text": row.text[:30]})
        act.update(row, used=True)


def mark_unused(act: Act, commitment_ids: Iterable[int]) -> None:
    """Note that the matters of these commitments were withdrawn."""
    for pk in sorted(set(commitment_ids)):
        act.update(act.lock(Commitment, pk), used=False)


def stated_values(
    access: Access,
    *,
    indicator: str,
    measures: Sequence[str] = ("level", "growth"),
    moods: Sequence[str] = ("result",),
    confirmed_only: bool = False,
    ids: Iterable[int] | None = None,
) -> tuple[StatedValue, ...]:
    """Return what the documents that may be seen state for an indicator, one entry for each figure: one query.

    Proposed figures count too unless ``confirmed_only``; rejected ones never do.
    """
    rows = visible_figures(access).filter(
        indicator_code=indicator, measure__in=measures, mood__in=moods, role="value", stale=False
    )
    rows = rows.filter(decision__in=STANDING) if confirmed_only else rows.exclude(decision__in=("rejected", "replaced"))
    if ids is not None:
        rows = rows.filter(pk__in=list(ids))
    found = rows.select_related("document").defer("document__text", "document__outline").order_by("period", "id")
    return tuple(
        StatedValue(
            figure=figure_record(row),
            document=row.document_id,
            title=row.document.title,
            region=row.scope or row.document.region or row.document.issuer,
            year=row.period,
            organ=row.document.organ_id,
            secrecy=row.document.secrecy,
        )
        for row in found
    )


def stated_indicators(access: Access) -> Mapping[str, int]:
    """Return how many figures the documents that may be seen state for each canonical indicator: one query."""
    rows = visible_figures(access).exclude(indicator_code="").exclude(decision__in=("rejected", "replaced"))
    return dict(rows.order_by().values_list("indicator_code").annotate(Count("pk")))


def settled_reading(access: Access, document_id: int) -> library.Reading:
    """Return a document as the library's reading with what people decided in it, for settling; raises NotFound."""
    document = visible_documents(access).filter(pk=document_id).first()
    if document is None:
        raise NotFound(_("没有找到这份文件。"))
    return as_library_reading(document, *counting_rows(document), reader=READER)


def record_keys(
    access: Access, document_id: int
) -> tuple[Mapping[tuple[int, int], int], Mapping[tuple[int, int], int]]:
    """Return the keys of a document's figures and of its commitments by their spans, to find a row from a reading."""
    figures = visible_figures(access).filter(document_id=document_id).values_list("start", "end", "pk")
    commitments = visible_commitments(access).filter(document_id=document_id).values_list("start", "end", "pk")
    return (
        {(start, end): pk for start, end, pk in figures.order_by("-pk")},
        {(start, end): pk for start, end, pk in commitments.order_by("-pk")},
    )


def explained(access: Access, document_id: int, offset: int, *, english: bool = False) -> str:
    """Return how the library reads what stands at an offset, rule by rule, as lines; raises NotFound.

    The whole text is read again, which takes a fifth of a second for a long report: it is done on demand only.
    """
    document = visible_documents(access).filter(pk=document_id).first()
    if document is None or not 0 <= offset < max(len(document.text), 1):
        raise NotFound(_("没有找到这份文件，或位置不在正文之内。"))
    told: str = explain(
        document.text,
        offset,
        issuer=document.issuer or document.region or None,
        year=document.year,
        language="en" if english else "zh",
    )
    return told
