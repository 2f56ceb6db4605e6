"""The first page: what waits for me, and what changed since I last looked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from taizhang.web.request import access_of_request, signed_in
from taizhang.web.waiting import waiting_for


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Show what waits for whoever asks."""
    return render(request, "web/home.html", {"waiting": waiting_for(access_of_request(request))})


@require_POST
@signed_in
def seen(request: HttpRequest) -> HttpResponse:
    """Note that what changed has been looked at."""
    return redirect("web:home")
