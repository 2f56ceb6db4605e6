"""Readings built from the records that a case file gives, so that settling is tested apart from reading."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from taizhang.reading.records import Figure, Reading

SPECS = Path(__file__).resolve().parents[2] / "specs" / "settling"


def load(name: str) -> Any:
    """Return a case file's content."""
    return json.loads((SPECS / name).read_text(encoding="utf-8"), parse_float=Decimal)


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(value)


def figure(record: dict[str, Any], year: int) -> Figure:
    """Return a figure; what a record leaves out is the common case: a plain value of the year."""
    return Figure(
        start=record["start"],
        end=record["end"],
        text=record["text"],
        value=_decimal(record["value"]),
        value_high=_decimal(record.get("value_high")),
        values=None,
        unit=record["unit"],
        resolution=Decimal(1),
        indicator=record["indicator"],
        indicator_id=None,
        measure=record.get("measure", "level"),
        qualifier=record.get("qualifier", "="),
        mood=record["mood"],
        strength="plan" if record["mood"] == "target" else None,
        role=record.get("role", "value"),
        period=record.get("period", year),
        scope=record.get("scope"),
        part_of=None,
        confidence=1.0,
        doubts=(),
    )


def reading(side: dict[str, Any], year: int, issuer: str | None) -> Reading:
    """Return the reading of one side of a case."""
    return Reading(
        text=side["text"],
        source="",
        sha256="",
        reader="case",
        title=None,
        issuer=issuer,
        region=issuer,
        year=year,
        date=None,
        kind="other",
        outline=(),
        figures=tuple(figure(record, year) for record in side["figures"]),
        commitments=(),
    )
