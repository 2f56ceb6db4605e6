"""The records that a reading yields: headings, figures and commitments, each with its place in the text.

Field names and meanings follow the record format of the manual's reference page on readings. All offsets are
half-open, in Unicode code
points of the text as read. ``None`` means "the text does not say"; it never stands for zero.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Measure = Literal["level", "growth", "change", "share", "rank", "gap", "ratio"]
Qualifier = Literal["=", "≈", "<", ">", ">=", "<="]
Mood = Literal["result", "estimate", "target", "context"]
Strength = Literal["binding", "aspire", "plan"]
Role = Literal["value", "threshold", "baseline"]
Part = Literal["review", "targets", "tasks", "boilerplate"]
Kind = Literal[
    "work_report",
    "plan_report",
    "budget_report",
    "five_year_plan",
    "task_list",
    "breakdown",
    "livelihood_list",
    "communique",
    "bulletin",
    "summary",
    "other",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """标题: a line or run-in sentence that names what follows."""

    start: int
    """Offset of its first character, numbering included."""
    end: int
    """Offset after its last character, closing mark excluded."""
    level: int
    """1 for the outermost in this document; a run-in theme sentence is one deeper than the heading above it."""
    number: str | None
    """Its numbering as written (一、 （二） 3. 一是), or None."""
    title: str
    """Its words without the numbering."""
    part: Part | None
    """What the stretch under it does (reviews, sets targets, lists tasks, is boilerplate), or None where that is
    open."""
    responsible: str | None
    """The organ that answers for what stands under it, where the heading is or names one, else None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """数据: one stated quantity."""

    start: int
    """Offset of the number's first character."""
    end: int
    """Offset after its unit's last character."""
    text: str
    """The characters of the span."""
    value: Decimal | None
    """The number in its base unit, signed for growth, change and gap; None only for a ratio list."""
    value_high: Decimal | None
    """The upper end of a range, or None."""
    values: tuple[Decimal, ...] | None
    """The parts of a ratio list, or None."""
    unit: str | None
    """The counter as written without multiplier, ``:`` for a ratio list; None where the text gives no counter."""
    resolution: Decimal
    """The worth of one unit in the last printed place, in the base unit (0.01亿 → 1000000)."""
    indicator: str
    """What is measured, in the text's own words; empty where the text names nothing."""
    indicator_id: str | None
    """The canonical indicator of the dictionary, or None where there is none."""
    measure: Measure
    """Whether the value is an amount, a growth, an absolute change, a share, a rank, a gap or a ratio list."""
    qualifier: Qualifier
    """What the words round the number allow (约, 以上, 以内 …)."""
    mood: Mood
    """Reported, estimated, aimed at, or merely mentioned."""
    strength: Strength | None
    """How firmly a target is promised; None for every other mood."""
    role: Role
    """The value itself, a threshold in a category's name, or the value it started from."""
    period: int | None
    """The calendar year that the value belongs to, or None where it is not one year or not clear."""
    scope: str | None
    """The area, park or unit that the value is for where it is not the issuer, else None."""
    part_of: int | None
    """Index of the figure of which this is an additive part, else None."""
    confidence: float
    """How sure the reading is, from 0 to 1."""
    doubts: tuple[str, ...]
    """Why it doubts, in words; empty where it does not."""


def bare_figure(
    start: int,
    end: int,
    text: str,
    *,
    value: Decimal | None = None,
    unit: str | None = None,
    resolution: Decimal = Decimal(1),
    mood: Mood = "context",
) -> Figure:
    """Return a figure of which no more is known than where it stands and what is given; the rest is empty."""
    return Figure(
        start=start,
        end=end,
        text=text,
        value=value,
        value_high=None,
        values=None,
        unit=unit,
        resolution=resolution,
        indicator="",
        indicator_id=None,
        measure="level",
        qualifier="=",
        mood=mood,
        strength=None,
        role="value",
        period=None,
        scope=None,
        part_of=None,
        confidence=1.0,
        doubts=(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """目标任务: one promised deliverable."""

    start: int
    """Offset of the sentence or 分号-clause that promises it, list mark excluded."""
    end: int
    """Offset after it, closing mark excluded."""
    text: str
    """The characters of the span."""
    heading: str | None
    """The theme it stands under, as written, or None."""
    responsible: str | None
    """Who answers for it, where the document names one, else None."""
    deadline: str | None
    """The ISO date that its sentence or its list's lead-in sets, else None."""
    figures: tuple[int, ...]
    """Indices of the figures inside the span."""
    confidence: float
    """How sure the reading is that this is a promise, from 0 to 1."""
    doubts: tuple[str, ...]
    """Why it doubts, in words; empty where it does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one text yields."""

    text: str
    """The text as read; every offset points into it."""
    source: str
    """Where it came from, as given; empty for a text handed over directly."""
    sha256: str
    """Hash of the bytes it was read from (of the UTF-8 text where there were none)."""
    reader: str
    """Version of library and tables."""
    title: str | None
    """The document's title, or None."""
    issuer: str | None
    """Who issued it, as found or given, or None."""
    region: str | None
    """The area it speaks for, or None."""
    year: int | None
    """The year it sets targets for (reports and plans) or reports (communiqués, bulletins), or None."""
    date: str | None
    """The ISO date it bears, or None."""
    kind: Kind
    """What kind of document it is."""
    outline: tuple[Heading, ...]
    """Its headings in the order of the text."""
    figures: tuple[Figure, ...]
    """Its figures in the order of the text."""
    commitments: tuple[Commitment, ...]
    """Its commitments in the order of the text."""


class OpenFigure:
    """A figure whose fields are still being set, one by one; ``__class__ = Figure`` closes it.

    The constructor of a frozen dataclass sets every field by way of ``object.__setattr__``, which takes seven times as
    long: for figures and commitments together a thirtieth of a whole reading.
    """

    __slots__ = Figure.__slots__


class OpenCommitment:
    """The same for a commitment."""

    __slots__ = Commitment.__slots__


class OpenHeading:
    """The same for a heading."""

    __slots__ = Heading.__slots__
