"""How a task is to go: supporting organs, milestones, the planned value month by month."""

from django.db import models

from taizhang.storage import ExactDecimalField


class Support(models.Model):
    """配合单位: an organ that supports a task."""

    task = models.ForeignKey("ledger.Task", on_delete=models.CASCADE, related_name="supports")
    organ = models.ForeignKey("organs.Organ", on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    """Its place in the list of supporting organs."""

    class Meta:
        """An organ supports a task once."""

        constraints = [models.UniqueConstraint(fields=["organ", "task"], name="ledger_one_support")]

    def __str__(self) -> str:
        return f"{self.task_id} ← {self.organ_id}"


class Milestone(models.Model):
    """节点: a dated step."""

    task = models.ForeignKey("ledger.Task", on_delete=models.CASCADE, related_name="milestones")
    title = models.CharField(max_length=200)
    due = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    """When it was reached, or None."""

    class Meta:
        """In the order of their days."""

        indexes = [models.Index(fields=["task", "due"])]

    def __str__(self) -> str:
        return f"{self.due} {self.title}"


class TrajectoryPoint(models.Model):
    """序时计划: the value that a task is to have reached by the end of a month."""

    task = models.ForeignKey("ledger.Task", on_delete=models.CASCADE, related_name="trajectory")
    month = models.PositiveIntegerField()
    """As 202610."""
    value = ExactDecimalField()

    class Meta:
        """One value a month."""

        constraints = [models.UniqueConstraint(fields=["task", "month"], name="ledger_one_point_a_month")]

    def __str__(self) -> str:
        return f"{self.task_id} {self.month}: {self.value}"
