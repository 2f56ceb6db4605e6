"""Pages of the history: of one object, and of who signed in and looked."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from taizhang.audit.service import NotFound, looks, seen_history, subject
from taizhang.web.export import export, export_format
from taizhang.web.forms import DayInput
from taizhang.web.history.shown import shown
from taizhang.web.request import access_of_request, signed_in, whole_number

SIZE = 50

PARTICULARS = 200
"""Particulars of an event on one page."""

SAID = {
    "sign-in": _("登录"),
    "sign-in-refused": _("登录被拒"),
    "locked-out": _("锁定"),
    "sign-out": _("退出"),
    "look": _("查看"),
    "export": _("导出"),
    "download": _("下载"),
}
"""What is noted, in words."""


@signed_in
def of_object(request: HttpRequest, kind: str, key: int) -> HttpResponse:
    """Show the history of one object to whoever may see the object."""
    access = access_of_request(request)
    name = subject(access, (kind, key))
    before = request.GET.get("before", "")
    events = seen_history(access, (kind, key), before=whole_number(before), size=SIZE + 1)
    page = events[:SIZE]
    context = {
        "name": name,
        "events": shown(page),
        "next": page[-1].number if len(events) > SIZE else None,
        "address": address_of(kind, key),
        "kind": kind,
        "key": key,
    }
    return render(request, "web/history.html", context)


@signed_in
def of_event(request: HttpRequest, kind: str, key: int, number: int) -> HttpResponse:
    """Show one event of an object with all its particulars, a page at a time."""
    access = access_of_request(request)
    name = subject(access, (kind, key))
    found = seen_history(access, (kind, key), before=number + 1, size=1)
    if not found or found[0].number != number:
        raise NotFound(gettext("没有找到这条记录。"))
    said = request.GET.get("start", "")
    start = int(said) if said.isdecimal() and len(said) < 8 else 0
    (event,) = shown(found, start=start, most=PARTICULARS)
    context = {
        "name": name,
        "event": event,
        "first": start + 1,
        "last": start + len(event.changes),
        "back": max(0, start - PARTICULARS) if start else None,
        "on": start + PARTICULARS if event.count > start + PARTICULARS else None,
        "address": address_of(kind, key),
        "kind": kind,
        "key": key,
    }
    return render(request, "web/event.html", context)


def address_of(kind: str, key: int) -> str:
    """Return where the page of an object is (``web:<kind>`` by convention), or nothing where it has none."""
    try:
        return reverse(f"web:{kind}", args=[key])
    except NoReverseMatch:
        return ""


class LookFilters(forms.Form):
    """How the list of looks is filtered."""

    name = forms.CharField(label=_("姓名或用户名"), required=False, widget=forms.TextInput(attrs={"type": "search"}))
    action = forms.ChoiceField(label=_("事项"), required=False, choices=[("", _("全部")), *SAID.items()])
    since = forms.DateField(label=_("从"), required=False, widget=DayInput())
    until = forms.DateField(label=_("到"), required=False, widget=DayInput())


@signed_in
def of_looks(request: HttpRequest) -> HttpResponse:
    """Show who signed in, who was refused, and who looked at what is marked sensitive."""
    filters = LookFilters(request.GET)
    asked = filters.cleaned_data if filters.is_valid() else {}
    wanted = export_format(request)
    page = looks(
        access_of_request(request),
        name=asked.get("name", ""),
        action=asked.get("action", ""),
        since=asked.get("since"),
        until=asked.get("until"),
        cursor=request.GET.get("cursor") if wanted is None else None,
        size=SIZE if wanted is None else 50_000,
    )
    if wanted is not None:
        heads = [str(head) for head in (_("时间"), _("姓名或用户名"), _("事项"), _("对象"), _("地址"))]
        rows = (
            [row.at, row.name, str(SAID.get(row.action, row.action)), row.subject, row.address] for row in page.rows
        )
        return export(wanted, name=str(_("登录与查看记录")), heads=heads, rows=rows)
    rows_shown = [(row, SAID.get(row.action, row.action)) for row in page.rows]
    return render(request, "web/looks.html", {"rows": rows_shown, "next": page.next, "filters": filters})
