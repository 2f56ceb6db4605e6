"""The request as views get it: with ``access``, and with what a command needs from a form."""

import uuid

from django.http import HttpRequest

from taizhang.organs.records import Access


class Request(HttpRequest):
    """A request after ``AccessMiddleware``."""

    access: Access
    """What whoever asks may do."""


def new_key() -> str:
    """Return a fresh idempotency key for a form, so that pressing twice does it once."""
    return uuid.uuid4().hex


def key_of(request: HttpRequest) -> str | None:
    """Return the idempotency key that the form carries (field ``key``), or None."""
    return request.POST.get("key", "")[:80] or None
