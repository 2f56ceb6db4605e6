"""Snapshots 取数: the numbers of a bulletin as they were when it was drafted, each with the records behind it.

A snapshot is plain JSON, kept with the bulletin. Later changes of the ledger do not change it; drawing it again from
the same records gives the same bytes.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from taizhang.audit.service import plain
from taizhang.ledger.service import briefs, lights_at, task_facts
from taizhang.organs.records import Access
from taizhang.organs.service import organs_by_id
from taizhang.supervision.service import Contender, ladder, orders_by_level, rank, reminders_between

COLOURS = ("blue", "green", "yellow", "red", "grey")
"""In the order in which a bulletin tells them."""

FORM = 1
"""Version of the form of snapshots."""

Records = list[list[str | int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The months that a bulletin reports on."""

    year: int
    first: int
    last: int

    @property
    def days(self) -> tuple[date, date]:
        """First and last day."""
        begin = date(self.first // 100, self.first % 100, 1)
        year, month = divmod(self.last, 100)
        end = date(year + month // 12, month % 12 + 1, 1)
        return begin, date.fromordinal(end.toordinal() - 1)

    @property
    def before(self) -> int:
        """The month before it."""
        return self.first - 1 if self.first % 100 > 1 else (self.first // 100 - 1) * 100 + 12


class Numbers:
    """Collects numbers with what is behind them."""

    def __init__(self) -> None:
        self.all: dict[str, dict[str, Any]] = {}

    def count(self, name: str, words: str, keys: Iterable[int], kind: str = "task", unit: str = "项") -> int:
        """Add how many records there are."""
        records: Records = [[kind, key] for key in keys]
        self.all[name] = {"value": str(len(records)), "unit": unit, "zh": words, "records": records}
        return len(records)

    def share(self, name: str, words: str, part: str, whole: str) -> Decimal | None:
        """Add the share of one number in another, to one decimal; None where there is no whole."""
        of = Decimal(self.all[whole]["value"])
        value = None
        if of:
            exact = Decimal(self.all[part]["value"]) * 100 / of
            value = exact.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
        said = None if value is None else format(value, "f")
        self.all[name] = {"value": said, "unit": "%", "zh": words, "of": [part, whole], "records": []}
        return value


def take(access: Access, *, period: Period, theme: str, minimum: int, at: datetime) -> dict[str, Any]:
    """Return the snapshot of a period: what it was drawn from is what this person may see (the office sees all)."""
    facts = task_facts(access, year=period.year, theme=theme)
    lights = lights_at(access, year=period.year, month=period.last)
    before = lights_at(access, year=period.year, month=period.before)
    organs = organs_by_id()
    numbers = Numbers()
    colour = {task: lights[task][0] if task in lights else "grey" for _organ, task, _state, _light in facts}
    numbers.count("total", "纳入台账的任务", colour)
    for one in COLOURS:
        numbers.count(f"light_{one}", f"灯色：{one}", [task for task, lit in colour.items() if lit == one])
        numbers.share(f"share_{one}", f"灯色占比：{one}", f"light_{one}", "total")
    numbers.count("closed", "已销号的任务", [task for _organ, task, state, _light in facts if state == "closed"])
    numbers.share("closed_share", "销号率", "closed", "total")
    was_red = {task for task, (lit, _why) in before.items() if lit == "red" and task in colour}
    is_red = {task for task, lit in colour.items() if lit == "red"}
    numbers.count("turned_red", "转为滞后的任务", sorted(task for task in is_red - was_red if task in before))
    numbers.count("left_red", "脱离滞后的任务", sorted(was_red - is_red))
    ranked, apart = _organ_rows(facts, colour, numbers, list(organs), minimum)
    behind = briefs(access, is_red)
    order = {organ: place for place, organ in enumerate(organs)}
    red = sorted(behind.values(), key=lambda task: (order.get(task.lead or 0, len(order)), task.number))
    _supervised(access, period, numbers)
    return {
        "form": FORM,
        "taken_at": plain(at),
        "year": period.year,
        "first": period.first,
        "last": period.last,
        "theme": theme,
        "minimum": minimum,
        "compared": bool(before),
        "organs": {str(organ): organs[organ].short_name for organ in sorted({*ranked, *apart})},
        "numbers": numbers.all,
        "ranked": [ranked[organ] for organ in ranked],
        "unranked": [apart[organ] for organ in apart],
        "behind": [
            {
                "task": task.id,
                "number": task.number,
                "title": task.title,
                "lead": None if task.lead is None else organs[task.lead].short_name,
                "deadline": None if task.deadline is None else task.deadline.isoformat(),
                "why": lights[task.id][1],
            }
            for task in red
        ],
    }


def _organ_rows(
    facts: Iterable[tuple[int, int, str, str]],
    colour: Mapping[int, str],
    numbers: Numbers,
    order: list[int],
    minimum: int,
) -> tuple[dict[int, dict[str, Any]], dict[int, dict[str, Any]]]:
    """Count each organ's tasks, and rank by the share on schedule among those with data."""
    tasks: dict[int, list[int]] = {}
    for organ, task, _state, _light in facts:
        tasks.setdefault(organ, []).append(task)
    contenders = []
    for organ in sorted(tasks, key=order.index):
        own = tasks[organ]
        numbers.count(f"organ_{organ}_total", "牵头任务", own)
        for one in COLOURS:
            numbers.count(f"organ_{organ}_{one}", f"牵头任务灯色：{one}", [task for task in own if colour[task] == one])
        lit = [task for task in own if colour[task] != "grey"]
        numbers.count(f"organ_{organ}_lit", "有数据的牵头任务", lit)
        on_time = [task for task in lit if colour[task] in {"green", "blue"}]
        numbers.count(f"organ_{organ}_on_schedule", "达到序时进度的牵头任务", on_time)
        name = f"organ_{organ}_share"
        value = numbers.share(name, "达到序时进度比例", f"organ_{organ}_on_schedule", f"organ_{organ}_lit")
        contenders.append(Contender(organ=organ, value=value, volume=len(own)))
    ranking = rank(contenders, minimum=minimum, digits=1)
    numbers.count("ranked", "参加排序的单位", (one.organ for one in ranking.placed), kind="organ", unit="个")
    numbers.count("unranked", "不参加排序的单位", (one.organ for one in ranking.unranked), kind="organ", unit="个")
    placed = {one.organ: {"organ": one.organ, "rank": one.rank, "tied": one.tied} for one in ranking.placed}
    return placed, {one.organ: {"organ": one.organ, "reason": one.reason} for one in ranking.unranked}


def _supervised(access: Access, period: Period, numbers: Numbers) -> None:
    first, last = period.days
    numbers.count("reminders", "催办", reminders_between(access, first=first, last=last), kind="reminder", unit="次")
    found = orders_by_level(access, first=first, last=last)
    for level in ladder():
        numbers.count(f"orders_{level.key}", level.zh, found.get(level.key, ()), kind="order", unit="份")
    every = sorted(key for keys in found.values() for key in keys)
    numbers.count("orders", "督办单", every, kind="order", unit="份")


def hash_of(snapshot: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a snapshot in its one JSON form."""
    text = json.dumps(snapshot, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()
