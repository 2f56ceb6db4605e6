"""Hand-overs 交办: a task goes to an organ, which signs for it (签收) or objects (异议)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class HandoverState(models.TextChoices):
    """What became of a hand-over."""

    PENDING = "pending", _("待签收")
    SIGNED = "signed", _("已签收")
    OBJECTED = "objected", _("有异议")
    UPHELD = "upheld", _("异议成立")
    REJECTED = "rejected", _("异议不成立")
    REPLACED = "replaced", _("已改派")
    WITHDRAWN = "withdrawn", _("已撤回")


class Handover(models.Model):
    """交办: one task given to one organ; a reassignment is a new one, and the old one stays."""

    task = models.ForeignKey("ledger.Task", on_delete=models.PROTECT, related_name="handovers")
    organ = models.ForeignKey("organs.Organ", on_delete=models.PROTECT, related_name="+")
    handed_at = models.DateTimeField()
    handed_by = models.ForeignKey("organs.Person", null=True, on_delete=models.PROTECT, related_name="+")
    sign_due = models.DateField()
    """Last day to sign or object, in working days from the table of limits."""
    sign_derivation = models.TextField(blank=True)
    """How that day follows from the limit, line by line."""
    state = models.CharField(max_length=20, choices=HandoverState.choices, default=HandoverState.PENDING)
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey("organs.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    objection = models.TextField(blank=True)
    """Why the organ says that it is not its task."""
    proposed = models.ForeignKey("organs.Organ", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    """The organ that the objection names instead, or None."""
    objected_at = models.DateTimeField(null=True, blank=True)
    objected_by = models.ForeignKey("organs.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decide_due = models.DateField(null=True, blank=True)
    """Last day to decide on the objection, or None where there is none."""
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey("organs.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decision = models.TextField(blank=True)
    """The reason of the decision on the objection."""

    class Meta:
        """Found by organ and state: what waits for a signature."""

        indexes = [
            models.Index(fields=["organ", "state", "sign_due"]),
            models.Index(fields=["state", "sign_due"]),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} → {self.organ_id}"
