"""From the library's records to rows and back, and from rows to what crosses the border."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, cast

from taizhang import reading as library
from taizhang.audit.service import plain
from taizhang.checking import Finding as Checked
from taizhang.checking import finding_to_json
from taizhang.documents import models
from taizhang.documents.records import CommitmentRecord, DocumentRecord, FigureRecord, FindingRecord, PlaceRecord
from taizhang.reading.records import Kind, Measure, Mood, Qualifier, Role, Strength
from taizhang.values import plain as written

FIGURE_FIELDS = (
    "value",
    "value_high",
    "values",
    "unit",
    "indicator",
    "indicator_code",
    "measure",
    "qualifier",
    "mood",
    "strength",
    "role",
    "period",
    "scope",
)
"""Columns of a figure that a person may correct."""

COMMITMENT_FIELDS = ("heading", "responsible", "deadline")
"""Columns of a commitment that a person may correct."""


def figure_columns(figure: library.Figure) -> dict[str, Any]:
    """Return the columns of a figure as the library read it; ``part_of`` is left to the caller, who knows the rows."""
    return {
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "value": _plainly(figure.value),
        "value_high": _plainly(figure.value_high),
        "values": None if figure.values is None else [written(part) for part in figure.values],
        "resolution": figure.resolution,
        "unit": (figure.unit or "")[:40],
        "indicator": figure.indicator[:200],
        "indicator_code": figure.indicator_id or "",
        "measure": figure.measure,
        "qualifier": figure.qualifier,
        "mood": figure.mood,
        "strength": figure.strength or "",
        "role": figure.role,
        "period": figure.period,
        "scope": (figure.scope or "")[:120],
        "confidence": Decimal(str(figure.confidence)),
        "doubts": list(figure.doubts),
    }


def _plainly(value: Decimal | None) -> Decimal | None:
    """The same number without the zeros that a multiplier leaves (386.5亿 → 38650000000); how it was printed is told by
    its resolution.
    """
    return None if value is None else Decimal(written(value))


def commitment_columns(commitment: library.Commitment) -> dict[str, Any]:
    """Return the columns of a commitment as the library read it."""
    return {
        "start": commitment.start,
        "end": commitment.end,
        "text": commitment.text,
        "heading": (commitment.heading or "")[:200],
        "responsible": (commitment.responsible or "")[:200],
        "deadline": None if commitment.deadline is None else date.fromisoformat(commitment.deadline),
        "confidence": Decimal(str(commitment.confidence)),
        "doubts": list(commitment.doubts),
    }


def finding_columns(finding: Checked) -> dict[str, Any]:
    """Return the columns of a finding as the check made it."""
    return {
        "rule": finding.rule,
        "verdict": finding.verdict,
        "payload": finding_to_json(finding),
        "message": finding.message,
        "message_en": finding.message_en,
        "start": finding.places[0].start if finding.places else 0,
    }


def proposal_of(row: models.Figure | models.Commitment) -> dict[str, Any]:
    """Return what the machine proposed, from a row that nobody has corrected yet; no floats, so that events keep it."""
    names = FIGURE_FIELDS if isinstance(row, models.Figure) else COMMITMENT_FIELDS
    return {name: plain(getattr(row, name)) for name in ("start", "end", "text", *names)}


def as_library_figure(row: models.Figure, index: Mapping[int, int]) -> library.Figure:
    """Return a row as the library's figure; ``index`` gives the place in its list of each row's key."""
    return library.Figure(
        start=row.start,
        end=row.end,
        text=row.text,
        value=row.value,
        value_high=row.value_high,
        values=None if row.values is None else tuple(map(Decimal, row.values)),
        unit=row.unit or None,
        resolution=Decimal(1) if row.resolution is None else row.resolution,
        indicator=row.indicator,
        indicator_id=row.indicator_code or None,
        measure=cast(Measure, row.measure),
        qualifier=cast(Qualifier, row.qualifier),
        mood=cast(Mood, row.mood),
        strength=cast("Strength | None", row.strength or None),
        role=cast(Role, row.role),
        period=row.period,
        scope=row.scope or None,
        part_of=None if row.part_of_id is None else index.get(row.part_of_id),
        confidence=float(row.confidence or 0) if row.decision == "proposed" else 1.0,
        doubts=tuple(row.doubts) if row.decision == "proposed" else (),
    )


def as_library_reading(
    document: models.Document,
    figures: Sequence[models.Figure],
    commitments: Sequence[models.Commitment],
    reader: str = "",
) -> library.Reading:
    """Return a document as the library's reading, with what people decided in place of what was proposed.

    ``figures`` and ``commitments`` are those that count, in the order of the text.
    """
    index = {row.pk: place for place, row in enumerate(figures)}
    made = tuple(as_library_figure(row, index) for row in figures)
    promised = tuple(
        library.Commitment(
            start=row.start,
            end=row.end,
            text=row.text,
            heading=row.heading or None,
            responsible=row.responsible or None,
            deadline=None if row.deadline is None else row.deadline.isoformat(),
            figures=_inside(row, figures),
            confidence=float(row.confidence or 0) if row.decision == "proposed" else 1.0,
            doubts=(),
        )
        for row in commitments
    )
    return library.Reading(
        text=document.text,
        source=document.filename,
        sha256=document.sha256,
        reader=reader,
        title=document.title,
        issuer=document.issuer or None,
        region=document.region or None,
        year=document.year,
        date=None if document.date is None else document.date.isoformat(),
        kind=cast(Kind, document.kind),
        outline=tuple(library.Heading(**heading) for heading in document.outline),
        figures=made,
        commitments=promised,
    )


def _inside(row: models.Commitment, figures: Sequence[models.Figure]) -> tuple[int, ...]:
    first = bisect_left(figures, row.start, key=lambda one: one.start)
    found = []
    for place in range(first, len(figures)):
        if figures[place].start >= row.end:
            break
        if figures[place].end <= row.end:
            found.append(place)
    return tuple(found)


def document_record(row: models.Document) -> DocumentRecord:
    """Return the record of a document; counts that a query annotated come along."""
    return DocumentRecord(
        id=row.pk,
        title=row.title,
        issuer=row.issuer,
        region=row.region,
        year=row.year,
        kind=row.kind,
        date=row.date,
        secrecy=row.secrecy,
        organ=row.organ_id,
        filename=row.filename,
        media=row.media,
        sha256=row.sha256,
        size=row.size,
        state=row.state,
        failure=row.failure,
        uploaded_by=row.uploaded_by_id,
        uploaded_at=row.uploaded_at,
        length=getattr(row, "length", 0) or 0,
        figures=getattr(row, "figure_count", 0) or 0,
        commitments=getattr(row, "commitment_count", 0) or 0,
        waiting=(getattr(row, "waiting_figures", 0) or 0) + (getattr(row, "waiting_commitments", 0) or 0),
        contradictions=getattr(row, "open_findings", 0) or 0,
    )


def figure_record(row: models.Figure) -> FigureRecord:
    """Return the record of a figure."""
    return FigureRecord(
        id=row.pk,
        document=row.document_id,
        start=row.start,
        end=row.end,
        text=row.text,
        value=row.value,
        value_high=row.value_high,
        values=None if row.values is None else tuple(map(Decimal, row.values)),
        unit=row.unit,
        resolution=row.resolution,
        indicator=row.indicator,
        indicator_code=row.indicator_code,
        measure=row.measure,
        qualifier=row.qualifier,
        mood=row.mood,
        strength=row.strength,
        role=row.role,
        period=row.period,
        scope=row.scope,
        part_of=row.part_of_id,
        commitment=row.commitment_id,
        confidence=row.confidence,
        doubts=tuple(row.doubts),
        proposal=row.proposal,
        decision=row.decision,
        reason=row.reason,
        stale=row.stale,
        decided_by=row.decided_by_id,
        decided_at=row.decided_at,
    )


def commitment_record(row: models.Commitment, figures: Sequence[FigureRecord] = ()) -> CommitmentRecord:
    """Return the record of a commitment with the figures given."""
    return CommitmentRecord(
        id=row.pk,
        document=row.document_id,
        start=row.start,
        end=row.end,
        text=row.text,
        heading=row.heading,
        responsible=row.responsible,
        deadline=row.deadline,
        confidence=row.confidence,
        doubts=tuple(row.doubts),
        proposal=row.proposal,
        decision=row.decision,
        reason=row.reason,
        stale=row.stale,
        split_from=row.split_from_id,
        merged_into=row.merged_into_id,
        used=row.used,
        decided_by=row.decided_by_id,
        decided_at=row.decided_at,
        figures=tuple(figures),
    )


def finding_record(row: models.Finding) -> FindingRecord:
    """Return the record of a finding."""
    told = row.payload
    return FindingRecord(
        id=row.pk,
        document=row.document_id,
        rule=row.rule,
        verdict=row.verdict,
        message=row.message,
        message_en=row.message_en,
        stated=told.get("stated", ""),
        computed=told.get("computed", ""),
        difference=told.get("difference", ""),
        tolerance=told.get("tolerance", ""),
        places=tuple(
            PlaceRecord(start=place["start"], end=place["end"], text=place["text"]) for place in told.get("places", ())
        ),
        state=row.state,
        note=row.note,
        decided_by=row.decided_by_id,
        decided_at=row.decided_at,
    )
