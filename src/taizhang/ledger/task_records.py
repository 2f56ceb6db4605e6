"""Tasks as other parts know them: rows of lists, one task in full, and what is asked of the list."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from taizhang.ledger.handover_records import HandoverRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """任务: one row of a list."""

    id: int
    number: str
    title: str
    matter: int
    parent: int | None
    depth: int
    """0 for a task of its matter, 1 for a part of one, and so on."""
    year: int
    theme: str
    leader: int | None
    leader_name: str
    lead: int | None
    lead_name: str
    supports: tuple[int, ...]
    """The supporting organs, in order."""
    support_names: tuple[str, ...]
    deadline: date | None
    target_kind: str
    """A key of TargetKind."""
    target: Decimal | None
    target_high: Decimal | None
    qualifier: str
    unit: str
    latest_value: Decimal | None
    """The newest accepted value, or None."""
    latest_month: int | None
    light: str
    """Colour by the schedule."""
    light_month: int | None
    claimed: str
    """What the organ says of it; empty where it has said nothing."""
    verified: str
    """What the office made of the newest report; empty before the first."""
    state: str
    public: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPoint:
    """序时计划: the planned value of one month."""

    month: int
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedStep:
    """节点: a dated step."""

    title: str
    due: date
    done_on: date | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskPlan:
    """分解: what an officer sets of a task; the same whether it comes from a form, a workbook or a program."""

    title: str
    detail: str = ""
    theme: str = ""
    leader: int | None = None
    lead: int | None = None
    supports: tuple[int, ...] = ()
    deadline: date | None = None
    target_kind: str = "qualitative"
    target: Decimal | None = None
    target_high: Decimal | None = None
    qualifier: str = ">="
    unit: str = ""
    baseline: Decimal | None = None
    indicator: int | None = None
    figure: int | None = None
    parts_open: bool = False
    parts_open_reason: str = ""
    trajectory: tuple[PlanPoint, ...] = ()
    milestones: tuple[PlannedStep, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """分配: how the target of a task is shared out among its parts."""

    target: Decimal
    given: Decimal
    """Sum of the parts' targets."""
    count: int
    """How many parts carry a share."""
    open: bool
    """Whether they need not add up, as declared."""

    @property
    def remainder(self) -> Decimal:
        """Return what is not given out yet; negative where too much was."""
        return self.target - self.given


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskQuote:
    """出处: the sentence that a task rests on."""

    task: int
    text: str
    document: int | None
    document_title: str
    start: int | None
    """Offset in the document's text, or None."""
    end: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRecord:
    """任务 in full."""

    row: TaskRow
    detail: str
    matter_number: str
    matter_title: str
    matter_source: str
    matter_document_kind: str
    """What kind of document the matter's commitment stands in; empty where it comes from elsewhere."""
    matter_state: str
    internal: bool
    """Whether it belongs to an internal matter or document, so that it is never published."""
    quote: TaskQuote
    baseline: Decimal | None
    indicator: int | None
    figure: int | None
    original_deadline: date | None
    original_target: Decimal | None
    parts_open: bool
    parts_open_reason: str
    trajectory: tuple[PlanPoint, ...]
    milestones: tuple[PlannedStep, ...]
    ancestors: tuple[TaskRow, ...]
    """From the top task down to the parent, those that may be seen."""
    parts: tuple[TaskRow, ...]
    shares: Shares | None
    """How its target is shared out, or None where no part carries a share."""
    handovers: tuple[HandoverRecord, ...]
    """Oldest first, those that may be seen."""
    carried_from: int | None
    created_at: datetime
    closed_at: datetime | None
    version: str
    """Changes with whatever a plan sets: an edit says which version it saw."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFilter:
    """What is asked of the list; None and empty ask nothing."""

    year: int | None = None
    matter: int | None = None
    organ: int | None = None
    """An organ that leads or supports it."""
    role: str = ""
    """``lead`` or ``support``: as what the organ takes part; empty for either."""
    leader: int | None = None
    theme: str = ""
    light: str = ""
    state: str = ""
    """A key of TaskState, ``open`` for all that is neither closed nor withdrawn, ``counted`` for all that numbers
    count: handed over and not withdrawn."""
    claimed: str = ""
    verified: str = ""
    due_from: date | None = None
    due_to: date | None = None
    text: str = ""
    tops: bool = False
    """Only tasks that are no part of another."""
    sort: str = "light"
    """``light`` most urgent first, ``due``, ``-due``, ``number`` or ``-number``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LightCounts:
    """How many tasks bear which light, for one organ, leader or theme."""

    key: int | str | None
    """The organ, leader or theme; None where the task has none."""
    total: int
    lights: Mapping[str, int] = field(default_factory=dict)
    """Colour → number; colours that do not occur are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFacets:
    """What the list can be filtered by: what occurs among the tasks that may be seen."""

    years: tuple[int, ...]
    leaders: Mapping[int, str]
    leads: Mapping[int, str]
    themes: tuple[str, ...]
