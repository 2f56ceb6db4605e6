"""When a person last looked at their dashboard."""

from django.db import models


class Visit(models.Model):
    """上次查看: a convenience of one person, no part of the history."""

    person = models.OneToOneField("organs.Person", on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()
    """The visit that is going on: what came after it is new next time."""
    before = models.DateTimeField()
    """The visit before it: what came after it is shown as new."""

    def __str__(self) -> str:
        return f"{self.person_id} {self.seen_at}"
