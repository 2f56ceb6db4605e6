"""Supervision orders 督办单: numbered, on a ladder of levels; and the registers that number them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Register(models.Model):
    """登记簿: the last number given in a series and year. Follows from the rows numbered, so it is no part of history."""

    series = models.CharField(max_length=20)
    """What is numbered: order, recheck, bulletin."""
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        """One series a year."""

        constraints = [models.UniqueConstraint(fields=["series", "year"], name="supervision_one_register")]

    def __str__(self) -> str:
        return f"{self.series} {self.year}: {self.last}"


class OrderState(models.TextChoices):
    """Where an order stands."""

    ISSUED = "issued", _("待回复")
    ANSWERED = "answered", _("待审核")
    RETURNED = "returned", _("回复退回")
    SETTLED = "settled", _("已办结")
    ESCALATED = "escalated", _("已升级")
    WITHDRAWN = "withdrawn", _("已撤销")


OPEN_ORDERS = (OrderState.ISSUED, OrderState.ANSWERED, OrderState.RETURNED)
"""The states in which an order still asks something of its organ."""


class Order(models.Model):
    """督办单: what an organ is ordered to put right by a day; unanswered, the next level follows."""

    number = models.CharField(max_length=40, unique=True)
    """Its number in the register: 云督办〔2026〕12号."""
    year = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField()
    task = models.ForeignKey("ledger.Task", on_delete=models.PROTECT, related_name="+")
    organ = models.ForeignKey("organs.Organ", on_delete=models.PROTECT, related_name="+")
    level = models.CharField(max_length=20)
    """A key of ``data/ladder.toml``."""
    words = models.TextField()
    """What gave rise to it."""
    demand = models.TextField()
    """What is to be done."""
    start_reason = models.TextField(blank=True)
    """Why it begins above the lowest level; empty where it does not."""
    previous = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="following")
    """The order of the level below that it follows, or None."""
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey("organs.Person", null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    """Last day to answer."""
    due_derivation = models.TextField()
    """How that day follows from the limit of the level, day by day."""
    state = models.CharField(max_length=20, choices=OrderState.choices, default=OrderState.ISSUED)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey("organs.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey("organs.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    check_words = models.TextField(blank=True)
    """What the office found in the answer, or why it was withdrawn."""

    class Meta:
        """Numbered without gaps; an organ has one open order on a task."""

        constraints = [
            models.UniqueConstraint(fields=["year", "sequence"], name="supervision_one_number_a_year"),
            models.UniqueConstraint(
                fields=["task", "organ"],
                condition=Q(state__in=["issued", "answered", "returned"]),
                name="supervision_one_open_order",
            ),
        ]
        indexes = [
            models.Index(fields=["organ", "state", "due_on"], name="order_organ_state"),
            models.Index(fields=["state", "due_on"], name="order_state_due"),
            models.Index(fields=["-year", "-sequence"], name="order_newest"),
        ]

    def __str__(self) -> str:
        return self.number
