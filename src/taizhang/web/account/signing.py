"""Signing in and out."""

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from taizhang.web.request import safe_address


def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in."""
    if request.method == "POST":
        person = authenticate(request, username=request.POST.get("username"), password=request.POST.get("password"))
        if person is not None:
            login(request, person)
            return redirect(safe_address(request.GET.get("next", "")))
    return render(request, "account/sign_in.html", {})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out."""
    logout(request)
    return redirect("web:sign-in")


def account(request: HttpRequest) -> HttpResponse:
    """Show one's own account."""
    return render(request, "account/account.html", {})
