"""Scoring 考核: from what the ledger and supervision hold of an organ's year to a sheet of lines.

Nothing is written here. ``reckon`` is a pure function of facts and scheme, so that a sheet can be reckoned again.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from taizhang.ledger.service import reports_due, reports_made, settled, task_facts
from taizhang.organs.records import Access
from taizhang.supervision.doors import visible_entries, visible_orders, visible_recheck_items
from taizhang.supervision.formulas import FORMULAS, shown
from taizhang.supervision.schemes import Extra, Item, Part, Scheme

Source = tuple[str, int]
"""Kind and key of a record that was counted."""

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was measured of one organ."""

    value: Decimal | None
    """None where there was nothing to measure."""
    words: str
    words_en: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """An addition or deduction that a person entered."""

    code: str
    points: Decimal
    source: Source


@dataclass(slots=True)
class Facts:
    """What is known of one organ's year, as keys of records."""

    tasks: list[int] = field(default_factory=list)
    lit: list[int] = field(default_factory=list)
    on_schedule: list[int] = field(default_factory=list)
    closed: list[int] = field(default_factory=list)
    met: list[int] = field(default_factory=list)
    missed: list[int] = field(default_factory=list)
    due: int = 0
    in_time: list[int] = field(default_factory=list)
    reports: list[int] = field(default_factory=list)
    returned: list[int] = field(default_factory=list)
    orders: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    doubtful: list[int] = field(default_factory=list)
    entered: list[Entered] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a sheet, before it is kept."""

    kind: str
    part: str
    code: str
    words: str
    words_en: str
    full: Decimal | None
    value: Decimal | None
    points: Decimal | None
    derivation: str
    derivation_en: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """A sheet before it is kept."""

    organ: int
    volume: int
    lines: tuple[Line, ...]
    total: Decimal | None
    """None where no item could be scored."""


def gather(access: Access, *, year: int, scheme: Scheme) -> Mapping[int, Facts]:
    """Return what is known of every organ that leads a task of the year: a fixed number of queries."""
    facts: dict[int, Facts] = defaultdict(Facts)
    for organ, task, state, light in task_facts(access, year=year):
        one = facts[organ]
        one.tasks.append(task)
        if light != "grey":
            one.lit.append(task)
        if light in {"green", "blue"}:
            one.on_schedule.append(task)
        if state == "closed":
            one.closed.append(task)
    for row in settled(access, year=year):
        if row.lead is not None and row.verdict in {"met", "missed"}:
            (facts[row.lead].met if row.verdict == "met" else facts[row.lead].missed).append(row.task)
    due = set(reports_due(access, year=year))
    for organ, _month, _task in due:
        facts[organ].due += 1
    for organ, month, task, report, late, state in reports_made(access, year=year):
        if (organ, month, task) not in due:
            continue  # what nobody had to report counts for nobody
        one = facts[organ]
        one.reports.append(report)
        if not late:
            one.in_time.append(report)
        if state == "returned":
            one.returned.append(report)
    for organ, key, order in (
        visible_orders(access).filter(year=year).exclude(state="withdrawn").values_list("organ_id", "level", "pk")
    ):
        facts[organ].orders[key].append(order)
    doubtful = visible_recheck_items(access).filter(recheck__ledger_year=year, result="doubtful")
    for organ, item in doubtful.values_list("organ_id", "pk"):
        if organ is not None:
            facts[organ].doubtful.append(item)
    for entry in visible_entries(access).filter(year=year, scheme=scheme.code, dropped_at=None).order_by("pk"):
        facts[entry.organ_id].entered.append(
            Entered(code=entry.code, points=entry.points or Decimal(0), source=("score_entry", entry.pk))
        )
    return {organ: one for organ, one in facts.items() if one.tasks}


def _share(part: Sequence[int], whole: int, zh: str, en: str, kind: str) -> Measured:
    value = None if whole == 0 else HUNDRED * len(part) / Decimal(whole)
    counted = f"{len(part)}÷{whole}" + ("" if value is None else f"={shown(value)}%")
    return Measured(
        value=value,
        words=f"{zh}{counted}" if value is not None else f"{zh}：没有可计的记录",
        words_en=f"{en} {counted}" if value is not None else f"{en}: nothing to count",
        sources=tuple((kind, key) for key in part),
    )


def _number(keys: Sequence[int], kind: str) -> Measured:
    return Measured(
        value=Decimal(len(keys)),
        words=f"{len(keys)}件",
        words_en=str(len(keys)),
        sources=tuple((kind, key) for key in keys),
    )


MEASURES: Mapping[str, Callable[[Facts], Measured]] = {
    "met_share": lambda one: _share(one.met, len(one.met) + len(one.missed), "对账完成", "settled as met", "task"),
    "on_schedule_share": lambda one: _share(one.on_schedule, len(one.lit), "达到序时进度", "on schedule", "task"),
    "closed_share": lambda one: _share(one.closed, len(one.tasks), "已销号", "closed", "task"),
    "on_time_share": lambda one: _share(one.in_time, one.due, "按时报送", "reported in time", "progress"),
    "returned_share": lambda one: _share(one.returned, len(one.reports), "退回", "returned", "progress"),
    "orders_blue": lambda one: _number(one.orders["blue"], "order"),
    "orders_orange": lambda one: _number(one.orders["orange"], "order"),
    "orders_red": lambda one: _number(one.orders["red"], "order"),
    "rechecks_doubtful": lambda one: _number(one.doubtful, "recheck_item"),
}
"""What can be measured of an organ's year."""


def reckon(facts: Mapping[int, Facts], scheme: Scheme) -> tuple[Reckoning, ...]:
    """Return the sheet of every organ by the scheme."""
    measured = {
        organ: {item.measure: MEASURES[item.measure](one) for part in scheme.parts for item in part.items}
        for organ, one in facts.items()
    }
    everyone: dict[str, list[Decimal]] = defaultdict(list)
    for values in measured.values():
        for key, one in values.items():
            if one.value is not None:
                everyone[key].append(one.value)
    return tuple(_sheet(organ, facts[organ], measured[organ], everyone, scheme) for organ in facts)


def _sheet(
    organ: int,
    facts: Facts,
    measured: Mapping[str, Measured],
    everyone: Mapping[str, Sequence[Decimal]],
    scheme: Scheme,
) -> Reckoning:
    step = Decimal(1).scaleb(-scheme.digits)
    lines = [line for part in scheme.parts for line in _part_lines(part, measured, everyone, step)]
    base = [line.points for line in lines if line.points is not None]
    lines += _extras("addition", scheme.additions, scheme.additions_cap, facts, step)
    lines += _extras("deduction", scheme.deductions, scheme.deductions_cap, facts, step)
    total = total_of((line.points for line in lines), scheme) if base else None
    return Reckoning(organ=organ, volume=len(facts.tasks), lines=tuple(lines), total=total)


def total_of(points: Iterable[Decimal | None], scheme: Scheme) -> Decimal:
    """Return the sum of the points printed, kept within the scheme's floor and ceiling."""
    total = sum((one for one in points if one is not None), Decimal(0))
    return max(scheme.floor, min(total, scheme.ceiling))


def _part_lines(
    part: Part, measured: Mapping[str, Measured], everyone: Mapping[str, Sequence[Decimal]], step: Decimal
) -> list[Line]:
    """The lines of a part. What is left out gives its points to the others, so that nobody loses by missing data."""
    left_out = [item for item in part.items if measured[item.measure].value is None and item.missing == "leave_out"]
    kept = sum((item.full for item in part.items if item not in left_out), Decimal(0))
    return [_line(part, item, measured[item.measure], everyone, kept, bool(left_out), step) for item in part.items]


def _line(
    part: Part,
    item: Item,
    one: Measured,
    everyone: Mapping[str, Sequence[Decimal]],
    kept: Decimal,
    spread: bool,
    step: Decimal,
) -> Line:
    if one.value is None:
        zero = item.missing == "zero"
        return _base(
            part,
            item,
            one,
            full=item.full if zero else Decimal(0),
            points=Decimal(0).quantize(step) if zero else None,
            zh=f"{one.words}，{'不得分' if zero else '不计，分值并入本类其他项'}",
            en=f"{one.words_en}: {'no points' if zero else 'left out, its points go to the other items of the part'}",
        )
    full = item.full * part.weight / kept if spread and kept else item.full
    outcome = FORMULAS[item.formula].judge(one.value, item.settings, everyone[item.measure])
    points = (full * outcome.share).quantize(step, rounding=ROUND_HALF_UP)
    return _base(
        part,
        item,
        one,
        full=full.quantize(step, rounding=ROUND_HALF_UP),
        points=points,
        zh=f"{one.words}；{outcome.zh}；{shown(full)}×{shown(outcome.share)}={points}",
        en=f"{one.words_en}; {outcome.en}; {shown(full)} × {shown(outcome.share)} = {points}",
    )


def _base(part: Part, item: Item, one: Measured, *, full: Decimal, points: Decimal | None, zh: str, en: str) -> Line:
    return Line(
        kind="base",
        part=part.zh,
        code=item.code,
        words=item.zh,
        words_en=item.en,
        full=full,
        value=one.value,
        points=points,
        derivation=zh,
        derivation_en=en,
        sources=one.sources,
    )


def _extras(kind: str, extras: Sequence[Extra], cap: Decimal, facts: Facts, step: Decimal) -> list[Line]:
    """The lines of additions or deductions that gave anything, each capped, and all together capped."""
    sign = Decimal(1) if kind == "addition" else Decimal(-1)
    lines: list[Line] = []
    left = cap
    for extra in extras:
        gained, zh, en, sources = _gained(extra, facts)
        if not sources:
            continue
        given = min(gained, extra.cap, left)
        left -= given
        limited_zh = "" if given == gained else f"，封顶后计{shown(given)}"
        limited_en = "" if given == gained else f", capped at {shown(given)}"
        lines.append(
            Line(
                kind=kind,
                part="",
                code=extra.code,
                words=extra.zh,
                words_en=extra.en,
                full=extra.cap,
                value=gained,
                points=(sign * given).quantize(step, rounding=ROUND_HALF_UP),
                derivation=zh + limited_zh,
                derivation_en=en + limited_en,
                sources=sources,
            )
        )
    return lines


def _gained(extra: Extra, facts: Facts) -> tuple[Decimal, str, str, tuple[Source, ...]]:
    if extra.each is not None:
        one = MEASURES[extra.measure](facts)
        gained = extra.each * (one.value or Decimal(0))
        return gained, f"{one.words}×{shown(extra.each)}分", f"{one.words_en} × {shown(extra.each)}", one.sources
    entered = [one for one in facts.entered if one.code == extra.code]
    gained = sum((one.points for one in entered), Decimal(0))
    said = "+".join(shown(one.points) for one in entered)
    return gained, f"登记{said}分", f"entered {said}", tuple(one.source for one in entered)
