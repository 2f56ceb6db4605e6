"""Matters 督办事项: anything to be seen through."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MatterSource(models.TextChoices):
    """Where a matter comes from; each has its default limit in ``ledger/data/limits.toml``."""

    COMMITMENT = "commitment", _("文件目标任务")
    INSTRUCTION = "instruction", _("领导批示")
    MINUTES = "minutes", _("会议议定")
    SUPERIOR = "superior", _("上级交办")
    OTHER = "other", _("其他")


class MatterState(models.TextChoices):
    """How far a matter is."""

    OPEN = "open", _("已立项")
    CLOSED = "closed", _("已办结")
    WITHDRAWN = "withdrawn", _("已撤销")


class Matter(models.Model):
    """督办事项: a commitment, a leader's instruction, a meeting's decision, a task from above."""

    number = models.CharField(max_length=40, unique=True)
    """Its number in the register: 云督立〔2026〕17号."""
    sequence = models.PositiveIntegerField()
    """Its place in the register of its year, from 1 and without gaps; the number is made of it."""
    title = models.CharField(max_length=300)
    text = models.TextField()
    """The words that it rests on: the sentence of the report, the instruction, the decision."""
    source = models.CharField(max_length=20, choices=MatterSource.choices)
    document = models.ForeignKey(
        "documents.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    """The document that it comes from, or None."""
    commitment = models.ForeignKey(
        "documents.Commitment", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    """The confirmed commitment that it was opened for, or None. One that was withdrawn frees it for another."""
    year = models.PositiveSmallIntegerField(db_index=True)
    """The year whose ledger it belongs to."""
    theme = models.CharField(max_length=120, blank=True)
    """The heading it stands under."""
    organ = models.ForeignKey("organs.Organ", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    """The organ whose business it is taken to be (拟办), or None; open matters of one organ are held against each
    other by it (政府督查工作条例 第十五条)."""
    instructed_by = models.ForeignKey(
        "organs.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    """The leader who gave the instruction, or None."""
    instructed_by_name = models.CharField(max_length=60, blank=True)
    received_on = models.DateField()
    deadline = models.DateField(null=True, blank=True)
    """When it is to be done; by default from the limit of its source."""
    deadline_derivation = models.TextField(blank=True)
    """How the deadline follows from the limit, day by day; empty where a person set it."""
    limit = models.CharField(max_length=60, blank=True)
    """Name of the limit that the deadline follows from, a key of ``ledger/data/limits.toml``; empty where none."""
    urgency = models.CharField(max_length=20, blank=True)
    """Grade of an instruction (urgent, normal, difficult), or empty."""
    internal = models.BooleanField(default=False)
    """Whether it is 内部: never on public pages."""
    state = models.CharField(max_length=20, choices=MatterState.choices, default=MatterState.OPEN)
    opened_by = models.ForeignKey("organs.Person", null=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    """When it was closed or withdrawn, or None while it is open."""
    end_reason = models.TextField(blank=True)
    """Why it was withdrawn, or what its closing rests on."""

    class Meta:
        """Listed by year and number; open ones of an organ are looked up before another is opened."""

        indexes = [
            models.Index(fields=["year", "id"]),
            models.Index(fields=["organ", "state"], name="matter_organ_state"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["year", "sequence"], name="ledger_one_place_in_register"),
            models.UniqueConstraint(
                fields=["commitment"], condition=~models.Q(state="withdrawn"), name="ledger_one_matter_a_commitment"
            ),
        ]

    @property
    def never_public(self) -> bool:
        """Whether it, or the document that it comes from, is internal, so that nothing of it is published."""
        return self.internal or (self.document is not None and self.document.secrecy != "public")

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Register(models.Model):
    """登记簿: the last place given in the register of a year; locked while the next is given, so there are no gaps."""

    year = models.PositiveSmallIntegerField(unique=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"
