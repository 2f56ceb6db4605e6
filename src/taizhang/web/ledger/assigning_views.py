"""批量分工: leader in charge, lead organ and deadline of several tasks at once, previewed and confirmed."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taizhang.audit.service import NotAllowed, Refused
from taizhang.ledger.records import BreakdownPreview
from taizhang.ledger.service import Assigning, assign_many, briefs, preview_assigning
from taizhang.organs.records import Access
from taizhang.web.ledger.forms import AssigningForm
from taizhang.web.request import access_of_request, key_of, safe_address, signed_in, whole_number
from taizhang.web.telling import named_tasks, tell_done


@signed_in
def assign(request: HttpRequest) -> HttpResponse:
    """Ask what the picked tasks are to be given, show what would change, and save it once that is confirmed."""
    access = access_of_request(request)
    if not access.may("task.break_down"):
        raise NotAllowed(_("分解任务由督查室办理；如需调整，请与督查室联系。"))
    if request.method != "POST":
        return redirect("/tasks?state=draft")  # Tasks are picked in the list.
    picked = [key for one in request.POST.getlist("task") if (key := whole_number(one)) is not None]
    step = request.POST.get("step", "")
    form = AssigningForm(request.POST if step else None)
    preview: BreakdownPreview | None = None
    if step and form.is_valid():
        given = Assigning(**form.cleaned_data)
        try:
            if step == "save":
                done = assign_many(access, picked, given, seen=request.POST.get("seen") or None, key=key_of(request))
                _tell(request, access, done)
                return redirect(safe_address(request.POST.get("back", ""), "/tasks?state=draft"))
            preview = preview_assigning(access, picked, given)
        except Refused as refusal:
            messages.error(request, refusal.message)
    context = {
        "form": form,
        "preview": preview,
        "picked": picked,
        "tasks": sorted(briefs(access, picked).values(), key=lambda one: one.number),
        "changed": preview.count("changed") if preview else 0,
        "unchanged": preview.count("unchanged") if preview else 0,
        "back": safe_address(request.POST.get("back", ""), "/tasks?state=draft"),
    }
    return render(request, "ledger/assign.html", context)


def _tell(request: HttpRequest, access: Access, done: Mapping[str, object]) -> None:
    """Say which tasks were changed; those that had been given the same before are not among them."""
    changed = done["changed"]
    things = named_tasks(briefs(access, changed).values()) if isinstance(changed, list) else []
    said = ngettext("已保存%(count)d项任务的分工。", "已保存%(count)d项任务的分工。", len(things))
    tell_done(request, said % {"count": len(things)}, things)
