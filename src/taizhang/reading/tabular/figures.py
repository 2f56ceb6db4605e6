"""Figures of a table: every amount of a cell with what its row, its column and the caption say of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from taizhang.reading import indicators
from taizhang.reading.attributes.localities import stem_of
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure, Kind, Mood, Part, Qualifier, Strength
from taizhang.reading.sections import REVIEWING, TASKING
from taizhang.reading.tables import table, words
from taizhang.reading.tabular import heads
from taizhang.reading.tabular.across import across
from taizhang.reading.tabular.amounts import Amount, amounts_in
from taizhang.reading.tabular.building import text_of
from taizhang.reading.tabular.comparing import compared, says_last_year
from taizhang.reading.tabular.grades import sets_values
from taizhang.reading.tabular.measuring import Measured, measured
from taizhang.reading.tabular.naming import RowName, completed, indicator_of, row_name, states, summed_up
from taizhang.reading.tabular.summing import wholes
from taizhang.reading.tabular.table import Cell, Column, Row, Table

_TWO_FOLD = ("work_report", "plan_report", "budget_report")
_SURE = 0.95
_LEAST = 0.3
_RESIDENTS = frozenset(("城镇", "农村"))
_FAR = 1 << 20
"""Deeper than any row is set in."""
_SEVERAL = lazy(r"年均|五年|累计\[|十[一二三四五六]五|(?:19|20)\d\d(?:年)?-(?:19|20)?\d\d")
_LIMIT = lazy(r"不低于|不少于|不高于|不超过|控制在|≥|≤|以内|以上\)?$")
_LIMITS: dict[str, Qualifier] = {
    "不低于": ">=", "不少于": ">=", "≥": ">=", "不高于": "<=", "不超过": "<=", "控制在": "<=", "≤": "<=", "以内": "<=",
}  # fmt: skip
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
            belongs = belongs or (name.text[:2] in _RESIDENTS and parent.endswith("居民人均可支配收入"))
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
    told = measured(found, row, index, name, parent, amount)
    unit, measure = told.unit, told.measure
    indicator, scope, naming = indicator_of(found, column, name, parent, measure)
    doubts = [*told.doubts, *naming]
    value, high = _signed(column, name, amount, told)
    mood, mood_from, period, period_from = _timed(setting, found, index, cell, name, amount)
    if mood_from in ("part", "kind"):
        doubts.append("open_mood")
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
        resolution=amount.resolution * told.multiplier,
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
        unit_from=told.unit_from,
        measure_from=told.measure_from,
        mood_from=mood_from,
        period_from=period_from,
        line=line,
        column=index,
    )


def _signed(column: Column, name: RowName, amount: Amount, told: Measured) -> tuple[Decimal, Decimal | None]:
    """Return the value of an amount and the upper end of its range in their base unit, below zero where it fell."""
    value = amount.value * told.multiplier
    high = None if amount.high is None else amount.high * told.multiplier
    falls = heads.falls(column.head) or (name.falls and told.measure == "growth")
    down = amount.direction < 0 or (amount.direction == 0 and falls)
    if told.measure in ("growth", "change") and down and value > 0:
        return -value, None if high is None else -high
    return value, high


def _timed(
    setting: _Setting, found: Table, index: int, cell: Cell, name: RowName, amount: Amount
) -> tuple[Mood, str, int | None, str]:
    """Return mood and period of one amount, each with where it comes from."""
    mood, mood_from = _mood(setting, found, index, cell)
    period, period_from = _period(setting, found, index, name, mood, amount)
    if not heads.is_size(found.columns[index].head) or (mood == "result" and mood_from == "caption"):
        return mood, mood_from, period, period_from
    if heads.mood_of_caption(found.caption) == "result" or setting.kind in REVIEWING:
        return "result", "caption", period, period_from
    return "context", "size", None, "size"


def confidence_of(doubts: Sequence[str]) -> tuple[float, tuple[str, ...]]:
    """Return the confidence of a table's figure and its doubts in words, by the doubts' keys in the table of data."""
    data = table("tabular")["doubts"]
    keys = list(dict.fromkeys(doubts))
    sure = _SURE - sum(float(data[key]["less"]) for key in keys)
    reasons = tuple(data[key]["text"] for key in keys if float(data[key]["less"]) >= 0.1)
    return round(max(sure, _LEAST), 2), reasons


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
    dated = own == ("result", "year") and column.measure == "growth"
    grown = compared(found.columns, index) if dated else None
    if grown is not None and heads.mood_of_head(found.columns[grown].head) == "estimate":
        return "estimate", "neighbour"
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
