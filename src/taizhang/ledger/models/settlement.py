"""Settlements 年终对账 of the ledger's own targets."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from taizhang.storage import ExactDecimalField


class Verdict(models.TextChoices):
    """结论."""

    MET = "met", _("完成")
    MISSED = "missed", _("未完成")
    NOT_COMPARABLE = "not_comparable", _("口径不可比")
    NOT_REPORTED = "not_reported", _("未见报告")


class SettlementState(models.TextChoices):
    """The machine proposes, a person decides."""

    PROPOSED = "proposed", _("待确认")
    CONFIRMED = "confirmed", _("已确认")


class Settlement(models.Model):
    """对账: one task's target held against its result, from verified values or from the next report."""

    task = models.ForeignKey("ledger.Task", on_delete=models.PROTECT, related_name="settlements")
    year = models.PositiveSmallIntegerField()
    basis = models.CharField(max_length=20, choices=[("verified", _("已核实进度")), ("report", _("下年报告"))])
    target_quote = models.TextField()
    """The sentence that promised it."""
    result_quote = models.TextField(blank=True)
    """The sentence or report that states the result."""
    result = ExactDecimalField(null=True, blank=True)
    result_figure = models.ForeignKey(
        "documents.Figure", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    result_progress = models.ForeignKey(
        "ledger.Progress", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    verdict = models.CharField(max_length=20, choices=Verdict.choices)
    proposed_verdict = models.CharField(max_length=20, choices=Verdict.choices, blank=True)
    """What the machine proposed, kept where a person decided otherwise."""
    difference = ExactDecimalField(null=True, blank=True)
    """By how much it is better (positive) or worse in the wanted direction; None where nothing was compared."""
    difference_unit = models.CharField(max_length=20, blank=True)
    reason = models.TextField()
    reason_en = models.TextField(blank=True)
    confidence = ExactDecimalField(null=True, blank=True)
    """From 0 to 1 for a match that the machine proposed; None for verified values."""
    state = models.CharField(max_length=20, choices=SettlementState.choices, default=SettlementState.PROPOSED)
    decided_by = models.ForeignKey("organs.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decision = models.TextField(blank=True)
    """What the person said on confirming; asked for where the verdict was changed."""

    class Meta:
        """One of each basis a year."""

        constraints = [models.UniqueConstraint(fields=["task", "year", "basis"], name="ledger_one_settlement")]
        indexes = [models.Index(fields=["year", "state"], name="settlement_year_state")]

    def __str__(self) -> str:
        return f"{self.task_id} {self.year} {self.verdict}"
