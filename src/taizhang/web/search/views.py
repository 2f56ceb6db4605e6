"""One search over everything that may be seen: a tab for each kind of object."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from taizhang.audit.service import NotAllowed
from taizhang.search.records import Hit, SearchKind, Total
from taizhang.search.service import kinds, searchable
from taizhang.web.request import access_of_request, signed_in

SIZE = 20
FIRST = 5
"""Hits of each kind on the page of all kinds."""

LONGEST = 100
"""Characters of a query."""


@signed_in
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Show what was found: some of each kind, or all of one kind page by page."""
    access = access_of_request(request)
    if not access.may("search.use"):
        raise NotAllowed(_("您没有检索的权限。"))
    query = request.GET.get("q", "").strip()[:LONGEST]
    wanted = request.GET.get("kind", "")
    offered = [one for one in kinds() if access.may(one.capability)]
    chosen = next((one for one in offered if one.code == wanted), None)
    groups = []
    total, more = 0, False
    for one in offered if query and searchable(query) else []:
        shown: list[tuple[Hit, str]] = []
        following = count = None
        if chosen is None or chosen is one:
            cursor = request.GET.get("cursor") if chosen is one else None
            found = one.find(access, query, cursor, SIZE if chosen is one else FIRST)
            shown = [(hit, _address(one, hit)) for hit in found.hits]
            following, count = found.next, found.total
        count = one.count(access, query) if count is None else count
        total, more = total + count.number, more or count.more
        groups.append({"kind": one, "count": count, "hits": shown, "next": following})
    return render(
        request,
        "search/search.html",
        {
            "query": query,
            "searchable": searchable(query),
            "groups": groups,
            "chosen": chosen,
            "total": total,
            "found": Total(total, more),
            "next": next((group["next"] for group in groups if chosen is not None and group["kind"] is chosen), None),
        },
    )


def _address(kind: SearchKind, hit: Hit) -> str:
    """The page of a hit; empty where it has none."""
    try:
        return reverse(kind.address, args=[hit.id])
    except NoReverseMatch:
        return ""
