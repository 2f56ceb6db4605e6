"""Addresses of matters, tasks, breakdowns and hand-overs."""

from django.urls import path

from taizhang.web.ledger import (
    assigning_views,
    breakdown_views,
    matter_views,
    mine_views,
    opening_views,
    task_views,
    waiting,
)

__all__ = ["urlpatterns", "waiting"]

urlpatterns = [
    path("matters", matter_views.listing, name="matters"),
    path("matters/open", opening_views.by_form, name="matter-open"),
    path("matters/open/document/<int:document>", opening_views.from_document, name="matter-open-document"),
    path("matters/<int:key>", matter_views.detail, name="matter"),
    path("matters/<int:key>/breakdown", breakdown_views.editor, name="breakdown"),
    path("matters/<int:key>/<slug:name>", matter_views.act, name="matter-act"),
    path("breakdown.xlsx", breakdown_views.workbook, name="breakdown-export"),
    path("breakdown/import", breakdown_views.upload, name="breakdown-import"),
    path("breakdown/import/<str:token>", breakdown_views.confirm, name="breakdown-confirm"),
    path("tasks", task_views.listing, name="tasks"),
    path("tasks/unsigned", mine_views.unsigned, name="unsigned"),
    path("tasks/objections", mine_views.objections, name="objections"),
    path("tasks/assign", assigning_views.assign, name="tasks-assign"),
    path("tasks/many/<slug:name>", task_views.act_on_many, name="tasks-act"),
    path("tasks/<int:key>", task_views.detail, name="task"),
    path("tasks/<int:key>/edit", breakdown_views.edit, name="task-edit"),
    path("tasks/<int:key>/<slug:name>", task_views.act, name="task-act"),
    path("mine", mine_views.mine, name="mine"),
]
