"""Appointments 任职: which role a person has at which organ, from when to when, and for whom they stand in."""

from django.db import models


class Appointment(models.Model):
    """任职: one role of one person at one organ."""

    person = models.ForeignKey("organs.Person", on_delete=models.PROTECT, related_name="appointments")
    organ = models.ForeignKey("organs.Organ", on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=20)
    """A key of ``organs/data/roles.toml``."""
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    """Last day, or None while it lasts."""
    deputises_for = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="deputies")
    """The appointment that this person stands in for (代理), or None."""

    class Meta:
        """No role twice from one day on."""

        constraints = [
            models.UniqueConstraint(fields=["person", "organ", "role", "valid_from"], name="organs_one_appointment")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role}@{self.organ_id}"
