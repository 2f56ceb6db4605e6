"""Reminders 提醒、催办: an organ is told that something is due, or pressed for it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ReminderKind(models.TextChoices):
    """What the organ is reminded of."""

    APPROACHING = "approaching", _("临期提醒")
    UNSIGNED = "unsigned", _("签收提醒")
    OVERDUE = "overdue", _("逾期催办")
    URGE = "urge", _("催办")


class Reminder(models.Model):
    """催办: one reminder of one task to one organ."""

    task = models.ForeignKey("ledger.Task", on_delete=models.PROTECT, related_name="+")
    organ = models.ForeignKey("organs.Organ", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=ReminderKind.choices)
    rule = models.CharField(max_length=40, blank=True)
    """The row of ``data/reminders.toml`` that sent it; empty where a person did."""
    words = models.TextField()
    due_on = models.DateField(null=True, blank=True)
    """The day that it reminds of, or None."""
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey("organs.Person", null=True, on_delete=models.PROTECT, related_name="+")
    """Who sent it; None for the platform itself."""
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey("organs.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """A rule reminds an organ of one day of one task once."""

        constraints = [
            models.UniqueConstraint(
                fields=["task", "organ", "rule", "due_on"],
                condition=~Q(rule=""),
                name="supervision_one_reminder_a_rule",
            )
        ]
        indexes = [
            models.Index(fields=["organ", "-sent_at"], name="reminder_organ_sent"),
            models.Index(fields=["-sent_at"], name="reminder_sent"),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} → {self.organ_id} {self.kind}"
