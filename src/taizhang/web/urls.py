"""The addresses of the pages, by area."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

app_name = "web"


def healthz(request: HttpRequest) -> HttpResponse:
    """Say that the server answers."""
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", include("taizhang.web.core.urls")),
    path("", include("taizhang.web.account.urls")),
    path("", include("taizhang.web.history.urls")),
    path("", include("taizhang.web.organs.urls")),
    path("", include("taizhang.web.documents.urls")),
    path("", include("taizhang.web.supervision.urls")),
    path("", include("taizhang.web.publishing.urls")),
    path("", include("taizhang.web.dashboards.urls")),
    path("", include("taizhang.web.public.urls")),
    path("", include("taizhang.web.ledger.urls")),
    path("", include("taizhang.web.progress.urls")),
    path("", include("taizhang.web.indicators.urls")),
    path("", include("taizhang.web.search.urls")),
]
