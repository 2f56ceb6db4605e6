"""Entering observations: typed, from confirmed figures, corrected. A correction is a new observation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from taizhang.audit.service import Act, Conflict, Invalid, NotAllowed, NotFound, change
from taizhang.documents.records import StatedValue
from taizhang.documents.service import figures_by_id, stated_values
from taizhang.indicators.actions.sync_indicators import indicator_row
from taizhang.indicators.doors import visible_observations
from taizhang.indicators.models import Indicator, Observation
from taizhang.indicators.periods import months
from taizhang.organs.records import Access
from taizhang.organs.service import organ_names

MEASURES = ("level", "growth", "change", "share", "rank", "gap")


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What is observed."""

    indicator: str
    """Code of the indicator."""
    region: str
    organ: int | None
    period_start: date
    period_end: date
    measure: str
    value: Decimal
    unit: str
    note: str = ""
    figure: int | None = None


def observe(access: Access, said: Value, *, source: str = "typed", key: str | None = None) -> int:
    """Enter an observation and return its key. One that holds for the same indicator, region, organ, period and measure
    is replaced by it. Raises NotAllowed, NotFound (no such indicator), Invalid, Conflict (the same value is there).
    """
    _may(access, said.organ)
    indicator = _indicator(said.indicator)
    checked(said)
    asked = [plain_of(said), source]
    with change("observation.make", stream=("indicator", indicator.pk), by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return int(act.repeated["observation"])
        made = put(act, indicator, said, source)
        if made is None:
            raise Conflict(_("这个指标在该地区、该时期已有相同的数值，不必再录。"))
        act.answer({"observation": made.pk})
    return made.pk


def correct_observation(
    access: Access, pk: int, value: Decimal, *, unit: str | None = None, reason: str, key: str | None = None
) -> int:
    """Correct an observation by a new one and return its key; the old one is kept and names it.

    Raises NotFound, NotAllowed, Invalid (no reason), Conflict (it was corrected before).
    """
    seen = visible_observations(access).filter(pk=pk).select_related("indicator").first()
    if seen is None:
        raise NotFound(_("没有找到这个数值。"))
    _may(access, seen.organ_id)
    why = reason.strip()
    if not why:
        message = _("更正要写明理由，例如：按年报核定数修订。")
        raise Invalid(message, fields={"reason": message})
    asked = [pk, format(value, "f"), unit, why]
    with change(
        "observation.correct", stream=("indicator", seen.indicator_id), by=access, key=key, asked=asked, reason=why
    ) as act:
        if act.repeated is not None:
            return int(act.repeated["observation"])
        old = act.lock(Observation, pk)
        if old.replaced_by_id is not None:
            raise Conflict(_("这个数值已经更正过，请在新的数值上更正。"))
        made = act.create(
            Observation(
                indicator_id=old.indicator_id,
                region=old.region,
                organ_id=old.organ_id,
                period_start=old.period_start,
                period_end=old.period_end,
                measure=old.measure,
                value=value,
                unit=old.unit if unit is None else unit[:40],
                source="typed",
                note=why[:300],
                observed_by_id=access.person,
                observed_at=act.at,
            )
        )
        act.update(old, replaced_by=made)
        act.answer({"observation": made.pk})
    return made.pk


def accept_figures(access: Access, figure_ids: Iterable[int], *, key: str | None = None) -> tuple[int, ...]:
    """Make observations of confirmed figures, and return their keys; figures that say what is there already add none.

    Raises NotAllowed, NotFound (not visible), Invalid (not confirmed, without indicator, year, region or value).
    """
    wanted = sorted(set(figure_ids))
    if not wanted:
        message = _("请选择要采用的数据。")
        raise Invalid(message, fields={"figures": message})
    _may(access, None)
    codes = {one.indicator_code for one in figures_by_id(wanted).values()}
    stated = {
        one.figure.id: one
        for code in sorted(codes)
        if code
        for one in stated_values(access, indicator=code, measures=MEASURES, confirmed_only=True, ids=wanted)
    }
    if len(stated) != len(wanted):
        raise NotFound(_("所选数据有的没有确认，或没有对应的规范指标，请先在阅读室处理。"))
    said = [value_of(stated[pk]) for pk in wanted]
    indicators = {code: _indicator(code) for code in sorted({one.indicator for one in said})}
    also = [("indicator", one.pk) for one in indicators.values()]
    with change("observation.accept", stream=None, by=access, key=key, asked=wanted, also=also) as act:
        if act.repeated is not None:
            return tuple(act.repeated["observations"])
        rows = put_many(act, [(indicators[one.indicator], one) for one in said], "document")
        made = tuple(row.pk for row in rows if row is not None)
        act.answer({"observations": made})
    return made


def value_of(stated: StatedValue) -> Value:
    """Return what a confirmed figure states as an observation; raises Invalid where something is missing."""
    figure = stated.figure
    if figure.value is None or stated.year is None or not stated.region:
        raise Invalid(_("“%(text)s”没有写明数值、年份或地区，不能采用。") % {"text": figure.text[:40]})
    start, end = months(stated.year, 1, 12)
    return Value(
        indicator=figure.indicator_code,
        region=stated.region[:60],
        organ=None,
        period_start=start,
        period_end=end,
        measure=figure.measure,
        value=figure.value,
        unit=figure.unit,
        note=stated.title[:300],
        figure=figure.id,
    )


def put(act: Act, indicator: Indicator, said: Value, source: str) -> Observation | None:
    """Enter a value inside an act, in place of the one that holds; None where the same value is there already."""
    return put_many(act, [(indicator, said)], source)[0]


def put_many(act: Act, values: Sequence[tuple[Indicator, Value]], source: str) -> list[Observation | None]:
    """Enter values inside an act as ``put`` does each, in their order; rows are read and written together."""
    held = holding(values)
    made: list[Observation | None] = []
    replaced: list[tuple[Observation, Observation]] = []
    for indicator, said in values:
        thing = _thing(indicator.pk, said)
        now = held.get(thing)
        if now is not None and now.value == said.value and now.unit == said.unit:
            made.append(None)
            continue
        held[thing] = new = Observation(
            indicator=indicator,
            region=said.region,
            organ_id=said.organ,
            period_start=said.period_start,
            period_end=said.period_end,
            measure=said.measure,
            value=said.value,
            unit=said.unit,
            source=source,
            figure_id=said.figure,
            note=said.note,
            observed_by_id=act.by.person,
            observed_at=act.at,
        )
        made.append(new)
        if now is not None:
            replaced.append((now, new))
    act.create_many([one for one in made if one is not None])
    act.update_many([old for old, _new in replaced], [{"replaced_by_id": new.pk} for _old, new in replaced])
    return made


Thing = tuple[int, str, int | None, date, date, str]
"""What a value is of: indicator, region, organ, first and last day, measure."""


def _thing(indicator: int, said: Value) -> Thing:
    return indicator, said.region, said.organ, said.period_start, said.period_end, said.measure


def holding(values: Sequence[tuple[Indicator, Value]]) -> dict[Thing, Observation]:
    """Return the observations that hold for what these values are of, and some that are near them: one query."""
    rows = Observation.objects.filter(
        indicator__in={indicator.pk for indicator, _said in values},
        region__in={said.region for _indicator, said in values},
        period_end__in={said.period_end for _indicator, said in values},
        replaced_by=None,
    ).order_by("pk")
    return {
        (row.indicator_id, row.region, row.organ_id, row.period_start, row.period_end, row.measure): row for row in rows
    }


def checked(said: Value) -> None:
    """Raise Invalid where a value makes no sense."""
    if said.measure not in MEASURES:
        message = _("没有这种度量。")
        raise Invalid(message, fields={"measure": message})
    if said.period_start > said.period_end:
        message = _("时期的起日晚于止日。")
        raise Invalid(message, fields={"period": message})
    if said.organ is not None and said.organ not in organ_names():
        message = _("没有这个机构。")
        raise Invalid(message, fields={"organ": message})
    if not said.region and said.organ is None:
        message = _("请写明地区或机构。")
        raise Invalid(message, fields={"region": message})


def plain_of(said: Value) -> list[Any]:
    """Return a value in the form in which a repeated command is compared."""
    return [
        said.indicator, said.region, said.organ, said.period_start.isoformat(), said.period_end.isoformat(),
        said.measure, format(said.value, "f"), said.unit, said.note,
    ]  # fmt: skip


def _may(access: Access, organ: int | None) -> None:
    if not access.may("indicator.observe", organ):
        raise NotAllowed(_("您没有录入指标数值的权限，请联系督查室。"))


def _indicator(code: str) -> Indicator:
    found = indicator_row(code)
    if found is None:
        raise NotFound(_("没有这个指标。"))
    return found
