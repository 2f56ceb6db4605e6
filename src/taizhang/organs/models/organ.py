"""Organs 机构(责任单位): a tree with dates of validity. A merger or a new name keeps what was."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganKind(models.TextChoices):
    """What sort of organ it is."""

    GOVERNMENT = "government", _("政府")
    OFFICE = "office", _("政府办公室")
    DEPARTMENT = "department", _("部门")
    TOWNSHIP = "township", _("乡镇街道")
    ENTERPRISE = "enterprise", _("国有企业")
    OTHER = "other", _("其他")


class Organ(models.Model):
    """机构: an organisation that answers for something."""

    code = models.CharField(max_length=40, unique=True)
    """Its own stable code; 统一社会信用代码 where there is one."""
    name = models.CharField(max_length=120)
    """Its name now."""
    short_name = models.CharField(max_length=40)
    """What it is called in tables: 区发改局."""
    kind = models.CharField(max_length=20, choices=OrganKind.choices, default=OrganKind.DEPARTMENT)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    lineage = models.CharField(max_length=200, default="/", db_index=True)
    """Keys from the root down to this organ, ``/1/4/``, so that a whole branch is found by its beginning."""
    position = models.PositiveIntegerField(default=0)
    """Its place among its siblings, the official order."""
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    """Last day, or None while it exists."""
    successor = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="predecessors")
    """The organ that took over its work, or None."""

    class Meta:
        """In the official order."""

        indexes = [models.Index(fields=["position", "id"])]

    def __str__(self) -> str:
        return self.short_name


class OrganName(models.Model):
    """A name that an organ bore for a time."""

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=40)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        """One name from one day on."""

        constraints = [models.UniqueConstraint(fields=["organ", "valid_from"], name="organs_one_name_a_day")]

    def __str__(self) -> str:
        return self.short_name
