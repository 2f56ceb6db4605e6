"""Addresses of indicators."""

from django.urls import path

from taizhang.web.indicators import views

urlpatterns = [
    path("indicators", views.listing, name="indicators"),
    path("indicators/sync", views.sync, name="indicator-sync"),
    path("indicators/import", views.take, name="indicator-import"),
    path("indicators/import/template", views.template, name="indicator-template"),
    path("indicators/proposals", views.propose, name="indicator-proposals"),
    path("indicators/<slug:code>", views.detail, name="indicator"),
    path("indicators/<slug:code>/chart", views.chart, name="indicator-chart"),
    path("indicators/<slug:code>/add", views.add, name="observation-add"),
    path("observations/<int:pk>", views.observation, name="observation"),
]
