"""Streams of events 事件, one stream for each task or case, and the commands that made them."""

from django.db import models


class Stream(models.Model):
    """One chain of events: everything that happened to one object and what hangs on it."""

    kind = models.CharField(max_length=40)
    """What the stream is about: task, matter, document, organ …"""
    object_id = models.BigIntegerField()
    """Primary key of the object it is about."""
    length = models.PositiveBigIntegerField(default=0)
    """How many events it has."""
    head = models.CharField(max_length=64, default="")
    """Digest of the last event; empty before the first."""

    sealed = models.PositiveBigIntegerField(default=0)
    """How many of its events the newest seal that holds it covers."""

    class Meta:
        """One stream for each object."""

        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="audit_one_stream_an_object")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id}"


class Event(models.Model):
    """事件: an entry of the history. Never changed, never deleted."""

    stream = models.ForeignKey(Stream, on_delete=models.PROTECT, related_name="events")
    number = models.PositiveBigIntegerField()
    """Its place in the stream, from 1."""
    at = models.DateTimeField()
    """When it was done."""
    action = models.CharField(max_length=60)
    """What was done, a name of ``audit/data/actions``: task.sign, progress.verify …"""
    actor = models.ForeignKey(
        "organs.Person", null=True, on_delete=models.PROTECT, related_name="+", db_constraint=False
    )
    """Who did it; None for the system itself."""
    actor_name = models.CharField(max_length=60)
    """Their name on that day."""
    changes = models.JSONField()
    """For each object touched: label and key → field → [from, to], in the form of ``audit.snapshots``."""
    reason = models.TextField(blank=True)
    """Why, in the actor's words; empty where none was asked for."""
    previous = models.CharField(max_length=64)
    """Digest of the event before it in the stream; empty for the first."""
    digest = models.CharField(max_length=64)
    """SHA-256 over all of the above."""

    class Meta:
        """Numbered within the stream."""

        constraints = [models.UniqueConstraint(fields=["stream", "number"], name="audit_one_event_a_number")]
        indexes = [models.Index(fields=["at"]), models.Index(fields=["actor", "at"])]

    def __str__(self) -> str:
        return f"{self.stream_id}#{self.number} {self.action}"


class Command(models.Model):
    """A command that was carried out: the same key again gives the same answer and does nothing."""

    owner = models.BigIntegerField()
    """Primary key of the person who gave it, 0 for the system (a null would be unique beside every other null)."""
    key = models.CharField(max_length=80)
    """The caller's own key."""
    action = models.CharField(max_length=60)
    fingerprint = models.CharField(max_length=64)
    """Hash of what was asked, so that one key is not used for two commands."""
    result = models.JSONField()
    """What was answered."""
    at = models.DateTimeField()

    class Meta:
        """One command for each person and key."""

        constraints = [models.UniqueConstraint(fields=["owner", "key"], name="audit_one_command_a_key")]

    def __str__(self) -> str:
        return f"{self.action} {self.key}"
