"""Addresses of dashboards."""

from django.urls import path

import taizhang.web.dashboards.tabs  # noqa: F401 - what is imported here registers itself
from taizhang.web.dashboards import views

urlpatterns = [path("dashboard", views.dashboard, name="dashboard")]
