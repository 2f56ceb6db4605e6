"""Addresses of the pages that belong to no area."""

from django.conf import settings
from django.urls import path

from taizhang.web.core import home, language, styleguide, views

urlpatterns = [
    path("", home.home, name="home"),
    path("seen", home.seen, name="seen"),
    path("language", language.switch, name="language"),
    path("views", views.keep, name="views"),
]

if settings.DEBUG or settings.TAIZHANG_STYLEGUIDE:
    urlpatterns.append(path("styleguide", styleguide.styleguide, name="styleguide"))
