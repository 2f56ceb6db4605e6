"""Entering a demonstration with one press, as any of its people.

Only where ``settings.TAIZHANG_DEMO_ACCOUNTS`` names the file of a demonstration's accounts; ``make demo`` sets it, an
office never does. The passwords are printed there anyway, and the server listens on this machine alone.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth import authenticate
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST
from django_otp import devices_for_user

from taizhang.organs.service import roles
from taizhang.web.account.second_factor import verified
from taizhang.web.account.signing import enter

SHOWN = ("ducha", "ducha2", "changwu", "quzhang", "housing-fuzeren", "housing-lianluo", "shenji", "chayue", "admin")
"""The people that the page offers: one or two for each role."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAccount:
    """One person of the demonstration."""

    username: str
    password: str
    role: str
    """Name of the role in Chinese and English, as the page needs it."""
    role_en: str
    organ: str


def demo_accounts() -> tuple[DemoAccount, ...]:
    """Return the people that the sign-in page offers; none where this is no demonstration."""
    name: str = settings.TAIZHANG_DEMO_ACCOUNTS
    if not name:
        return ()
    rows = {row["username"]: row for row in json.loads(Path(name).read_text(encoding="utf-8"))}
    return tuple(
        DemoAccount(
            username=row["username"],
            password=row["password"],
            role=roles()[row["role"]].zh,
            role_en=roles()[row["role"]].en,
            organ=row["organ"],
        )
        for username in SHOWN
        if (row := rows.get(username)) is not None
    )


@require_POST
def enter_demonstration(request: HttpRequest) -> HttpResponse:
    """Sign in as the person of this name, second factor included; 404 where this is no demonstration."""
    wanted = request.POST.get("username", "")
    account = next((one for one in demo_accounts() if one.username == wanted), None)
    if account is None:
        raise Http404
    person = authenticate(request, username=account.username, password=account.password)
    if person is None:
        # Somebody changed the password while trying things out: the form asks for the new one.
        return redirect("web:sign-in")
    enter(request, person)
    device = next(iter(devices_for_user(person)), None)
    if device is not None:
        verified(request, device)
    return redirect("web:home")
