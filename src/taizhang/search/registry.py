"""The kinds of object that can be searched. Each app names its own in its ``AppConfig.ready``."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Model, QuerySet

from taizhang.search.index import marked, newest_ids, snippets
from taizhang.search.records import Hit, Hits, SearchKind, Total
from taizhang.search.terms import asked, needles
from taizhang.storage import cursor_of_key, key_of_cursor

MOST_COUNTED = 1000
"""Up to so many hits are counted; nobody pages through more, and counting all that hold a common word takes longer than
finding the newest."""

_MOST_AT_ONCE = 10_000
"""Keys asked for in one statement: SQLite takes 32 766 marks."""

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
    scope: "QuerySet[Any] | None" = None,
) -> Hits:
    """Return a page of hits among these rows (what the owner's door lets through), the newest first.

    ``scope`` is as in ``newest_ids``: where the door cuts by task, the same tasks. A fixed number of queries, unless
    the door hides nearly all that is found. Raises ``storage.BadCursor``.
    """
    before = key_of_cursor(cursor) if cursor else None
    keys = _keys(
        code, rows, query, most=size + 1 if cursor else max(size, MOST_COUNTED) + 1, scope=scope, before=before
    )
    page = keys[:size]
    found = list(rows.filter(pk__in=page).order_by("-pk")) if page else []
    return Hits(
        hits=tuple(_hits(code, found, query, title, note)),
        next=cursor_of_key(page[-1]) if len(keys) > size else None,
        total=None if cursor else _total(keys),
    )


def _keys(
    code: str,
    rows: "QuerySet[Any]",
    query: str,
    *,
    most: int,
    scope: "QuerySet[Any] | None",
    before: int | None = None,
) -> list[int]:
    """The keys of at most so many of these rows that the query finds, the highest first.

    What is found is looked for by itself and the rows by their keys. Joined, a database has to guess how many hold
    the words, and guesses far too few: it then looks up every row by itself before it takes the first.
    """
    found: list[int] = []
    take = most
    while len(found) < most:
        hits = newest_ids(code, query, take, scope=scope, before=before)
        if not hits:
            break
        found += rows.select_related(None).filter(pk__in=hits).order_by("-pk").values_list("pk", flat=True)
        if len(hits) < take:
            break
        # Where the door hides most of it, few steps get past.
        before, take = hits[-1], min(2 * take, _MOST_AT_ONCE)
    return found[:most]


def _total(keys: Sequence[int]) -> Total:
    return Total(min(len(keys), MOST_COUNTED), len(keys) > MOST_COUNTED)


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


def count_rows(code: str, rows: "QuerySet[Any]", query: str, *, scope: "QuerySet[Any] | None" = None) -> Total:
    """Return how many of these rows the query finds; ``scope`` as in ``newest_ids``."""
    return _total(_keys(code, rows, query, most=MOST_COUNTED + 1, scope=scope))
