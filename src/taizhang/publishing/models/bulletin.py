"""Bulletins 督查通报: numbered, drafted from locked data, never changed once issued."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BulletinKind(models.TextChoices):
    """What it reports on."""

    MONTHLY = "monthly", _("月度通报")
    QUARTERLY = "quarterly", _("季度通报")
    SPECIAL = "special", _("专项通报")


class BulletinState(models.TextChoices):
    """Where it stands."""

    DRAFT = "draft", _("起草中")
    SUBMITTED = "submitted", _("待审批")
    APPROVED = "approved", _("待印发")
    ISSUED = "issued", _("已印发")
    DISCARDED = "discarded", _("已废止")


class Bulletin(models.Model):
    """督查通报."""

    kind = models.CharField(max_length=20, choices=BulletinKind.choices)
    number = models.CharField(max_length=40, blank=True)
    """Its number 督查通报〔2026〕9号, given when it is issued; empty before."""
    year = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField(null=True, blank=True)
    title = models.CharField(max_length=200)
    ledger_year = models.PositiveSmallIntegerField()
    first_month = models.PositiveIntegerField()
    last_month = models.PositiveIntegerField()
    """The months that it reports on, as 202610; equal for one month."""
    theme = models.CharField(max_length=120, blank=True)
    """The heading of the ledger that a special bulletin is about; empty for all."""
    addressees = models.CharField(max_length=300)
    """主送机关."""
    copies = models.CharField(max_length=300, blank=True)
    """抄送机关."""
    issuer = models.CharField(max_length=120)
    """发文机关署名."""
    opening = models.TextField(blank=True)
    """What the office writes before the numbers."""
    closing = models.TextField(blank=True)
    """下一步要求: what it asks for."""
    snapshot = models.JSONField()
    """The numbers as they were when it was drafted, each with what is behind it; see ``publishing.snapshots``."""
    snapshot_hash = models.CharField(max_length=64)
    state = models.CharField(max_length=20, choices=BulletinState.choices, default=BulletinState.DRAFT)
    public = models.BooleanField(default=False)
    """Whether it is published for everyone once issued."""
    corrects = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrections")
    """The issued bulletin that this one corrects, or None."""
    findings = models.JSONField(default=list)
    """What the checker found in its text when it was last checked."""
    checked_text = models.CharField(max_length=64, blank=True)
    """Hash of the text that was checked; empty before the first check."""
    drafted_by = models.ForeignKey("organs.Person", null=True, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey("organs.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    remark = models.TextField(blank=True)
    """What the leader wrote when approving it or sending it back."""
    issued_by = models.ForeignKey("organs.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(null=True, blank=True)
    seal_day = models.DateField(null=True, blank=True)
    seal_digest = models.CharField(max_length=64, blank=True)
    """The newest daily seal of the history on the day of issue, printed in it."""
    composed = models.JSONField(null=True)
    """Its words and tables as issued, so that no later table of words changes it; None before."""
    docx = models.CharField(max_length=64, blank=True)
    xlsx = models.CharField(max_length=64, blank=True)
    """Hashes of the files as issued."""

    class Meta:
        """Numbered without gaps."""

        constraints = [
            models.UniqueConstraint(
                fields=["year", "sequence"], condition=models.Q(sequence__isnull=False), name="publishing_one_number"
            )
        ]
        indexes = [models.Index(fields=["-drafted_at"], name="bulletin_newest")]

    def __str__(self) -> str:
        return f"{self.number or self.pk} {self.title}"
