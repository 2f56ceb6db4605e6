"""Addresses of documents and of the reading room."""

from django.urls import path, register_converter

from taizhang.web.documents import adding, room, views
from taizhang.web.documents import waiting as waiting


class RecordName:
    """f12 or c3: a figure or a commitment."""

    regex = "[fc][0-9]{1,18}"

    def to_python(self, value: str) -> str:
        """Return the name."""
        return value

    def to_url(self, value: str) -> str:
        """Return the name."""
        return value


register_converter(RecordName, "record")

urlpatterns = [
    path("documents", views.listing, name="documents"),
    path("documents/upload", views.upload, name="document-upload"),
    path("documents/<int:pk>", room.show, name="document"),
    path("documents/<int:pk>/state", views.state, name="document-state"),
    path("documents/<int:pk>/original", views.download, name="document-original"),
    path("documents/<int:pk>/history", views.events, name="document-history"),
    path("documents/<int:pk>/describe", adding.describe, name="document-describe"),
    path("documents/<int:pk>/add", adding.add, name="document-add"),
    path("documents/<int:pk>/explain", room.explain, name="document-explain"),
    path("documents/<int:pk>/<slug:verb>", room.whole, name="document-act"),
    path("records/<record:name>", room.record, name="record"),
    path("records/<record:name>/<slug:verb>", room.act, name="record-act"),
    path("findings/<int:pk>/<slug:verb>", adding.finding, name="finding-act"),
]
