"""Figures of a table: every amount of a cell with what its row, its column and the caption say of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from taizhang.reading import indicators
from taizhang.reading.attributes.localities import stem_of
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure, Kind, Measure, Mood, Part, Qualifier, Strength
from taizhang.reading.sections import REVIEWING, TASKING
from taizhang.reading.tables import table, words
from taizhang.reading.tabular import heads
from taizhang.reading.tabular.across import across
from taizhang.reading.tabular.amounts import Amount, amounts_in, is_missing, printed_unit
from taizhang.reading.tabular.beside import counted_like, set_beside
from taizhang.reading.tabular.building import text_of
from taizhang.reading.tabular.captions import quantity_of
from taizhang.reading.tabular.comparing import compared, is_row_difference, says_last_year, unit_left_open
from taizhang.reading.tabular.grades import sets_values
from taizhang.reading.tabular.naming import RowName, completed, indicator_of, row_name, states, summed_up
from taizhang.reading.tabular.summing import wholes
from taizhang.reading.tabular.table import Cell, Column, PrintedUnit, Row, Table

_PERCENT = ("percent",)
_TWO_FOLD = ("work_report", "plan_report", "budget_report")
_SURE = 0.95
_LEAST = 0.3
_FAR = 1 << 20
"""Deeper than any row is set in."""
_SEVERAL = lazy(r"年均|五年|累计\[|十[一二三四五六]五|(?:19|20)\d\d(?:年)?-(?:19|20)?\d\d")
_LIMIT = lazy(r"不低于|不少于|不高于|不超过|控制在|≥|≤|以内|以上\)?$")
_LIMITS: dict[str, Qualifier] = {
    "不低于": ">=", "不少于": ">=", "≥": ">=", "不高于": "<=", "不超过": "<=", "控制在": "<=", "≤": "<=", "以内": "<=",
}  # fmt: skip
_REMARKED = ("单位:", "计量单位:")
_BINDING = words("lexicon", "strength_binding")
_ASPIRE = words("lexicon", "strength_aspire")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One figure of a table, with how it was read."""

    figure: Figure
    """The figure; its ``part_of`` counts within the list that holds it, until the lists of a text are laid together."""
    table: Table
    """The table that states it."""
    row: str
    """The name of its row as written."""
    section: str | None
    """The section row above it, or None."""
    head: str
    """The head of its column; empty where the table has none."""
    unit_from: str
    """What gave the unit, a key of the derivation's words: cell, head, measure, column, name, caption, noun, none."""
    measure_from: str
    """What decided the measure: head, cell, name, unit, dictionary, amount."""
    mood_from: str
    """What decided the mood: cell, head, caption, year, kind, part."""
    period_from: str
    """What gave the year: row, head, neighbour, caption, document, none."""
    line: int
    """Which row of the table it stands in, counted from 0."""
    column: int
    """Which column it stands in, counted from 0."""


@dataclass(slots=True)
class _Setting:
    text: str
    issuer: str | None
    year: int | None
    kind: Kind
    part_at: Callable[[int], Part | None]
    own: str

    @property
    def reported(self) -> int | None:
        if self.year is None:
            return None
        return self.year if self.kind in REVIEWING or self.kind in TASKING or self.kind == "other" else self.year - 1


def table_figures(
    text: str,
    normalised: str,
    found: Table,
    *,
    issuer: str | None,
    year: int | None,
    kind: Kind,
    part_at: Callable[[int], Part | None],
) -> list[Stated]:
    """Return the figures of one table in the order of the text; their ``part_of`` counts within this list.

    ``text`` is the text as read, ``normalised`` the same with written variants made one. ``issuer``, ``year`` and
    ``kind`` describe the document (None where unknown), ``part_at`` says what the section at an offset does. Cells
    that print no amount yield nothing: a missing value is never zero.
    """
    setting = _Setting(text, issuer, year, kind, part_at, stem_of(issuer))
    stated: list[Stated] = []
    names: list[RowName] = []
    parent, top = "", _FAR
    for line, row in enumerate(found.rows):
        name = row_name(found, row, setting.own)
        names.append(name)
        if name.growth and not name.text:
            name.text = next((above.text for above in reversed(names) if above.text), name.raw)
            parent_here = parent
        elif not name.of_which and name.text:
            belongs = name.indent > top or (name.text.endswith("产业") and parent.endswith("生产总值"))
            parent_here = parent if belongs else ""
            if not belongs:
                parent, top = name.text, name.indent
        else:
            parent_here = summed_up(names[:-1], name) if name.sums else parent
        for index, column in enumerate(found.columns):
            cell = row.cells[index]
            if cell is not None and column.role == "name" and name.planned is not None and cell.text == name.raw:
                if _reports(found, row):
                    told = _stated(setting, found, row, name, parent_here, index, cell, name.planned, line)
                    stated.append(_as_set(told, setting.year))
                continue
            if cell is None or column.role not in ("value", "task", "text", "progress"):
                continue
            if not states(found, column, cell):
                continue
            for amount in amounts_in(cell.text, years=column.role == "value"):
                if column.role != "value" and amount.bare:
                    continue
                if column.role == "value" and _is_code(cell.text, column, found):
                    continue
                stated.append(_stated(setting, found, row, name, parent_here, index, cell, amount, line))
    return _linked(found, names, stated)


def _reports(found: Table, row: Row) -> bool:
    """Say whether a column tells in numbers what came of what a row's name sets (新增400张床位 | 438)."""
    return any(
        column.role == "value" and heads.mood_of_head(column.head) == "result" and amounts_in(text_of(cell))
        for column, cell in zip(found.columns, row.cells, strict=True)
    )


def _as_set(told: Stated, year: int | None) -> Stated:
    """Return the amount that a row's name sets, as a target."""
    period = told.figure.period if told.figure.period is not None else year
    return replace(
        told, figure=replace(told.figure, mood="target", strength="plan", period=period), mood_from="neighbour"
    )


def _linked(found: Table, names: Sequence[RowName], stated: Sequence[Stated]) -> list[Stated]:
    """Return the figures with their wholes; a row found to be a part by its sum takes the head of the whole's name."""
    links = across(found.columns, stated, wholes(names, stated))
    above: dict[int, str] = {}
    for one, whole in zip(stated, links, strict=True):
        over = one.line if whole is None else stated[whole].line
        if whole is not None and over != one.line and names[one.line].scope is None and names[over].text:
            above.setdefault(one.line, stated[whole].figure.indicator)
    out: list[Stated] = []
    for one, whole in zip(stated, links, strict=True):
        figure = one.figure
        if one.line in above and figure.indicator == names[one.line].text and figure.indicator_id is None:
            fuller = completed(figure.indicator, above[one.line])
            known = indicators.find(fuller, figure.unit, figure.measure) if fuller else None
            figure = replace(figure, indicator=fuller, indicator_id=known) if fuller else figure
        figure = figure if whole is None else replace(figure, part_of=whole)
        out.append(one if figure is one.figure else replace(one, figure=figure))
    return out


def _is_code(text: str, column: Column, found: Table) -> bool:
    """Say whether digits without unit, head or caption that would count them are a code or a telephone number."""
    named = column.unit is not None or column.measure is not None or found.units or found.columns_of("unit")
    return not named and text.isdigit() and (len(text) >= 7 or (len(text) > 1 and text[0] == "0"))


def _stated(
    setting: _Setting,
    found: Table,
    row: Row,
    name: RowName,
    parent: str,
    index: int,
    cell: Cell,
    amount: Amount,
    line: int,
) -> Stated:
    column = found.columns[index]
    doubts: list[str] = []
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
    if unit is None and measure not in ("rank",):
        doubts.append("no_unit")
    indicator, scope, naming = indicator_of(found, column, name, parent, measure)
    doubts += naming
    value = amount.value * multiplier
    high = None if amount.high is None else amount.high * multiplier
    down = amount.direction < 0 or (
        amount.direction == 0 and (heads.falls(column.head) or (name.falls and measure == "growth"))
    )
    if measure in ("growth", "change") and down and value > 0:
        value, high = -value, None if high is None else -high
    mood, mood_from = _mood(setting, found, index, cell)
    if mood_from in ("part", "kind"):
        doubts.append("open_mood")
    period, period_from = _period(setting, found, index, name, mood, amount)
    if heads.is_size(column.head) and (mood != "result" or mood_from != "caption"):
        reported = heads.mood_of_caption(found.caption) == "result" or setting.kind in REVIEWING
        mood, mood_from = ("result", "caption") if reported else ("context", "size")
        period, period_from = (period, period_from) if reported else (None, "size")
    if period is None and period_from == "none":
        doubts.append("no_year")
    if found.stacked:
        doubts.append("stacked")
    if row.ragged:
        doubts.append("ragged")
    known = indicators.find(indicator, unit, measure)
    confidence, reasons = confidence_of(doubts)
    start, end = cell.start + amount.start, cell.start + amount.end
    figure = Figure(
        start=start,
        end=end,
        text=setting.text[start:end],
        value=value,
        value_high=high,
        values=None,
        unit=unit,
        resolution=amount.resolution * multiplier,
        indicator=indicator,
        indicator_id=known,
        measure=measure,
        qualifier=amount.qualifier if amount.qualifier != "=" else _limit(name, column, mood),
        mood=mood,
        strength=_strength(mood, cell, column, found),
        role="value",
        period=period,
        scope=name.scope or scope,
        part_of=None,
        confidence=confidence,
        doubts=reasons,
    )
    return Stated(
        figure=figure,
        table=found,
        row=name.raw or name.scope or (str(name.year) if name.year else ""),
        section=row.section,
        head=column.head,
        unit_from=unit_from,
        measure_from=measure_from,
        mood_from=mood_from,
        period_from=period_from,
        line=line,
        column=index,
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


def confidence_of(doubts: Sequence[str]) -> tuple[float, tuple[str, ...]]:
    """Return the confidence of a table's figure and its doubts in words, by the doubts' keys in the table of data."""
    data = table("tabular")["doubts"]
    keys = list(dict.fromkeys(doubts))
    sure = _SURE - sum(float(data[key]["less"]) for key in keys)
    reasons = tuple(data[key]["text"] for key in keys if float(data[key]["less"]) >= 0.1)
    return round(max(sure, _LEAST), 2), reasons


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
    family = unit.family if unit is not None else None
    if amount.rank:
        return "rank", "cell"
    if column.measure is not None:
        rate = column.unit is None and amount.unit is None and _is_rate(name, row_unit)
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
    if column.unit is not None:
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
        return "%", one, "measure"
    if row_unit is not None:
        return row_unit.unit, row_unit.multiplier if amount.bare else one, "column"
    if name.unit is not None:
        return name.unit.unit, name.unit.multiplier if amount.bare else one, "name"
    if name.planned is not None and name.planned.unit is not None and not ratio:
        return *counted_like(name.planned, amount), "name"
    if ratio:
        return "%", one, "measure"
    for unit in found.units:
        if unit.family not in _PERCENT or len(found.units) == 1:
            return unit.unit, unit.multiplier if amount.bare else one, "caption"
    counted = heads.unit_of_head(column.noun or name.text)
    if counted is not None:
        return counted.unit, one, "noun"
    return None, one, "none"


def _limit(name: RowName, column: Column, mood: Mood) -> Qualifier:
    """Return the bound that the row's name or the head sets for the numbers of a target column (登记失业率控制在)."""
    if mood != "target":
        return "="
    said = _LIMIT.search(name.raw) or _LIMIT.search(column.head)
    return "=" if said is None else _LIMITS.get(said.group(), "=")


def _strength(mood: Mood, cell: Cell, column: Column, found: Table) -> Strength | None:
    if mood != "target":
        return None
    for said in (cell.text, column.head, found.caption):
        if any(word in said for word in _BINDING):
            return "binding"
        if any(word in said for word in _ASPIRE):
            return "aspire"
    return "plan"


def _mood(setting: _Setting, found: Table, index: int, cell: Cell) -> tuple[Mood, str]:
    column = found.columns[index]
    if cell.text.startswith(("力争", "确保")):
        return "target", "cell"
    planned = any("属性" in other.head or "年均" in other.head for other in found.columns)
    own = _mood_by_head(setting, column, planned)
    if sets_values(found.columns, index):
        return "target", "head"
    if own is not None:
        return own
    caption = heads.mood_of_caption(found.caption)
    if column.measure is not None:
        own_amounts = compared(found.columns, index)
        beside_it = [] if own_amounts is None else [found.columns[own_amounts]]
        for other in [*beside_it, *reversed(found.columns[:index])]:
            beside = _mood_by_head(setting, other, planned) if other.role == "value" else None
            if beside is not None:
                return beside[0], "neighbour"
    if caption is not None:
        return caption, "caption"
    years = heads.years_of_head(found.caption)
    if (len(years) == 1 and setting.year is not None and years[0] < setting.year) or heads.weakly_reports(column.head):
        return "result", "caption" if years else "head"
    if setting.kind in REVIEWING:
        return "result", "kind"
    if any(other.measure in ("growth", "change") for other in found.columns) and not planned:
        return "result", "head"
    if setting.kind in TASKING or setting.kind == "five_year_plan":
        return "target", "kind"
    if setting.kind in _TWO_FOLD and setting.part_at(found.start) in ("targets", "tasks"):
        return "target", "part"
    return "result", "part" if setting.kind in _TWO_FOLD else "kind"


def _mood_by_head(setting: _Setting, column: Column, planned: bool) -> tuple[Mood, str] | None:
    said = heads.mood_of_head(column.head)
    named = heads.years_of_head(column.head)
    year = setting.year
    if said is not None and not (said == "result" and named and year is not None and min(named) > year):
        return said, "head"
    if named and year is not None and setting.kind not in REVIEWING:
        if max(named) < year:
            return "result", "year"
        if planned or setting.kind not in ("other", "summary") or max(named) > year:
            return "target", "year"
    return None


def _period(
    setting: _Setting, found: Table, index: int, name: RowName, mood: Mood, amount: Amount
) -> tuple[int | None, str]:
    """Return the calendar year of one value and where it comes from; None for totals over several years."""
    if amount.cumulative:
        return None, "cell"
    if name.year is not None:
        return name.year, "row"
    head = found.columns[index].head
    captioned = heads.years_of_head(found.caption.replace("-", "~"))
    captioned = captioned if len(captioned) == 1 else ()
    if _SEVERAL.search(head):
        named = heads.years_of_head(head) if "末" in head else ()
        return (named[0], "head") if len(named) == 1 else (None, "head")
    base = captioned[0] if captioned else None
    reported = base if base is not None and (mood != "target" or setting.year is None) else setting.reported
    if says_last_year(head):
        return (None, "none") if reported is None else (reported - 1, "head")
    named = heads.years_of_head(head)
    if len(named) == 1:
        return named[0], "head"
    if len(named) > 1:
        return None, "head"
    if found.columns[index].measure is not None:
        own_amounts = compared(found.columns, index)
        for other in [*([] if own_amounts is None else [own_amounts]), *range(index - 1, -1, -1)]:
            beside = heads.years_of_head(found.columns[other].head)
            if len(beside) == 1:
                return beside[0], "neighbour"
    if base is not None:
        return base, "caption"
    if mood == "target":
        return setting.year, "document" if setting.year is not None else "none"
    return reported, "document" if reported is not None else "none"
