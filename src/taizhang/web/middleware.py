"""``request.access``: what whoever asks may do, worked out once for each request; and refusals as pages."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from taizhang.audit.service import Refused
from taizhang.organs.service import access_for


class AccessMiddleware:
    """Puts an ``Access`` on every request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Work out the access and go on."""
        verified = getattr(request.user, "is_verified", lambda: False)()
        request.access = access_for(request.user, verified=verified)  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Show a refused command as a message on the page it was pressed on, else as a page of its own."""
        if not isinstance(exception, Refused):
            return None
        back = request.POST.get("back", "")
        if request.method == "POST" and url_has_allowed_host_and_scheme(back, allowed_hosts=None):
            messages.error(request, exception.message)
            return redirect(back)
        context = {"status": exception.status, "message": exception.message}
        return render(request, "web/error.html", context, status=exception.status)
