"""Pages of requests for review."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from taizhang.audit.service import NotFound, Refused
from taizhang.organs.service import organ_names, people_names, saved_views
from taizhang.supervision.records import ReviewRecord
from taizhang.supervision.service import (
    ConclusionKind,
    ReviewState,
    contestable,
    decide_review,
    request_review,
    withdraw_review,
)
from taizhang.supervision.service import review as one_review
from taizhang.supervision.service import reviews as list_of_reviews
from taizhang.web.export import MOST, Cell, export, export_format
from taizhang.web.forms import take_errors
from taizhang.web.request import access_of_request, key_of, signed_in
from taizhang.web.supervision.forms import DecideForm, ReviewFilter, ReviewForm

SIZE = 50


@signed_in
def reviews(request: HttpRequest) -> HttpResponse:
    """Show the requests that may be seen, and what one's organs may still contest."""
    access = access_of_request(request)
    filters = ReviewFilter(request.GET or None)
    asked = filters.asked
    wanted = export_format(request)
    page = list_of_reviews(
        access,
        organ=asked.get("organ"),
        kind=asked.get("kind", ""),
        state=asked.get("state", ""),
        cursor=None if wanted else request.GET.get("cursor"),
        size=MOST if wanted else SIZE,
    )
    organs, kinds, states = organ_names(), dict(ConclusionKind.choices), dict(ReviewState.choices)
    if wanted is not None:
        heads = [_("单位"), _("复核对象"), _("原结论"), _("收到结论"), _("申请时间"), _("申请理由"), _("决定时限"),
                 _("状态"), _("复核意见")]  # fmt: skip
        rows: Iterable[list[Cell]] = (
            [organs.get(one.organ, ""), str(kinds[one.kind]), one.title, one.concluded_on, one.requested_at, one.reason,
             one.decide_due, str(states[one.state]), one.decision]
            for one in page.rows
        )  # fmt: skip
        return export(wanted, name=_("复核申请"), heads=heads, rows=rows)
    context = {
        "rows": page.rows,
        "next": page.next,
        "filters": filters,
        "organs": organs,
        "kinds": kinds,
        "states": states,
        "contestable": contestable(access),
        "views": saved_views(access, "reviews"),
    }
    return render(request, "supervision/reviews.html", context)


@signed_in
def new_review(request: HttpRequest, kind: str, conclusion: int) -> HttpResponse:
    """Contest a conclusion."""
    access = access_of_request(request)
    found = next((one for one in contestable(access) if (one.kind, one.conclusion) == (kind, conclusion)), None)
    if found is None:
        raise NotFound(_("没有找到可以申请复核的结论；可能已过期限，或者已经申请过。"))
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            done = request_review(access, kind, conclusion, reason=form.cleaned_data["reason"], key=key_of(request))
        except Refused as error:
            take_errors(form, error)
        else:
            messages.success(request, _("复核申请已报送督查室，由没有作出原结论的人员办理。"))
            return redirect("web:review", done["review"])
    context = {"one": found, "form": form, "kind": dict(ConclusionKind.choices)[found.kind]}
    return render(request, "supervision/new_review.html", context, status=422 if form.errors else 200)


@signed_in
def review(request: HttpRequest, review: int) -> HttpResponse:
    """Show one request, and take the decision on it."""
    access = access_of_request(request)
    found = one_review(access, review)
    form = DecideForm(request.POST or None, score=found.kind == "score")
    if request.method == "POST" and form.is_valid():
        try:
            decide_review(access, review, key=key_of(request), **form.cleaned_data)
        except Refused as error:
            take_errors(form, error)
        else:
            messages.success(request, _("复核决定已送达单位。"))
            return redirect("web:review", review)
    people = {found.concluded_by, found.requested_by, found.decided_by}
    waits = found.state == "requested"
    may_decide = waits and access.may("review.decide", found.organ)
    context = {
        "one": found,
        "form": form,
        "organ": organ_names().get(found.organ, ""),
        "kind": dict(ConclusionKind.choices)[found.kind],
        "state": dict(ReviewState.choices)[found.state],
        "people": people_names(person for person in people if person is not None),
        "may_decide": may_decide and access.person not in {found.concluded_by, found.requested_by},
        "recused": may_decide and access.person in {found.concluded_by, found.requested_by},
        "may_withdraw": waits and access.may(_asks(found), found.organ),
        "address": _address(found),
    }
    return render(request, "supervision/review.html", context, status=422 if form.errors else 200)


def _asks(one: ReviewRecord) -> str:
    return "score.appeal" if one.kind == "score" else "review.request"


def _address(one: ReviewRecord) -> str:
    """Where the conclusion is."""
    if one.kind == "score":
        return reverse("web:score", args=[one.conclusion])
    return reverse("web:task", args=[one.task])


@require_POST
@signed_in
def withdraw(request: HttpRequest, review: int) -> HttpResponse:
    """Take a request back."""
    withdraw_review(access_of_request(request), review, key=key_of(request))
    messages.success(request, _("复核申请已撤回。"))
    return redirect("web:review", review)
