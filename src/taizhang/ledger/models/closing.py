"""Closings 销号: asked for with evidence, checked by someone else, closed or returned."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ClosingState(models.TextChoices):
    """What became of it."""

    REQUESTED = "requested", _("待核查")
    CLOSED = "closed", _("已销号")
    RETURNED = "returned", _("已退回")
    REOPENED = "reopened", _("已恢复办理")


class Closing(models.Model):
    """销号申请."""

    task = models.ForeignKey("ledger.Task", on_delete=models.PROTECT, related_name="closings")
    organ = models.ForeignKey("organs.Organ", on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    """What was done, in the organ's words."""
    state = models.CharField(max_length=20, choices=ClosingState.choices, default=ClosingState.REQUESTED)
    marks = models.JSONField(default=list)
    """What the checker is shown: reused evidence, copied words, no new evidence, a burst on the last day."""
    requested_by = models.ForeignKey("organs.Person", null=True, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()
    checked_by = models.ForeignKey("organs.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    """Why it was returned, or what the check rests on."""
    reopened_by = models.ForeignKey("organs.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopen_reason = models.TextField(blank=True)

    class Meta:
        """The office's list of what waits."""

        indexes = [models.Index(fields=["state", "requested_at"])]

    def __str__(self) -> str:
        return f"{self.task_id} {self.state}"
