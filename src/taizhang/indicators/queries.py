"""Reading indicators: the list, one of them, its observations, the comparison. Everything begins at a door."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from taizhang.audit.service import NotFound
from taizhang.documents.records import StatedValue
from taizhang.documents.service import stated_indicators, stated_values
from taizhang.indicators.doors import visible_indicators, visible_observations
from taizhang.indicators.models import Indicator, Observation
from taizhang.indicators.records import (
    Cell,
    CellValue,
    Comparison,
    IndicatorRecord,
    ObservationRecord,
    Proposal,
)
from taizhang.indicators.scales import in_unit_itself
from taizhang.organs.records import Access
from taizhang.storage import Page, page_after

MEASURES = ("level", "growth", "change", "share", "rank", "gap")


def indicator_record(row: Indicator, *, stated: int = 0, observed: int = 0) -> IndicatorRecord:
    """Return the record of an indicator."""
    return IndicatorRecord(
        id=row.pk,
        code=row.code,
        name=row.name,
        unit=row.unit,
        direction=row.direction,
        measure=row.measure,
        prices=row.prices,
        synonyms=tuple(row.synonyms),
        note=row.note,
        source=row.source,
        stated=stated,
        observed=observed,
    )


def observation_record(row: Observation) -> ObservationRecord:
    """Return the record of an observation; its indicator has been fetched with it."""
    return ObservationRecord(
        id=row.pk,
        indicator=row.indicator_id,
        code=row.indicator.code,
        name=row.indicator.name,
        region=row.region,
        organ=row.organ_id,
        period_start=row.period_start,
        period_end=row.period_end,
        measure=row.measure,
        value=row.value,
        unit=row.unit,
        source=row.source,
        figure=row.figure_id,
        note=row.note,
        observed_by=row.observed_by_id,
        observed_at=row.observed_at,
        replaced_by=row.replaced_by_id,
    )


def indicators(access: Access, *, query: str = "", with_values: bool = False) -> tuple[IndicatorRecord, ...]:
    """Return the indicators by name, with how often each is stated and observed: three queries.

    ``query`` is found in names, synonyms and codes. ``with_values`` leaves out those of which nothing is known.
    """
    rows = visible_indicators(access).order_by("id")
    stated = stated_indicators(access)
    observed = dict(
        visible_observations(access)
        .filter(replaced_by=None)
        .order_by()
        .values_list("indicator_id")
        .annotate(Count("pk"))
    )
    wanted = query.strip().lower()
    found = (
        indicator_record(row, stated=stated.get(row.code, 0), observed=observed.get(row.pk, 0))
        for row in rows
        if not wanted
        or wanted in row.name.lower()
        or wanted in row.code
        or any(wanted in one.lower() for one in row.synonyms)
    )
    return tuple(one for one in found if not with_values or one.stated or one.observed)


def indicator_by_code(access: Access, code: str) -> IndicatorRecord:
    """Return an indicator; raises NotFound."""
    row = visible_indicators(access).filter(code=code).first()
    if row is None:
        raise NotFound(_("没有这个指标。"))
    return indicator_record(row)


def indicators_by_id(ids: Iterable[int]) -> Mapping[int, IndicatorRecord]:
    """Return these indicators: one query. They are no secret inside."""
    return {row.pk: indicator_record(row) for row in Indicator.objects.filter(pk__in=set(ids))}


def indicator_keys(codes: Iterable[str]) -> Mapping[str, int]:
    """Return the keys of the indicators with these codes, those that are here: one query."""
    return dict(Indicator.objects.filter(code__in={code for code in codes if code}).values_list("code", "pk"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationFilter:
    """Which observations a list shows; empty and None mean all."""

    indicator: str = ""
    region: str = ""
    organ: int | None = None
    measure: str = ""
    since: date | None = None
    until: date | None = None
    all: bool = False
    """Whether those that were corrected are shown too."""


def observations(
    access: Access, wanted: ObservationFilter | None = None, *, cursor: str | None = None, size: int = 50
) -> Page[ObservationRecord]:
    """Return a page of observations, the newest period first. Raises ``storage.BadCursor``."""
    wanted = wanted or ObservationFilter()
    rows = visible_observations(access).select_related("indicator")
    if wanted.indicator:
        rows = rows.filter(indicator__code=wanted.indicator)
    for name in ("region", "measure"):
        if getattr(wanted, name):
            rows = rows.filter(**{name: getattr(wanted, name)})
    if wanted.organ is not None:
        rows = rows.filter(organ_id=wanted.organ)
    if wanted.since is not None:
        rows = rows.filter(period_end__gte=wanted.since)
    if wanted.until is not None:
        rows = rows.filter(period_end__lte=wanted.until)
    if not wanted.all:
        rows = rows.filter(replaced_by=None)
    found, following = page_after(rows, order=("-period_end",), cursor=cursor, size=size)
    return Page(rows=tuple(map(observation_record, found)), next=following)


def observation_by_id(access: Access, pk: int) -> ObservationRecord:
    """Return an observation; raises NotFound."""
    row = visible_observations(access).select_related("indicator").filter(pk=pk).first()
    if row is None:
        raise NotFound(_("没有找到这个数值。"))
    return observation_record(row)


def seen_observations(access: Access, ids: Iterable[int]) -> frozenset[int]:
    """Return those of these observations that may be seen: one query, none where nothing is asked for."""
    asked = set(ids)
    return frozenset(visible_observations(access).filter(pk__in=asked).values_list("pk", flat=True) if asked else ())


def observed_values(
    access: Access, indicator: str, *, region: str = "", organ: int | None = None, measure: str = "level"
) -> tuple[ObservationRecord, ...]:
    """Return the observations that hold for an indicator, region and organ and may be seen, by period."""
    rows = visible_observations(access).filter(
        indicator__code=indicator, measure=measure, replaced_by=None, organ=organ
    )
    if region:
        rows = rows.filter(region=region)
    return tuple(map(observation_record, rows.select_related("indicator").order_by("period_end", "pk")))


def proposals(access: Access, *, limit: int = 200) -> tuple[Proposal, ...]:
    """Return confirmed results of documents that could become observations and are none yet.

    Those of ratio lists, of several years, or without a region are left out.
    """
    taken = set(visible_observations(access).exclude(figure=None).values_list("figure_id", flat=True))
    found: list[Proposal] = []
    names = {row.code: row.name for row in visible_indicators(access)}
    for code in sorted(stated_indicators(access)):
        for one in stated_values(access, indicator=code, measures=MEASURES, confirmed_only=True):
            if one.figure.id in taken or one.figure.value is None or one.year is None or not one.region:
                continue
            found.append(_proposal(one, names.get(code, code)))
            if len(found) >= limit:
                return tuple(found)
    return tuple(found)


def _proposal(one: StatedValue, name: str) -> Proposal:
    assert one.figure.value is not None and one.year is not None
    return Proposal(
        figure=one.figure.id,
        document=one.document,
        title=one.title,
        code=one.figure.indicator_code,
        name=name,
        region=one.region,
        year=one.year,
        measure=one.figure.measure,
        value=one.figure.value,
        unit=one.figure.unit,
        words=one.figure.text,
    )


def comparison(access: Access, code: str, *, measure: str = "") -> Comparison:
    """Return an indicator over regions and years: what was observed and what all documents that may be seen state.

    Reports of January estimate what the year brought (预计): estimates count, after results, and say what they are.
    Without ``measure`` that of which there is most is taken. Four queries, however many documents there are.
    Raises NotFound.
    """
    indicator = indicator_by_code(access, code)
    found = stated_values(access, indicator=code, measures=MEASURES, moods=("result", "estimate"))
    stated = [one for one in found if one.year and one.region]
    whole_years = Q(period_start__month=1, period_start__day=1, period_end__month=12, period_end__day=31)
    observed = [
        row
        for row in visible_observations(access)
        .filter(whole_years, indicator__code=code, replaced_by=None, organ=None)
        .exclude(region="")
        if row.period_start.year == row.period_end.year
    ]
    counts: dict[str, int] = defaultdict(int)
    for one in stated:
        counts[one.figure.measure] += 1
    for row in observed:
        counts[row.measure] += 1
    there = tuple(one for one in MEASURES if counts[one])
    chosen = measure if measure in MEASURES else max(there, key=lambda one: counts[one], default="level")
    values: dict[tuple[str, int], list[CellValue]] = defaultdict(list)
    for row in observed:
        if row.measure == chosen and row.value is not None:
            values[row.region, row.period_start.year].append(_observed(row))
    for one in stated:
        if one.figure.measure == chosen and one.figure.value is not None and one.year is not None:
            values[one.region, one.year].append(_stated(one))
    rank = {"observation": 0, "confirmed": 1, "proposed": 2}
    cells = {}
    for key, said in values.items():
        said.sort(key=lambda one: (rank[one.source], one.estimated))
        cells[key] = Cell(first=said[0], others=tuple(said[1:]))
    return Comparison(
        indicator=indicator,
        measure=chosen,
        measures=there,
        regions=tuple(sorted({region for region, _year in cells})),
        years=tuple(sorted({year for _region, year in cells})),
        cells=cells,
    )


def _observed(row: Observation) -> CellValue:
    assert row.value is not None
    value, unit = in_unit_itself(row.value, row.unit)
    return CellValue(
        value=value,
        unit=unit,
        resolution=None,
        source="observation",
        document=None,
        title=row.note,
        figure=row.figure_id,
        observation=row.pk,
        words="",
        estimated=False,
    )


def _stated(one: StatedValue) -> CellValue:
    assert one.figure.value is not None
    return CellValue(
        value=one.figure.value,
        unit=one.figure.unit,
        resolution=one.figure.resolution,
        source="confirmed" if one.figure.stands else "proposed",
        document=one.document,
        title=one.title,
        figure=one.figure.id,
        observation=None,
        words=one.figure.text,
        estimated=one.figure.mood == "estimate",
    )


def names_of_seen_indicators(access: Access, ids: Iterable[int]) -> Mapping[int, str]:
    """Return the names of those among these indicators that may be seen, for the history."""
    return dict(visible_indicators(access).filter(pk__in=list(ids)).values_list("pk", "name"))
