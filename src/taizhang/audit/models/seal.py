"""The daily seal of the history."""

from django.db import models


class Seal(models.Model):
    """日封: one digest over the heads of all streams at the end of a day, kept outside the database too."""

    day = models.DateField(unique=True)
    digest = models.CharField(max_length=64)
    """SHA-256 over the seal before it and every stream's kind, object, length and head."""
    previous = models.CharField(max_length=64)
    """Digest of the seal before it; empty for the first."""
    streams = models.PositiveBigIntegerField()
    events = models.PositiveBigIntegerField()
    """How many streams and events it covers."""
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.day} {self.digest[:12]}"
