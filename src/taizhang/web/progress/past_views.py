"""补录往月进度 from a workbook: a table to fill in, a preview with the errors of each row, and all or nothing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from taizhang.audit.service import NotAllowed, Refused
from taizhang.ledger.service import export_past_reports, import_past_workbook, preview_past_reports, window_years
from taizhang.organs.records import Access
from taizhang.storage import today
from taizhang.web.export import MEDIA
from taizhang.web.forms import take_errors
from taizhang.web.previewed import keep, kept
from taizhang.web.progress.forms import PastForm, PastReasonForm
from taizhang.web.request import access_of_request, key_of, signed_in
from taizhang.web.telling import tell_done
from taizhang.web.templatetags.words import month as month_word

SALT = "taizhang.past-reports"


def _may(access: Access) -> None:
    if not access.may("progress.verify"):
        raise NotAllowed(_("往月进度由督查室补录，您没有这项权限。"))


@signed_in
@require_GET
def workbook(request: HttpRequest) -> HttpResponse:
    """Give the table to fill in: the tasks and the locked months of a year that have no report."""
    access = access_of_request(request)
    _may(access)
    said = request.GET.get("year", "")
    year = int(said) if said.isdecimal() and len(said) == 4 else today().year
    try:
        data = export_past_reports(access, year=year)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("web:past-reports")
    name = f"past-reports-{year}.xlsx"
    return HttpResponse(
        data, content_type=MEDIA["xlsx"], headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@signed_in
def upload(request: HttpRequest) -> HttpResponse:
    """Take a workbook in to be previewed."""
    access = access_of_request(request)
    _may(access)
    form = PastForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data["file"].read()
        try:
            preview_past_reports(access, data)
        except Refused as refusal:
            form.add_error("file", refusal.message)
        else:
            return redirect("web:past-reports-confirm", keep(access, data, SALT))
    years = [year for year in window_years(access) if year <= today().year]
    return render(request, "progress/past_reports.html", {"form": form, "years": years})


@signed_in
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Show what an uploaded workbook would take over, and take it over once that is confirmed."""
    access = access_of_request(request)
    _may(access)
    data, _said = kept(access, token, SALT, expired=_("这次导入已经过期：请重新上传。"))
    form = PastReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            rows = preview_past_reports(access, data).rows
            done = import_past_workbook(access, data, reason=form.cleaned_data["reason"], key=key_of(request))
        except Refused as refusal:
            take_errors(form, refusal)
        else:
            said = _("已补录%(count)d份进度，涉及%(tasks)d项任务，进度灯已重新判定。") % {
                "count": done["imported"], "tasks": done["tasks"],
            }  # fmt: skip
            tell_done(request, said, [(f"{row.number}《{row.title}》 {month_word(row.month)}", "") for row in rows])
            return redirect(reverse("web:windows"))
    preview = preview_past_reports(access, data)
    wrong = [row for row in preview.rows if row.errors]
    context = {
        "form": form,
        "preview": preview,
        "wrong": wrong,
        "good": len(preview.rows) - len(wrong),
        # Those with errors first: nothing else can be done before they are put right.
        "rows": [*wrong, *(row for row in preview.rows if not row.errors)],
    }
    return render(request, "progress/past_preview.html", context)
