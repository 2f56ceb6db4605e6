"""What crosses the border of publishing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from taizhang.publishing.blocks import Block, Composed, Heading, Paragraph, Run, Table

__all__ = [
    "Block",
    "BulletinNumber",
    "BulletinRecord",
    "BulletinRow",
    "Composed",
    "Heading",
    "Paragraph",
    "Run",
    "Table",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinRow:
    """通报 in a list."""

    id: int
    kind: str
    number: str
    title: str
    ledger_year: int
    first_month: int
    last_month: int
    state: str
    public: bool
    corrects: int | None
    drafted_at: datetime
    drafted_by: int | None
    issued_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinRecord:
    """通报 in full."""

    id: int
    kind: str
    number: str
    title: str
    ledger_year: int
    first_month: int
    last_month: int
    theme: str
    addressees: str
    copies: str
    issuer: str
    nameless: bool
    """Whether nobody has set whose government it is, so that it can be neither submitted nor issued."""
    opening: str
    closing: str
    state: str
    public: bool
    corrects: int | None
    corrected_by: tuple[int, ...]
    """Issued bulletins that correct this one."""
    findings: tuple[Mapping[str, Any], ...]
    checked: bool
    """Whether its text as it is now has been checked."""
    contradicted: bool
    """Whether the check found a contradiction, which forbids that it goes out."""
    snapshot_hash: str
    drafted_by: int | None
    drafted_at: datetime
    submitted_at: datetime | None
    approved_by: int | None
    approved_at: datetime | None
    remark: str
    issued_by: int | None
    issued_at: datetime | None
    seal_day: date | None
    seal_digest: str
    docx: str
    xlsx: str
    composed: Composed


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinNumber:
    """One number of a bulletin, and what is behind it."""

    name: str
    words: str
    value: str | None
    unit: str
    of: tuple[str, ...]
    """For a share: the names of part and whole."""
    records: tuple[tuple[str, int], ...]
    """Kind and key of each record that was counted and may be seen."""
    words_of: Mapping[tuple[str, int], str]
    """Those records in words."""
    hidden: int
    """How many more were counted; the value is the count of all, so that this tells nothing new."""
