"""The seals of the history."""

from django.db import models


class Seal(models.Model):
    """日封: one digest over the heads of all streams that grew since the seal before, kept outside the database too."""

    number = models.PositiveBigIntegerField(unique=True)
    """Its place in the row of seals, from 1."""
    day = models.DateField(db_index=True)
    digest = models.CharField(max_length=64, unique=True)
    """SHA-256 over number, day, the digest before it, and every head in it."""
    previous = models.CharField(max_length=64)
    """Digest of the seal before it; empty for the first."""
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.day} {self.digest[:12]}"


class SealedHead(models.Model):
    """The head of one stream as it was sealed."""

    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="heads")
    stream = models.ForeignKey("audit.Stream", on_delete=models.PROTECT, related_name="+")
    length = models.PositiveBigIntegerField()
    """How many events the stream had."""
    head = models.CharField(max_length=64)
    """Digest of the last of them."""

    class Meta:
        """A stream once in a seal."""

        constraints = [models.UniqueConstraint(fields=["seal", "stream"], name="audit_one_head_a_seal")]

    def __str__(self) -> str:
        return f"{self.stream_id}#{self.length}"
