"""Who signed in, and who looked at what is marked sensitive."""

from django.db import models


class Look(models.Model):
    """查看记录: a log-in, a refused one, or a look at something sensitive."""

    at = models.DateTimeField(db_index=True)
    person = models.ForeignKey("organs.Person", null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=150)
    """Their name, or the name that was tried."""
    action = models.CharField(max_length=40)
    """sign-in, sign-in-refused, locked-out, sign-out, look, export, download."""
    subject = models.CharField(max_length=200, blank=True)
    """What was looked at, as label and key; empty for log-ins."""
    address = models.GenericIPAddressField(null=True)

    class Meta:
        """Newest first is how it is read."""

        indexes = [models.Index(fields=["person", "at"])]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.name} {self.action}"
