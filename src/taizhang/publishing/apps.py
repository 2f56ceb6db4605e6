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
        from taizhang.audit.service import columns_of_history, history_of, tracked
        from taizhang.publishing import models, subjects

        tracked(models.Bulletin, stream=("bulletin", "pk"))
        # A snapshot names the records behind every number; whoever sees the bulletin sees no more than their own.
        columns_of_history("publishing.bulletin", ["snapshot"], lambda access: access.everywhere("bulletin.draft"))
        history_of("bulletin", subjects.names_of_seen_bulletins)
