"""Scores 考核: a sheet for each organ and year whose every point leads to a record."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from taizhang.storage import ExactDecimalField


class SheetState(models.TextChoices):
    """Where a sheet stands."""

    DRAFT = "draft", _("测算中")
    FROZEN = "frozen", _("已锁定")


class ScoreSheet(models.Model):
    """考核评分表: the score of one organ in one year by one scheme."""

    organ = models.ForeignKey("organs.Organ", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    scheme = models.CharField(max_length=40)
    """A scheme of ``data/scoring``."""
    state = models.CharField(max_length=20, choices=SheetState.choices, default=SheetState.DRAFT)
    total = ExactDecimalField(null=True)
    """All points together, within the scheme's bounds; None where nothing could be scored."""
    volume = models.PositiveIntegerField(default=0)
    """How many tasks it rests on: a ranking asks for a least number."""
    computed_at = models.DateTimeField()
    computed_by = models.ForeignKey("organs.Person", null=True, on_delete=models.PROTECT, related_name="+")
    frozen_at = models.DateTimeField(null=True, blank=True)
    frozen_by = models.ForeignKey("organs.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """One for each organ, year and scheme."""

        constraints = [models.UniqueConstraint(fields=["year", "scheme", "organ"], name="supervision_one_sheet")]

    def __str__(self) -> str:
        return f"{self.organ_id} {self.year}"


class LineKind(models.TextChoices):
    """What a line gives."""

    BASE = "base", _("基本分")
    ADDITION = "addition", _("加分")
    DEDUCTION = "deduction", _("扣分")
    CORRECTION = "correction", _("复核更正")


class ScoreLine(models.Model):
    """One line of a sheet."""

    sheet = models.ForeignKey(ScoreSheet, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=LineKind.choices)
    part = models.CharField(max_length=120, blank=True)
    code = models.CharField(max_length=40)
    words = models.CharField(max_length=200)
    words_en = models.CharField(max_length=200)
    full = ExactDecimalField(null=True)
    """The most that it can give, weights applied; None for corrections."""
    value = ExactDecimalField(null=True)
    """What was measured; None where nothing could be."""
    points = ExactDecimalField(null=True)
    """What it gives (negative for a deduction); None where it was left out."""
    derivation = models.TextField()
    derivation_en = models.TextField()
    sources = models.JSONField(default=list)
    """The records counted: ``["task", 12]``, ``["progress", 7]`` …"""

    class Meta:
        """In order."""

        constraints = [models.UniqueConstraint(fields=["sheet", "position"], name="supervision_one_line")]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.code} {self.points}"


class ScoreEntry(models.Model):
    """An addition or deduction that a person enters, with reason and ground."""

    organ = models.ForeignKey("organs.Organ", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    scheme = models.CharField(max_length=40)
    code = models.CharField(max_length=40)
    """An addition or deduction of the scheme."""
    points = ExactDecimalField()
    """Always positive; whether it adds or deducts the scheme says."""
    reason = models.TextField()
    task = models.ForeignKey("ledger.Task", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=300, blank=True)
    """The document that it rests on, where it is not a task."""
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey("organs.Person", null=True, on_delete=models.PROTECT, related_name="+")
    dropped_at = models.DateTimeField(null=True, blank=True)
    """When it was taken back, or None."""

    class Meta:
        """By organ and year."""

        indexes = [models.Index(fields=["year", "scheme", "organ"], name="score_entry_organ")]

    def __str__(self) -> str:
        return f"{self.organ_id} {self.year} {self.code} {self.points}"
