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
        from taizhang.audit.service import history_of, part_of_history, tracked
        from taizhang.indicators import doors, models
        from taizhang.indicators.queries import names_of_seen_indicators

        tracked(models.Indicator, stream=("indicator", "pk"))
        tracked(models.Observation, stream=("indicator", "indicator_id"))
        part_of_history("indicators.observation", doors.hidden_observations)
        history_of("indicator", names_of_seen_indicators)
