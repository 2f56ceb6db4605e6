"""The second factor 双因素: a code from a phone (TOTP, RFC 6238), with recovery codes for when it is lost."""

import base64
import secrets
from typing import Any

import segno
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from django_otp import devices_for_user, login
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from taizhang.audit.service import note_look
from taizhang.organs.service import note_second_factor
from taizhang.web.account.forms import CodeForm
from taizhang.web.middleware import DEVICE
from taizhang.web.request import access_of_request, safe_address, signed_in

CODES = 10
"""Recovery codes at a time."""

SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Of recovery codes, without those that are mistaken for others."""


@never_cache
@signed_in
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for the code of a second factor that is set up."""
    if not request.session.get(DEVICE):
        return redirect("web:home")
    form = CodeForm(request.POST) if request.method == "POST" else CodeForm(initial={"next": request.GET.get("next")})
    if request.method == "POST" and form.is_valid():
        device = _match(request, form.cleaned_data["code"])
        if device is not None:
            verified(request, device)
            if isinstance(device, StaticDevice):
                left = device.token_set.count()
                messages.warning(
                    request, _("已用掉一个恢复码，还剩%(left)s个；可在“我的账户”里换一批新的。") % {"left": left}
                )
            return redirect(safe_address(form.cleaned_data["next"]))
        access = access_of_request(request)
        address = request.META.get("REMOTE_ADDR")
        note_look(
            person=access.person, name=access.name, action="sign-in-refused", subject="second-factor", address=address
        )
        form.add_error("code", _wait(request))
    status = 422 if request.method == "POST" else 200
    return render(request, "account/second_factor.html", {"form": form}, status=status)


def _match(request: HttpRequest, code: str) -> Any | None:
    """Return the device that the code is of, or None.

    Only devices of its sort are asked, so that a mistyped number does not make recovery codes wait, nor the other way.
    """
    with transaction.atomic():
        for device in devices_for_user(request.user, for_verify=True):
            if isinstance(device, StaticDevice) != code.isdecimal() and device.verify_token(code):
                return device
    return None


def verified(request: HttpRequest, device: object) -> None:
    """Note in the session that this second factor was given."""
    login(request, device)
    request.session[DEVICE] = False


def _wait(request: HttpRequest) -> str:
    """Why a code was not taken: wrong, or too many were tried just now."""
    for device in devices_for_user(request.user):
        allowed, why = device.verify_is_allowed()
        if not allowed and why is not None and why.get("failure_count", 0) > 3:
            return _("验证码连续输错，请稍等%(seconds)s秒再试。") % {"seconds": 2 ** min(int(why["failure_count"]), 12)}
    return _("验证码不对，没有登录。请等验证器换出下一个数字，再输一次。")


@never_cache
@signed_in
def set_up(request: HttpRequest) -> HttpResponse:
    """Set up a second factor: show the secret as a picture to scan, and ask for its first code."""
    if request.session.get(DEVICE):
        return redirect("web:second-factor")
    device = _unconfirmed(request)
    form = CodeForm(request.POST) if request.method == "POST" else CodeForm(initial={"next": request.GET.get("next")})
    form.fields["code"].help_text = _("验证器上显示的6位数字。")
    if request.method == "POST" and form.is_valid():
        if device.verify_token(form.cleaned_data["code"]):
            TOTPDevice.objects.filter(user_id=device.user_id).exclude(pk=device.pk).delete()
            device.confirmed = True
            device.save()
            note_second_factor(access_of_request(request))
            verified(request, device)
            done: dict[str, object] = {"codes": _new_codes(request), "next": safe_address(form.cleaned_data["next"])}
            return render(request, "account/recovery_codes.html", done)
        form.add_error("code", _("验证码不对，还没有绑定。请核对手机时间是否准确，等下一个数字出来再输一次。"))
    picture = segno.make(device.config_url, error="m", micro=False).svg_data_uri(scale=5, border=3)
    context = {
        "form": form,
        "picture": picture,
        "secret": base64.b32encode(device.bin_key).decode().rstrip("="),
        "asked": not access_of_request(request).verified,
    }
    return render(request, "account/set_up_second_factor.html", context, status=422 if form.errors else 200)


def _unconfirmed(request: HttpRequest) -> TOTPDevice:
    """The device that is being set up; the same one until its first code came."""
    person = request.user.pk
    found = TOTPDevice.objects.filter(user_id=person, confirmed=False).order_by("pk").first()
    return found or TOTPDevice.objects.create(user_id=person, name="phone", confirmed=False)


def _new_codes(request: HttpRequest) -> list[str]:
    """Replace the recovery codes."""
    StaticDevice.objects.filter(user_id=request.user.pk).delete()
    device = StaticDevice.objects.create(user_id=request.user.pk, name="recovery", confirmed=True)
    codes = ["".join(secrets.choice(SIGNS) for _place in range(10)) for _number in range(CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return codes


@never_cache
@require_POST
@signed_in
def new_codes(request: HttpRequest) -> HttpResponse:
    """Give new recovery codes; the old ones stop."""
    if not request.user.is_verified():  # type: ignore[union-attr]
        return redirect("web:set-up-second-factor")
    return render(request, "account/recovery_codes.html", {"codes": _new_codes(request), "next": "/account"})
