"""Re-checks 复查抽查: closed tasks drawn at random, so that anyone can draw them again."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Recheck(models.Model):
    """抽查: one draw. Kept with all that it takes to draw it again."""

    number = models.CharField(max_length=40, unique=True)
    year = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField()
    ledger_year = models.PositiveSmallIntegerField()
    """The year whose closed tasks were drawn from."""
    seed = models.CharField(max_length=200)
    seed_source = models.CharField(max_length=200)
    """Where the seed comes from, so that others can see that it was not chosen for what it draws."""
    algorithm = models.CharField(max_length=40)
    population = models.JSONField()
    """The numbers of all tasks that could be drawn, in order."""
    list_hash = models.CharField(max_length=64)
    """SHA-256 of that list."""
    size = models.PositiveIntegerField()
    drawn = models.JSONField()
    """The numbers drawn, in the order of their tickets."""
    drawn_at = models.DateTimeField()
    drawn_by = models.ForeignKey("organs.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Numbered without gaps: a draw that was repeated until it pleased shows."""

        constraints = [models.UniqueConstraint(fields=["year", "sequence"], name="supervision_one_recheck_number")]

    def __str__(self) -> str:
        return self.number


class RecheckResult(models.TextChoices):
    """What the second look found."""

    PENDING = "pending", _("待复查")
    HOLDS = "holds", _("属实")
    DOUBTFUL = "doubtful", _("存疑")


class RecheckItem(models.Model):
    """One task of a draw, and what was found."""

    recheck = models.ForeignKey(Recheck, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveIntegerField()
    task = models.ForeignKey("ledger.Task", on_delete=models.PROTECT, related_name="+")
    organ = models.ForeignKey("organs.Organ", null=True, on_delete=models.PROTECT, related_name="+")
    """Its lead organ on the day of the draw."""
    result = models.CharField(max_length=20, choices=RecheckResult.choices, default=RecheckResult.PENDING)
    found = models.TextField(blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey("organs.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Each task once a draw."""

        constraints = [models.UniqueConstraint(fields=["recheck", "task"], name="supervision_one_item_a_task")]

    def __str__(self) -> str:
        return f"{self.recheck_id} {self.task_id} {self.result}"
