"""The app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    """接口."""

    name = "taizhang.api"
    label = "api"
    verbose_name = _("接口")
