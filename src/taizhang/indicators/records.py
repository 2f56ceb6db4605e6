"""What crosses the border of this app: indicators, their values, comparisons."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRecord:
    """指标: what is measured."""

    id: int
    code: str
    name: str
    unit: str
    direction: str
    """up, down or none: which way is better."""
    measure: str
    """level, growth or both: how it is published."""
    prices: str
    synonyms: tuple[str, ...]
    note: str
    source: str
    stated: int = 0
    """How many figures of documents that may be seen state it."""
    observed: int = 0
    """How many observations of it hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationRecord:
    """观测值: an indicator's value for a region or organ and a period."""

    id: int
    indicator: int
    code: str
    name: str
    region: str
    organ: int | None
    period_start: date
    period_end: date
    measure: str
    value: Decimal | None
    unit: str
    source: str
    """document, progress, import or typed."""
    figure: int | None
    note: str
    observed_by: int | None
    observed_at: datetime
    replaced_by: int | None
    """The newer one that corrects it, or None while it holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellValue:
    """One value of a comparison, with what is behind it."""

    value: Decimal
    unit: str
    resolution: Decimal | None
    source: str
    """observation, confirmed or proposed."""
    document: int | None
    title: str
    """The document's, or a word on the source."""
    figure: int | None
    observation: int | None
    words: str
    """The figure as printed; empty for an observation."""
    estimated: bool
    """Whether the document only estimates it (预计)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What is known for one region and year."""

    first: CellValue
    """What is shown: an observation before a confirmed figure before a proposed one."""
    others: tuple[CellValue, ...]
    """The other statements."""

    @property
    def differs(self) -> bool:
        """Whether the statements do not all say the same number."""
        return any(other.value != self.first.value or other.unit != self.first.unit for other in self.others)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """指标比较: an indicator over regions and years."""

    indicator: IndicatorRecord
    measure: str
    measures: tuple[str, ...]
    """Measures for which there are values."""
    regions: tuple[str, ...]
    years: tuple[int, ...]
    cells: Mapping[tuple[str, int], Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A confirmed figure that could become an observation."""

    figure: int
    document: int
    title: str
    code: str
    name: str
    region: str
    year: int
    measure: str
    value: Decimal
    unit: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """A row of an import as it would be taken in."""

    number: int
    """Its number in the sheet, the head being 1."""
    indicator: str
    """Code of the indicator; empty where the row has an error in it."""
    name: str
    """As written."""
    region: str
    organ: int | None
    period_start: date | None
    period_end: date | None
    measure: str
    value: Decimal | None
    unit: str
    note: str
    errors: tuple[str, ...]
    """Whole sentences; empty for a good row."""
    replaces: int | None
    """The observation that it would correct, or None for a new one."""
    same: bool
    """Whether the same value is there already; nothing is done then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """What an import would do; nothing is done yet."""

    filename: str
    rows: tuple[ImportRow, ...]

    @property
    def good(self) -> bool:
        """Whether every row can be taken in."""
        return bool(self.rows) and not any(row.errors for row in self.rows)

    @property
    def counts(self) -> Mapping[str, Any]:
        """How many are new, correct one that is there, say the same, or have errors."""
        return {
            "new": sum(not row.errors and not row.same and row.replaces is None for row in self.rows),
            "corrects": sum(not row.errors and not row.same and row.replaces is not None for row in self.rows),
            "same": sum(not row.errors and row.same for row in self.rows),
            "errors": sum(bool(row.errors) for row in self.rows),
        }
