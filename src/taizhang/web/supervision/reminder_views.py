"""Pages of reminders."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from taizhang.audit.service import NotAllowed, Refused
from taizhang.ledger.service import brief
from taizhang.organs.service import organ_names, people_names, saved_views
from taizhang.supervision.service import (
    ReminderKind,
    answer_reminder,
    open_orders,
    order_counts,
    send_reminder,
)
from taizhang.supervision.service import reminder as one_reminder
from taizhang.supervision.service import reminders as list_of_reminders
from taizhang.web.export import MOST, Cell, export, export_format
from taizhang.web.forms import take_errors
from taizhang.web.request import access_of_request, key_of, signed_in
from taizhang.web.supervision.forms import ReminderFilter, WordsForm

SIZE = 50


@signed_in
def reminders(request: HttpRequest) -> HttpResponse:
    """Show the reminders that may be seen, newest first, or give them as a file."""
    access = access_of_request(request)
    filters = ReminderFilter(request.GET or None)
    asked = filters.asked
    wanted = export_format(request)
    page = list_of_reminders(
        access,
        organ=asked.get("organ"),
        kind=asked.get("kind", ""),
        unanswered=asked.get("unanswered", False),
        cursor=None if wanted else request.GET.get("cursor"),
        size=MOST if wanted else SIZE,
    )
    organs, kinds = organ_names(), dict(ReminderKind.choices)
    if wanted is not None:
        heads = [
            _("时间"),
            _("任务编号"),
            _("任务"),
            _("单位"),
            _("种类"),
            _("内容"),
            _("时限"),
            _("回复"),
            _("回复时间"),
        ]
        rows: Iterable[list[Cell]] = (
            [one.sent_at, one.number, one.title, organs.get(one.organ, ""), str(kinds[one.kind]), one.words,
             one.due_on, one.answer, one.answered_at]
            for one in page.rows
        )  # fmt: skip
        return export(wanted, name=_("催办"), heads=heads, rows=rows)
    context = {
        "rows": page.rows,
        "next": page.next,
        "filters": filters,
        "organs": organs,
        "kinds": kinds,
        "counts": order_counts(access),
        "views": saved_views(access, "reminders"),
        "people": people_names({one.sent_by for one in page.rows if one.sent_by is not None}),
    }
    return render(request, "supervision/reminders.html", context)


@signed_in
def reminder(request: HttpRequest, reminder: int) -> HttpResponse:
    """Show one reminder, and take the answer to it."""
    access = access_of_request(request)
    found = one_reminder(access, reminder)
    form = WordsForm(request.POST or None, label=_("办理情况"))
    if request.method == "POST" and form.is_valid():
        try:
            answer_reminder(access, reminder, words=form.cleaned_data["words"], key=key_of(request))
        except Refused as error:
            take_errors(form, error)
        else:
            messages.success(request, _("已回复督查室。"))
            return redirect("web:reminder", reminder)
    people = {found.sent_by, found.answered_by} - {None}
    context = {
        "one": found,
        "form": form,
        "organ": organ_names().get(found.organ, ""),
        "kind": dict(ReminderKind.choices)[found.kind],
        "people": people_names(person for person in people if person is not None),
        "may_answer": found.answered_at is None and access.may("reminder.answer", found.organ),
    }
    return render(request, "supervision/reminder.html", context, status=422 if form.errors else 200)


@signed_in
def remind(request: HttpRequest, task: int) -> HttpResponse:
    """Press the lead organ of a task; its open orders are shown beside the form."""
    access = access_of_request(request)
    found = brief(access, task)
    if not access.may("reminder.send", found.lead):
        raise NotAllowed(_("催办由督查室发出，您的账户不能办理。"))
    form = WordsForm(request.POST or None, label=_("催办内容"))
    if request.method == "POST" and form.is_valid():
        try:
            send_reminder(access, task, words=form.cleaned_data["words"], key=key_of(request))
        except Refused as error:
            take_errors(form, error)
        else:
            messages.success(request, _("已催办，单位登录后即可看到。"))
            return redirect("web:reminders")
    context = {
        "task": found,
        "form": form,
        "organ": organ_names().get(found.lead or 0, ""),
        "open": open_orders(access, found.lead) if found.lead is not None else (),
    }
    return render(request, "supervision/remind.html", context, status=422 if form.errors else 200)
