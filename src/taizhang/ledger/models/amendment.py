"""Amendments 延期、调整: a change of deadline or target, asked for before it is due; the original is kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from taizhang.storage import ExactDecimalField


class AmendmentState(models.TextChoices):
    """What became of it."""

    REQUESTED = "requested", _("待审批")
    OFFICE_AGREED = "office_agreed", _("待领导审批")
    APPROVED = "approved", _("已批准")
    REFUSED = "refused", _("未批准")
    WITHDRAWN = "withdrawn", _("已撤回")


class Amendment(models.Model):
    """延期或调整申请."""

    task = models.ForeignKey("ledger.Task", on_delete=models.PROTECT, related_name="amendments")
    organ = models.ForeignKey("organs.Organ", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[("deadline", _("延期")), ("target", _("调整目标"))])
    old_deadline = models.DateField(null=True, blank=True)
    new_deadline = models.DateField(null=True, blank=True)
    old_target = ExactDecimalField(null=True, blank=True)
    new_target = ExactDecimalField(null=True, blank=True)
    reason = models.TextField()
    approver = models.CharField(max_length=20)
    """Who decides by the rule: office or leader."""
    rule = models.CharField(max_length=60)
    """Name of the rule that chose the approver."""
    state = models.CharField(max_length=20, choices=AmendmentState.choices, default=AmendmentState.REQUESTED)
    requested_by = models.ForeignKey("organs.Person", null=True, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()
    agreed_by = models.ForeignKey("organs.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey("organs.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decision = models.TextField(blank=True)

    class Meta:
        """The office's list of what waits."""

        indexes = [models.Index(fields=["state", "requested_at"])]

    def __str__(self) -> str:
        return f"{self.task_id} {self.kind}"
