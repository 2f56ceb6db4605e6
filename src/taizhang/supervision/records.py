"""What crosses the border of supervision."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from taizhang.supervision.drawing import Draw, list_hash, ticket
from taizhang.supervision.ranking import Placed, Ranking, Unranked
from taizhang.supervision.schemes import Extra, Scheme
from taizhang.supervision.tables import Level

__all__ = [
    "Asked",
    "BurdenCell",
    "BurdenRow",
    "Contest",
    "Draw",
    "EntryRecord",
    "Extra",
    "HeededOrder",
    "Level",
    "LineRecord",
    "OrderRecord",
    "Placed",
    "Ranking",
    "RecheckItemRecord",
    "RecheckRecord",
    "ReminderRecord",
    "ReviewRecord",
    "Scheme",
    "SheetRecord",
    "Unranked",
    "list_hash",
    "ticket",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderRecord:
    """催办."""

    id: int
    task: int
    number: str
    title: str
    """Number and title of the task."""
    organ: int
    kind: str
    rule: str
    """The rule that sent it; empty where a person did."""
    words: str
    due_on: date | None
    sent_at: datetime
    sent_by: int | None
    answer: str
    answered_at: datetime | None
    answered_by: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRecord:
    """督办单."""

    id: int
    number: str
    task: int
    task_number: str
    title: str
    organ: int
    level: str
    words: str
    demand: str
    start_reason: str
    previous: int | None
    following: int | None
    """The order of the next level that followed it, or None."""
    issued_at: datetime
    issued_by: int | None
    due_on: date
    due_derivation: str
    overdue: bool
    """Whether it still asks something and its last day has passed."""
    state: str
    answer: str
    answered_at: datetime | None
    answered_by: int | None
    checked_at: datetime | None
    checked_by: int | None
    check_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeededOrder:
    """An open order that is shown where more is about to be asked of its organ."""

    order: OrderRecord
    same_subject: bool
    """Whether it is about what is to be asked now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRecord:
    """复核申请."""

    id: int
    kind: str
    conclusion: int
    task: int | None
    organ: int
    title: str
    concluded_on: date
    concluded_by: int | None
    request_due: date
    reason: str
    requested_by: int | None
    requested_at: datetime
    decide_due: date
    derivation: str
    overdue: bool
    """Whether it waits for a decision and the last day for one has passed."""
    state: str
    decided_by: int | None
    decided_at: datetime | None
    decision: str
    correction: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """A conclusion that may still be contested."""

    kind: str
    conclusion: int
    task: int | None
    title: str
    organ: int
    on: date
    words: str
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RecheckItemRecord:
    """One task of a draw."""

    id: int
    position: int
    task: int
    number: str
    title: str
    organ: int | None
    ticket: str
    """The hash by which it was drawn."""
    result: str
    found: str
    checked_at: datetime | None
    checked_by: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecheckRecord:
    """抽查."""

    id: int
    number: str
    ledger_year: int
    seed: str
    seed_source: str
    algorithm: str
    population: tuple[str, ...]
    list_hash: str
    size: int
    drawn: tuple[str, ...]
    reproduced: bool
    """Whether drawing again from what is kept gives the same."""
    drawn_at: datetime
    drawn_by: int | None
    items: tuple[RecheckItemRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRecord:
    """One line of a score sheet."""

    position: int
    kind: str
    part: str
    code: str
    words: str
    words_en: str
    full: Decimal | None
    value: Decimal | None
    points: Decimal | None
    derivation: str
    derivation_en: str
    sources: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRecord:
    """考核评分表."""

    id: int
    organ: int
    year: int
    scheme: str
    state: str
    total: Decimal | None
    volume: int
    computed_at: datetime
    frozen_at: datetime | None
    frozen_by: int | None
    lines: tuple[LineRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRecord:
    """An addition or deduction that a person entered."""

    id: int
    organ: int
    year: int
    scheme: str
    code: str
    points: Decimal | None
    reason: str
    ground: str
    task: int | None
    entered_at: datetime
    entered_by: int | None
    dropped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BurdenCell:
    """How often one organ was asked in one month."""

    month: int
    count: int
    by_kind: tuple[tuple[str, int], ...]
    """Kind and count, those that are not zero."""
    step: int
    """How dark the cell is, from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One thing that was asked of an organ: what a cell of the heat table counts."""

    kind: str
    """A key of the table of burden: handover, report, reminder, order."""
    task: int
    number: str
    title: str
    at: datetime | None
    """When it was asked; None for a report, which is due by its month."""
    record: int | None
    """Key of the reminder or order, None for the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BurdenRow:
    """One organ's year."""

    organ: int
    cells: tuple[BurdenCell, ...]
    total: int
    share: Decimal
    """Of all that was asked of all organs, from 0 to 1."""
