"""Observations 观测值: what an indicator was, where, when, and who says so."""

from django.db import models

from taizhang.storage import ExactDecimalField


class Observation(models.Model):
    """观测值: an indicator's value for a region or organ and a period, with its source."""

    indicator = models.ForeignKey("indicators.Indicator", on_delete=models.PROTECT, related_name="observations")
    region = models.CharField(max_length=60, blank=True)
    organ = models.ForeignKey("organs.Organ", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    period_start = models.DateField()
    period_end = models.DateField()
    measure = models.CharField(max_length=10)
    """level, growth, change, share, rank …"""
    value = ExactDecimalField()
    unit = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=20)
    """document, progress, import, typed: where the value comes from."""
    figure = models.ForeignKey("documents.Figure", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    """File and row of an import, or another word on the source."""
    observed_by = models.ForeignKey("organs.Person", null=True, on_delete=models.PROTECT, related_name="+")
    observed_at = models.DateTimeField()
    replaced_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces")
    """The newer observation that corrects this one, or None."""

    class Meta:
        """Read by indicator, region and time."""

        indexes = [models.Index(fields=["indicator", "region", "period_end"])]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.value}"
