"""The outline of a document: its headings, and for any place which heading, part, organ and year it stands under."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from taizhang.reading.paragraphs import Span
from taizhang.reading.records import Heading, Part

T = TypeVar("T")

Timeline = tuple[tuple[int, ...], tuple[T | None, ...]]
"""The offsets from which something else holds, and what it is."""

SEVERAL_YEARS = 0
"""Stands for the year of a section on what a term of years is to bring."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings of a text and what holds at each place of it."""

    headings: tuple[Heading, ...]
    """In the order of the text."""
    paragraphs: tuple[Span, ...]
    """The paragraphs of the text, blanks and tags outside."""
    heading_from: Timeline[int]
    """From where on which of ``headings`` holds, by its index."""
    part_from: Timeline[Part]
    """From where on the text reviews, sets targets or tasks, or is boilerplate."""
    responsible_from: Timeline[str]
    """From where on which organ answers for what is told."""
    year_from: Timeline[int]
    """From where on which year a section is of."""

    def heading_at(self, offset: int) -> Heading | None:
        """Return the heading that ``offset`` stands under or in, run-in themes included; None before the first."""
        index = holds_at(self.heading_from, offset)
        return None if index is None else self.headings[index]

    def part_at(self, offset: int) -> Part | None:
        """Return what the stretch at ``offset`` does, or None where that is open."""
        return holds_at(self.part_from, offset)

    def ends_of_paragraphs(self) -> Iterator[tuple[Part | None, Part | None]]:
        """Yield for each paragraph what the stretches do that it begins and ends in."""
        offsets, parts = self.part_from
        at, count = -1, len(offsets)
        for start, end in self.paragraphs:
            while at + 1 < count and offsets[at + 1] <= start:
                at += 1
            first = parts[at] if at >= 0 else None
            while at + 1 < count and offsets[at + 1] < end:
                at += 1
            yield first, parts[at] if at >= 0 else None

    def theme_at(self, offset: int) -> str | None:
        """Return the words of the theme sentence or nearest heading that ``offset`` stands under, or None."""
        heading = self.heading_at(offset)
        return None if heading is None else heading.title

    def responsible_at(self, offset: int) -> str | None:
        """Return the organ under whose name ``offset`` stands, or None."""
        return holds_at(self.responsible_from, offset)

    def year_at(self, offset: int) -> int | None:
        """Return the calendar year that the section's heading or lead-in names; None for none or several."""
        return holds_at(self.year_from, offset)

    def dates_at(self, offset: int, year: int | None) -> int | None:
        """Return the year of months named at ``offset`` in a document of ``year``: the next where its section is of
        that."""
        named = self.year_at(offset) if year is not None else None
        return named if named is not None and year is not None and named == year + 1 else year

    def changes(self) -> set[int]:
        """Return every offset from which part, organ or year may be another."""
        return {*self.part_from[0], *self.responsible_from[0], *self.year_from[0]}


def holds_at(timeline: Timeline[T], offset: int) -> T | None:
    """Return what holds at an offset, None before the first and where that is open."""
    at = bisect_right(timeline[0], offset) - 1
    return timeline[1][at] if at >= 0 else None


def timeline_of(events: Sequence[tuple[int, T | None]]) -> Timeline[T]:
    """Return the events as two columns without those that change nothing; of several at one place the last holds."""
    kept: list[tuple[int, T | None]] = []
    for at, value in events:
        if kept and kept[-1][0] == at:
            kept.pop()
        if not kept or kept[-1][1] != value:
            kept.append((at, value))
    return tuple(at for at, _ in kept), tuple(value for _, value in kept)
