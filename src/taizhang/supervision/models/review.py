"""Review requests 复核申请: an organ contests a conclusion; someone who did not make it decides."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from taizhang.storage import ExactDecimalField


class ConclusionKind(models.TextChoices):
    """What may be contested."""

    PROGRESS = "progress", _("进度退回")
    CLOSING = "closing", _("销号退回")
    OVERRIDE = "override", _("人工定灯")
    SCORE = "score", _("考核得分")


class ReviewState(models.TextChoices):
    """What became of it."""

    REQUESTED = "requested", _("待复核")
    UPHELD = "upheld", _("维持原结论")
    CHANGED = "changed", _("变更原结论")
    WITHDRAWN = "withdrawn", _("已撤回")


class ReviewRequest(models.Model):
    """复核申请, 《政府督查工作条例》第十七条."""

    kind = models.CharField(max_length=20, choices=ConclusionKind.choices)
    conclusion = models.BigIntegerField()
    """Key of the report, closing, override or score sheet that holds the conclusion."""
    task = models.ForeignKey("ledger.Task", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    """The task that it is about; None for a score."""
    organ = models.ForeignKey("organs.Organ", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    """What was concluded, in one line."""
    concluded_on = models.DateField()
    """When the organ received the conclusion."""
    concluded_by = models.ForeignKey("organs.Person", null=True, on_delete=models.PROTECT, related_name="+")
    """Who made it, and may not decide; None for the platform itself."""
    request_due = models.DateField()
    reason = models.TextField()
    requested_by = models.ForeignKey("organs.Person", null=True, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()
    decide_due = models.DateField()
    derivation = models.TextField()
    """How both days follow from their limits."""
    state = models.CharField(max_length=20, choices=ReviewState.choices, default=ReviewState.REQUESTED)
    decided_by = models.ForeignKey("organs.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decision = models.TextField(blank=True)
    correction = ExactDecimalField(null=True, blank=True)
    """Points given or taken by the decision on a score; None elsewhere."""

    class Meta:
        """A conclusion is reviewed once."""

        constraints = [
            models.UniqueConstraint(
                fields=["kind", "conclusion"],
                condition=~models.Q(state="withdrawn"),
                name="supervision_one_review_a_conclusion",
            )
        ]
        indexes = [
            models.Index(fields=["state", "decide_due"], name="review_state_due"),
            models.Index(fields=["organ", "-requested_at"], name="review_organ_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.conclusion} {self.state}"
