"""My organ's page: what waits for a signature, what is due first, what went elsewhere; and the office's two lists."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from taizhang.audit.service import NotAllowed
from taizhang.ledger.records import TaskFilter
from taizhang.ledger.service import (
    light_counts,
    objections_page,
    past_handovers_page,
    task_page,
    unsigned_page,
    waiting_counts,
)
from taizhang.organs.service import organ_names
from taizhang.storage import today
from taizhang.web.ledger.wording import shown_tasks, words
from taizhang.web.request import access_of_request, signed_in

FIRST = 15
"""How many tasks the page shows before it leads to the list."""


@signed_in
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Show what one's organ has to do first."""
    access = access_of_request(request)
    home = access.home
    if home is None or not access.may("task.see"):
        raise NotAllowed(_("这个页面供承办单位使用。"))
    unsigned = unsigned_page(access, mine=True, size=50).rows if access.may("task.sign") else ()
    due = task_page(access, TaskFilter(organ=home, state="open", sort="due"), size=FIRST)
    counts = {one.colour: one.count for one in light_counts(access, year=today().year)}
    return render(
        request,
        "ledger/mine.html",
        {
            **words(),
            "organ": organ_names().get(home, ""),
            "home": home,
            "unsigned": unsigned,
            "counts": waiting_counts(access),
            "lights": counts,
            "due": shown_tasks(due.rows, today()),
            "more": due.next is not None,
            "past": past_handovers_page(access, home, size=10).rows,
            "year": today().year,
            "today": today(),
            "may_sign": access.may("task.sign"),
        },
    )


@signed_in
@require_GET
def unsigned(request: HttpRequest) -> HttpResponse:
    """Show what waits for a signature, overdue first."""
    access = access_of_request(request)
    overdue = request.GET.get("overdue") == "1"
    page = unsigned_page(access, overdue=overdue, cursor=request.GET.get("cursor"), size=50)
    return render(
        request, "ledger/unsigned.html", {**words(), "rows": page.rows, "next": page.next, "overdue": overdue}
    )


@signed_in
@require_GET
def objections(request: HttpRequest) -> HttpResponse:
    """Show the objections that wait for a decision."""
    access = access_of_request(request)
    page = objections_page(access, cursor=request.GET.get("cursor"), size=50)
    context = {
        **words(),
        "rows": page.rows,
        "next": page.next,
        "may_decide": access.may("objection.decide"),
        "today": today(),
    }
    return render(request, "ledger/objections.html", context)
