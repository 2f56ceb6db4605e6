"""Figures 数据 and commitments 目标任务 of a document, with the machine's proposal and the person's decision."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from taizhang.storage import ExactDecimalField


class Decision(models.TextChoices):
    """What a person said of a record."""

    PROPOSED = "proposed", _("待确认")
    CONFIRMED = "confirmed", _("已确认")
    CORRECTED = "corrected", _("已更正")
    ADDED = "added", _("已增补")
    REJECTED = "rejected", _("已剔除")
    REPLACED = "replaced", _("已拆分合并")


class Figure(models.Model):
    """数据: one stated quantity with its span. Fields as in the record format of readings."""

    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="figures")
    reading = models.ForeignKey("documents.Reading", null=True, on_delete=models.PROTECT, related_name="+")
    """The reading that proposed it; None for one that a person added."""
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    value = ExactDecimalField(null=True, blank=True)
    value_high = ExactDecimalField(null=True, blank=True)
    values = models.JSONField(null=True, blank=True)
    """The parts of a ratio list as text, or None."""
    resolution = ExactDecimalField(null=True, blank=True)
    """The worth of the last printed place, in the base unit; None for one that a person added."""
    unit = models.CharField(max_length=40, blank=True)
    indicator = models.CharField(max_length=200, blank=True)
    """What is measured, in the text's words."""
    indicator_code = models.CharField(max_length=60, blank=True, db_index=True)
    """The canonical indicator, or empty."""
    measure = models.CharField(max_length=10)
    qualifier = models.CharField(max_length=2)
    mood = models.CharField(max_length=10)
    strength = models.CharField(max_length=10, blank=True)
    role = models.CharField(max_length=10)
    period = models.SmallIntegerField(null=True, blank=True)
    scope = models.CharField(max_length=120, blank=True)
    part_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    commitment = models.ForeignKey(
        "documents.Commitment", null=True, blank=True, on_delete=models.PROTECT, related_name="figures"
    )
    """The commitment that it stands in, or None."""
    confidence = ExactDecimalField(null=True)
    doubts = models.JSONField(default=list)
    proposal = models.JSONField(null=True)
    """What the machine proposed, kept when a person corrects; None for one that was added."""
    decision = models.CharField(max_length=10, choices=Decision.choices, default=Decision.PROPOSED)
    reason = models.TextField(blank=True)
    """Why it was rejected or corrected, where that was asked for."""
    stale = models.BooleanField(default=False)
    """Whether its words no longer stand in the text as read anew; such a record is listed and not marked."""
    decided_by = models.ForeignKey("organs.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order of the text."""

        indexes = [
            models.Index(fields=["document", "start", "id"]),
            models.Index(fields=["indicator_code", "period"]),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.text}"


class Commitment(models.Model):
    """目标任务: one promised deliverable with its span."""

    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="commitments")
    reading = models.ForeignKey("documents.Reading", null=True, on_delete=models.PROTECT, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    heading = models.CharField(max_length=200, blank=True)
    responsible = models.CharField(max_length=200, blank=True)
    deadline = models.DateField(null=True, blank=True)
    confidence = ExactDecimalField(null=True)
    doubts = models.JSONField(default=list)
    proposal = models.JSONField(null=True)
    decision = models.CharField(max_length=10, choices=Decision.choices, default=Decision.PROPOSED)
    reason = models.TextField(blank=True)
    stale = models.BooleanField(default=False)
    """Whether its words no longer stand in the text as read anew."""
    split_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="pieces")
    """The commitment that this one was split from, or None."""
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    """The commitment that this one was merged into, or None."""
    used = models.BooleanField(default=False)
    """Whether a matter was opened for it; from then on its words stand as they are."""
    decided_by = models.ForeignKey("organs.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order of the text."""

        indexes = [models.Index(fields=["document", "start", "id"])]

    def __str__(self) -> str:
        return self.text[:40]
