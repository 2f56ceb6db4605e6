"""What crosses the border of this app."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.functional import Promise

Snippet = tuple[tuple[str, bool], ...]
"""A stretch of text in pieces, each with whether it is what was looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A found object as it is shown."""

    kind: str
    id: int
    title: Snippet
    note: str
    """What is said beside it: who issued it, whose it is; may be empty."""
    snippets: tuple[Snippet, ...]
    """At most three places where it was found."""
    at: int | None = None
    """Offset in its text of the first place, or None."""


class Total(NamedTuple):
    """How many were found."""

    number: int
    more: bool
    """Whether there are more than ``number``: of a word that stands everywhere not all are counted."""

    def __str__(self) -> str:
        return f"{self.number}{'+' if self.more else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """One page of what was found."""

    hits: tuple[Hit, ...]
    next: str | None
    """Cursor of the next page, or None."""
    total: "Total | None" = None
    """How many there are in all; None where a cursor was given, since what lies before it was not counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchKind:
    """A kind of object that can be searched; registered by the app that owns it."""

    code: str
    """The kind under which it is indexed."""
    name: str | Promise
    """What it is called."""
    capability: str
    """The capability without which nobody finds any."""
    address: str
    """Name of the page that shows one, with its key as the only argument: ``web:task``."""
    find: Callable[[Any, str, str | None, int], Hits]
    """Access, query, cursor, size → a page of hits, cut by the owner's door."""
    count: Callable[[Any, str], Total]
    """Access, query → how many there are."""
