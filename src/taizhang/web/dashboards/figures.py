"""Charts as pages hold them: the figures for the script, and the same figures as a table with links to the records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from taizhang.ledger.service import CurvePoint, SettledBrief
from taizhang.publishing.service import Board
from taizhang.web.addresses import address
from taizhang.web.templatetags.words import LIGHTS, month, share

ORDER = ("blue", "green", "yellow", "red", "grey")
"""From the bottom of a bar to its top."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a chart's table."""

    text: str
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One chart with its table."""

    title: str
    note: str
    data: Mapping[str, Any]
    """What ``charts.js`` draws. Numbers become doubles there, for drawing alone; the table has the digits."""
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tasks_at(**asked: object) -> str:
    """Return the address of the list of tasks with these filters."""
    return f"{address('web:tasks')}?{urlencode([(name, str(value)) for name, value in asked.items()])}"


def months_of(board: Board) -> Figure | None:
    """Return the stacked bars of lights by month, or None before there are any."""
    if not board.months:
        return None
    words = {colour: str(LIGHTS[colour][1]) for colour in ORDER}
    where = {colour: tasks_at(year=board.year, light=colour) for colour in ORDER}
    series = []
    height, ends = 0, {}
    last = board.months[-1].counts
    for colour in ORDER:
        ends[colour] = height + last[colour] / 2
        height += last[colour]
        values = [one.counts[colour] for one in board.months]
        links = [where[colour]] * len(board.months)
        series.append({"name": words[colour], "colour": colour, "values": values, "links": links})
    rows = tuple(
        (
            Cell(text=month(one.month)),
            *(Cell(text=str(one.counts[colour]), address=where[colour]) for colour in ORDER),
        )
        for one in board.months
    )
    data = {
        "kind": "stack",
        "categories": [_("%(month)s月") % {"month": one.month % 100} for one in board.months],
        "series": series,
        "ends": ends,
        "least": height / 18,
        "unit": _("项"),
    }
    return Figure(
        title=_("各月红绿灯"), note=_("按序时进度，项"), data=data, heads=(_("月份"), *words.values()), rows=rows
    )


def organs_of(board: Board) -> Figure | None:
    """Return small multiples: the share on schedule of the organs that lead most, month by month."""
    if len(board.months) < 2 or not board.series:
        return None
    months = [one.month for one in board.months]
    series, rows = [], []
    for one in board.series:
        found = {entry.month: entry.counts for entry in one.months}
        values = [_share(found.get(when)) for when in months]
        link = tasks_at(year=board.year, organ=one.group.key, role="lead")
        drawn = [None if value is None else float((value * 100).quantize(Decimal("0.1"))) for value in values]
        series.append({"name": one.group.name, "values": drawn, "link": link})
        rows.append((Cell(text=one.group.name, address=link), *(Cell(text=share(value, 1)) for value in values)))
    heads = (_("单位"), *(_("%(month)s月") % {"month": when % 100} for when in months))
    data = {"kind": "multiples", "categories": list(heads[1:]), "series": series}
    return Figure(
        title=_("各单位达到序时进度比例"),
        note=_("牵头任务最多的单位；有数据的任务中正常和完成所占比例"),
        data=data,
        heads=heads,
        rows=tuple(rows),
    )


def _share(counts: Mapping[str, int] | None) -> Decimal | None:
    if counts is None:
        return None
    lit = sum(counts.values()) - counts["grey"]
    return None if not lit else Decimal(counts["green"] + counts["blue"]) / lit


def course_of(points: Sequence[CurvePoint], *, unit: str, reports: Mapping[int, str]) -> Figure | None:
    """Return progress against trajectory of one task; None where nothing is planned and nothing was verified.

    The band reaches from nine tenths of the plan up to it. ``reports``: address of each report by its key.
    """
    if not any(one.planned is not None or one.actual is not None for one in points):
        return None
    words = {"planned": _("计划"), "actual": _("已核实"), "band": _("预警区间"), "low": ""}
    low = [None if one.planned is None else one.planned * Decimal("0.9") for one in points]
    links = ["" if one.progress is None else reports.get(one.progress, "") for one in points]
    data = {
        "kind": "course",
        "categories": [_("%(month)s月") % {"month": one.month % 100} for one in points],
        "planned": [_drawn(one.planned) for one in points],
        "actual": [_drawn(one.actual) for one in points],
        "low": [_drawn(value) for value in low],
        "width": [
            _drawn(one.planned - value if one.planned is not None and value is not None else None)
            for one, value in zip(points, low, strict=True)
        ],
        "words": words,
        "unit": unit,
        "links": links,
    }
    rows = tuple(
        (
            Cell(text=month(one.month)),
            Cell(text=_plain(one.planned)),
            Cell(text=_plain(one.actual), address=link),
            Cell(text=str(LIGHTS[one.colour][1])),
        )
        for one, link in zip(points, links, strict=True)
    )
    return Figure(
        title=_("进度与序时计划"),
        note=_("单位：%(unit)s") % {"unit": unit} if unit else "",
        data=data,
        heads=(_("月份"), _("计划"), _("已核实"), _("红绿灯")),
        rows=rows,
    )


def settled_of(rows: Sequence[SettledBrief], *, names: Mapping[int, str], most: int = 20) -> Figure | None:
    """Return bullets from target to result, worst first, of what can be set in per cent of its target."""
    found = []
    for one in rows:
        if one.target is None or one.result is None or one.target <= 0:
            continue
        found.append((one.result * 100 / one.target, one))
    found.sort(key=lambda pair: (pair[1].verdict == "met", pair[0], pair[1].number))
    shown = found[:most]
    if not shown:
        return None
    links = [address("web:task", one.task) for _reached, one in shown]
    data = {
        "kind": "bullet",
        "categories": [one.title for _reached, one in shown],
        "target": [100 for _pair in shown],
        "result": [min(200.0, float(reached.quantize(Decimal("0.1")))) for reached, _one in shown],
        "most": max(110, min(200, int(max(reached for reached, _one in shown)) + 15)),
        "met": [one.verdict == "met" for _reached, one in shown],
        "shown": [f"{_plain(one.result)} / {_plain(one.target)} {one.unit}" for _reached, one in shown],
        "words": {"target": _("目标"), "result": _("结果")},
        "links": links,
    }
    verdicts = {
        "met": _("完成"),
        "missed": _("未完成"),
        "not_comparable": _("口径不可比"),
        "not_reported": _("未见报告"),
    }
    table = tuple(
        (
            Cell(text=f"{one.number} {one.title}", address=link),
            Cell(text=names.get(one.lead or 0, "")),
            Cell(text=f"{_plain(one.target)} {one.unit}"),
            Cell(text=f"{_plain(one.result)} {one.unit}"),
            Cell(text=_plain(reached.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)) + "%"),
            Cell(text=verdicts[one.verdict]),
        )
        for (reached, one), link in zip(shown, links, strict=True)
    )
    return Figure(
        title=_("目标与结果"),
        note=_("年终对账，结果占目标的百分比，未完成的在前"),
        data=data,
        heads=(_("任务"), _("单位"), _("目标"), _("结果"), _("占目标"), _("结论")),
        rows=table,
    )


def _drawn(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _plain(value: Decimal | None) -> str:
    return "—" if value is None else format(value, "f").replace("-", "−")
