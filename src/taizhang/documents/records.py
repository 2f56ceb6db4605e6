"""What crosses the border of this app: documents, what was read of them, what people decided."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

RecordKind = Literal["figure", "commitment"]
"""数据 or 目标任务."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord:
    """文件: a document as lists show it."""

    id: int
    title: str
    issuer: str
    region: str
    year: int | None
    kind: str
    """A kind of ``taizhang.reading``."""
    date: date | None
    secrecy: str
    """public or internal."""
    organ: int | None
    filename: str
    media: str
    sha256: str
    size: int
    state: str
    """waiting, proposed, confirmed or failed."""
    failure: str
    """Why it could not be read; empty else."""
    uploaded_by: int | None
    uploaded_at: datetime
    length: int = 0
    """Characters of its text; 0 where that was not asked for."""
    figures: int = 0
    """How many figures it has that were not rejected."""
    commitments: int = 0
    """How many commitments it has that stand."""
    waiting: int = 0
    """How many records wait for a decision."""
    contradictions: int = 0
    """How many findings of it are open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingRecord:
    """标题: a heading of the outline."""

    start: int
    end: int
    level: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRecord:
    """数据: a figure with its place, the machine's doubts and the person's decision."""

    id: int
    document: int
    start: int
    end: int
    text: str
    value: Decimal | None
    value_high: Decimal | None
    values: tuple[Decimal, ...] | None
    unit: str
    resolution: Decimal | None
    indicator: str
    indicator_code: str
    measure: str
    qualifier: str
    mood: str
    strength: str
    role: str
    period: int | None
    scope: str
    part_of: int | None
    commitment: int | None
    confidence: Decimal | None
    doubts: tuple[str, ...]
    proposal: dict[str, Any] | None
    """What the machine proposed where a person corrected it, else None."""
    decision: str
    """proposed, confirmed, corrected, added, rejected or replaced."""
    reason: str
    stale: bool
    decided_by: int | None
    decided_at: datetime | None

    @property
    def kind(self) -> RecordKind:
        """Which kind of record it is."""
        return "figure"

    @property
    def stands(self) -> bool:
        """Whether a person let it stand."""
        return self.decision in ("confirmed", "corrected", "added") and not self.stale


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentRecord:
    """目标任务: a commitment with its place, the machine's doubts and the person's decision."""

    id: int
    document: int
    start: int
    end: int
    text: str
    heading: str
    responsible: str
    deadline: date | None
    confidence: Decimal | None
    doubts: tuple[str, ...]
    proposal: dict[str, Any] | None
    decision: str
    reason: str
    stale: bool
    split_from: int | None
    merged_into: int | None
    used: bool
    """Whether a matter was opened for it."""
    decided_by: int | None
    decided_at: datetime | None
    figures: tuple[FigureRecord, ...] = ()
    """The figures inside it that were not rejected; empty where they were not asked for."""

    @property
    def kind(self) -> RecordKind:
        """Which kind of record it is."""
        return "commitment"

    @property
    def stands(self) -> bool:
        """Whether a person let it stand."""
        return self.decision in ("confirmed", "corrected", "added") and not self.stale

    @property
    def targets(self) -> tuple[FigureRecord, ...]:
        """The figures that say what is to be reached."""
        return tuple(one for one in self.figures if one.mood == "target" and one.role == "value")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRecord:
    """位置: a stretch of the text that a finding speaks of."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRecord:
    """核对结果: what a check said, and what a person made of it."""

    id: int
    document: int
    rule: str
    verdict: str
    """rounding, unclear or contradicts."""
    message: str
    message_en: str
    stated: str
    computed: str
    difference: str
    tolerance: str
    places: tuple[PlaceRecord, ...]
    state: str
    """open, explained or mended."""
    note: str
    decided_by: int | None
    decided_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The reading room: everything that one document's page shows."""

    document: DocumentRecord
    text: str
    pages: tuple[int, ...]
    notes: tuple[str, ...]
    outline: tuple[HeadingRecord, ...]
    figures: tuple[FigureRecord, ...]
    commitments: tuple[CommitmentRecord, ...]
    findings: tuple[FindingRecord, ...]
    reader: str
    """Version of library and tables that read it; empty before it was read."""
    outdated: bool
    """Whether a newer library is here that would read it anew."""
    misfits: tuple[str, ...]
    """Sentences on decisions that no longer fit since it was read anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Uploaded:
    """What became of an upload."""

    document: int
    """The document; the one that was there before where the bytes are the same."""
    duplicate: bool
    """Whether the same bytes were there before; nothing was stored then."""
    state: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A sentence with where it stands."""

    document: int
    title: str
    """The document's."""
    secrecy: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedValue:
    """A value that a document states for an indicator: one cell of a comparison."""

    figure: FigureRecord
    document: int
    title: str
    region: str
    """The document's region, or the figure's own scope where it has one."""
    year: int | None
    """The figure's period."""
    organ: int | None
    secrecy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What an act on a record did."""

    document: int
    changed: tuple[tuple[RecordKind, int], ...]
    """Records that changed or are new."""
    gone: tuple[tuple[RecordKind, int], ...] = ()
    """Records that are no longer there."""
