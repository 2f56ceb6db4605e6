"""Signing in and out. What happens is noted here, in the views, where it is known why."""

from django.contrib import messages
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from taizhang.audit.service import note_look
from taizhang.organs.service import access_for, note_signed_in
from taizhang.storage import now
from taizhang.web.account.forms import SignInForm
from taizhang.web.middleware import DEVICE, LAST, STARTED
from taizhang.web.request import access_of_request, safe_address


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for name and password; a second factor, a new password, come after it where they are asked for."""
    if access_of_request(request).person is not None:
        return redirect(safe_address(request.GET.get("next", "")))
    form = (
        SignInForm(request.POST) if request.method == "POST" else SignInForm(initial={"next": request.GET.get("next")})
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            username = form.cleaned_data["username"].strip()
            person = authenticate(request, username=username, password=form.cleaned_data["password"])
            if person is not None:
                enter(request, person)
                return redirect(safe_address(form.cleaned_data["next"]))
            if not getattr(request, "axes_locked_out", False):  # the page of a locked account notes that itself
                note_look(person=None, name=username, action="sign-in-refused", address=request.META.get("REMOTE_ADDR"))
            form.add_error(None, _("用户名或密码不对，没有登录。请核对后重试；连续输错5次，账户会锁定30分钟。"))
    # Imported here: that page signs people in by what this module offers.
    from taizhang.web.account.demonstration import demo_accounts

    context = {"form": form, "demo": demo_accounts(), "ended": "ended" in request.GET and request.method != "POST"}
    return render(request, "account/sign_in.html", context, status=status)


def enter(request: HttpRequest, person: object) -> None:
    """Begin a session of this person."""
    login(request, person)  # type: ignore[arg-type]
    request.session[STARTED] = request.session[LAST] = int(now().timestamp())
    asks = getattr(person, "second_factor_at", None) is not None
    request.session[DEVICE] = asks
    access = access_for(person, verified=False, asked=asks)
    note_signed_in(access)
    note_look(person=access.person, name=access.name, action="sign-in", address=request.META.get("REMOTE_ADDR"))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    access = access_of_request(request)
    if access.person is not None:
        note_look(person=access.person, name=access.name, action="sign-out", address=request.META.get("REMOTE_ADDR"))
    logout(request)
    messages.success(request, _("您已退出登录。"))
    return redirect("web:sign-in")
