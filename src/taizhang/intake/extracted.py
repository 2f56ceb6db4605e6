"""What intake hands on: the text of one file, with where it came from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """The text of one file as every later stage sees it; all offsets count its Unicode code points."""

    text: str
    """The text, line ends as ``\\n``, no byte-order mark. For plain text nothing else is changed."""
    source: str
    """The path as it was given, ``-`` for standard input."""
    sha256: str
    """Hexadecimal SHA-256 of the bytes as they were read."""
    media: str
    """What the content is: ``txt``, ``html``, ``docx``, ``pdf`` or ``xlsx``. Decided by content, never by name."""
    encoding: str | None = None
    """For txt and html how the bytes were decoded: ``utf-8``, ``utf-8-sig``, ``utf-16`` or ``gb18030``; else None."""
    notes: tuple[str, ...] = ()
    """Whole Chinese sentences on what a person should know about how the text was got; empty when nothing is."""
    pages: tuple[int, ...] | None = None
    """For pdf the offset in ``text`` at which each page begins, first page first; None where there are no pages."""
    title: str | None = None
    """The title, where the format says which text it is; None where it does not."""
    date: str | None = None
    """ISO date of publication from the page's metadata (html only); None where there is none."""

    def page_of(self, offset: int) -> int | None:
        """The page, counted from 1, on which the character at ``offset`` stands; None where there are no pages.

        An offset at which several pages begin (empty pages before text) belongs to the last of them.
        """
        if self.pages is None:
            return None
        return max(1, bisect_right(self.pages, offset))


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What the reader of one format found in the bytes; ``extract`` completes it to an ``Extract``."""

    text: str
    """The text, line ends as ``\\n``."""
    media: str
    """See ``Extract.media``."""
    encoding: str | None = None
    """See ``Extract.encoding``."""
    notes: tuple[str, ...] = ()
    """See ``Extract.notes``."""
    pages: tuple[int, ...] | None = None
    """See ``Extract.pages``."""
    title: str | None = None
    """See ``Extract.title``."""
    date: str | None = None
    """See ``Extract.date``."""
