"""Confirmed commitments as the ledger opens matters for them, and the places of the words that matters rest on."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from taizhang.audit.service import NotFound
from taizhang.documents.records import CommitmentRecord, FigureRecord, Quote
from taizhang.documents.service import (
    commitments_by_id,
    confirmed_commitments,
    document_by_id,
    quotes_of_commitments,
    visible_document_ids,
)
from taizhang.indicators.service import indicator_keys
from taizhang.ledger.matter_records import CommitmentSource, TargetFigure
from taizhang.organs.records import Access


def commitment_sources(access: Access, ids: Iterable[int]) -> Mapping[int, CommitmentSource]:
    """Return these commitments; raises NotFound where one is not there or its document may not be seen."""
    wanted = set(ids)
    found = commitments_by_id(wanted)
    if len(found) != len(wanted):
        raise NotFound(_("没有找到所选的目标任务。"))
    return _sources(access, found.values())


def waiting_commitments(access: Access, document: int) -> Mapping[int, CommitmentSource]:
    """Return the confirmed commitments of a document that no matter was opened for, in the order of the text."""
    return _sources(access, confirmed_commitments(access, document=document, unused_only=True))


def _sources(access: Access, rows: Iterable[CommitmentRecord]) -> Mapping[int, CommitmentSource]:
    held = list(rows)
    indicators = indicator_keys(figure.indicator_code for row in held for figure in row.figures)
    documents = {key: document_by_id(access, key) for key in sorted({row.document for row in held})}
    return {
        row.id: CommitmentSource(
            id=row.id,
            document=row.document,
            document_title=documents[row.document].title,
            year=documents[row.document].year,
            text=row.text,
            heading=row.heading,
            responsible=row.responsible,
            deadline=row.deadline,
            start=row.start,
            end=row.end,
            internal=documents[row.document].secrecy == "internal",
            figures=tuple(_figure(figure, indicators) for figure in row.figures),
        )
        for row in held
    }


def _figure(row: FigureRecord, indicators: Mapping[str, int]) -> TargetFigure:
    return TargetFigure(
        id=row.id,
        text=row.text,
        value=row.value,
        value_high=row.value_high,
        unit=row.unit,
        indicator=row.indicator,
        indicator_key=indicators.get(row.indicator_code),
        measure=row.measure,
        qualifier=row.qualifier,
        mood=row.mood,
        role=row.role,
        part_of=row.part_of,
    )


def place_of(access: Access, commitment: int | None) -> Quote | None:
    """Return where the words of a commitment stand; None where there is none or its document may not be seen."""
    place = quotes_of_commitments([commitment]).get(commitment) if commitment is not None else None
    if place is None or not visible_document_ids(access).filter(pk=place.document).exists():
        return None
    return place
