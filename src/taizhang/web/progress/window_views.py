"""填报期: the windows of a year, opened together, adjusted, locked."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from taizhang.audit.service import NotAllowed, NotFound
from taizhang.ledger.service import adjust_window, keep_time, lock_window, open_windows, window_years, windows_of_year
from taizhang.storage import today
from taizhang.web.progress.forms import WindowForm
from taizhang.web.request import access_of_request, back_of, key_of, signed_in, whole_number


@signed_in
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Show the windows of a year."""
    access = access_of_request(request)
    if not access.may("window.see"):
        raise NotAllowed(_("您没有查看填报期的权限。"))
    keep_time()
    years = window_years(access)
    year = whole_number(request.GET.get("year"))
    if year is None or not 2000 <= year <= 2100:
        year = today().year
    rows = windows_of_year(access, year)
    return render(
        request,
        "progress/windows.html",
        {
            "rows": rows,
            "year": year,
            "years": sorted({*years, today().year, today().year + 1}, reverse=True),
            "complete": len(rows) == 12,
            "may_manage": access.may("window.manage"),
            "may_verify": access.may("progress.verify"),
        },
    )


@signed_in
@require_POST
def act(request: HttpRequest, month: int, verb: str) -> HttpResponse:
    """Open the windows of a year (``month`` is the year then), adjust a window or lock it."""
    access = access_of_request(request)
    here = reverse("web:windows")
    if verb == "open":
        answer = open_windows(access, month, key=key_of(request))
        opened = answer["months"]
        count = len(opened) if isinstance(opened, list) else 0
        messages.success(request, _("已开设%(count)d个月的填报期。") % {"count": count})
        return redirect(f"{here}?year={month}")
    if verb == "lock":
        lock_window(access, month, key=key_of(request))
        messages.success(request, _("%(month)d月的填报期已锁定；以后的更正另行填报。") % {"month": month % 100})
    elif verb == "adjust":
        form = WindowForm(request.POST)
        if form.is_valid():
            adjust_window(access, month, **form.cleaned_data, key=key_of(request))
            messages.success(request, _("已调整%(month)d月的填报期。") % {"month": month % 100})
        else:
            said = "".join(str(error) for errors in form.errors.values() for error in errors)
            messages.error(request, _("没有调整：%(why)s") % {"why": said})
    else:
        raise NotFound(_("没有这个操作。"))
    return redirect(back_of(request, here))
