"""Documents 文件, and each reading of one."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Secrecy(models.TextChoices):
    """How far it may go. What is 秘密 or above is refused at the door and has no value here."""

    PUBLIC = "public", _("公开")
    INTERNAL = "internal", _("内部")


class DocumentState(models.TextChoices):
    """How far it is."""

    WAITING = "waiting", _("待读取")
    PROPOSED = "proposed", _("待确认")
    CONFIRMED = "confirmed", _("已确认")
    FAILED = "failed", _("读取失败")


class Document(models.Model):
    """文件: a source text with issuer, region, year, kind."""

    title = models.CharField(max_length=300)
    issuer = models.CharField(max_length=120, blank=True)
    region = models.CharField(max_length=60, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    """The year it sets targets for or reports, or None."""
    kind = models.CharField(max_length=30, default="other")
    """A kind of ``taizhang.reading``: work_report, task_list …"""
    date = models.DateField(null=True, blank=True)
    secrecy = models.CharField(max_length=10, choices=Secrecy.choices, default=Secrecy.PUBLIC)
    organ = models.ForeignKey("organs.Organ", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    """The organ that it is from or about, or None for the government as a whole."""
    filename = models.CharField(max_length=200)
    media = models.CharField(max_length=20)
    """What the file is by its content: txt, docx, pdf …"""
    sha256 = models.CharField(max_length=64, db_index=True)
    """Hash of the bytes, their name in the store."""
    size = models.PositiveBigIntegerField()
    encoding = models.CharField(max_length=20, blank=True)
    text = models.TextField(blank=True)
    """The text as read; every offset points into it (Unicode code points)."""
    pages = models.JSONField(default=list)
    """Offsets at which its pages begin, for PDF; else empty."""
    outline = models.JSONField(default=list)
    """Its headings, in the form of ``reading.heading_to_json``."""
    state = models.CharField(max_length=12, choices=DocumentState.choices, default=DocumentState.WAITING)
    failure = models.TextField(blank=True)
    """Why it could not be read, a whole sentence; empty else."""
    notes = models.JSONField(default=list)
    """Whole sentences on how the text was got, for people; empty where nothing is to be said."""
    read_from = models.DateTimeField(null=True, blank=True)
    """When a worker took it up for reading; None while it waits its turn. A claim goes stale after a while."""
    uploaded_by = models.ForeignKey("organs.Person", null=True, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()

    class Meta:
        """Listed newest first."""

        indexes = [models.Index(fields=["-uploaded_at", "-id"]), models.Index(fields=["region", "year"])]

    def __str__(self) -> str:
        return self.title


class Reading(models.Model):
    """读取结果: what one version of the library proposed. Kept whole beside what people decided."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="readings")
    reader = models.CharField(max_length=60)
    """Version of library and tables."""
    made_at = models.DateTimeField()
    payload = models.JSONField()
    """The whole reading, in the form of ``reading.reading_to_json`` without the text."""
    misfits = models.JSONField(default=list)
    """Sentences on what people had decided and what no longer fitted this reading; empty for the first."""

    def __str__(self) -> str:
        return f"{self.document_id} {self.reader}"
