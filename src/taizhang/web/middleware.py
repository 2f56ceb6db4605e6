"""What is settled before a view runs: language, how long a session lasts, ``request.access``, what must be done first.

And after it: refusals become messages or pages.
"""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from taizhang.audit.service import Refused
from taizhang.organs.service import access_for
from taizhang.storage import BadCursor, now
from taizhang.web import errors
from taizhang.web.request import safe_address

GetResponse = Callable[[HttpRequest], HttpResponse]

STARTED = "started"
"""Key of a session: when it began, in seconds."""
LAST = "last"
"""Key of a session: when it was last used, noted once a minute."""
DEVICE = "asks-device"
"""Key of a session: whether a second factor is registered and was not given yet."""

API = "/api/"


class LanguageMiddleware:
    """Activates the language: the cookie, else what the person set, else for programs what they accept, else
    Chinese."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Choose and go on."""
        with translation.override(self.chosen(request)):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
        patch_vary_headers(response, ("Cookie",))
        return response

    def chosen(self, request: HttpRequest) -> str:
        """Return the code of the language."""
        known = dict(settings.LANGUAGES)
        cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        if cookie in known:
            return cookie
        if request.path.startswith(API):
            # A browser of an office often asks for English without anybody having chosen it; a program means it.
            accepted = translation.get_language_from_request(request)
            return accepted if accepted in known else settings.LANGUAGE_CODE
        own = getattr(request.user, "language", "")
        return own if own in known else settings.LANGUAGE_CODE


class SessionLimitMiddleware:
    """Ends a session that rested too long or began too long ago (``TAIZHANG_SESSION_IDLE``,
    ``TAIZHANG_SESSION_LIMIT``)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """End it or go on."""
        if request.user.is_authenticated and not self.lasts(request):
            logout(request)
            if not request.path.startswith(API):
                # No message: messages need a session of their own, and the sign-in page says it by its address.
                back = {"next": request.get_full_path()} if request.method == "GET" else {}
                return redirect(f"{reverse('web:sign-in')}?{urlencode({'ended': '1', **back})}")
        return self.get_response(request)

    def lasts(self, request: HttpRequest) -> bool:
        """Return whether the session may go on, and note that it is in use."""
        moment = int(now().timestamp())
        session = request.session
        started, last = session.setdefault(STARTED, moment), session.get(LAST, moment)
        if moment - started > timedelta(minutes=settings.TAIZHANG_SESSION_LIMIT).total_seconds():
            return False
        if moment - last > timedelta(minutes=settings.TAIZHANG_SESSION_IDLE).total_seconds():
            return False
        # Once a minute is exact enough, and spares most requests a write.
        if LAST not in session or moment - last >= 60:
            session[LAST] = moment
        return True


class AccessMiddleware:
    """Puts an ``Access`` on every request, and turns refusals into messages or pages."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Work out the access and go on."""
        given = getattr(request.user, "is_verified", lambda: False)()
        asked = bool(request.session.get(DEVICE)) if request.user.is_authenticated else False
        request.access = access_for(request.user, verified=given, asked=asked)  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, arguments: list[object], named: dict[str, object]
    ) -> HttpResponse | None:
        """Refuse, once for all pages, a form or an address with NUL in it, which no database keeps."""
        if request.path.startswith(API):
            return None
        for data in (request.GET, request.POST):
            if any("\x00" in text for name, values in data.lists() for text in (name, *values)):
                return errors.page(request, 400, _("内容里有不能保存的字符，没有办理。请删去看不见的字符，重新填写。"))
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Show a refused command as a message on the page it was pressed on, else as a page of its own."""
        if request.path.startswith(API):
            return None
        if isinstance(exception, BadCursor):
            return errors.page(request, 400, _("这一页的位置已经失效，可能列表的排序变了。请从第一页重新看。"))
        if not isinstance(exception, Refused):
            return None
        back = safe_address(request.POST.get("back", ""), "")
        if request.method == "POST" and back:
            messages.error(request, exception.message)
            return redirect(back)
        return errors.page(request, exception.status, exception.message)


class FirstThingsMiddleware:
    """Sends whoever must first give a second factor, set one up, or change their password to the page where they
    can."""

    FREE = frozenset(
        {"sign-in", "sign-out", "language", "second-factor", "set-up-second-factor", "password", "healthz"}
    )
    """Names of pages that stay open meanwhile."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, arguments: list[object], named: dict[str, object]
    ) -> HttpResponse | None:
        """Return the way to what comes first, or None where nothing does."""
        access = request.access  # type: ignore[attr-defined]
        match = request.resolver_match
        if access.verified or match is None or "api" in match.namespaces or match.url_name in self.FREE:
            return None
        if request.session.get(DEVICE):
            first = "web:second-factor"
        elif request.user.must_change_password:  # type: ignore[union-attr]
            first = "web:password"
        else:
            first = "web:set-up-second-factor"
        back = {"next": request.get_full_path()} if request.method == "GET" and request.path != "/" else {}
        return redirect(reverse(first) + (f"?{urlencode(back)}" if back else ""))
