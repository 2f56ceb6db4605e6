"""Reading scores and burden: sheets, rankings, and how often which organ was asked for what."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext as _

from taizhang.audit.service import NotFound
from taizhang.ledger.service import briefs, handovers_by_month, handovers_in, reports_due
from taizhang.organs.records import EVERYWHERE, Access
from taizhang.organs.service import organs_by_id
from taizhang.storage import today
from taizhang.supervision.doors import (
    visible_entries,
    visible_orders,
    visible_reminders,
    visible_reviews,
    visible_sheets,
)
from taizhang.supervision.models import ScoreLine, ScoreSheet
from taizhang.supervision.models.order import OPEN_ORDERS
from taizhang.supervision.ranking import Contender, Ranking, rank
from taizhang.supervision.records import Asked, BurdenCell, BurdenRow, EntryRecord, LineRecord, SheetRecord
from taizhang.supervision.schemes import schemes
from taizhang.supervision.tables import burden_kinds, burden_step


def sheets(access: Access, *, year: int, scheme: str) -> tuple[SheetRecord, ...]:
    """Return the score sheets of a year that may be seen, in the official order of organs, without their lines."""
    found = visible_sheets(access).filter(year=year, scheme=scheme).order_by("organ__position", "organ_id")
    return tuple(_sheet(row, ()) for row in found)


def sheet(access: Access, sheet_id: int) -> SheetRecord:
    """Return one sheet with its lines; raises NotFound."""
    row = visible_sheets(access).filter(pk=sheet_id).first()
    if row is None:
        raise NotFound(_("没有找到这张评分表。"))
    lines = ScoreLine.objects.filter(sheet=row).order_by("position")
    return _sheet(row, tuple(_line(line) for line in lines))


def sheets_with_lines(access: Access, *, year: int, scheme: str) -> tuple[SheetRecord, ...]:
    """Return the sheets of a year with their lines: two queries, for the workbook."""
    rows = visible_sheets(access).filter(year=year, scheme=scheme).order_by("organ__position", "organ_id")
    return tuple(
        _sheet(row, tuple(_line(line) for line in sorted(row.lines.all(), key=lambda line: line.position)))
        for row in rows.prefetch_related("lines")
    )


def _sheet(row: ScoreSheet, lines: tuple[LineRecord, ...]) -> SheetRecord:
    return SheetRecord(
        id=row.pk,
        organ=row.organ_id,
        year=row.year,
        scheme=row.scheme,
        state=row.state,
        total=row.total,
        volume=row.volume,
        computed_at=row.computed_at,
        frozen_at=row.frozen_at,
        frozen_by=row.frozen_by_id,
        lines=lines,
    )


def _line(row: ScoreLine) -> LineRecord:
    return LineRecord(
        position=row.position,
        kind=row.kind,
        part=row.part,
        code=row.code,
        words=row.words,
        words_en=row.words_en,
        full=row.full,
        value=row.value,
        points=row.points,
        derivation=row.derivation,
        derivation_en=row.derivation_en,
        sources=tuple((str(kind), int(key)) for kind, key in row.sources),
    )


def score_years(access: Access) -> tuple[int, ...]:
    """Return the years that have sheets one may see, newest first."""
    return tuple(visible_sheets(access).order_by("-year").values_list("year", flat=True).distinct())


def score_ranking(access: Access, *, year: int, scheme: str) -> Ranking:
    """Return the ranking of a year's sheets that may be seen."""
    held = schemes()[scheme]
    contenders = (
        Contender(organ=one.organ, value=one.total, volume=one.volume)
        for one in sheets(access, year=year, scheme=scheme)
    )
    return rank(contenders, minimum=held.minimum_volume, digits=held.digits)


def entries(access: Access, *, year: int, scheme: str) -> tuple[EntryRecord, ...]:
    """Return the additions and deductions that were entered for a year, newest first."""
    return tuple(
        EntryRecord(
            id=row.pk,
            organ=row.organ_id,
            year=row.year,
            scheme=row.scheme,
            code=row.code,
            points=row.points,
            reason=row.reason,
            ground=row.ground,
            task=row.task_id,
            entered_at=row.entered_at,
            entered_by=row.entered_by_id,
            dropped=row.dropped_at is not None,
        )
        for row in visible_entries(access).filter(year=year, scheme=scheme).order_by("-entered_at", "-pk")
    )


def burden(access: Access, *, year: int) -> tuple[BurdenRow, ...]:
    """Return how often each organ was asked for what in each month of a year, the most burdened first.

    Counted are hand-overs, reports that were due, reminders and orders: what the registers hold, so that nobody has to
    report on how much they report. Organs outside one's reach are left out. A fixed number of queries.
    """
    reach = access.where("burden.see")
    asked: Counter[tuple[int, int, str]] = Counter()
    first, last = date(year, 1, 1), date(year, 12, 31)
    for (organ, month), count in handovers_by_month(access, first=first, last=last).items():
        asked[organ, month, "handover"] += count
    for organ, month, _task in reports_due(access, year=year):
        asked[organ, month, "report"] += 1
    asked.update(_by_month(access, year))
    kept = {key: count for key, count in asked.items() if reach == EVERYWHERE or key[0] in reach}
    whole = sum(kept.values())
    place = {organ: number for number, organ in enumerate(organs_by_id())}
    rows = [_burden_row(organ, year, kept, whole) for organ in sorted({key[0] for key in kept}, key=place.__getitem__)]
    return tuple(sorted(rows, key=lambda row: -row.total))


def burden_cell(access: Access, *, organ: int, month: int) -> tuple[Asked, ...]:
    """Return everything that was asked of an organ in a month, as ``burden`` counts it, by kind and in order.

    Empty for an organ outside one's reach. A fixed number of queries.
    """
    reach = access.where("burden.see")
    if reach != EVERYWHERE and organ not in reach:
        return ()
    found: list[tuple[str, int, datetime | None, int | None]] = [
        ("handover", task, at, None) for task, at in handovers_in(access, organ=organ, month=month)
    ]
    found += [
        ("report", task, None, None)
        for lead, due, task in reports_due(access, year=month // 100)
        if (lead, due) == (organ, month)
    ]
    at = {"year": month // 100, "month": month % 100}
    reminded = visible_reminders(access).filter(organ=organ, sent_at__year=at["year"], sent_at__month=at["month"])
    found += [
        ("reminder", task, moment, key)
        for key, task, moment in reminded.order_by("sent_at", "pk").values_list("pk", "task_id", "sent_at")
    ]
    ordered = visible_orders(access).filter(organ=organ, issued_at__year=at["year"], issued_at__month=at["month"])
    found += [
        ("order", task, moment, key)
        for key, task, moment in ordered.order_by("issued_at", "pk").values_list("pk", "task_id", "issued_at")
    ]
    tasks = briefs(access, {task for _kind, task, _moment, _key in found})
    return tuple(
        Asked(kind=kind, task=task, number=tasks[task].number, title=tasks[task].title, at=moment, record=key)
        for kind, task, moment, key in found
        if task in tasks
    )


def _by_month(access: Access, year: int) -> Mapping[tuple[int, int, str], int]:
    found: dict[tuple[int, int, str], int] = {}
    reminded = visible_reminders(access).filter(sent_at__year=year).annotate(start=TruncMonth("sent_at")).order_by()
    for organ, start, count in reminded.values_list("organ_id", "start").annotate(n=Count("pk")):
        found[organ, start.year * 100 + start.month, "reminder"] = count
    ordered = visible_orders(access).filter(issued_at__year=year).annotate(start=TruncMonth("issued_at")).order_by()
    for organ, start, count in ordered.values_list("organ_id", "start").annotate(n=Count("pk")):
        found[organ, start.year * 100 + start.month, "order"] = count
    return found


def _burden_row(organ: int, year: int, kept: Mapping[tuple[int, int, str], int], whole: int) -> BurdenRow:
    cells = []
    for number in range(1, 13):
        month = year * 100 + number
        kinds = tuple((kind, kept[organ, month, kind]) for kind in burden_kinds() if (organ, month, kind) in kept)
        count = sum(one for _kind, one in kinds)
        cells.append(BurdenCell(month=month, count=count, by_kind=kinds, step=burden_step(count)))
    total = sum(cell.count for cell in cells)
    share = (Decimal(total) / whole).quantize(Decimal("0.0001"), rounding=ROUND_HALF_UP) if whole else Decimal(0)
    return BurdenRow(organ=organ, cells=tuple(cells), total=total, share=share)


def order_counts(access: Access) -> Mapping[str, int]:
    """Return how many orders are open, and how many of them are overdue, and answered: one query."""
    rows = visible_orders(access).filter(state__in=OPEN_ORDERS)
    found: Mapping[str, int] = rows.aggregate(
        open=Count("pk"),
        overdue=Count("pk", filter=Q(due_on__lt=today())),
        to_check=Count("pk", filter=Q(state="answered")),
    )
    return found


def unanswered_reminders(access: Access) -> int:
    """Return how many reminders have no answer yet."""
    return visible_reminders(access).filter(answered_at=None).count()


def reviews_waiting(access: Access) -> tuple[int, int]:
    """Return how many requests wait for a decision, and for how many the limit has passed."""
    rows = visible_reviews(access).filter(state="requested")
    found = rows.aggregate(waiting=Count("pk"), late=Count("pk", filter=Q(decide_due__lt=today())))
    return found["waiting"], found["late"]


def orders_by_level(access: Access, *, first: date, last: date) -> Mapping[str, tuple[int, ...]]:
    """Return the keys of the orders issued between two days, by level."""
    found: dict[str, list[int]] = {}
    rows = (
        visible_orders(access).filter(issued_at__date__gte=first, issued_at__date__lte=last).exclude(state="withdrawn")
    )
    for key, level in rows.order_by("pk").values_list("pk", "level"):
        found.setdefault(level, []).append(key)
    return {level: tuple(keys) for level, keys in found.items()}


def reminders_between(access: Access, *, first: date, last: date) -> tuple[int, ...]:
    """Return the keys of the reminders sent between two days."""
    rows = visible_reminders(access).filter(sent_at__date__gte=first, sent_at__date__lte=last)
    return tuple(rows.order_by("pk").values_list("pk", flat=True))
