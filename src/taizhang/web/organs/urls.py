"""Addresses of organs and people."""

from django.urls import path

from taizhang.web.organs import import_views, organ_views, people_views

urlpatterns = [
    path("organs", organ_views.organs, name="organs"),
    path("organs/new", organ_views.new_organ, name="new-organ"),
    path("organs/<int:organ>", organ_views.organ, name="organ"),
    path("organs/<int:organ>/rename", organ_views.rename, name="rename-organ"),
    path("organs/<int:organ>/adjust", organ_views.adjust, name="adjust-organ"),
    path("organs/<int:organ>/end", organ_views.end, name="end-organ"),
    path("people", people_views.people, name="people"),
    path("people/new", people_views.new_person, name="new-person"),
    path("people/import", import_views.upload, name="import-people"),
    path("people/import/run", import_views.carry_out, name="run-import"),
    path("people/import/template", import_views.template, name="import-template"),
    path("people/<int:person>", people_views.person, name="person"),
    path("people/<int:person>/edit", people_views.edit, name="edit-person"),
    path("people/<int:person>/appoint", people_views.appointment, name="appoint"),
    path("people/<int:person>/active", people_views.activity, name="person-active"),
    path("people/<int:person>/password", people_views.new_password, name="reset-password"),
    path("people/<int:person>/second-factor", people_views.forget_second_factor, name="reset-second-factor"),
    path("appointments/<int:appointment>/end", people_views.end, name="end-appointment"),
]
