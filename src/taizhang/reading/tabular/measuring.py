"""Unit and measure of one amount of a table, by its cell, row, column and caption."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from taizhang.reading import indicators
from taizhang.reading.records import Measure
from taizhang.reading.tables import table, words
from taizhang.reading.tabular import heads
from taizhang.reading.tabular.amounts import Amount, is_missing, printed_unit
from taizhang.reading.tabular.beside import counted_like, set_beside
from taizhang.reading.tabular.building import text_of
from taizhang.reading.tabular.captions import quantity_of
from taizhang.reading.tabular.comparing import is_row_difference, unit_left_open
from taizhang.reading.tabular.naming import RowName
from taizhang.reading.tabular.table import Column, PrintedUnit, Row, Table

_PERCENT = ("percent",)
_TWO = 2
_REMARKED = ("单位:", "计量单位:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Unit and measure of one amount, with what gave them."""

    unit: str | None
    """The unit as written; None where the table gives none."""
    multiplier: Decimal
    """What the printed value is still to be multiplied by."""
    unit_from: str
    """What gave the unit: cell, head, measure, column, name, caption, noun, neighbour, none."""
    measure: Measure
    measure_from: str
    """What decided the measure: head, cell, name, unit, caption, dictionary, amount."""
    doubts: tuple[str, ...]
    """Keys of what is doubtful about the two."""


def measured(found: Table, row: Row, index: int, name: RowName, parent: str, amount: Amount) -> Measured:
    """Return unit and measure of an amount in a row and column; ``parent`` is the name of the row above it."""
    column, doubts = found.columns[index], list[str]()
    row_unit = next((unit_of_cell(text_of(row.cells[i])) for i in found.columns_of("unit")), None)
    row_unit = row_unit or _unit_remarked(found, row)
    measure, measure_from = _measure(found, column, name, amount, row_unit, parent, doubts)
    unit, multiplier, unit_from = _unit(found, column, name, amount, row_unit, measure)
    if unit_from == "none" and (target := set_beside(found, row, index)) is not None:
        unit, multiplier = counted_like(target, amount)
        unit_from = "neighbour"
    if measure == "growth" and measure_from == "head" and unit == "%" and _is_rate(name, row_unit):
        measure = "change" if is_row_difference(found.columns, row.cells, index) else measure
    if measure == "change" and unit == "%":
        unit = "百分点"  # what one rate has over another
    if measure == "growth" and unit == "百分点" and measure_from == "head":
        measure = "change"
    if measure == "change" and unit == "百分点" and unit_from == "measure":
        doubts.append("points")
    if unit is None and measure != "rank":
        doubts.append("no_unit")
    return Measured(
        unit=unit,
        multiplier=multiplier,
        unit_from=unit_from,
        measure=measure,
        measure_from=measure_from,
        doubts=tuple(doubts),
    )


def _unit_remarked(found: Table, row: Row) -> PrintedUnit | None:
    """Return the unit that a row's remark gives (单位:个), or None."""
    for index in found.columns_of("ignored"):
        told = text_of(row.cells[index])
        if told.startswith(_REMARKED):
            return unit_of_cell(told.partition(":")[2].strip())
    return None


def unit_of_cell(text: str) -> PrintedUnit | None:
    """Return the unit that a cell of a column of units prints; one that the table of units lacks stands as written."""
    known = printed_unit(text)
    if known is not None or not text or len(text) > 8 or is_missing(text) or any(c.isdigit() for c in text):
        return known
    return PrintedUnit(unit=text, multiplier=Decimal(1), family=None)


def _measure(
    found: Table,
    column: Column,
    name: RowName,
    amount: Amount,
    row_unit: PrintedUnit | None,
    parent: str,
    doubts: list[str],
) -> tuple[Measure, str]:
    unit = amount.unit or column.unit or row_unit or name.unit or (found.units[0] if len(found.units) == 1 else None)
    if amount.cumulative and amount.unit is None and row_unit is not None:
        unit = row_unit  # over several years it is the change of what the row counts, not its growth a year
    family = unit.family if unit is not None else None
    if amount.rank:
        return "rank", "cell"
    if column.measure is not None:
        rate = (column.unit is None or amount.cumulative) and amount.unit is None and _is_rate(name, row_unit)
        if column.measure == "growth" and (rate or (amount.cumulative and family not in (None, "percent"))):
            return "change", "head"
        rated = any(one.family == "percent" for one in found.units)
        if column.measure == "growth" and unit_left_open(column, amount) and not rated:
            doubts.append("guessed_growth")
        return column.measure, "head"
    if amount.direction and family in ("percent", None):
        return "growth", "cell"
    if family == "points":
        return "change", "unit"
    if name.growth and family in ("percent", None):
        return "growth", "name"
    if family != "percent":
        return "level", "amount"
    part = name.text.endswith("比例") and not amount.cumulative
    if part or any(word in name.text for word in table("tabular")["measure"]["share"]):
        return "share", "name"
    if heads.rate_of_head(column.head) is not None or any(
        name.text.endswith(word) or word in name.text[-6:] for word in table("tabular")["measure"]["rates"]
    ):
        return ("change", "cell") if amount.cumulative else ("level", "name")
    if heads.measure_of_head(found.caption) == "growth":
        return "growth", "caption"
    whole = name.text or column.noun
    level_unit = row_unit is not None and row_unit.family != "percent" and amount.unit is not None
    known = indicators.find(whole, None, "growth")
    if known is not None and "%" not in indicators.get(known).units:
        return "growth", "dictionary"
    if level_unit or quantity_of(whole) or (parent and quantity_of(parent)):
        doubts.append("guessed_growth")
        return "growth", "dictionary"
    return "level", "amount"


def _is_rate(name: RowName, row_unit: PrintedUnit | None) -> bool:
    """Say whether the row states a rate, of which a column of growth gives the change in percentage points."""
    unit = row_unit or name.unit
    if unit is None or unit.family != "percent" or name.growth:
        return False
    return any(name.text.endswith(word) for word in table("tabular")["measure"]["rates"])


def _unit(
    found: Table,
    column: Column,
    name: RowName,
    amount: Amount,
    row_unit: PrintedUnit | None,
    measure: Measure,
) -> tuple[str | None, Decimal, str]:
    """Return unit, multiplier still to be applied, and where they come from."""
    one = Decimal(1)
    if amount.unit is not None:
        return amount.unit.unit, one, "cell"
    if measure == "rank":
        return "位" if column.unit is None else column.unit.unit, one, "head"
    if column.unit is not None and not (measure == "change" and amount.cumulative):
        if column.unit.unit is None and row_unit is not None:
            return row_unit.unit, column.unit.multiplier * row_unit.multiplier, "column"
        return column.unit.unit, column.unit.multiplier if amount.bare else one, "head"
    if (
        measure == "change"
        and (amount.cumulative or column.measure in ("growth", "change"))
        and _is_rate(name, row_unit)
    ):
        return "百分点", one, "measure"
    ratio = measure in ("growth", "share") or heads.rate_of_head(column.head) is not None
    if ratio and column.measure is not None:
        points = row_unit is not None and row_unit.family == "points"  # 城镇化率 | 百分点, under 增速
        return "百分点" if points else "%", one, "measure"
    if row_unit is not None:
        return row_unit.unit, row_unit.multiplier if amount.bare else one, "column"
    if name.unit is not None:
        return name.unit.unit, name.unit.multiplier if amount.bare else one, "name"
    if name.planned is not None and name.planned.unit is not None and not ratio and not quantity_of(column.noun):
        return *counted_like(name.planned, amount), "name"
    if ratio:
        return "%", one, "measure"
    for unit in _suited(found.units, column, name):
        if unit.family not in _PERCENT or len(found.units) == 1:
            return unit.unit, unit.multiplier if amount.bare else one, "caption"
    counted = heads.unit_of_head(column.noun or name.text)
    if counted is not None:
        return counted.unit, one, "noun"
    return None, one, "none"


def _suited(units: Sequence[PrintedUnit], column: Column, name: RowName) -> Sequence[PrintedUnit]:
    """Return the units of a caption with that first which suits what is counted (单位:万亩、万元: 面积 | 补助资金)."""
    if len(units) < _TWO or not any(unit.family == "money" for unit in units):
        return units
    said = column.head or name.text
    money = any(word in said for word in words("tabular", "money"))
    return sorted(units, key=lambda unit: (unit.family == "money") != money)
