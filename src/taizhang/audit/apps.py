"""The app of the history."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    """历史."""

    name = "taizhang.audit"
    label = "audit"
    verbose_name = _("历史")
