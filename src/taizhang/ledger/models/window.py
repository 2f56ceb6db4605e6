"""Reporting windows 填报期: one a month."""

from django.db import models


class Window(models.Model):
    """填报期: when the reports on a month open, are due, and are locked."""

    month = models.PositiveIntegerField(unique=True)
    """The month reported on, as 202610."""
    opens_on = models.DateField()
    due_on = models.DateField()
    """Last day to report in time."""
    grace_on = models.DateField()
    """Last day to report at all; later than due_on is late but counted."""
    locked_at = models.DateTimeField(null=True, blank=True)
    """When it was locked, or None; after it a correction is a new entry."""

    def __str__(self) -> str:
        return str(self.month)
