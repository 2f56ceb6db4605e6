"""Pages of supervision orders."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from taizhang.audit.service import NotAllowed, Refused
from taizhang.ledger.service import brief, derivations
from taizhang.organs.records import Access
from taizhang.organs.service import organ_names, people_names, saved_views
from taizhang.storage import today
from taizhang.supervision.records import OrderRecord
from taizhang.supervision.service import (
    OrderState,
    answer_order,
    check_order,
    escalate_order,
    issue_order,
    ladder,
    ladder_of,
    open_orders,
    order_counts,
    withdraw_order,
)
from taizhang.supervision.service import order as one_order
from taizhang.supervision.service import orders as list_of_orders
from taizhang.web.export import MOST, Cell, export, export_format
from taizhang.web.forms import take_errors
from taizhang.web.request import access_of_request, key_of, signed_in
from taizhang.web.supervision.forms import CheckForm, EscalateForm, OrderFilter, OrderForm, WordsForm

SIZE = 50


@signed_in
def orders(request: HttpRequest) -> HttpResponse:
    """Show the orders that may be seen, newest number first, or give them as a file."""
    access = access_of_request(request)
    filters = OrderFilter(request.GET or None)
    asked = filters.asked
    wanted = export_format(request)
    page = list_of_orders(
        access,
        organ=asked.get("organ"),
        level=asked.get("level", ""),
        state=asked.get("state", ""),
        cursor=None if wanted else request.GET.get("cursor"),
        size=MOST if wanted else SIZE,
    )
    organs, states = organ_names(), dict(OrderState.choices)
    levels = {one.key: one for one in ladder()}
    if wanted is not None:
        heads = [_("文号"), _("级次"), _("单位"), _("任务编号"), _("任务"), _("督办事由"), _("办理要求"), _("发出时间"),
                 _("回复时限"), _("状态"), _("回复"), _("审核意见")]  # fmt: skip
        rows: Iterable[list[Cell]] = (
            [one.number, levels[one.level].words, organs.get(one.organ, ""), one.task_number, one.title, one.words,
             one.demand, one.issued_at, one.due_on, str(states[one.state]), one.answer, one.check_words]
            for one in page.rows
        )  # fmt: skip
        return export(wanted, name=_("督办单"), heads=heads, rows=rows)
    context = {
        "rows": page.rows,
        "next": page.next,
        "filters": filters,
        "organs": organs,
        "states": states,
        "levels": levels,
        "counts": order_counts(access),
        "views": saved_views(access, "orders"),
    }
    return render(request, "supervision/orders.html", context)


@signed_in
def new_order(request: HttpRequest, task: int) -> HttpResponse:
    """Issue an order to the lead organ of a task."""
    access = access_of_request(request)
    found = brief(access, task)
    if not access.may("reminder.send", found.lead):
        raise NotAllowed(_("督办单由督查室发出，您的账户不能办理。"))
    why = derivations(access, [task]).get(task)
    form = OrderForm(
        request.POST or None, initial={"words": why[0] if why and found.light in {"red", "yellow"} else ""}
    )
    if request.method == "POST" and form.is_valid():
        try:
            done = issue_order(access, task, key=key_of(request), **form.cleaned_data)
        except Refused as error:
            take_errors(form, error)
        else:
            messages.success(request, _("%(number)s已发出，单位登录后即可看到。") % {"number": done["number"]})
            return redirect("web:order", done["order"])
    context = {
        "task": found,
        "form": form,
        "organ": organ_names().get(found.lead or 0, ""),
        "open": open_orders(access, found.lead) if found.lead is not None else (),
        "levels": {one.key: one for one in ladder()},
    }
    return render(request, "supervision/new_order.html", context, status=422 if form.errors else 200)


@signed_in
def order(request: HttpRequest, order: int) -> HttpResponse:
    """Show one order with its ladder."""
    return _page(request, order)


def _page(request: HttpRequest, key: int, *, verb: str = "", form: forms.Form | None = None) -> HttpResponse:
    access = access_of_request(request)
    found = one_order(access, key)
    people = {found.issued_by, found.answered_by, found.checked_by}
    offered: dict[str, forms.Form] = {name: _FORMS[name]() for name in _offered(access, found)}
    if form is not None:
        offered[verb] = form
    context = {
        "one": found,
        "ladder": ladder_of(access, key),
        "organ": organ_names().get(found.organ, ""),
        "levels": {one.key: one for one in ladder()},
        "states": dict(OrderState.choices),
        "people": people_names(person for person in people if person is not None),
        "offered": offered,
        "waits_until": found.state in {"issued", "returned"} and found.due_on >= today(),
    }
    return render(request, "supervision/order.html", context, status=422 if form is not None else 200)


def _offered(access: Access, one: OrderRecord) -> list[str]:
    """What this person may do with the order now."""
    found = []
    if one.state in {"issued", "returned"} and access.may("reminder.answer", one.organ):
        found.append("answer")
    if access.may("reminder.send", one.organ):
        if one.state == "answered":
            found.append("check")
        if one.state in {"issued", "returned"} and one.overdue and one.level != ladder()[-1].key:
            found.append("escalate")
        if one.state in {"issued", "answered", "returned"}:
            found.append("withdraw")
    return found


_FORMS: Mapping[str, Callable[..., forms.Form]] = {
    "answer": lambda data=None: WordsForm(data, label=_("整改落实情况"), prefix="answer"),
    "check": lambda data=None: CheckForm(data, prefix="check"),
    "escalate": lambda data=None: EscalateForm(data, prefix="escalate"),
    "withdraw": lambda data=None: WordsForm(data, label=_("撤销的理由"), prefix="withdraw"),
}

_ACTS: Mapping[str, Callable[..., dict[str, Any]]] = {
    "answer": answer_order,
    "check": check_order,
    "escalate": escalate_order,
    "withdraw": withdraw_order,
}


@signed_in
def act(request: HttpRequest, order: int, verb: str) -> HttpResponse:
    """Answer, check, escalate or withdraw an order."""
    if verb not in _FORMS:
        raise Http404
    if request.method != "POST":
        return redirect("web:order", order)
    access = access_of_request(request)
    one_order(access, order)
    form = _FORMS[verb](request.POST)
    if form.is_valid():
        try:
            done = _ACTS[verb](access, order, key=key_of(request), **form.cleaned_data)
        except Refused as error:
            take_errors(form, error)
        else:
            said = {
                "answer": _("已回复，等待督查室审核。"),
                "check": _("审核意见已送达单位。"),
                "escalate": _("上一级督办单已发出。"),
                "withdraw": _("督办单已撤销，文号保留。"),
            }
            messages.success(request, said[verb])
            return redirect("web:order", done["order"])
    return _page(request, order, verb=verb, form=form)
