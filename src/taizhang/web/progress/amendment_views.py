"""延期调整: the list of what waits, one request, asking for one, deciding."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from taizhang.audit.service import NotAllowed, NotFound, Refused
from taizhang.ledger.service import (
    AmendmentFilter,
    agree_amendment,
    amendment_record,
    amendments_page,
    approve_amendment,
    brief,
    choices,
    refuse_amendment,
    request_amendment,
    task_amendments,
    withdraw_amendment,
)
from taizhang.organs.records import Access
from taizhang.organs.service import saved_views
from taizhang.web.export import MOST, export, export_format
from taizhang.web.forms import take_errors
from taizhang.web.ledger.wording import target_text
from taizhang.web.progress.forms import AmendmentFilterForm, AmendmentForm, organ_choices
from taizhang.web.progress.wording import words
from taizhang.web.request import access_of_request, back_of, key_of, signed_in

SIZE = 50


@signed_in
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Show the requests that wait, or others that are asked for."""
    access = access_of_request(request)
    if not access.may("amendment.see"):
        raise NotAllowed(_("您没有查看延期调整的权限。"))
    organs = organ_choices(everywhere=access.everywhere("amendment.see"), own=access.organs)
    form = AmendmentFilterForm(request.GET, organs=organs)
    state = form.said("state")
    asked = AmendmentFilter(
        state="waiting" if not state else "" if state == "all" else state,
        kind=form.said("kind"),
        organ=form.number("organ"),
    )
    if (kind := export_format(request)) is not None:
        return export(kind, name=_("延期调整"), heads=_heads(), rows=_cells(access, asked))
    page = amendments_page(access, asked, cursor=request.GET.get("cursor"), size=SIZE)
    return render(
        request,
        "progress/amendments.html",
        {
            **words(),
            "rows": page.rows,
            "next": page.next,
            "form": form,
            "waiting": not state,
            "export": True,
            "views": saved_views(access, "amendments"),
        },
    )


def _heads() -> list[str]:
    return [
        _("任务编号"),
        _("任务"),
        _("单位"),
        _("种类"),
        _("原时限"),
        _("新时限"),
        _("原目标"),
        _("新目标"),
        _("计量单位"),
        _("原因"),
        _("状态"),
        _("申请人"),
        _("申请时间"),
        _("批复人"),
        _("批复时间"),
        _("批复意见"),
    ]


def _cells(access: Access, asked: AmendmentFilter) -> Iterator[list[object]]:
    kinds, states = {"deadline": _("延期"), "target": _("调整目标")}, choices("amendment_state")
    cursor: str | None = None
    given = 0
    while given < MOST:
        page = amendments_page(access, asked, cursor=cursor, size=500)
        for row in page.rows:
            yield [
                row.task_number,
                row.task_title,
                row.organ_name,
                kinds[row.kind],
                row.old_deadline,
                row.new_deadline,
                row.old_target,
                row.new_target,
                row.unit,
                row.reason,
                states[row.state],
                row.requested_by_name,
                row.requested_at,
                row.decided_by_name,
                row.decided_at,
                row.decision,
            ]
        given += len(page.rows)
        if page.next is None:
            return
        cursor = page.next


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, task: int) -> HttpResponse:
    """Ask for a later deadline or another target of a task."""
    access = access_of_request(request)
    found = brief(access, task)
    if not access.may("amendment.request", found.lead):
        raise NotAllowed(_("延期和调整由牵头单位申请，您没有这项权限。"))
    form = AmendmentForm(request.POST or None, initial={"kind": "deadline"})
    if request.method == "POST" and form.is_valid():
        try:
            answer = request_amendment(access, task, **form.cleaned_data, key=key_of(request))
        except Refused as error:
            take_errors(form, error)
        else:
            office = answer["approver"] == "office"
            messages.success(
                request, _("已报督查室，等待批准。") if office else _("已报督查室，由督查室报分管领导批准。")
            )
            return redirect("web:amendment", int(str(answer["amendment"])))
    return render(
        request,
        "progress/amendment_new.html",
        {
            **words(),
            "task": found,
            "target": target_text(found.target, found.qualifier, found.unit),
            "form": form,
            "earlier": task_amendments(access, task),
        },
        status=422 if form.errors else 200,
    )


@signed_in
@require_GET
def detail(request: HttpRequest, key: int) -> HttpResponse:
    """Show one request with what can be done with it."""
    access = access_of_request(request)
    record = amendment_record(access, key)
    others = [one for one in task_amendments(access, record.task) if one.id != key]
    return render(request, "progress/amendment.html", {**words(), "record": record, "others": others})


@signed_in
@require_POST
def act(request: HttpRequest, key: int, verb: str) -> HttpResponse:
    """Decide on a request, pass it on or withdraw it."""
    access = access_of_request(request)
    said, own = request.POST.get("reason", ""), key_of(request)
    if verb == "agree":
        agree_amendment(access, key, note=said, key=own)
        messages.success(request, _("已同意，报分管领导批准。"))
    elif verb == "approve":
        approve_amendment(access, key, note=said, key=own)
        messages.success(request, _("已批准，任务按新的时限或目标执行，原定的保留。"))
    elif verb == "refuse":
        refuse_amendment(access, key, reason=said, key=own)
        messages.success(request, _("未予批准，任务仍按原定执行。"))
    elif verb == "withdraw":
        withdraw_amendment(access, key, key=own)
        messages.success(request, _("已撤回申请。"))
    else:
        raise NotFound(_("没有这个操作。"))
    return redirect(back_of(request, reverse("web:amendment", args=[key])))
