"""Findings 核对结果 about the figures of a document."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Finding(models.Model):
    """核对结果: what a check said, and what a person made of it."""

    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="findings")
    rule = models.CharField(max_length=60)
    verdict = models.CharField(max_length=20)
    """rounding, unclear or contradicts; what is consistent is not kept."""
    payload = models.JSONField()
    """The whole finding, in the form of ``checking.finding_to_json``."""
    message = models.TextField()
    message_en = models.TextField()
    start = models.PositiveIntegerField(default=0)
    """Offset of the number under question, for the order of the text."""
    state = models.CharField(
        max_length=12,
        choices=[("open", _("待处理")), ("explained", _("已说明")), ("mended", _("已改正"))],
        default="open",
    )
    note = models.TextField(blank=True)
    """What the person said of it."""
    decided_by = models.ForeignKey("organs.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.message[:60]
