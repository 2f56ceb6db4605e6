"""Evidence 佐证: what stands behind a report or a closing."""

from django.db import models


class Evidence(models.Model):
    """佐证: a file, a link or an observation."""

    task = models.ForeignKey("ledger.Task", on_delete=models.PROTECT, related_name="evidence")
    progress = models.ForeignKey(
        "ledger.Progress", null=True, blank=True, on_delete=models.PROTECT, related_name="evidence"
    )
    closing = models.ForeignKey(
        "ledger.Closing", null=True, blank=True, on_delete=models.PROTECT, related_name="evidence"
    )
    title = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    """Hash of the file; empty for a link or an observation."""
    filename = models.CharField(max_length=200, blank=True)
    media = models.CharField(max_length=20, blank=True)
    """What the file is by its content: pdf, docx, xlsx, jpeg, png, txt."""
    size = models.PositiveBigIntegerField(default=0)
    link = models.URLField(max_length=500, blank=True)
    observation = models.ForeignKey(
        "indicators.Observation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sensitive = models.BooleanField(default=False)
    """Whether looks at it are noted."""
    added_by = models.ForeignKey("organs.Person", null=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.title
