"""拟分解 proposals: what the machine would set of a task; a person decides, through a breakdown."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from taizhang.api.frame import reading
from taizhang.api.matters import PointIn
from taizhang.api.numbers import Place
from taizhang.ledger.records import PlanPoint
from taizhang.ledger.service import propose_tasks, propose_trajectory

router = Router(tags=["matters"])


class ProposedLeadOut(Schema):
    """拟办单位: an organ that could lead, with the reason."""

    organ: int
    organ_name: str
    supports: list[int]
    leader: int | None
    rule: str = Field(description="responsible, named, last_year or theme.")
    reason: str


class ProposedPlanOut(Schema):
    """A plan as a breakdown takes it in."""

    title: str
    detail: str
    theme: str
    leader: int | None
    lead: int | None
    supports: list[int]
    deadline: date | None
    target_kind: str
    target: Decimal | None
    target_high: Decimal | None
    qualifier: str
    unit: str
    baseline: Decimal | None
    indicator: int | None
    figure: int | None
    trajectory: list[PointIn]


class ProposedTaskOut(Schema):
    """拟分解: a task proposed for a matter."""

    plan: ProposedPlanOut
    leads: list[ProposedLeadOut] = Field(description="The best first.")
    target_reason: str = Field(description="What the target was taken from; empty where none was found.")


class TrajectoryOut(Schema):
    """序时计划: the planned values, month by month; empty where none makes sense."""

    trajectory: list[PointIn]


def _points(points: tuple[PlanPoint, ...]) -> list[dict[str, Any]]:
    return [{"month": point.month, "value": point.value} for point in points]


@router.get("/matters/{id}/proposal", response=ProposedTaskOut, summary="A proposed task for a matter 拟分解")
def proposal(request: HttpRequest, id: Place) -> dict[str, Any]:
    """Give what the editor of a breakdown begins with: plan, trajectory, and organs that could lead with reasons."""
    (one,) = propose_tasks(reading(request), [id])
    plan = {name: getattr(one.plan, name) for name in ProposedPlanOut.model_fields if name != "trajectory"}
    leads = [{name: getattr(lead, name) for name in ProposedLeadOut.model_fields} for lead in one.leads]
    return {
        "plan": plan | {"trajectory": _points(one.plan.trajectory)},
        "leads": leads,
        "target_reason": one.target_reason,
    }


@router.get("/tasks/{id}/proposed-trajectory", response=TrajectoryOut, summary="Proposed planned values 拟订序时计划")
def trajectory(
    request: HttpRequest,
    id: Place,
    target_kind: Annotated[
        Literal["cumulative", "level", "growth", "event", "qualitative"] | None,
        Query(description="Left out, as it stands of the task; so are the other three."),
    ] = None,
    target: Annotated[Decimal | None, Query(max_digits=28)] = None,
    baseline: Annotated[Decimal | None, Query(max_digits=28)] = None,
    deadline: date | None = None,
) -> dict[str, Any]:
    """Give equal steps from January to the month of the deadline; the last value is the target itself."""
    points = propose_trajectory(
        reading(request), id, target_kind=target_kind, target=target, baseline=baseline, deadline=deadline
    )
    return {"trajectory": _points(points)}
