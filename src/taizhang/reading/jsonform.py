"""Readings as plain JSON values, and figures back from them.

Numbers become JSON numbers: whole ones ints, others floats of the same shortest decimal digits, which a reader that
parses decimals gets back unchanged (at most 15 significant digits are ever printed in such texts).
"""

from decimal import Decimal
from typing import Any

from taizhang.reading.doubting import doubts_in_english
from taizhang.reading.records import Commitment, Figure, Heading, Reading


def json_number(value: Decimal | None) -> int | float | None:
    """Return a Decimal as the JSON number of the same digits; None stays None."""
    if value is None:
        return None
    whole = int(value)
    return whole if whole == value else float(value)


def figure_to_json(figure: Figure, index: int) -> dict[str, Any]:
    """Return one figure as a JSON object; ``index`` becomes its ``id``, which ``part_of`` and commitments refer to."""
    return {
        "id": index,
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "value": json_number(figure.value),
        "value_high": json_number(figure.value_high),
        "values": None if figure.values is None else [json_number(v) for v in figure.values],
        "unit": figure.unit,
        "resolution": json_number(figure.resolution),
        "indicator": figure.indicator,
        "indicator_id": figure.indicator_id,
        "measure": figure.measure,
        "qualifier": figure.qualifier,
        "mood": figure.mood,
        "strength": figure.strength,
        "role": figure.role,
        "period": figure.period,
        "scope": figure.scope,
        "part_of": figure.part_of,
        "confidence": figure.confidence,
        "doubts": list(figure.doubts),
        "doubts_en": doubts_in_english(figure.doubts),
    }


def commitment_to_json(commitment: Commitment, index: int) -> dict[str, Any]:
    """Return one commitment as a JSON object; ``index`` becomes its ``id``."""
    return {
        "id": index,
        "start": commitment.start,
        "end": commitment.end,
        "text": commitment.text,
        "heading": commitment.heading,
        "responsible": commitment.responsible,
        "deadline": commitment.deadline,
        "figures": list(commitment.figures),
        "confidence": commitment.confidence,
        "doubts": list(commitment.doubts),
        "doubts_en": doubts_in_english(commitment.doubts),
    }


def heading_to_json(heading: Heading) -> dict[str, Any]:
    """Return one heading as a JSON object."""
    return {
        "start": heading.start,
        "end": heading.end,
        "level": heading.level,
        "number": heading.number,
        "title": heading.title,
        "part": heading.part,
        "responsible": heading.responsible,
    }


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """Return a whole reading as the JSON object that ``taizhang read --format json`` prints."""
    return {
        "source": reading.source,
        "sha256": reading.sha256,
        "reader": reading.reader,
        "title": reading.title,
        "issuer": reading.issuer,
        "region": reading.region,
        "year": reading.year,
        "date": reading.date,
        "kind": reading.kind,
        "text": reading.text,
        "outline": [heading_to_json(h) for h in reading.outline],
        "figures": [figure_to_json(f, i) for i, f in enumerate(reading.figures)],
        "commitments": [commitment_to_json(c, i) for i, c in enumerate(reading.commitments)],
    }
