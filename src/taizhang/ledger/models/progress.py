"""Progress 进度: what an organ reports on a task for a month."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from taizhang.storage import ExactDecimalField


class ProgressState(models.TextChoices):
    """Where a report stands."""

    DRAFT = "draft", _("起草中")
    SUBMITTED = "submitted", _("待审签")
    APPROVED = "approved", _("待核查")
    ACCEPTED = "accepted", _("已核实")
    RETURNED = "returned", _("已退回")
    SPOT_CHECK = "spot_check", _("待抽查")
    REPLACED = "replaced", _("已更正")


class ClaimedStatus(models.TextChoices):
    """What the organ says of its own task; never merged with the light or with what was verified."""

    NOT_STARTED = "not_started", _("未启动")
    BEHIND = "behind", _("欠序时")
    ON_SCHEDULE = "on_schedule", _("达序时")
    AHEAD = "ahead", _("超序时")
    DONE = "done", _("已完成")
    LASTING = "lasting", _("长期坚持")


class Progress(models.Model):
    """进度: a dated report on a task."""

    task = models.ForeignKey("ledger.Task", on_delete=models.PROTECT, related_name="progress")
    organ = models.ForeignKey("organs.Organ", on_delete=models.PROTECT, related_name="+")
    month = models.PositiveIntegerField()
    """The month reported on, as 202610."""
    value = ExactDecimalField(null=True, blank=True)
    """Value so far, in the task's unit; None where nothing is stated."""
    words = models.TextField(blank=True)
    """进展情况."""
    problems = models.TextField(blank=True)
    """存在问题."""
    next_steps = models.TextField(blank=True)
    """下一步措施."""
    claimed = models.CharField(max_length=20, choices=ClaimedStatus.choices, blank=True)
    milestones = models.JSONField(default=list)
    """The milestones that it reports as reached: ``{"milestone": key, "done_on": ISO day}``; they count once
    accepted."""
    state = models.CharField(max_length=20, choices=ProgressState.choices, default=ProgressState.DRAFT)
    corrects = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrections", db_index=False
    )
    """The report that this one corrects after the lock, or None."""
    late = models.BooleanField(default=False)
    """Whether it was submitted after the due day."""
    marks = models.JSONField(default=list)
    """What a checker is shown: ``empty``, ``copied``, ``reused_evidence`` …, each with what it rests on."""
    reported_by = models.ForeignKey("organs.Person", null=True, on_delete=models.PROTECT, related_name="+")
    reported_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey("organs.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.ForeignKey("organs.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    verified_at = models.DateTimeField(null=True, blank=True)
    verdict = models.TextField(blank=True)
    """Why it was returned or picked, or what the spot check found."""

    class Meta:
        """By task and month; the office's list of what waits is by state. Few reports correct another: see Task."""

        indexes = [
            models.Index(fields=["task", "-month", "-id"], name="progress_task_month"),
            models.Index(fields=["state", "month", "id"], name="progress_state_month"),
            models.Index(fields=["organ", "month"], name="progress_organ_month"),
            models.Index(fields=["corrects"], condition=models.Q(corrects__isnull=False), name="progress_corrects"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["task", "organ", "month"],
                condition=models.Q(corrects=None),
                name="ledger_one_report_a_month",
            )
        ]

    def __str__(self) -> str:
        return f"{self.task_id} {self.month}"
