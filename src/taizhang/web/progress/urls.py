"""Addresses of reporting, verifying, amendments, closings, settlements."""

from django.urls import path

from taizhang.web.progress import (
    amendment_views,
    closing_views,
    evidence_views,
    light_views,
    past_views,
    report_views,
    reporting_views,
    settlement_views,
    tabs,
    waiting,
    window_views,
)

__all__ = ["tabs", "urlpatterns", "waiting"]

urlpatterns = [
    path("reporting", reporting_views.sheet, name="reporting"),
    path("reporting/approve", report_views.approving, name="approving"),
    path("reporting/past", past_views.upload, name="past-reports"),
    path("reporting/past.xlsx", past_views.workbook, name="past-reports-workbook"),
    path("reporting/past/<str:token>", past_views.confirm, name="past-reports-confirm"),
    path("reporting/<int:month>", reporting_views.sheet, name="reporting-month"),
    path("reporting/<int:month>/<int:task>", reporting_views.single, name="report"),
    path("reporting/<int:month>/<int:task>/draft", reporting_views.autosave, name="report-draft"),
    path("verifying", report_views.verifying, name="verifying"),
    path("progress/many/<slug:verb>", report_views.act_on_many, name="progress-many"),
    path("progress/<int:key>", report_views.detail, name="progress"),
    path("progress/<int:key>/<slug:verb>", report_views.act, name="progress-act"),
    path("evidence/<int:key>", evidence_views.download, name="evidence"),
    path("evidence/<int:key>/remove", evidence_views.remove, name="evidence-remove"),
    path("windows", window_views.listing, name="windows"),
    path("windows/<int:month>/<slug:verb>", window_views.act, name="window-act"),
    path("lights/<int:task>/<slug:verb>", light_views.act, name="light-act"),
    path("amendments", amendment_views.listing, name="amendments"),
    path("amendments/new/<int:task>", amendment_views.new, name="amendment-new"),
    path("amendments/<int:key>", amendment_views.detail, name="amendment"),
    path("amendments/<int:key>/<slug:verb>", amendment_views.act, name="amendment-act"),
    path("closings", closing_views.listing, name="closings"),
    path("closings/new/<int:task>", closing_views.new, name="closing-new"),
    path("closings/many/<slug:verb>", closing_views.act_on_many, name="closings-many"),
    path("closings/<int:key>", closing_views.detail, name="closing"),
    path("closings/<int:key>/<slug:verb>", closing_views.act, name="closing-act"),
    path("settlements", settlement_views.table, name="settlements"),
    path("settlements/propose", settlement_views.propose, name="settlements-propose"),
    path("settlements/many/<slug:verb>", settlement_views.act_on_many, name="settlements-many"),
    path("settlements/<int:key>", settlement_views.detail, name="settlement"),
    path("settlements/<int:key>/<slug:verb>", settlement_views.act, name="settlement-act"),
]
