"""Who calls: a program with a token (``Authorization: Bearer …``), or a page of the platform with its session."""

from typing import Any

from django.http import HttpRequest
from ninja.security import HttpBearer
from ninja.security.session import SessionAuth

from taizhang.organs.records import Access
from taizhang.organs.service import access_of_token


class TokenAuth(HttpBearer):
    """A token of ``organs.ApiToken``."""

    def authenticate(self, request: HttpRequest, token: str) -> Access | None:
        """Return what the token allows, or None for one that is unknown, expired or revoked."""
        access = access_of_token(token)
        if access is not None:
            request.access = access  # type: ignore[attr-defined]
        return access


class SignedIn(SessionAuth):
    """A signed-in person; ninja checks the CSRF token of such requests."""

    def __call__(self, request: HttpRequest) -> Any | None:
        """Return what the person may do; None without a session, so that a program hears that it is not signed in."""
        return super().__call__(request) if self.param_name in request.COOKIES else None

    def authenticate(self, request: HttpRequest, key: str | None) -> Any | None:
        """Return what the person may do; None for the public and for whoever still owes a second factor."""
        access: Access = request.access  # type: ignore[attr-defined]
        return access if access.person is not None and access.verified else None
