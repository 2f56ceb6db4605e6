"""Settlements as plain JSON values."""

from typing import Any

from taizhang.reading import json_number
from taizhang.reading.records import Figure
from taizhang.settling.records import Passage, Settlement, SettlementReport


def _figure(figure: Figure, sentence: Passage | None) -> dict[str, Any]:
    return {
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "indicator": figure.indicator,
        "indicator_id": figure.indicator_id,
        "value": json_number(figure.value),
        "value_high": json_number(figure.value_high),
        "values": None if figure.values is None else [json_number(value) for value in figure.values],
        "unit": figure.unit,
        "measure": figure.measure,
        "qualifier": figure.qualifier,
        "mood": figure.mood,
        "strength": figure.strength,
        "period": figure.period,
        "scope": figure.scope,
        "confidence": figure.confidence,
        "sentence": None if sentence is None else {"start": sentence.start, "end": sentence.end, "text": sentence.text},
    }


def settlement_to_json(settlement: Settlement) -> dict[str, Any]:
    """Return one settlement as a JSON object; offsets of ``target`` and ``result`` point into the two texts."""
    return {
        "target": _figure(settlement.target, settlement.target_sentence),
        "result": None if settlement.result is None else _figure(settlement.result, settlement.result_sentence),
        "responsible": settlement.responsible,
        "verdict": settlement.verdict,
        "difference": json_number(settlement.difference),
        "difference_unit": settlement.difference_unit,
        "reason": settlement.reason,
        "reason_en": settlement.reason_en,
        "confidence": settlement.confidence,
    }


def settlement_report_to_json(report: SettlementReport) -> dict[str, Any]:
    """Return the whole report as the JSON object that ``taizhang settle --format json`` prints."""
    return {
        "year": report.year,
        "organ": report.organ,
        "settlements": [settlement_to_json(settlement) for settlement in report.settlements],
        "unpromised": [_figure(figure, None) for figure in report.unpromised],
    }
