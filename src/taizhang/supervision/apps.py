"""The app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SupervisionConfig(AppConfig):
    """督查."""

    name = "taizhang.supervision"
    label = "supervision"
    verbose_name = _("督查")

    def ready(self) -> None:
        """Name what the history accounts for."""
        from taizhang.audit.service import history_of, part_of_history, tracked
        from taizhang.ledger.service import heed_before_opening, hidden_from
        from taizhang.supervision import doors, models, queries, subjects

        tracked(models.Reminder, stream=("task", "task_id"))
        tracked(models.Order, stream=("task", "task_id"))
        tracked(models.ReviewRequest, stream=("review", "pk"))
        tracked(models.Recheck, stream=("recheck", "pk"))
        tracked(models.RecheckItem, stream=("recheck", "recheck_id"))
        tracked(models.ScoreSheet, stream=("score", "pk"))
        tracked(models.ScoreLine, stream=("score", "sheet_id"))
        tracked(models.ScoreEntry, stream=("score_entry", "pk"))
        part_of_history("supervision.reminder", hidden_from(doors.visible_reminders, "reminder.see"))
        part_of_history("supervision.order", hidden_from(doors.visible_orders, "reminder.see"))
        heed_before_opening(queries.orders_like)
        history_of("review", subjects.names_of_seen_reviews)
        history_of("recheck", subjects.names_of_seen_rechecks)
        history_of("score", subjects.names_of_seen_sheets)
        history_of("score_entry", subjects.names_of_seen_entries)
