"""销号: the list of what waits, one request beside the evidence, asking for one, checking one or many."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from taizhang.audit.service import NotAllowed, NotFound, Refused
from taizhang.ledger.records import Upload
from taizhang.ledger.service import (
    ClosingFilter,
    brief,
    choices,
    close_many,
    close_task,
    closing_record,
    closings_page,
    evidence_of,
    evidence_rules,
    reopen_task,
    request_closing,
    return_closing,
    return_closings,
    task_closings,
    task_progress,
)
from taizhang.organs.records import Access
from taizhang.organs.service import saved_views
from taizhang.web.export import MOST, export, export_format
from taizhang.web.forms import take_errors
from taizhang.web.ledger.wording import target_text
from taizhang.web.progress.forms import ClosingFilterForm, ClosingForm, organ_choices
from taizhang.web.progress.wording import picked, tell_outcomes, words
from taizhang.web.request import access_of_request, back_of, key_of, signed_in

SIZE = 50


@signed_in
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Show the closings that wait, or others that are asked for."""
    access = access_of_request(request)
    if not access.may("closing.see"):
        raise NotAllowed(_("您没有查看销号的权限。"))
    organs = organ_choices(everywhere=access.everywhere("closing.see"), own=access.organs)
    form = ClosingFilterForm(request.GET, organs=organs)
    state = form.said("state")
    asked = ClosingFilter(
        state="requested" if not state else "" if state == "all" else state,
        organ=form.number("organ"),
        mark=form.said("mark"),
    )
    if (kind := export_format(request)) is not None:
        return export(kind, name=_("销号"), heads=_heads(), rows=_cells(access, asked))
    page = closings_page(access, asked, cursor=request.GET.get("cursor"), size=SIZE)
    return render(
        request,
        "progress/closings.html",
        {
            **words(),
            "rows": page.rows,
            "next": page.next,
            "form": form,
            "waiting": not state,
            "export": True,
            "views": saved_views(access, "closings"),
            "may_check": access.may("closing.check"),
        },
    )


def _heads() -> list[str]:
    return [
        _("任务编号"),
        _("任务"),
        _("单位"),
        _("完成时限"),
        _("目标值"),
        _("最新核实值"),
        _("计量单位"),
        _("完成情况"),
        _("提示"),
        _("佐证件数"),
        _("状态"),
        _("申请人"),
        _("申请时间"),
        _("核查人"),
        _("核查时间"),
        _("核查意见"),
    ]


def _cells(access: Access, asked: ClosingFilter) -> Iterator[list[object]]:
    states = choices("closing_state")
    cursor: str | None = None
    given = 0
    while given < MOST:
        page = closings_page(access, asked, cursor=cursor, size=500)
        for row in page.rows:
            yield [
                row.task_number,
                row.task_title,
                row.organ_name,
                row.deadline,
                row.target,
                row.latest_value,
                row.unit,
                row.words,
                "、".join(mark.name for mark in row.marks),
                len(row.evidence),
                states[row.state],
                row.requested_by_name,
                row.requested_at,
                row.checked_by_name,
                row.checked_at,
                row.reason,
            ]
        given += len(page.rows)
        if page.next is None:
            return
        cursor = page.next


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, task: int) -> HttpResponse:
    """Ask that a task be closed."""
    access = access_of_request(request)
    found = brief(access, task)
    if not access.may("closing.request", found.lead):
        raise NotAllowed(_("销号由牵头单位申请，您没有这项权限。"))
    form = ClosingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        uploads = [Upload(filename=file.name or "", data=file.read()) for file in request.FILES.getlist("files")]
        try:
            answer = request_closing(
                access, task, words=form.cleaned_data["words"], uploads=uploads, key=key_of(request)
            )
        except Refused as error:
            take_errors(form, error)
        else:
            messages.success(request, _("已报督查室，等待核查销号。"))
            return redirect("web:closing", int(str(answer["closing"])))
    reports = task_progress(access, task)
    return render(
        request,
        "progress/closing_new.html",
        {
            **words(),
            "task": found,
            "target": target_text(found.target, found.qualifier, found.unit),
            "form": form,
            "evidence": evidence_of(access, tasks=[task]),
            "last": reports[0] if reports else None,
            "earlier": task_closings(access, task),
            "limit": evidence_rules().largest // 1_000_000,
        },
        status=422 if form.errors else 200,
    )


@signed_in
@require_GET
def detail(request: HttpRequest, key: int) -> HttpResponse:
    """Show one closing with its marks, its evidence and the task's reports."""
    access = access_of_request(request)
    record = closing_record(access, key)
    return render(
        request,
        "progress/closing.html",
        {
            **words(),
            "record": record,
            "target": target_text(record.target, record.qualifier, record.unit),
            "reports": task_progress(access, record.task)[:3],
            "others": [one for one in task_closings(access, record.task) if one.id != key],
        },
    )


@signed_in
@require_POST
def act(request: HttpRequest, key: int, verb: str) -> HttpResponse:
    """Close, return or reopen."""
    access = access_of_request(request)
    said, own = request.POST.get("reason", ""), key_of(request)
    if verb == "close":
        close_task(access, key, reason=said, key=own)
        messages.success(request, _("已销号。"))
    elif verb == "return":
        return_closing(access, key, reason=said, key=own)
        messages.success(request, _("已退回，任务继续办理。"))
    elif verb == "reopen":
        reopen_task(access, closing_record(access, key).task, reason=said, key=own)
        messages.success(request, _("已恢复办理，原销号记录保留。"))
    else:
        raise NotFound(_("没有这个操作。"))
    return redirect(back_of(request, reverse("web:closing", args=[key])))


@signed_in
@require_POST
def act_on_many(request: HttpRequest, verb: str) -> HttpResponse:
    """Close or return the requests that were picked, each by itself."""
    access = access_of_request(request)
    ids, own, reason = picked(request), key_of(request), request.POST.get("reason", "")
    if verb == "close":
        tell_outcomes(request, "closing", close_many(access, ids, reason=reason, key=own), _("已销号%(count)d项。"))
    elif verb == "return":
        tell_outcomes(
            request, "closing", return_closings(access, ids, reason=reason, key=own), _("已退回%(count)d项。")
        )
    else:
        raise NotFound(_("没有这个操作。"))
    return redirect(back_of(request, reverse("web:closings")))
