"""A settlement as a workbook, and as rows for tables."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from taizhang.cli.columns import SETTLEMENTS, UNPROMISED
from taizhang.cli.documents import Document
from taizhang.cli.output import Output
from taizhang.cli.rows import Row, sentence_at
from taizhang.cli.sheets import add_sheet, new_book, write_book
from taizhang.cli.wording import SETTLEMENT_VERDICTS, amount, figure_value

if TYPE_CHECKING:
    from taizhang.settling import Settlement, SettlementReport


def settlement_book(report: "SettlementReport", results: Document, output: Output, *, english: bool = False) -> None:
    """Write two sheets: 对账 with a row per target, 未列目标 with the results that nobody had promised."""
    book = new_book()
    names = ("settlement", "never promised") if english else ("对账", "未列目标")
    rows = (settlement_row(one, english=english) for one in in_order(report))
    add_sheet(book, names[0], SETTLEMENTS, rows, english=english)
    add_sheet(book, names[1], UNPROMISED, unpromised_rows(report, results), english=english)
    write_book(book, output)


def in_order(report: "SettlementReport") -> "list[Settlement]":
    """Return the settlements by their verdicts, what was missed first, and each kind in the order of the text."""
    order = list(SETTLEMENT_VERDICTS)
    return sorted(report.settlements, key=lambda one: order.index(one.verdict))


def difference_of(settlement: "Settlement") -> str:
    """Return by how much the result is larger (+) or smaller (-) than the target, with its unit.

    Empty where nothing was compared. Which way is better, the reason says.
    """
    if settlement.excess is None:
        return ""
    # In the target's own 万 or 亿: 30万人 and 32.7万人 are 2.7万人 apart.
    printed = "" if settlement.difference_unit == "百分点" else settlement.target.text
    return amount(settlement.excess, settlement.difference_unit, signed=True, printed=printed)


def settlement_row(settlement: "Settlement", *, english: bool = False) -> Row:
    """Return one target with its result as a row."""
    target, result = settlement.target, settlement.result
    return {
        "verdict": settlement.verdict,
        "indicator": target.indicator,
        "responsible": settlement.responsible,
        "target": figure_value(target, english=english),
        "target_value": _number(target.value),
        "target_unit": target.unit,
        "result": None if result is None else figure_value(result, english=english),
        "result_value": None if result is None else _number(result.value),
        "result_unit": None if result is None else result.unit,
        "difference": _number(settlement.excess),
        "difference_unit": None if settlement.excess is None else settlement.difference_unit,
        "result_mood": None if result is None else result.mood,
        "reason": settlement.reason_en if english else settlement.reason,
        "confidence": settlement.confidence,
        "target_sentence": settlement.target_sentence.text,
        "result_sentence": None if settlement.result_sentence is None else settlement.result_sentence.text,
        "target_start": target.start,
        "target_end": target.end,
        "result_start": None if result is None else result.start,
        "result_end": None if result is None else result.end,
    }


def _number(value: Decimal | None) -> int | float | None:
    """Return a value as a workbook counts with it: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def unpromised_rows(report: "SettlementReport", results: Document) -> Iterator[Row]:
    """Yield the results that nobody had promised, those of common indicators first."""
    for figure in sorted(report.unpromised, key=lambda figure: figure.indicator_id is None):
        yield {
            "indicator": figure.indicator,
            "text": figure.text,
            "value": _number(figure.value),
            "unit": figure.unit,
            "sentence": sentence_at(results.reading.text, figure.start, figure.end),
            "start": figure.start,
            "end": figure.end,
        }
