"""检索 search: full text over everything that may be seen."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from taizhang.api.frame import Cursor, Size, reading
from taizhang.audit.service import Invalid, NotAllowed
from taizhang.search.service import kinds, searchable

router = Router(tags=["search"])


class HitOut(Schema):
    """What was found."""

    kind: str
    id: int
    title: str
    note: str
    snippets: list[str] = Field(description="Places where it was found.")
    at: int | None = Field(description="Offset of the first place in its text.")


class FoundOut(Schema):
    """One page of what was found."""

    counts: dict[str, int] = Field(description="How many of each kind there are, counted up to 1000.")
    more: list[str] = Field(description="The kinds of which there are more than was counted.")
    items: list[HitOut]
    next: str | None


@router.get("/search", response=FoundOut, summary="Search 检索")
def get_found(
    request: HttpRequest,
    query: Annotated[str, Query(min_length=1, max_length=100, description="Words; all of them must be found.")],
    kind: Annotated[str, Query(max_length=20, description="Kind of object: document, task …")] = "document",
    cursor: Cursor = None,
    size: Size = 20,
) -> FoundOut:
    """Find words of two characters and more; what you may not see is not found."""
    access = reading(request)
    if not access.may("search.use"):
        raise NotAllowed("没有检索的权限。You may not search.")
    if not searchable(query):
        raise Invalid("检索词里没有汉字、字母或数字。There is nothing to look for in the query.")
    offered = {one.code: one for one in kinds() if access.may(one.capability)}
    totals = {code: one.count(access, query) for code, one in offered.items()}
    counts = {code: total.number for code, total in totals.items()}
    more = [code for code, total in totals.items() if total.more]
    if kind not in offered:
        return FoundOut(counts=counts, more=more, items=[], next=None)
    found = offered[kind].find(access, query, cursor, size)
    return FoundOut(counts=counts, more=more, items=[_hit(hit) for hit in found.hits], next=found.next)


def _hit(hit: Any) -> HitOut:
    return HitOut(
        kind=hit.kind,
        id=hit.id,
        title="".join(text for text, _marked in hit.title),
        note=hit.note,
        snippets=["".join(text for text, _marked in one) for one in hit.snippets],
        at=hit.at,
    )
