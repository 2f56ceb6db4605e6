"""Lists that a person keeps as they filtered and sorted them."""

from django.db import models


class SavedView(models.Model):
    """常用视图: a list with its filters, kept under a name by one person. A convenience, not part of the history."""

    person = models.ForeignKey("organs.Person", on_delete=models.CASCADE, related_name="views")
    page = models.CharField(max_length=40)
    """Which list: tasks, documents …"""
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=1000)
    """The filters and order, as in the address."""

    class Meta:
        """One of a name on each list."""

        constraints = [models.UniqueConstraint(fields=["person", "page", "name"], name="organs_one_view_a_name")]

    def __str__(self) -> str:
        return self.name
