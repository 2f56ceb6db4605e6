"""Pages of people: the list, one person, and what an administrator does with their account and appointments."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from taizhang.audit.service import NotAllowed, Refused, seen_history
from taizhang.organs.records import PersonRecord
from taizhang.organs.service import (
    appoint,
    appointments,
    create_person,
    edit_person,
    end_appointment,
    first_password,
    organ_names,
    people_page,
    reset_password,
    reset_second_factor,
    roles,
    saved_views,
    seen_organs,
    seen_person,
    set_active,
)
from taizhang.storage import today
from taizhang.web.export import export, export_format
from taizhang.web.forms import take_errors
from taizhang.web.history.shown import shown
from taizhang.web.organs.forms import AppointForm, EditPersonForm, LastDayForm, PeopleFilters, PersonForm, ReasonForm
from taizhang.web.request import access_of_request, key_of, signed_in

SIZE = 50


def role_words() -> dict[str, str]:
    """Return the words of the roles in the language of the request."""
    english = (get_language() or "").startswith("en")
    return {code: role.en if english else role.zh for code, role in roles().items()}


@signed_in
def people(request: HttpRequest) -> HttpResponse:
    """Show the people that someone may see, filtered and sorted; or give them as a file."""
    access = access_of_request(request)
    if not access.may("person.see"):
        raise NotAllowed(_("您的账户不能查看人员。"))
    organs = seen_organs(access)
    filters = PeopleFilters(request.GET, organs=organs)
    asked = filters.cleaned_data if filters.is_valid() else {}
    wanted = export_format(request)
    sort = request.GET.get("sort", "name")
    page = people_page(
        access,
        text=asked.get("q", ""),
        organ=asked.get("organ"),
        role=asked.get("role", ""),
        active={"1": True, "0": False}.get(asked.get("active", "")),
        sort=sort,
        cursor=request.GET.get("cursor") if wanted is None else None,
        size=SIZE if wanted is None else 50_000,
    )
    names, words = {one.id: one.short_name for one in organs}, role_words()
    if wanted is not None:
        heads = [_("姓名"), _("用户名"), _("电话"), _("任职"), _("账户"), _("上次登录")]
        rows = (
            [one.name, one.username, one.phone, _held(one, names, words), _("在用") if one.is_active else _("已停用"),
            one.last_login]
            for one in page.rows
        )  # fmt: skip
        return export(wanted, name=_("人员"), heads=heads, rows=rows)
    context = {
        "rows": page.rows,
        "next": page.next,
        "filters": filters,
        "names": names,
        "words": words,
        "sort": sort,
        "views": saved_views(access, "people"),
        "may_edit": access.may("person.edit"),
    }
    return render(request, "organs/people.html", context)


def _held(person: PersonRecord, names: dict[int, str], words: dict[str, str]) -> str:
    return "；".join(f"{names.get(organ, '')} {words.get(role, role)}".strip() for role, organ in person.roles)


@signed_in
def person(request: HttpRequest, person: int) -> HttpResponse:
    """Show one person: particulars, appointments, history."""
    access = access_of_request(request)
    found = seen_person(access, person)
    context = {
        "person": found,
        "appointments": appointments(access, person=person),
        "organs": organ_names(),
        "roles": roles(),
        "events": shown(seen_history(access, ("person", person), size=5)),
        "may_edit": access.may("person.edit"),
        "last_day": LastDayForm(initial={"last_day": today().isoformat()}),
        "own": person == access.person,
    }
    return render(request, "organs/person.html", context)


def _may_edit(request: HttpRequest) -> None:
    if not access_of_request(request).may("person.edit"):
        raise NotAllowed(_("人员和任职由系统管理员维护，您的账户不能修改；需要变更请联系系统管理员。"))


@never_cache
@signed_in
def new_person(request: HttpRequest) -> HttpResponse:
    """Make a person; their first password is shown once."""
    _may_edit(request)
    access = access_of_request(request)
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        secret = first_password()
        try:
            made = create_person(access, password=secret, key=key_of(request), **form.cleaned_data)
        except Refused as error:
            take_errors(form, error)
        else:
            shown_once = {"person": seen_person(access, made["person"]), "secret": secret, "new": True}
            return render(request, "organs/first_password.html", shown_once)
    context = {"form": form, "title": _("新增人员"), "submit": _("新增")}
    return render(request, "organs/person_form.html", context, status=422 if form.errors else 200)


@signed_in
def edit(request: HttpRequest, person: int) -> HttpResponse:
    """Change what is said of a person."""
    access = access_of_request(request)
    found = seen_person(access, person)
    _may_edit(request)
    start = {"name": found.name, "phone": found.phone, "language": found.language}
    form = EditPersonForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            edit_person(access, person, key=key_of(request), **form.cleaned_data)
        except Refused as error:
            take_errors(form, error)
        else:
            messages.success(request, _("人员信息已保存。"))
            return redirect("web:person", person)
    context = {"form": form, "person": found, "title": _("修改人员"), "submit": _("保存")}
    return render(request, "organs/person_form.html", context, status=422 if form.errors else 200)


@signed_in
def appointment(request: HttpRequest, person: int) -> HttpResponse:
    """Appoint a person."""
    access = access_of_request(request)
    found = seen_person(access, person)
    _may_edit(request)
    organs, words = seen_organs(access), role_words()
    names = {one.id: one.short_name for one in organs}
    deputies = [
        (one.id, f"{one.person_name}（{names.get(one.organ, '')} {words.get(one.role, one.role)}）")
        for one in appointments(access)
        if one.current and one.person != person
    ]
    form = AppointForm(
        request.POST or None, organs=organs, deputies=deputies, initial={"valid_from": today().isoformat()}
    )
    if request.method == "POST" and form.is_valid():
        try:
            appoint(access, person, key=key_of(request), **form.cleaned_data)
        except Refused as error:
            take_errors(form, error)
        else:
            messages.success(request, _("任职已登记，%(name)s下次打开页面即生效。") % {"name": found.name})
            return redirect("web:person", person)
    context = {"form": form, "person": found, "title": _("办理任职"), "submit": _("办理任职")}
    return render(request, "organs/person_form.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def end(request: HttpRequest, appointment: int) -> HttpResponse:
    """End an appointment."""
    form = LastDayForm(request.POST)
    last_day = form.cleaned_data["last_day"] if form.is_valid() else today()
    done = end_appointment(access_of_request(request), appointment, last_day=last_day, key=key_of(request))
    messages.success(request, _("任职到%(day)s终止。") % {"day": last_day.isoformat()})
    return redirect("web:person", done["person"])


@require_POST
@signed_in
def activity(request: HttpRequest, person: int) -> HttpResponse:
    """Stop an account, or let it be used again (field ``active``)."""
    active = request.POST.get("active") == "1"
    set_active(access_of_request(request), person, active=active, key=key_of(request))
    messages.success(request, _("账户已恢复使用。") if active else _("账户已停用，不能再登录；所办的事都保留。"))
    return redirect("web:person", person)


@never_cache
@signed_in
def new_password(request: HttpRequest, person: int) -> HttpResponse:
    """Set a new first password for a person, which is shown once."""
    access = access_of_request(request)
    found = seen_person(access, person)
    _may_edit(request)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        secret = first_password()
        reset_password(access, person, password=secret, reason=form.cleaned_data["reason"])
        return render(request, "organs/first_password.html", {"person": found, "secret": secret, "new": False})
    context = {"form": form, "person": found, "title": _("重设密码"), "submit": _("重设密码"), "danger": True}
    return render(request, "organs/person_form.html", context)


@signed_in
def forget_second_factor(request: HttpRequest, person: int) -> HttpResponse:
    """Forget the second factor of a person who lost it."""
    access = access_of_request(request)
    found = seen_person(access, person)
    _may_edit(request)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reset_second_factor(access, person, reason=form.cleaned_data["reason"], key=key_of(request))
        messages.success(request, _("%(name)s的双因素已解除，下次登录时重新绑定。") % {"name": found.name})
        return redirect("web:person", person)
    context = {"form": form, "person": found, "title": _("解除双因素"), "submit": _("解除双因素"), "danger": True}
    return render(request, "organs/person_form.html", context)
