"""The app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    """通报与公开."""

    name = "taizhang.publishing"
    label = "publishing"
    verbose_name = _("通报与公开")

    def ready(self) -> None:
        """Name what the history accounts for."""
        from taizhang.audit.service import history_of, tracked
        from taizhang.publishing import models, subjects

        tracked(models.Bulletin, stream=("bulletin", "pk"))
        history_of("bulletin", subjects.names_of_seen_bulletins)
