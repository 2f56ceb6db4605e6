"""The app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SupervisionConfig(AppConfig):
    """督查."""

    name = "taizhang.supervision"
    label = "supervision"
    verbose_name = _("督查")
