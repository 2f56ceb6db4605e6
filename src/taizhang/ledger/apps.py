"""The app of the ledger."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    """台账."""

    name = "taizhang.ledger"
    label = "ledger"
    verbose_name = _("台账")

    def ready(self) -> None:
        """Name what the history accounts for."""
        from taizhang.audit.service import tracked
        from taizhang.ledger import models

        tracked(models.Matter)
        tracked(models.Task, without=models.Task.DERIVED)
        tracked(models.Support)
        tracked(models.Milestone)
        tracked(models.TrajectoryPoint)
        tracked(models.Handover)
        tracked(models.Window)
        tracked(models.Progress, without=("marks",))
        tracked(models.Evidence)
        tracked(models.LightOverride)
        tracked(models.Amendment)
        tracked(models.Closing, without=("marks",))
        tracked(models.Settlement)
