"""Addresses of what is public."""

from django.urls import path, re_path

from taizhang.web.public import views

urlpatterns = [
    path("open", views.front, name="open"),
    path("open/bulletins/<int:bulletin>", views.bulletin, name="open-bulletin"),
    path("open/bulletins/<int:bulletin>/file.<slug:form>", views.bulletin_file, name="open-bulletin-file"),
    path("open/data/datapackage.json", views.datapackage, name="open-datapackage"),
    re_path(r"^open/data/([a-z]{1,30})\.(csv|json|schema\.json|csv-metadata\.json)$", views.data, name="open-data"),
]
