"""指标 indicators: the dictionary, and comparisons over regions and years."""

from decimal import Decimal
from typing import Annotated

from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema

from taizhang.api.frame import Key, reading, writing
from taizhang.api.numbers import Place
from taizhang.audit.service import NotAllowed
from taizhang.indicators.records import Cell, CellValue, IndicatorRecord
from taizhang.indicators.service import (
    accept_figures,
    comparison,
    indicator_by_code,
    indicators,
    proposals,
    sync_indicators,
)

router = Router(tags=["indicators"])

Code = Annotated[str, Path(pattern="^[A-Za-z0-9_-]{1,60}$", description="Key of the indicator: gdp.")]


class IndicatorOut(Schema):
    """指标: what is measured."""

    id: int
    code: str = Field(description="Its stable key: gdp.")
    name: str
    unit: str
    direction: str = Field(description="up, down or none: which way is better. 方向")
    measure: str = Field(description="level, growth or both: how it is published.")
    prices: str
    synonyms: list[str]
    note: str
    source: str
    stated: int = Field(description="Figures of documents that you may see that state it; 0 where not counted.")
    observed: int = Field(description="Observations that hold; 0 where not counted.")

    @staticmethod
    def of(record: IndicatorRecord) -> "IndicatorOut":
        """Return the schema of a record."""
        told = {name: getattr(record, name) for name in IndicatorOut.model_fields}
        return IndicatorOut(**(told | {"synonyms": list(record.synonyms)}))


class CellValueOut(Schema):
    """One value of a comparison, with what is behind it."""

    value: Decimal
    unit: str
    source: str = Field(description="observation, confirmed or proposed.")
    document: int | None
    title: str
    figure: int | None
    observation: int | None
    words: str = Field(description="The figure as printed; empty for an observation.")
    estimated: bool = Field(description="Whether the document only estimates it.")

    @staticmethod
    def of(value: CellValue) -> "CellValueOut":
        """Return the schema of a value."""
        return CellValueOut(**{name: getattr(value, name) for name in CellValueOut.model_fields})


class IndicatorCellOut(Schema):
    """What is known for one region and year."""

    region: str
    year: int
    first: CellValueOut
    others: list[CellValueOut]
    differs: bool = Field(description="Whether the statements do not all say the same number.")

    @staticmethod
    def of(region: str, year: int, cell: Cell) -> "IndicatorCellOut":
        """Return the schema of a cell."""
        return IndicatorCellOut(
            region=region,
            year=year,
            first=CellValueOut.of(cell.first),
            others=[CellValueOut.of(one) for one in cell.others],
            differs=cell.differs,
        )


class ComparisonOut(Schema):
    """指标比较: an indicator over regions and years."""

    indicator: IndicatorOut
    measure: str
    measures: list[str] = Field(description="Measures for which there are values.")
    regions: list[str]
    years: list[int]
    cells: list[IndicatorCellOut]


class ProposalOut(Schema):
    """A confirmed figure that could become an observation."""

    figure: int
    document: int
    title: str
    code: str
    name: str
    region: str
    year: int
    measure: str
    value: Decimal
    unit: str
    words: str


class AcceptIn(Schema):
    """Which confirmed figures become observations."""

    figures: list[Place] = Field(min_length=1, max_length=500)


class AcceptedOut(Schema):
    """What was made."""

    observations: list[int]


class SyncedOut(Schema):
    """What was done."""

    changed: int


@router.get("/indicators", response=list[IndicatorOut], summary="Indicators 指标")
def list_indicators(
    request: HttpRequest,
    query: Annotated[str, Query(max_length=60)] = "",
    with_values: bool = False,
) -> list[IndicatorOut]:
    """List the dictionary; `with_values` leaves out those of which nothing is known."""
    found = indicators(reading(request), query=query, with_values=with_values)
    return [IndicatorOut.of(record) for record in found]


@router.get("/indicators/proposals", response=list[ProposalOut], summary="Figures to take over 可采用的数据")
def list_proposals(request: HttpRequest) -> list[ProposalOut]:
    """List confirmed figures that could become observations."""
    access = reading(request)
    if not access.may("indicator.observe"):
        raise NotAllowed("没有录入指标数值的权限。You may not enter values.")
    return [ProposalOut(**{name: getattr(one, name) for name in ProposalOut.model_fields}) for one in proposals(access)]


@router.post("/indicators/proposals/accept", response=AcceptedOut, summary="Take figures over 采用数据")
def post_accept(request: HttpRequest, body: AcceptIn, key: Key = None) -> AcceptedOut:
    """Make observations of confirmed figures."""
    return AcceptedOut(observations=list(accept_figures(writing(request), body.figures, key=key)))


@router.post("/indicators/sync", response=SyncedOut, summary="Take over the dictionary 按词典更新")
def post_sync(request: HttpRequest) -> SyncedOut:
    """Make the indicators those of the library's dictionary."""
    if not writing(request).may("indicator.observe"):
        raise NotAllowed("没有录入指标数值的权限。You may not enter values.")
    return SyncedOut(changed=sync_indicators())


@router.get("/indicators/{code}", response=IndicatorOut, summary="One indicator 一个指标")
def get_indicator(request: HttpRequest, code: Code) -> IndicatorOut:
    """Return an indicator by its code."""
    return IndicatorOut.of(indicator_by_code(reading(request), code))


@router.get("/indicators/{code}/comparison", response=ComparisonOut, summary="Regions and years 各地各年")
def get_comparison(
    request: HttpRequest, code: Code, measure: Annotated[str, Query(max_length=10)] = ""
) -> ComparisonOut:
    """Compare an indicator over regions and years, over all documents that you may see."""
    found = comparison(reading(request), code, measure=measure)
    return ComparisonOut(
        indicator=IndicatorOut.of(found.indicator),
        measure=found.measure,
        measures=list(found.measures),
        regions=list(found.regions),
        years=list(found.years),
        cells=[IndicatorCellOut.of(region, year, cell) for (region, year), cell in sorted(found.cells.items())],
    )
