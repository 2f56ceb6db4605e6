"""批量分工: leader in charge, lead organ and deadline of several tasks at once."""

from dataclasses import asdict
from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Field, Router, Schema

from taizhang.api.frame import Key, writing
from taizhang.api.numbers import Place
from taizhang.ledger.service import Assigning, assign_many, preview_assigning

router = Router(tags=["tasks"])


class AssignIn(Schema):
    """What several tasks are given; what is left out stays as it is."""

    tasks: list[Place] = Field(min_length=1, max_length=500)
    leader: Place | None = None
    lead: Place | None = None
    deadline: date | None = None
    seen: str | None = Field(default=None, max_length=64, description="`digest` of the preview, to apply exactly that.")


class AssignChangeOut(Schema):
    """One column that would change, in words."""

    field: str
    old: str
    new: str


class AssignRowOut(Schema):
    """What would become of a task."""

    task: int | None
    number: str
    title: str
    kind: str = Field(description="changed, unchanged or error.")
    changes: list[AssignChangeOut]
    errors: list[str]


class AssignPreviewOut(Schema):
    """预览: what would change; nothing is written."""

    rows: list[AssignRowOut]
    digest: str = Field(description="Give it back as `seen` to apply exactly this.")


def _assigning(given: AssignIn) -> Assigning:
    return Assigning(leader=given.leader, lead=given.lead, deadline=given.deadline)


@router.post("/tasks/assign-preview", response=AssignPreviewOut, summary="What assigning would change 预览批量分工")
def previewed(request: HttpRequest, given: AssignIn) -> dict[str, Any]:
    """Say of each task what would change or why it cannot; nothing is written."""
    return asdict(preview_assigning(writing(request), given.tasks, _assigning(given)))


@router.post("/tasks/assign", response=dict[str, Any], summary="Leader, lead organ, deadline of many tasks 批量分工")
def assigned(request: HttpRequest, given: AssignIn, key: Key = None) -> dict[str, Any]:
    """Give these tasks what is given, all or none; 409 where anything changed since the preview."""
    return dict(assign_many(writing(request), given.tasks, _assigning(given), seen=given.seen, key=key))
