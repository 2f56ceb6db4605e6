"""Pages of random re-checks."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from taizhang.audit.service import NotAllowed, Refused, latest_seal
from taizhang.ledger.service import years
from taizhang.organs.service import organ_names, people_names
from taizhang.supervision.service import RecheckResult, draw_recheck, record_recheck
from taizhang.supervision.service import recheck as one_recheck
from taizhang.supervision.service import rechecks as list_of_rechecks
from taizhang.web.forms import take_errors
from taizhang.web.request import access_of_request, back_of, key_of, signed_in
from taizhang.web.supervision.forms import DrawForm, RecordForm


@signed_in
def rechecks(request: HttpRequest) -> HttpResponse:
    """Show every draw, and draw anew."""
    access = access_of_request(request)
    if not access.everywhere("closing.see"):
        raise NotAllowed(_("抽查由督查室组织，您的账户不能查看。"))
    may_draw = access.may("closing.check")
    seal = latest_seal()
    start = {"seed": seal.digest, "seed_source": _("历史日封%(day)s") % {"day": seal.day}} if seal is not None else {}
    form = DrawForm(request.POST or None, years=years(access), initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            done = draw_recheck(access, key=key_of(request), **form.cleaned_data)
        except Refused as error:
            take_errors(form, error)
        else:
            messages.success(request, _("%(number)s已抽取。") % {"number": done["number"]})
            return redirect("web:recheck", done["recheck"])
    rows = list_of_rechecks(access)
    context = {
        "rows": rows,
        "form": form,
        "may_draw": may_draw,
        "people": people_names(one.drawn_by for one in rows if one.drawn_by is not None),
    }
    return render(request, "supervision/rechecks.html", context, status=422 if form.errors else 200)


@signed_in
def recheck(request: HttpRequest, recheck: int) -> HttpResponse:
    """Show one draw: seed, list, hash, what was drawn, what was found; printed, anyone can draw it again."""
    access = access_of_request(request)
    found = one_recheck(access, recheck)
    people = {one.checked_by for one in found.items} | {found.drawn_by}
    context = {
        "one": found,
        "organs": organ_names(),
        "results": dict(RecheckResult.choices),
        "people": people_names(person for person in people if person is not None),
        "form": RecordForm(),
        "may_record": access.may("closing.check"),
    }
    return render(request, "supervision/recheck.html", context)


@signed_in
def record(request: HttpRequest, item: int) -> HttpResponse:
    """Record what the second look at one task found."""
    if request.method != "POST":
        return redirect("web:rechecks")
    form = RecordForm(request.POST)
    if form.is_valid():
        record_recheck(access_of_request(request), item, key=key_of(request), **form.cleaned_data)
        messages.success(request, _("复查结果已登记。"))
    else:
        messages.error(request, _("请选择复查结果，并写明复查情况。"))
    return redirect(back_of(request, "/rechecks"))
