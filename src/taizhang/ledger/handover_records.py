"""Hand-overs as other parts know them."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverRecord:
    """交办: one task given to one organ, and what became of it."""

    id: int
    task: int
    task_number: str
    task_title: str
    organ: int
    organ_name: str
    handed_at: datetime
    handed_by_name: str
    sign_due: date
    sign_derivation: str
    state: str
    overdue: bool
    """Whether the organ should have signed by now and has not."""
    signed_at: datetime | None
    signed_by_name: str
    late: bool
    """Whether it was signed after its last day."""
    objection: str
    proposed: int | None
    proposed_name: str
    objected_at: datetime | None
    objected_by_name: str
    decide_due: date | None
    decided_at: datetime | None
    decided_by_name: str
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingCounts:
    """What waits for one's organs, for the first page."""

    to_sign: int
    """Hand-overs to sign."""
    overdue: int
    """Of those, past their last day."""
    to_decide: int
    """Objections that wait for a decision, where one may decide."""
