"""Reports to approve and to verify: the lists, one report beside the one before, acts on one and on many."""

from collections.abc import Callable, Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from taizhang.audit.service import NotAllowed, NotFound
from taizhang.ledger.records import Outcome, ProgressRecord
from taizhang.ledger.service import (
    ProgressFilter,
    accept_many,
    accept_progress,
    approve_many,
    approve_progress,
    choices,
    correct_progress,
    count_progress,
    pick_many,
    pick_progress,
    progress_page,
    progress_record,
    report_before,
    return_many,
    return_progress,
    send_back_progress,
    submit_progress,
    task_status,
    window_months,
)
from taizhang.organs.records import Access
from taizhang.organs.service import saved_views
from taizhang.web.export import MOST, export, export_format
from taizhang.web.progress.forms import ReportFilterForm, organ_choices
from taizhang.web.progress.wording import picked, tell_outcomes, words
from taizhang.web.request import access_of_request, back_of, key_of, signed_in
from taizhang.web.templatetags.words import month as month_words

SIZE = 50


@signed_in
@require_GET
def verifying(request: HttpRequest) -> HttpResponse:
    """Show the reports that wait for the office, or others that are asked for."""
    access = access_of_request(request)
    if not access.may("progress.verify") and not access.everywhere("progress.see"):
        raise NotAllowed(_("进度由督查室核查，您没有这项权限。"))
    form = _filters(request, access)
    state = form.said("state")
    asked = _asked(form, "waiting" if not state else "" if state == "all" else state)
    if (kind := export_format(request)) is not None:
        return export(kind, name=_("进度核查"), heads=_heads(), rows=_cells(access, asked))
    page = progress_page(access, asked, cursor=request.GET.get("cursor"), size=SIZE)
    return render(
        request,
        "progress/verifying.html",
        {
            **words(),
            "rows": page.rows,
            "next": page.next,
            "total": count_progress(access, asked),
            "form": form,
            "waiting": not state,
            "export": True,
            "views": saved_views(access, "verifying"),
            "may_verify": access.may("progress.verify"),
        },
    )


@signed_in
@require_GET
def approving(request: HttpRequest) -> HttpResponse:
    """Show the reports that wait for this head."""
    access = access_of_request(request)
    if not access.may("progress.approve"):
        raise NotAllowed(_("报告由单位负责人审签，您没有这项权限。"))
    page = progress_page(access, ProgressFilter(state="submitted"), cursor=request.GET.get("cursor"), size=SIZE)
    rows = [row for row in page.rows if "approve" in row.can]
    return render(request, "progress/approving.html", {**words(), "rows": rows, "next": page.next})


def _filters(request: HttpRequest, access: Access) -> ReportFilterForm:
    months = [(month, month_words(month)) for month in window_months(access)]
    organs = organ_choices(everywhere=access.everywhere("progress.see"), own=access.organs)
    return ReportFilterForm(request.GET, months=months, organs=organs)


def _asked(form: ReportFilterForm, state: str) -> ProgressFilter:
    return ProgressFilter(
        state=state,
        month=form.number("month"),
        organ=form.number("organ"),
        mark=form.said("mark"),
        text=form.said("q"),
    )


def _heads() -> list[str]:
    return [
        _("任务编号"),
        _("任务"),
        _("单位"),
        _("月份"),
        _("完成值"),
        _("计量单位"),
        _("进展情况"),
        _("存在问题"),
        _("下一步措施"),
        _("进度状态"),
        _("提示"),
        _("佐证件数"),
        _("报告状态"),
        _("报送人"),
        _("报送时间"),
    ]


def _cells(access: Access, asked: ProgressFilter) -> Iterator[list[object]]:
    claims, states = choices("claimed"), choices("verified")
    cursor: str | None = None
    given = 0
    while given < MOST:
        page = progress_page(access, asked, cursor=cursor, size=500)
        for row in page.rows:
            yield [
                row.task_number,
                row.task_title,
                row.organ_name,
                row.month,
                row.value,
                row.unit,
                row.words,
                row.problems,
                row.next_steps,
                claims.get(row.claimed, ""),
                "、".join(mark.name for mark in row.marks),
                len(row.evidence),
                states.get(row.state, ""),
                row.reported_by_name,
                row.reported_at,
            ]
        given += len(page.rows)
        if page.next is None:
            return
        cursor = page.next


@signed_in
@require_GET
def detail(request: HttpRequest, key: int) -> HttpResponse:
    """Show one report beside the one before, with its marks and evidence and what can be done with it."""
    access = access_of_request(request)
    record = progress_record(access, key)
    return render(
        request,
        "progress/detail.html",
        {
            **words(),
            "record": record,
            "before": report_before(access, record),
            "status": task_status(access, record.task),
        },
    )


Act = Callable[[Access, ProgressRecord, HttpRequest], object]


def _correct(access: Access, record: ProgressRecord, request: HttpRequest) -> object:
    return correct_progress(access, record.id, reason=request.POST.get("reason", ""), key=key_of(request))


def _acts() -> dict[str, tuple[Act, str]]:
    """Each act by its word in the address, with the sentence that says that it was done."""
    return {
        "submit": (lambda a, r, q: submit_progress(a, r.id, key=key_of(q)), _("已报送，等待本单位负责人审签。")),
        "approve": (lambda a, r, q: approve_progress(a, r.id, key=key_of(q)), _("已审签，报送督查室等待核查。")),
        "send-back": (
            lambda a, r, q: send_back_progress(a, r.id, reason=q.POST.get("reason", ""), key=key_of(q)),
            _("已退回联络员修改。"),
        ),
        "accept": (
            lambda a, r, q: accept_progress(a, r.id, note=q.POST.get("reason", ""), key=key_of(q)),
            _("已核实，完成值和进度灯已更新。"),
        ),
        "return": (
            lambda a, r, q: return_progress(a, r.id, reason=q.POST.get("reason", ""), key=key_of(q)),
            _("已退回报送单位。"),
        ),
        "pick": (
            lambda a, r, q: pick_progress(a, r.id, reason=q.POST.get("reason", ""), key=key_of(q)),
            _("已列入抽查，查实后再确认。"),
        ),
        "correct": (_correct, _("已开始更正，原报告保留；改好后再报送。")),
    }


@signed_in
@require_POST
def act(request: HttpRequest, key: int, verb: str) -> HttpResponse:
    """Carry out an act on one report."""
    acts = _acts()
    if verb not in acts:
        raise NotFound(_("没有这个操作。"))
    access = access_of_request(request)
    record = progress_record(access, key)
    carry_out, said = acts[verb]
    carry_out(access, record, request)
    messages.success(request, said)
    if verb == "correct":
        return redirect("web:report", record.month, record.task)
    return redirect(back_of(request, reverse("web:progress", args=[key])))


@signed_in
@require_POST
def act_on_many(request: HttpRequest, verb: str) -> HttpResponse:
    """Carry out an act on the reports that were picked, each by itself."""
    access = access_of_request(request)
    ids, key, reason = picked(request), key_of(request), request.POST.get("reason", "")
    outcomes: tuple[Outcome, ...]
    if verb == "accept":
        outcomes, said = accept_many(access, ids, key=key), _("已核实%(count)d份。")
    elif verb == "return":
        outcomes, said = return_many(access, ids, reason=reason, key=key), _("已退回%(count)d份。")
    elif verb == "pick":
        outcomes, said = pick_many(access, ids, reason=reason, key=key), _("已把%(count)d份列入抽查。")
    elif verb == "approve":
        outcomes, said = approve_many(access, ids, key=key), _("已审签%(count)d份，报送督查室等待核查。")
    else:
        raise NotFound(_("没有这个操作。"))
    tell_outcomes(request, "progress", outcomes, said)
    return redirect(back_of(request, reverse("web:approving" if verb == "approve" else "web:verifying")))
