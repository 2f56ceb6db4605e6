"""The kinds of object that can be searched. Each app names its own in its ``AppConfig.ready``."""

from collections.abc import Callable
from typing import Any

from django.db.models import Count, Model, QuerySet, Window

from taizhang.search.index import marked, matching_ids, snippets
from taizhang.search.records import Hit, Hits, SearchKind
from taizhang.search.terms import asked, needles
from taizhang.storage import page_after

_KINDS: dict[str, SearchKind] = {}


def register(kind: SearchKind) -> None:
    """Make a kind of object findable; a kind that is named again is replaced."""
    _KINDS[kind.code] = kind


def kinds() -> tuple[SearchKind, ...]:
    """Return the kinds in the order in which their apps stand."""
    return tuple(_KINDS.values())


def searchable(query: str) -> bool:
    """Return whether a query holds anything to look for."""
    return bool(asked(query))


def find_rows(
    code: str,
    rows: "QuerySet[Any]",
    query: str,
    *,
    cursor: str | None,
    size: int,
    title: Callable[[Any], str],
    note: Callable[[Any], str] = lambda row: "",
) -> Hits:
    """Return a page of hits among these rows (what the owner's door lets through), the newest first.

    Three queries, however many rows there are: the keys of the page with how many there are, so that what is found is
    looked for once; the rows; the places. Raises ``storage.BadCursor``.
    """
    keys = rows.select_related(None).only("pk").filter(pk__in=matching_ids(code, query))
    page, following = page_after(keys.annotate(total=Window(Count("pk"))), order=("-pk",), cursor=cursor, size=size)
    total = None if cursor else page[0].total if page else 0
    found = list(rows.filter(pk__in=[row.pk for row in page]).order_by("-pk")) if page else []
    return Hits(hits=tuple(_hits(code, found, query, title, note)), next=following, total=total)


def _hits(
    code: str, rows: list[Model], query: str, title: Callable[[Any], str], note: Callable[[Any], str]
) -> list[Hit]:
    words = needles(query)
    places = snippets(code, [row.pk for row in rows], query)
    hits = []
    for row in rows:
        inside = [(at, shown) for at, shown in places[row.pk] if at >= 0][:3]
        hits.append(
            Hit(
                kind=code,
                id=row.pk,
                title=marked(title(row), words, around=None)[1],
                note=note(row),
                snippets=tuple(shown for _, shown in inside),
                at=inside[0][0] if inside else None,
            )
        )
    return hits


def count_rows(code: str, rows: "QuerySet[Any]", query: str) -> int:
    """Return how many of these rows the query finds."""
    return rows.filter(pk__in=matching_ids(code, query)).count()
