"""Addresses of bulletins."""

from django.urls import path

import taizhang.web.publishing.waiting  # noqa: F401 - what is imported here registers itself
from taizhang.web.publishing import views

urlpatterns = [
    path("bulletins", views.bulletins, name="bulletins"),
    path("bulletins/new", views.new_bulletin, name="new-bulletin"),
    path("bulletins/<int:bulletin>", views.bulletin, name="bulletin"),
    path("bulletins/<int:bulletin>/edit", views.edit, name="edit-bulletin"),
    path("bulletins/<int:bulletin>/numbers/<slug:name>", views.number, name="bulletin-number"),
    path("bulletins/<int:bulletin>/file.<slug:form>", views.file, name="bulletin-file"),
    path("bulletins/<int:bulletin>/<slug:verb>", views.act, name="bulletin-act"),
    path("tasks/<int:task>/public", views.publish, name="publish-task"),
]
