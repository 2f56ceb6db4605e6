"""The request as views get it: with ``access``, and with what a command needs from a form."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from taizhang.organs.records import Access


class Request(HttpRequest):
    """A request after ``AccessMiddleware``."""

    access: Access
    """What whoever asks may do."""


def access_of_request(request: HttpRequest) -> Access:
    """Return what whoever asks may do, as ``AccessMiddleware`` worked it out."""
    access: Access = request.access  # type: ignore[attr-defined]
    return access


def new_key() -> str:
    """Return a fresh idempotency key for a form, so that pressing twice does it once."""
    return uuid.uuid4().hex


def key_of(request: HttpRequest) -> str | None:
    """Return the idempotency key that the form carries (field ``key``), or None."""
    return request.POST.get("key", "")[:80] or None


def whole_number(text: object) -> int | None:
    """Return what was typed or stands in an address as a whole number that can be a key or a year, None for all else.

    Longer ones are no keys of any database, and Python refuses to read very long ones.
    """
    said = str(text or "")
    return int(said) if said.isdecimal() and len(said) < 19 else None


def safe_address(address: str, otherwise: str = "/") -> str:
    """Return an address of our own to go to, or ``otherwise`` where it leads elsewhere."""
    fits = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if fits else otherwise


def back_of(request: HttpRequest, otherwise: str = "/") -> str:
    """Return the page that the form was pressed on (field ``back``), or ``otherwise``."""
    return safe_address(request.POST.get("back", ""), otherwise)


def signed_in(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view be seen by signed-in people alone; others are sent to sign in first, and then come back."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if access_of_request(request).person is None:
            return redirect(f"{reverse('web:sign-in')}?{urlencode({'next': request.get_full_path()})}")
        return view(request, *args, **kwargs)

    return guarded
