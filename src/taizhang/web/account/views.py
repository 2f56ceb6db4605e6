"""One's own account: particulars, password, tokens."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from taizhang.audit.service import Invalid
from taizhang.organs.service import (
    appointments,
    change_own_password,
    edit_person,
    make_token,
    organ_names,
    own_tokens,
    revoke_token,
    roles,
    seen_person,
)
from taizhang.web.account.forms import PasswordForm, ProfileForm, TokenForm
from taizhang.web.forms import take_errors
from taizhang.web.middleware import DEVICE
from taizhang.web.request import access_of_request, key_of, safe_address, signed_in


@never_cache
@signed_in
def account(request: HttpRequest) -> HttpResponse:
    """Show and change what is said of oneself."""
    access = access_of_request(request)
    assert access.person is not None
    person = seen_person(access, access.person)
    form = ProfileForm(request.POST or None, initial={"phone": person.phone, "language": person.language})
    if request.method == "POST" and form.is_valid():
        edit_person(access, person.id, name=person.name, key=key_of(request), **form.cleaned_data)
        messages.success(request, _("账户信息已保存。"))
        response = redirect("web:account")
        response.delete_cookie("taizhang_language")
        return response
    context = {
        "person": person,
        "form": form,
        "appointments": appointments(access, person=person.id),
        "organs": organ_names(),
        "roles": roles(),
    }
    return render(request, "account/account.html", context)


@never_cache
@sensitive_post_parameters("old", "new", "again")
@signed_in
def password(request: HttpRequest) -> HttpResponse:
    """Change one's own password; whoever has a second factor gives it first."""
    if request.session.get(DEVICE):
        return redirect("web:second-factor")
    access = access_of_request(request)
    form = (
        PasswordForm(request.POST)
        if request.method == "POST"
        else PasswordForm(initial={"next": request.GET.get("next")})
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_own_password(access, old=form.cleaned_data["old"], new=form.cleaned_data["new"])
        except Invalid as error:
            take_errors(form, error)
        else:
            # Every other session of this person ends; this one goes on with the new password.
            request.user.refresh_from_db()  # type: ignore[union-attr]
            update_session_auth_hash(request, request.user)  # type: ignore[arg-type]
            messages.success(request, _("密码已修改，其他地方的登录都已退出。"))
            return redirect(safe_address(form.cleaned_data["next"], "/account"))
    context = {"form": form, "must": request.user.must_change_password}  # type: ignore[union-attr]
    return render(request, "account/password.html", context, status=422 if form.errors else 200)


@never_cache
@signed_in
def tokens(request: HttpRequest) -> HttpResponse:
    """Show one's own tokens; make one, whose secret is shown this once."""
    access = access_of_request(request)
    form = TokenForm(request.POST or None)
    secret = ""
    if request.method == "POST" and form.is_valid():
        try:
            _key, secret = make_token(
                access,
                name=form.cleaned_data["name"],
                scopes=form.cleaned_data["scopes"],
                days=form.cleaned_data["days"],
            )
            form = TokenForm()
        except Invalid as error:
            take_errors(form, error)
    context = {"form": form, "secret": secret, "tokens": own_tokens(access)}
    return render(request, "account/tokens.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def revoke(request: HttpRequest, token: int) -> HttpResponse:
    """Revoke one of one's own tokens."""
    revoke_token(access_of_request(request), token, key=key_of(request))
    messages.success(request, _("令牌已撤销，用它的程序不能再访问。"))
    return redirect("web:tokens")
