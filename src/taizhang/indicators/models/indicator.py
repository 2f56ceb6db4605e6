"""Indicators 指标: what is measured, canonical; filled from the library's dictionary."""

from django.db import models


class Indicator(models.Model):
    """指标: a row of the library's dictionary, or one that the office added."""

    code = models.CharField(max_length=60, unique=True)
    """Its key in the dictionary: gdp."""
    name = models.CharField(max_length=120)
    unit = models.CharField(max_length=40, blank=True)
    """Unit of its level; empty where it has none."""
    direction = models.CharField(max_length=10)
    """up, down or none: which way is better."""
    measure = models.CharField(max_length=10)
    """level, growth or both: how it is published."""
    prices = models.CharField(max_length=10, blank=True)
    synonyms = models.JSONField(default=list)
    note = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name
