"""Matters as other parts know them."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from taizhang.ledger.breakdown_records import LeadProposal
from taizhang.ledger.task_records import TaskPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterRow:
    """督办事项: one row of a list."""

    id: int
    number: str
    title: str
    source: str
    document_kind: str
    """What kind of document its commitment stands in; empty where it comes from elsewhere."""
    year: int
    theme: str
    organ: int | None
    organ_name: str
    received_on: date
    deadline: date | None
    urgency: str
    internal: bool
    state: str
    tasks: int
    """How many of its tasks may be seen."""
    closed: int
    """Of those, how many are closed."""
    drafts: int
    """Of those, how many are not handed over yet."""

    @property
    def finished(self) -> bool:
        """Return whether it is open though every task of it is closed: it can be closed too."""
        return self.state == "open" and self.tasks > 0 and self.tasks == self.closed


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterRecord:
    """督办事项 in full."""

    row: MatterRow
    text: str
    """The words that it rests on."""
    document: int | None
    document_title: str
    commitment: int | None
    start: int | None
    """Offset of the words in the document's text, or None."""
    end: int | None
    instructed_by: int | None
    instructed_by_name: str
    deadline_derivation: str
    limit: str
    opened_by_name: str
    opened_at: datetime
    ended_at: datetime | None
    end_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterDraft:
    """立项: what is given to open a matter."""

    title: str
    text: str
    source: str
    """A key of MatterSource."""
    year: int
    received_on: date
    theme: str = ""
    organ: int | None = None
    document: int | None = None
    commitment: int | None = None
    instructed_by: int | None = None
    instructed_by_name: str = ""
    instruction_kind: str = "act"
    """``read`` for 阅知: not opened."""
    urgency: str = ""
    deadline: date | None = None
    """As given; None for the default of the source."""
    internal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterFilter:
    """What is asked of the list; None and empty ask nothing."""

    year: int | None = None
    source: str = ""
    state: str = ""
    organ: int | None = None
    theme: str = ""
    text: str = ""
    unassigned: bool = False
    """Only those without a task or with one that is not handed over."""
    sort: str = "-number"
    """``number``, ``-number``, ``due``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarMatter:
    """An open matter on the same organ and subject, shown before another is opened (政府督查工作条例 第十五条)."""

    id: int
    number: str
    title: str
    organ_name: str
    deadline: date | None
    likeness: Decimal
    """Share of two-character pieces in common, 0 to 1, two places."""
    same_organ: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentSource:
    """A confirmed commitment as the ledger opens a matter for it."""

    id: int
    document: int
    document_title: str
    year: int | None
    text: str
    heading: str
    responsible: str
    deadline: date | None
    start: int
    end: int
    internal: bool
    figures: tuple["TargetFigure", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetFigure:
    """A figure of a commitment, as far as a target is proposed from it."""

    id: int
    text: str
    value: Decimal | None
    value_high: Decimal | None
    unit: str
    indicator: str
    indicator_key: int | None
    """Key of the canonical indicator, or None."""
    measure: str
    qualifier: str
    mood: str
    role: str
    part_of: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterOpening:
    """立项 of one confirmed commitment: what a person confirmed of the machine's proposal."""

    commitment: int
    title: str = ""
    """Empty: the words of the commitment."""
    organ: int | None = None
    deadline: date | None = None
    plan: TaskPlan | None = None
    """Its first task, made as a draft, or None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentProposal:
    """拟立项: a confirmed commitment with the task proposed for it and the open matters like it."""

    source: CommitmentSource
    plan: TaskPlan
    leads: tuple[LeadProposal, ...]
    target_reason: str
    """What the target was taken from; empty where none was found."""
    similar: tuple[SimilarMatter, ...]
