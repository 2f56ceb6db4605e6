"""Lights 红绿灯: what the schedule says of a task in a month, with the derivation."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from taizhang.storage import ExactDecimalField


class Colour(models.TextChoices):
    """The colours; names and what they look like are data."""

    GREEN = "green", _("正常")
    YELLOW = "yellow", _("预警")
    RED = "red", _("滞后")
    GREY = "grey", _("无数据")
    BLUE = "blue", _("完成")


class Light(models.Model):
    """红绿灯: recomputed whenever what it rests on changes, so it is no part of the history."""

    task = models.ForeignKey("ledger.Task", on_delete=models.CASCADE, related_name="lights")
    month = models.PositiveIntegerField()
    colour = models.CharField(max_length=10, choices=Colour.choices)
    rule = models.CharField(max_length=40)
    """Name of the rule that lit it, in ``ledger/data/lights.toml``."""
    actual = ExactDecimalField(null=True)
    planned = ExactDecimalField(null=True)
    """The value or share that the schedule asks for."""
    derivation = models.TextField()
    """``11/12 = 91.67 %；实际 88.20 %；−3.47 个百分点 → 黄``."""
    derivation_en = models.TextField()

    class Meta:
        """One a month."""

        constraints = [models.UniqueConstraint(fields=["task", "month"], name="ledger_one_light_a_month")]
        indexes = [
            models.Index(fields=["month", "colour"]),
            models.Index(fields=["task", "month", "colour"], name="light_course"),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} {self.month} {self.colour}"


class LightOverride(models.Model):
    """人工定灯: a person sets a light, with reason, name and expiry; the computed one stays beside it."""

    task = models.ForeignKey("ledger.Task", on_delete=models.PROTECT, related_name="overrides")
    colour = models.CharField(max_length=10, choices=Colour.choices)
    reason = models.TextField()
    set_by = models.ForeignKey("organs.Person", null=True, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    expires_on = models.DateField()
    """Last day on which it holds."""
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("organs.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.task_id} {self.colour}"


class LightDay(models.Model):
    """A day on which all open tasks were judged: what goes by days is judged once each day. No part of the history."""

    day = models.DateField(unique=True)
    judged = models.PositiveIntegerField(default=0)
    """How many tasks there were."""

    def __str__(self) -> str:
        return self.day.isoformat()
