"""The app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IndicatorsConfig(AppConfig):
    """指标."""

    name = "taizhang.indicators"
    label = "indicators"
    verbose_name = _("指标")

    def ready(self) -> None:
        """Name what the history accounts for."""
        from taizhang.audit.service import tracked
        from taizhang.indicators import models

        tracked(models.Indicator, stream=("indicator", "pk"))
        tracked(models.Observation, stream=("indicator", "indicator_id"))
