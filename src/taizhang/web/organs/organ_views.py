"""Pages of organs: the tree, one organ, and what an administrator does with it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from taizhang.audit.service import Invalid, NotAllowed, Refused, seen_history
from taizhang.organs.records import OrganRecord
from taizhang.organs.service import (
    adjust_organ,
    appointments,
    create_organ,
    end_organ,
    kinds,
    names_of_organ,
    people_at,
    rename_organ,
    roles,
    seen_organ,
    seen_organs,
)
from taizhang.storage import today
from taizhang.web.export import export, export_format
from taizhang.web.forms import take_errors
from taizhang.web.history.shown import shown
from taizhang.web.organs.forms import AdjustForm, EndForm, OrganForm, RenameForm, in_tree_order
from taizhang.web.request import access_of_request, key_of, signed_in


@signed_in
def organs(request: HttpRequest) -> HttpResponse:
    """Show the tree, or give it as a file; ended organs stand in it where they are asked for (``?ended=1``)."""
    access = access_of_request(request)
    if not access.may("organ.see"):
        raise NotAllowed(_("您的账户不能查看机构。"))
    everything = seen_organs(access)
    names = {one.id: one.short_name for one in everything}
    ended = "ended" in request.GET
    day = today()
    rows = [one for one in in_tree_order(everything) if ended or one.valid_to is None or one.valid_to >= day]
    people = people_at(access)
    wanted = export_format(request)
    if wanted is not None:
        heads = [
            _("机构代码"),
            _("机构名称"),
            _("简称"),
            _("类别"),
            _("上级机构"),
            _("排序"),
            _("设立日期"),
            _("撤销日期"),
            _("并入"),
        ]
        lines = (
            [one.code, one.name, one.short_name, kinds().get(one.kind, one.kind), names.get(one.parent or 0, ""),
             one.position, one.valid_from, one.valid_to, names.get(one.successor or 0, "")]
            for one in rows
        )  # fmt: skip
        return export(wanted, name=_("机构"), heads=heads, rows=lines)
    context = {
        "rows": [(one, min(one.lineage.count("/") - 2, 6), people.get(one.id, 0)) for one in rows],
        "names": names,
        "kinds": kinds(),
        "ended": ended,
        "has_ended": any(one.valid_to is not None and one.valid_to < day for one in everything),
        "may_edit": access.may("organ.edit"),
    }
    return render(request, "organs/organs.html", context)


@signed_in
def organ(request: HttpRequest, organ: int) -> HttpResponse:
    """Show one organ: names, what is above and below, people, history."""
    access = access_of_request(request)
    found = seen_organ(access, organ)
    everything = {one.id: one for one in seen_organs(access)}
    context = {
        "organ": found,
        "kind": kinds().get(found.kind, found.kind),
        "above": [everything[key] for key in _above(found) if key in everything],
        "below": [one for one in everything.values() if one.parent == found.id],
        "taken_over": [one for one in everything.values() if one.successor == found.id],
        "successor": everything.get(found.successor or 0),
        "names": names_of_organ(access, organ),
        "appointments": appointments(access, organ=organ),
        "organs": {one.id: one.short_name for one in everything.values()},
        "roles": roles(),
        "events": shown(seen_history(access, ("organ", organ), size=5)),
        "may_edit": access.may("organ.edit") and found.valid_to is None,
    }
    return render(request, "organs/organ.html", context)


def _above(found: OrganRecord) -> list[int]:
    return [int(key) for key in found.lineage.split("/") if key and int(key) != found.id]


def _may_edit(request: HttpRequest) -> None:
    if not access_of_request(request).may("organ.edit"):
        raise NotAllowed(_("机构由系统管理员维护，您的账户不能修改；需要变更请联系系统管理员。"))


@signed_in
def new_organ(request: HttpRequest) -> HttpResponse:
    """Set up an organ."""
    _may_edit(request)
    access = access_of_request(request)
    above = request.GET.get("parent", "")
    start = {"valid_from": today().isoformat(), "position": 0, "parent": above}
    form = OrganForm(request.POST or None, organs=seen_organs(access), initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            made = create_organ(access, key=key_of(request), **form.cleaned_data)
        except Refused as error:
            take_errors(form, error)
        else:
            messages.success(request, _("“%(name)s”已设立。") % {"name": form.cleaned_data["name"]})
            return redirect("web:organ", made["organ"])
    context = {"form": form, "title": _("设立机构"), "submit": _("设立")}
    return render(request, "organs/organ_form.html", context, status=422 if form.errors else 200)


@signed_in
def rename(request: HttpRequest, organ: int) -> HttpResponse:
    """Give an organ a new name."""
    access = access_of_request(request)
    found = seen_organ(access, organ)
    _may_edit(request)
    start = {"name": found.name, "short_name": found.short_name, "since": today().isoformat()}
    form = RenameForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            rename_organ(access, organ, key=key_of(request), **form.cleaned_data)
        except Invalid as error:
            take_errors(form, error)
        else:
            messages.success(request, _("已更名为“%(name)s”，原名保留在历史里。") % {"name": form.cleaned_data["name"]})
            return redirect("web:organ", organ)
    context = {"form": form, "organ": found, "title": _("机构更名"), "submit": _("更名")}
    return render(request, "organs/organ_form.html", context, status=422 if form.errors else 200)


@signed_in
def adjust(request: HttpRequest, organ: int) -> HttpResponse:
    """Change an organ's code, kind, order and place in the tree."""
    access = access_of_request(request)
    found = seen_organ(access, organ)
    _may_edit(request)
    start = {"code": found.code, "kind": found.kind, "parent": found.parent or "", "position": found.position}
    others = [one for one in seen_organs(access) if not one.lineage.startswith(found.lineage)]
    form = AdjustForm(request.POST or None, organs=others, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            adjust_organ(access, organ, key=key_of(request), **form.cleaned_data)
        except Refused as error:
            take_errors(form, error)
        else:
            messages.success(request, _("机构已调整。"))
            return redirect("web:organ", organ)
    context = {"form": form, "organ": found, "title": _("调整机构"), "submit": _("保存")}
    return render(request, "organs/organ_form.html", context, status=422 if form.errors else 200)


@signed_in
def end(request: HttpRequest, organ: int) -> HttpResponse:
    """End an organ, or merge it into another."""
    access = access_of_request(request)
    found = seen_organ(access, organ)
    _may_edit(request)
    others = [one for one in seen_organs(access) if one.id != found.id]
    form = EndForm(request.POST or None, organs=others, initial={"last_day": today().isoformat()})
    if request.method == "POST" and form.is_valid():
        try:
            done = end_organ(access, organ, key=key_of(request), **form.cleaned_data)
        except Refused as error:
            take_errors(form, error)
        else:
            said = _("“%(name)s”已撤销，名称和历史保留；转任%(count)s人。")
            messages.success(request, said % {"name": found.short_name, "count": done["moved"]})
            return redirect("web:organ", organ)
    context = {"form": form, "organ": found, "title": _("撤销或并入"), "submit": _("确定撤销"), "danger": True}
    return render(request, "organs/organ_form.html", context, status=422 if form.errors else 200)
