"""Where the two faces of the platform stand: pages at the root, the interface for programs under ``/api/``."""

from django.urls import include, path

from taizhang.api.urls import api

urlpatterns = [
    path("api/", api.urls),
    path("", include("taizhang.web.urls")),
]

handler400 = "taizhang.web.errors.bad_request"
handler403 = "taizhang.web.errors.permission_denied"
handler404 = "taizhang.web.errors.not_found"
handler500 = "taizhang.web.errors.server_error"
