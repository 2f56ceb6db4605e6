"""What crosses the border of the ledger's second half."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowRecord:
    """填报期."""

    id: int
    month: int
    opens_on: date
    due_on: date
    grace_on: date
    locked_at: datetime | None
    state: Literal["coming", "open", "grace", "locked"]
    """How it stands today: not open yet, open, past the due day but still taken, locked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkRecord:
    """提示: what a checker is shown of a report or a closing."""

    code: str
    name: str
    """What it is called, in the language of the request."""
    text: str
    """What it rests on, one sentence; may be empty."""
    progress: int | None = None
    """The report that it points to, or None."""
    month: int | None = None
    evidence: tuple[int, ...] = ()
    """The evidence that it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceUse:
    """佐证他处使用: where else the same file stands, as far as the viewer may see it."""

    evidence: int
    task: int
    task_number: str
    task_title: str
    month: int | None
    """The month of the report that it stands in, or None for a closing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRecord:
    """佐证."""

    id: int
    task: int
    progress: int | None
    closing: int | None
    title: str
    kind: Literal["file", "link", "observation"]
    filename: str
    media: str
    size: int
    sha256: str
    link: str
    observation: int | None
    sensitive: bool
    added_by: int | None
    added_by_name: str
    added_at: datetime
    elsewhere: tuple[EvidenceUse, ...] = ()
    """Where else the same file stands, what the viewer may see of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneReached:
    """节点完成: a milestone that a report says was reached."""

    milestone: int
    title: str
    due: date | None
    done_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressRecord:
    """进度: one report."""

    id: int
    task: int
    task_number: str
    task_title: str
    organ: int
    organ_name: str
    month: int
    value: Decimal | None
    unit: str
    words: str
    problems: str
    next_steps: str
    claimed: str
    milestones: tuple[MilestoneReached, ...]
    state: str
    corrects: int | None
    late: bool
    marks: tuple[MarkRecord, ...]
    reported_by: int | None
    reported_by_name: str
    reported_at: datetime | None
    approved_by: int | None
    approved_by_name: str
    approved_at: datetime | None
    verified_by: int | None
    verified_by_name: str
    verified_at: datetime | None
    verdict: str
    evidence: tuple[EvidenceRecord, ...] = ()
    can: frozenset[str] = frozenset()
    """The acts open to whoever asked: edit, submit, approve, send_back, accept, return, pick, correct."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedValue:
    """可引用的数: a value that an observation already holds, offered so that nobody types it."""

    observation: int
    value: Decimal
    unit: str
    period_end: date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMilestone:
    """节点: a milestone that is not reached yet."""

    id: int
    title: str
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DueReport:
    """待报: one task of one's own in one month, with what there is of its report."""

    task: int
    number: str
    title: str
    lead: int | None
    lead_name: str
    organ: int
    """The organ that reports: the lead organ or a supporting one."""
    is_lead: bool
    deadline: date | None
    target_kind: str
    target: Decimal | None
    qualifier: str
    unit: str
    light: str
    last_month: int | None
    """Month of the report before, or None."""
    last_value: Decimal | None
    last_words: str
    progress: int | None
    """The report of this month, or None where there is none yet."""
    state: str
    """Its state; empty where there is none."""
    value: Decimal | None
    words: str
    problems: str
    next_steps: str
    claimed: str
    milestones: tuple[tuple[int, date], ...]
    """The milestones that the report says were reached, with the days."""
    verdict: str
    """Why it was returned."""
    marks: tuple[MarkRecord, ...]
    evidence_count: int
    offered: OfferedValue | None
    editable: bool
    task_state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingSheet:
    """填报表: what one's organs have to report for a month."""

    window: WindowRecord
    rows: tuple[DueReport, ...]
    counts: Mapping[str, int] = field(default_factory=dict)
    """How many stand where: ``missing``, ``draft``, ``returned``, ``submitted``, ``done``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LightRecord:
    """红绿灯 of a task in a month, with its derivation."""

    month: int
    colour: str
    rule: str
    rule_name: str
    actual: Decimal | None
    planned: Decimal | None
    derivation: str
    """In the language of the request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideRecord:
    """人工定灯."""

    id: int
    task: int
    colour: str
    reason: str
    set_by: int | None
    set_by_name: str
    set_at: datetime
    expires_on: date
    ended_at: datetime | None
    active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskStatus:
    """三种状态: what the organ claims, what the office verified, what the schedule says. Never merged."""

    task: int
    claimed: str
    verified: str
    light: str
    light_month: int | None
    lights: tuple[LightRecord, ...]
    """Newest first."""
    override: OverrideRecord | None
    """The light set by hand that holds today, or None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentRecord:
    """延期、调整."""

    id: int
    task: int
    task_number: str
    task_title: str
    organ: int
    organ_name: str
    kind: str
    old_deadline: date | None
    new_deadline: date | None
    old_target: Decimal | None
    new_target: Decimal | None
    unit: str
    original_deadline: date | None
    original_target: Decimal | None
    reason: str
    approver: str
    rule: str
    rule_words: str
    """What the rule that chose the approver says, in the language of the request."""
    state: str
    requested_by: int | None
    requested_by_name: str
    requested_at: datetime
    agreed_by_name: str
    agreed_at: datetime | None
    decided_by_name: str
    decided_at: datetime | None
    decision: str
    earlier: int
    """How many changes of this task were approved before."""
    can: frozenset[str] = frozenset()
    """agree, approve, refuse, sign_off, decline, withdraw."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingRecord:
    """销号."""

    id: int
    task: int
    task_number: str
    task_title: str
    organ: int
    organ_name: str
    deadline: date | None
    target: Decimal | None
    qualifier: str
    unit: str
    latest_value: Decimal | None
    light: str
    words: str
    state: str
    marks: tuple[MarkRecord, ...]
    requested_by: int | None
    requested_by_name: str
    requested_at: datetime
    checked_by: int | None
    checked_by_name: str
    checked_at: datetime | None
    reason: str
    reopened_by_name: str
    reopened_at: datetime | None
    reopen_reason: str
    evidence: tuple[EvidenceRecord, ...] = ()
    can: frozenset[str] = frozenset()
    """close, return, reopen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementRecord:
    """对账: target quoted, organ, result, verdict, difference."""

    id: int
    task: int
    task_number: str
    task_title: str
    theme: str
    lead: int | None
    lead_name: str
    year: int
    basis: str
    target_quote: str
    target: Decimal | None
    qualifier: str
    unit: str
    result: Decimal | None
    result_quote: str
    result_figure: int | None
    result_document: int | None
    result_progress: int | None
    verdict: str
    proposed_verdict: str
    difference: Decimal | None
    difference_unit: str
    reason: str
    """In the language of the request."""
    confidence: Decimal | None
    state: str
    decided_by_name: str
    decided_at: datetime | None
    decision: str
    carried_to: int | None
    """The task of the next year that carries it on, or None."""
    can: frozenset[str] = frozenset()
    """confirm, carry_over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """办理结果: what came of one of several that were decided together."""

    id: int
    done: bool
    message: str
    """Why it was refused; empty where it was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """上传的文件: what comes in as evidence."""

    filename: str
    data: bytes
    title: str = ""
    sensitive: bool = False
