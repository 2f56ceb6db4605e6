"""Writing the index, and asking it. Both databases give the same answers."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Count, Q, QuerySet
from django.db.models.expressions import RawSQL

from taizhang.search.models import Passage
from taizhang.search.records import Snippet
from taizhang.search.terms import asked, folded, indexed, is_whole, needles
from taizhang.storage import delete_rows, insert_row

_LONGEST = 1_200
"""Most characters of a passage: PostgreSQL counts places of words up to 16 383 only."""
_FEW = 8
"""Up to so many passages are written one by one, by a kept statement; more together."""
_AROUND = 36
"""Characters shown on each side of what was found."""


def index(kind: str, object_id: int, *, title: str, text: str = "", scope: int | None = None) -> None:
    """Make an object findable by its title and text; what was indexed of it before goes. Call it inside the change.

    ``scope`` is the task that it is or is part of. Raises ValueError for a kind that is not one word of letters: the
    index would take it for several.
    """
    if not (kind.isascii() and kind.isalpha()):
        raise ValueError(f"{kind!r} cannot be indexed: name a kind by letters a to z alone")
    delete_rows(Passage, kind=kind, object_id=object_id)
    pieces = [(0, 0, title, indexed(title))]
    for number, (start, piece) in enumerate(_passages(text), 1):
        words = indexed(piece)
        if words:
            pieces.append((number, start, piece, words))
    rows = [
        Passage(kind=kind, object_id=object_id, scope=scope, number=number, start=start, text=piece, words=words)
        for number, start, piece, words in pieces
    ]
    if len(rows) > _FEW:
        Passage.objects.bulk_create(rows, batch_size=500)
        return
    for row in rows:
        insert_row(row)


def forget(kind: str, object_ids: Iterable[int]) -> None:
    """Take objects out of the index."""
    Passage.objects.filter(kind=kind, object_id__in=list(object_ids)).delete()


def _passages(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text with their offsets; long ones in pieces that end with a sentence where one ends."""
    for line in re.finditer(r"[^\n]+", text.replace("\x00", " ")):
        start, words = line.start(), line.group()
        while len(words) > _LONGEST:
            cut = max(words.rfind(mark, 200, _LONGEST) for mark in "。；！？;") + 1 or _LONGEST
            yield start, words[:cut]
            start, words = start + cut, words[cut:]
        if words.strip():
            yield start, words


def _passages_with(kind: str, term: Sequence[str]) -> QuerySet[Passage]:
    """The passages of a kind in which these words follow one another, the last of them as a beginning."""
    if connection.vendor == "postgresql":
        quoted = [f"'{word}'" for word in term]
        rows = Passage.objects.filter(kind=kind)
        if not is_whole(term[-1]):
            if len(term) == 1:
                quoted[-1] += ":*"
            else:
                # All words that begin with one character are a long list. The others are looked for in the index, and
                # the beginning where they stand.
                del quoted[-1]
                rows = rows.filter(words__contains=" ".join(term))
        # The kind stands in the index too, so that what has the words in another kind is not looked at.
        said = f"kind{kind} & ({' <-> '.join(quoted)})"
        return rows.filter(RawSQL("vector @@ to_tsquery('simple', %s)", [said], output_field=BooleanField()))
    # Words hold letters and digits only, so nothing in them can end the quotation. The kind is asked of the index too:
    # asked of the table, SQLite would walk through all passages of the kind and look for each among those found.
    said = f'kind : "{kind}" AND words : "{" ".join(term)}" *'
    return Passage.objects.filter(pk__in=RawSQL("SELECT rowid FROM search_words WHERE search_words MATCH %s", [said]))


def matching_ids(kind: str, query: str) -> QuerySet[Passage, int]:
    """Return the keys of the objects in which every word of the query is found, as a subquery: ``pk__in=…``.

    A query without anything to look for finds nothing.
    """
    return _matching(kind, query).values_list("object_id", flat=True).distinct()


def newest_ids(
    kind: str, query: str, most: int, *, scope: "QuerySet[Any] | None" = None, before: int | None = None
) -> list[int]:
    """Return the keys of at most so many objects in which every word of the query is found, the highest first.

    ``scope``: the tasks, as a subquery of keys, to which they must belong. ``before``: only keys below this.
    """
    found = _matching(kind, query)
    if scope is not None:
        found = found.filter(scope__in=scope)
    if before is not None:
        found = found.filter(object_id__lt=before)
    # Grouped and not made distinct: SQLite then sorts once instead of twice.
    rows = found.order_by("-object_id").values_list("object_id").annotate(passages=Count("pk"))
    return [key for key, _passages in rows[:most]]


def _matching(kind: str, query: str) -> QuerySet[Passage]:
    """The passages with the query's first word, of the objects in which all its words are found."""
    terms = asked(query)
    if not terms:
        return Passage.objects.none()
    found = _passages_with(kind, terms[0])
    for term in terms[1:]:
        found = found.filter(object_id__in=_passages_with(kind, term).values("object_id"))
    return found


def snippets(
    kind: str, object_ids: Sequence[int], query: str, *, most: int = 3
) -> Mapping[int, list[tuple[int, Snippet]]]:
    """Return for each object where it was found: offset and the words round it, at most ``most``, in one query.

    A title that holds a word comes with offset -1.
    """
    found: dict[int, list[tuple[int, Snippet]]] = {key: [] for key in object_ids}
    terms, words = asked(query), needles(query)
    if not object_ids or not terms:
        return found
    # The few objects are known: their own passages are looked through, not the index of all.
    said = [" ".join(term) for term in terms]
    condition = Q()
    for one in said:
        condition |= Q(words__contains=one)
    rows = Passage.objects.filter(condition, kind=kind, object_id__in=object_ids).order_by("object_id", "number")
    for row in rows.iterator(chunk_size=500):
        told = found[row.object_id]
        # A word begins where one ends: what stands in the middle of a longer number is not what was asked for.
        if len(told) < most + 1 and any(f" {one}" in f" {row.words}" for one in said):
            at, shown = marked(row.text, words)
            told.append((row.start + at if row.number else -1, shown))
    return found


def marked(text: str, words: Sequence[str], *, around: int | None = _AROUND) -> tuple[int, Snippet]:
    """Return the offset of the first of these folded words in a text, and the text round it with the words marked.

    ``around`` None gives the whole text. Where folding changed the length of the text nothing is marked.
    """
    flat = folded(text)
    if len(flat) != len(text):
        # One character became several (㎡ → m2): marks would stand beside the words.
        flat = "".join(one if len(one := folded(letter)) == 1 else letter for letter in text)
    spans: list[tuple[int, int]] = []
    for word in words:
        at = flat.find(word)
        while at >= 0 and len(spans) < 40:
            spans.append((at, at + len(word)))
            at = flat.find(word, at + len(word))
    spans.sort()
    first = spans[0][0] if spans else 0
    begin, end = (0, len(text)) if around is None else (max(first - around, 0), min(first + 3 * around, len(text)))
    pieces: list[tuple[str, bool]] = []
    if begin > 0:
        pieces.append(("…", False))
    at = begin
    for start, stop in spans:
        if start < at or stop > end:
            continue
        if start > at:
            pieces.append((text[at:start], False))
        pieces.append((text[start:stop], True))
        at = stop
    if at < end:
        pieces.append((text[at:end], False))
    if end < len(text):
        pieces.append(("…", False))
    return first, tuple(pieces)
