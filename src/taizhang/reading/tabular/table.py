"""A table found in a text: its cells with their places, what each column holds, and what stands above it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from taizhang.reading.records import Measure, Part

ColumnRole = Literal[
    "serial", "name", "place", "year", "unit", "lead", "support", "deadline", "task", "progress", "ignored", "value",
    "text",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """单元格: what stands in one row under one head."""

    start: int
    """Offset of its first character, blanks excluded."""
    end: int
    """Offset after its last one."""
    text: str
    """Its normalised characters."""
    indent: int = 0
    """How many blanks stand before it in the cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedUnit:
    """A unit as a head, a caption or a column of units prints it."""

    unit: str | None
    """The unit without its multiplier; None for a bare multiplier (万)."""
    multiplier: Decimal
    """What 万 and 亿 before it stand for."""
    family: str | None
    """The section of the table of units, or None for a unit that it does not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """列: what a head says of the cells under it."""

    role: ColumnRole
    """What its cells hold."""
    head: str
    """Its head, the rows of the head joined by a space; empty for a table without a head."""
    unit: PrintedUnit | None
    """The unit that the head prints, or None."""
    measure: Measure | None
    """What the head says is measured, or None where it leaves that to the row."""
    noun: str
    """The head's own noun (总投资, 产量) without years, units and words of mood; may be empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """行: one line of cells."""

    cells: tuple[Cell | None, ...]
    """One for every column; None where nothing stands."""
    section: str | None
    """The words of the nearest section row above (一、经济发展), or None."""
    ragged: bool = False
    """Whether it has more or fewer cells than the head, or cells whose column is not certain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A cell of sentences, to be read as prose."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last one."""
    part: Part | None
    """What its column does: lists tasks, reviews, or None where the head does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """表: head, rows, and the lines above it."""

    start: int
    """Offset of its first cell; the caption stands before it."""
    end: int
    """Offset after its last cell."""
    caption_start: int
    """Offset at which the lines above it that name it begin; ``start`` where there are none."""
    caption: str
    """The normalised lines above it that name it; may be empty."""
    unit_notes: tuple[tuple[int, int], ...]
    """Where the caption prints a unit (单位:亿元), as spans."""
    units: tuple[PrintedUnit, ...]
    """The units that the caption prints, in its order."""
    columns: tuple[Column, ...]
    """From left to right."""
    rows: tuple[Row, ...]
    """From top to bottom, head and section rows excluded."""
    stacked: bool
    """Whether its cells come one to a line, so that rows and columns were found by their regular return."""

    def columns_of(self, *roles: ColumnRole) -> list[int]:
        """Return the indices of the columns that play one of ``roles``."""
        return [index for index, column in enumerate(self.columns) if column.role in roles]

    @property
    def lists_tasks(self) -> bool:
        """Whether its rows are things to be done: a column of tasks beside one of who or until when."""
        return bool(self.columns_of("task")) and bool(self.columns_of("lead", "deadline", "support"))
