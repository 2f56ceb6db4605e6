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
        from taizhang.audit.service import history_of, part_of_history, tracked
        from taizhang.ledger import doors, models
        from taizhang.ledger.matter_queries import seen_matters
        from taizhang.ledger.search import MATTERS, REPORTS, TASKS
        from taizhang.ledger.task_queries import seen_tasks
        from taizhang.search.service import register

        tracked(models.Matter, stream=("matter", "pk"))
        tracked(models.Task, stream=("task", "pk"), without=models.Task.DERIVED)
        tracked(models.Support, stream=("task", "task_id"))
        tracked(models.Milestone, stream=("task", "task_id"))
        tracked(models.TrajectoryPoint, stream=("task", "task_id"))
        tracked(models.Handover, stream=("task", "task_id"))
        tracked(models.Window, stream=("window", "pk"))
        tracked(models.Progress, stream=("task", "task_id"), without=("marks",))
        tracked(models.Evidence, stream=("task", "task_id"))
        tracked(models.LightOverride, stream=("task", "task_id"))
        tracked(models.Amendment, stream=("task", "task_id"))
        tracked(models.Closing, stream=("task", "task_id"), without=("marks",))
        tracked(models.Settlement, stream=("task", "task_id"))
        register(MATTERS)
        register(TASKS)
        register(REPORTS)
        # What hangs on a task and is not for everyone who sees the task.
        for name, door, capability in (
            ("progress", doors.visible_progress, "progress.see"),
            ("evidence", doors.visible_evidence, "evidence.see"),
            ("amendment", doors.visible_amendments, "amendment.see"),
            ("closing", doors.visible_closings, "closing.see"),
            ("settlement", doors.visible_settlements, "settlement.see"),
        ):
            part_of_history(f"ledger.{name}", doors.hidden_from(door, capability))
        history_of("matter", seen_matters)
        history_of("task", seen_tasks)
