"""填报: the month in one table, one report in full, and drafts that keep themselves."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from taizhang.audit.service import Invalid, NotAllowed, Refused
from taizhang.ledger.records import DueReport, EvidenceRecord, ReportingSheet, Upload, WindowRecord
from taizhang.ledger.service import (
    add_evidence,
    choices,
    due_report,
    evidence_of,
    open_milestones,
    progress_record,
    reporting_month,
    reporting_sheet,
    save_draft,
    submit_progress,
    window_of,
    windows_of_year,
)
from taizhang.organs.records import Access
from taizhang.web.addresses import address
from taizhang.web.export import export, export_format
from taizhang.web.forms import take_errors
from taizhang.web.ledger.wording import target_text
from taizhang.web.progress.forms import ReportForm
from taizhang.web.progress.wording import words
from taizhang.web.request import access_of_request, key_of, signed_in
from taizhang.web.telling import Named, tell_done

SIZE = 40

FIELDS = ("value", "words", "problems", "next_steps", "claimed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One task of the sheet as it is shown: what is known, what was typed, what was wrong with it."""

    due: DueReport
    target: str
    typed: Mapping[str, str]
    error: str = ""


def _must_report(access: Access) -> None:
    if not access.may("progress.report"):
        raise NotAllowed(_("填报由承办单位的联络员、负责人办理，您没有这项权限。"))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, month: int | None = None) -> HttpResponse:
    """Show all that one's organs have to report for a month in one table; keep or hand in what was typed."""
    access = access_of_request(request)
    if not access.may("progress.report") and access.may("progress.approve"):
        return redirect("web:approving")
    _must_report(access)
    window = reporting_month(access) if month is None else window_of(access, month)
    if window is None:
        return render(request, "progress/sheet.html", {"window": None})
    found, following = reporting_sheet(access, window, cursor=request.GET.get("cursor"), size=SIZE)
    if (kind := export_format(request)) is not None:
        return export(kind, name=_("填报表"), heads=_heads(), rows=_all_cells(access, window))
    errors: dict[int, str] = {}
    if request.method == "POST":
        errors = _take(request, access, found)
        if not errors:
            return redirect(request.get_full_path())
    rows = [_row(one, request, errors.get(one.task, "")) for one in found.rows]
    return render(
        request,
        "progress/sheet.html",
        {
            **words(),
            "sheet": found,
            "window": found.window,
            "rows": rows,
            "next": following,
            "months": [one for one in windows_of_year(access, window.month // 100) if one.state != "coming"],
            "claims": choices("claimed"),
            "may_approve": access.may("progress.approve"),
        },
        status=422 if errors else 200,
    )


def _row(due: DueReport, request: HttpRequest, error: str) -> Row:
    typed = {
        "value": "" if due.value is None else format(due.value, "f"),
        "words": due.words,
        "problems": due.problems,
        "next_steps": due.next_steps,
        "claimed": due.claimed,
    }
    if request.method == "POST":
        typed |= {name: request.POST[f"{name}-{due.task}"] for name in FIELDS if f"{name}-{due.task}" in request.POST}
    return Row(due=due, target=target_text(due.target, due.qualifier, due.unit), typed=typed, error=error)


def _take(request: HttpRequest, access: Access, found: ReportingSheet) -> dict[int, str]:
    """Keep every row that changed and hand in those that were picked; return what was wrong, by task."""
    errors: dict[int, str] = {}
    kept: list[DueReport] = []
    handed_in: list[DueReport] = []
    picked = set(request.POST.getlist("pick")) if "submit" in request.POST else set()
    for due in found.rows:
        if not due.editable:
            continue
        try:
            content = _content(request.POST, due)
            report = due.progress
            if content is not None:
                answer = save_draft(access, due.task, found.window.month, **content, milestones=due.milestones)
                report = int(str(answer["progress"]))
                kept.append(due)
            if str(due.task) in picked and report is not None:
                submit_progress(access, report)
                handed_in.append(due)
        except Refused as error:
            errors[due.task] = "".join(error.fields.values()) or error.message
    if handed_in:
        said = _("已报送%(count)d份，等待本单位负责人审签。") % {"count": len(handed_in)}
        tell_done(request, said, _named(handed_in, found.window.month))
    elif kept:
        said = _("已保存%(count)d份草稿，还没有报送。") % {"count": len(kept)}
        tell_done(request, said, _named(kept, found.window.month))
    elif not errors:
        messages.info(request, _("没有改动。") if "submit" not in request.POST else _("没有可报送的：请填写并勾选。"))
    if errors:
        messages.error(request, _("有%(count)d行没有保存或报送，原因写在各行。") % {"count": len(errors)})
    return errors


def _named(reports: Iterable[DueReport], month: int) -> list[Named]:
    return [(f"{due.number}《{due.title}》", address("web:report", month, due.task)) for due in reports]


def _content(posted: Mapping[str, str], due: DueReport) -> dict[str, Any] | None:
    """Return what was typed for a row, or None where nothing differs from what is kept; raises Invalid for no
    number."""
    typed = {name: posted.get(f"{name}-{due.task}", "").replace("\r\n", "\n").strip() for name in FIELDS}
    number = typed["value"].replace(",", "").replace("，", "")
    try:
        value = Decimal(number) if number else None
    except InvalidOperation:
        raise Invalid(_("“%(value)s”不是数字。") % {"value": typed["value"][:40]}) from None
    content: dict[str, Any] = {**typed, "value": value}
    same = all(content[name] == getattr(due, name) for name in FIELDS)
    return None if same else content


def _heads() -> list[str]:
    return [
        _("任务编号"),
        _("任务"),
        _("牵头单位"),
        _("完成时限"),
        _("目标值"),
        _("单位"),
        _("上次月份"),
        _("上次完成值"),
        _("完成值"),
        _("进展情况"),
        _("存在问题"),
        _("下一步措施"),
        _("进度状态"),
        _("报告状态"),
    ]


def _all_cells(access: Access, window: WindowRecord) -> Iterator[list[object]]:
    claims, states = choices("claimed"), choices("verified")
    cursor: str | None = None
    while True:
        found, cursor = reporting_sheet(access, window, cursor=cursor, size=500)
        for due in found.rows:
            yield [
                due.number,
                due.title,
                due.lead_name,
                due.deadline,
                due.target,
                due.unit,
                due.last_month,
                due.last_value,
                due.value,
                due.words,
                due.problems,
                due.next_steps,
                claims.get(due.claimed, ""),
                states.get(due.state, ""),
            ]
        if cursor is None:
            return


@signed_in
@require_POST
def autosave(request: HttpRequest, month: int, task: int) -> HttpResponse:
    """Keep one row as a draft, for the script: 200 with the sentence to show, or the refusal's status with its own."""
    access = access_of_request(request)
    try:
        due = due_report(access, task, month)
        content = _content(request.POST, due)
        if content is not None:
            save_draft(access, task, month, **content, milestones=due.milestones)
    except Refused as error:
        said = "".join(error.fields.values()) or error.message
        return JsonResponse({"said": said, "code": error.code}, status=error.status)
    return JsonResponse({"said": _("草稿已保存")})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def single(request: HttpRequest, month: int, task: int) -> HttpResponse:
    """Show one report in full with its evidence; keep it, or hand it in."""
    access = access_of_request(request)
    _must_report(access)
    due = due_report(access, task, month)
    steps = open_milestones(access, task) if due.is_lead else ()
    initial: dict[str, Any] = {name: getattr(due, name) for name in FIELDS}
    initial |= {f"step-{key}": day for key, day in due.milestones}
    posted = request.POST if request.method == "POST" and due.editable else None
    form = ReportForm(posted, unit=due.unit, milestones=steps, initial=initial)
    if posted is not None and form.is_valid():
        try:
            return _kept(request, access, due, month, form)
        except Refused as error:
            take_errors(form, error)
    evidence: tuple[EvidenceRecord, ...] = ()
    if due.progress is not None:
        evidence = evidence_of(access, progress=[due.progress])
    return render(
        request,
        "progress/single.html",
        {
            **words(),
            "due": due,
            "form": form,
            "window": window_of(access, month),
            "target": target_text(due.target, due.qualifier, due.unit),
            "evidence": evidence,
            "record": None if due.progress is None else progress_record(access, due.progress),
            "month": month,
        },
        status=422 if form.errors else 200,
    )


def _kept(request: HttpRequest, access: Access, due: DueReport, month: int, form: ReportForm) -> HttpResponse:
    said = form.cleaned_data
    answer = save_draft(
        access,
        due.task,
        month,
        value=said["value"],
        words=said["words"],
        problems=said["problems"],
        next_steps=said["next_steps"],
        claimed=said["claimed"],
        milestones=form.milestones(),
    )
    report = int(str(answer["progress"]))
    added = _add_pieces(request, access, due, report)
    if "submit" in request.POST:
        submit_progress(access, report, key=key_of(request))
        messages.success(request, _("已报送，等待本单位负责人审签。"))
        return redirect("web:progress", report)
    messages.success(request, _("草稿已保存，附佐证%(count)d件。") % {"count": added} if added else _("草稿已保存。"))
    return redirect(reverse("web:report", args=[month, due.task]))


def _add_pieces(request: HttpRequest, access: Access, due: DueReport, report: int) -> int:
    """Add what was brought as evidence; raises the first refusal, what came before it stays."""
    added = 0
    sensitive = "sensitive" in request.POST
    for file in request.FILES.getlist("files"):
        upload = Upload(filename=file.name or "", data=file.read(), sensitive=sensitive)
        add_evidence(access, report, upload=upload, sensitive=sensitive)
        added += 1
    link = request.POST.get("link", "").strip()
    if link:
        add_evidence(access, report, link=link, title=request.POST.get("link-title", "").strip())
        added += 1
    if due.offered is not None and "observation" in request.POST:
        add_evidence(access, report, observation=due.offered.observation)
        added += 1
    return added
