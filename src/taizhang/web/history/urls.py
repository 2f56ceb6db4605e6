"""Addresses of the history."""

from django.urls import path

from taizhang.web.history import views

urlpatterns = [
    path("history/<slug:kind>/<int:key>", views.of_object, name="history"),
    path("history/<slug:kind>/<int:key>/<int:number>", views.of_event, name="history-event"),
    path("looks", views.of_looks, name="looks"),
]
