"""The address of searching."""

from django.urls import path

from taizhang.web.search import views

urlpatterns = [path("search", views.search, name="search")]
