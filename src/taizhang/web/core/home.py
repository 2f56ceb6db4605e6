"""The first page: what waits for me, and what changed since I last looked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from taizhang.audit.service import happenings
from taizhang.ledger.service import light_counts
from taizhang.organs.service import looked_at, note_looked, organs_by_id, roles
from taizhang.storage import today
from taizhang.web.core.changes import change_lines
from taizhang.web.request import access_of_request, signed_in
from taizhang.web.waiting import waiting_for

COLOURS = ("red", "yellow", "green", "blue", "grey")

LINES = 30

LOOK = 2 * LINES
"""Happenings that the lines are made of: the same act again and again is one line."""


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Show what waits for whoever asks, and what others did since they last looked."""
    access = access_of_request(request)
    since = looked_at(access)
    found = happenings(access, since=since, without_actor=access.person, size=LOOK)
    lines = change_lines(found)
    organs = organs_by_id()
    year = today().year
    counted = {one.colour: one.count for one in light_counts(access, year=year)} if access.may("task.see") else {}
    context = {
        "waiting": waiting_for(access),
        "year": year,
        "lights": [(colour, counted.get(colour, 0)) for colour in COLOURS] if counted else [],
        "total": sum(counted.values()),
        "since": since,
        "lines": lines[:LINES],
        "more": len(lines) > LINES or len(found) == LOOK,
        "roles": [roles()[code] for code in roles() if code in access.roles],
        "organ_names": [organs[organ].name for organ in sorted(access.organs) if organ in organs],
    }
    return render(request, "web/home.html", context)


@require_POST
@signed_in
def seen(request: HttpRequest) -> HttpResponse:
    """Note that what changed has been looked at."""
    note_looked(access_of_request(request))
    return redirect("web:home")
