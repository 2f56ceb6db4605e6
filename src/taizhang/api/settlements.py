"""年终对账 settlements: verdicts proposed from verified values or the next report, confirmed, carried over."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from taizhang.api.frame import Cursor, Key, PageOut, Size, reading, writing
from taizhang.api.numbers import Place, Year
from taizhang.api.said import ManyIn, OutcomeOut
from taizhang.ledger import service
from taizhang.ledger.records import SettlementRecord

router = Router(tags=["settlements"])


class SettlementOut(Schema):
    """对账: target quoted, organ, result, verdict, difference."""

    id: int
    task: int
    task_number: str
    theme: str
    lead: int | None
    year: int
    basis: str = Field(description="verified or report.")
    target_quote: str = Field(description="The sentence that promised it.")
    target: Decimal | None
    qualifier: str
    unit: str
    result: Decimal | None
    result_quote: str
    result_figure: int | None
    result_document: int | None
    result_progress: int | None
    verdict: str = Field(description="met, missed, not_comparable or not_reported.")
    proposed_verdict: str
    difference: Decimal | None = Field(description="Positive where better than the target.")
    difference_unit: str
    reason: str
    confidence: Decimal | None = Field(description="From 0 to 1 for a match that the machine proposed.")
    state: str = Field(description="proposed or confirmed.")
    decided_at: datetime | None
    decision: str
    carried_to: int | None = Field(description="The task of the next year that carries it on.")
    can: list[str]


class SettledRowOut(Schema):
    """One row of the table."""

    place: int = Field(description="序号")
    settlement: int
    task: int
    task_number: str
    target_quote: str = Field(description="目标任务（报告原文）")
    target: Decimal | None
    qualifier: str
    unit: str
    organ: int | None
    organ_name: str = Field(description="责任单位")
    result_quote: str = Field(description="完成情况")
    result: Decimal | None
    verdict: str = Field(description="met, missed, not_comparable or not_reported. 结论")
    verdict_words: str
    difference: Decimal | None = Field(description="Positive where better than the target. 差额")
    difference_unit: str
    basis: str = Field(description="verified or report.")
    reason: str
    state: str = Field(description="proposed or confirmed.")
    decision: str


class SettlementTableOut(Schema):
    """年终对账表: the whole year, in the order of the register."""

    year: int
    counts: dict[str, int] = Field(description="How many of each verdict.")
    rows: list[SettledRowOut]


class ProposeIn(Schema):
    """The year, and where the next report is to be used both documents."""

    year: Year
    targets: Place | None = Field(None, description="The document that set the targets.")
    results: Place | None = Field(None, description="The document that reports the results.")


class ProposedOut(Schema):
    """How many verdicts were proposed, of how many tasks."""

    year: int
    proposed: int
    tasks: int


class SettlementConfirmIn(Schema):
    """The verdict, where it is another than proposed, and why."""

    verdict: str | None = Field(None, max_length=20)
    decision: str = Field("", max_length=4000)


class ConfirmedOut(Schema):
    """The verdict as it was confirmed."""

    settlement: int
    verdict: str
    state: str


class CarryIn(Schema):
    """The new deadline; the end of the next year where none is given."""

    deadline: date | None = None


class CarriedOut(Schema):
    """The task of the next year."""

    task: int
    number: str
    year: int


def _out(record: SettlementRecord) -> dict[str, Any]:
    return asdict(record) | {"can": sorted(record.can)}


def _row(place: int, record: SettlementRecord, words: Mapping[str, str]) -> dict[str, Any]:
    same = {name: getattr(record, name) for name in SettledRowOut.model_fields if hasattr(record, name)}
    return same | {
        "place": place,
        "settlement": record.id,
        "organ": record.lead,
        "organ_name": record.lead_name,
        "verdict_words": words[record.verdict],
    }


@router.get("/settlements", response=PageOut[SettlementOut], summary="List verdicts")
def listing(
    request: HttpRequest,
    year: Year | None = None,
    basis: Annotated[str, Query(max_length=20)] = "",
    verdict: Annotated[str, Query(max_length=20)] = "",
    state: Annotated[str, Query(max_length=20)] = "",
    organ: Place | None = None,
    task: Place | None = None,
    cursor: Cursor = None,
    size: Size = 100,
) -> Any:
    """Return the verdicts that the caller may see."""
    asked = service.SettlementFilter(year=year, basis=basis, verdict=verdict, state=state, organ=organ, task=task)
    page = service.settlements_page(reading(request), asked, cursor=cursor, size=size)
    return {"items": [_out(row) for row in page.rows], "next": page.next}


@router.get("/settlements/table", response=SettlementTableOut, summary="The table of a year 目标任务落实情况表")
def table(
    request: HttpRequest,
    year: Year,
    basis: Annotated[str, Query(max_length=20)] = "",
    verdict: Annotated[str, Query(max_length=20)] = "",
    state: Annotated[str, Query(max_length=20)] = "",
    organ: Place | None = None,
) -> Any:
    """Return target as quoted, organ, result, verdict and difference of every target that the caller may see."""
    access = reading(request)
    asked = service.SettlementFilter(year=year, basis=basis, verdict=verdict, state=state, organ=organ)
    words = service.choices("verdict")
    return {
        "year": year,
        "counts": service.verdict_counts(access, asked),
        "rows": [_row(place, row, words) for place, row in enumerate(service.settlement_table(access, asked), 1)],
    }


@router.post("/settlements", response=ProposedOut, summary="Propose the verdicts of a year")
def propose(request: HttpRequest, body: ProposeIn, key: Key = None) -> Any:
    """Propose from verified values, or from the next report where both documents are named."""
    access = writing(request)
    if body.targets is None and body.results is None:
        return service.propose_settlements(access, body.year, key=key)
    return service.propose_from_report(access, body.year, targets=body.targets or 0, results=body.results or 0, key=key)


@router.post("/settlements/confirm", response=list[OutcomeOut], summary="Confirm several verdicts as proposed")
def confirm_several(request: HttpRequest, body: ManyIn, key: Key = None) -> Any:
    """Confirm what can be confirmed; say of each other why not."""
    return list(service.confirm_many(writing(request), body.ids, key=key))


@router.post("/settlements/carry-over", response=list[OutcomeOut], summary="Carry several over, each by itself")
def carry_several(request: HttpRequest, body: ManyIn, key: Key = None) -> Any:
    """Carry over what can be carried over, to the end of the next year; say of each other why not."""
    return list(service.carry_over_many(writing(request), body.ids, key=key))


@router.get("/settlements/{id}", response=SettlementOut, summary="One verdict")
def one(request: HttpRequest, id: Place) -> Any:
    """Return one verdict."""
    return _out(service.settlement_record(reading(request), id))


@router.post("/settlements/{id}/confirm", response=ConfirmedOut, summary="Confirm a verdict")
def confirm(request: HttpRequest, id: Place, body: SettlementConfirmIn, key: Key = None) -> Any:
    """Confirm a verdict, or another with the reason for it."""
    return service.confirm_settlement(writing(request), id, verdict=body.verdict, decision=body.decision, key=key)


@router.post("/settlements/{id}/carry-over", response=CarriedOut, summary="Carry a target over into the next year")
def carry(request: HttpRequest, id: Place, body: CarryIn, key: Key = None) -> Any:
    """Open the task anew in the next year, as a draft that names the old one."""
    return service.carry_over(writing(request), id, deadline=body.deadline, key=key)
