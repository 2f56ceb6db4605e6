"""A half-open stretch of a text."""

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch ``[start, end)`` in Unicode code points of the text as read."""

    start: int
    """Offset of the first code point."""
    end: int
    """Offset just after the last code point."""

    def of(self, text: str) -> str:
        """Return the characters that the span covers in ``text``."""
        return text[self.start : self.end]

    def covers(self, offset: int) -> bool:
        """Say whether the code point at ``offset`` lies inside."""
        return self.start <= offset < self.end

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end
