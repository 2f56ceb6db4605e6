"""Passages 检索片段: what can be searched, piece by piece."""

from django.db import models


class Passage(models.Model):
    """A piece of an object's text. Derived from the object, and made anew whenever that changes; no part of history.

    ``words`` is what is matched: on SQLite an FTS5 table follows it by triggers, on PostgreSQL a generated column of
    text-search lexemes, each with the kind before the words. Both come from the migrations; a later one that rebuilds
    this table must make them again.
    """

    kind = models.CharField(max_length=20)
    """What the object is: document, task, progress …"""
    object_id = models.BigIntegerField()
    """Primary key of the object."""
    scope = models.BigIntegerField(null=True)
    """Key of the task that the object is, or is part of; None for what belongs to no one task. What an organ may see is
    cut by it while the words are looked for, instead of when all that hold them are known."""
    number = models.PositiveIntegerField()
    """Its place in the object; 0 is the title."""
    start = models.PositiveIntegerField(default=0)
    """Offset of its first character in the object's text."""
    text = models.TextField()
    words = models.TextField()
    """The text as ``search.terms.indexed`` gives it."""

    class Meta:
        """One passage at each place."""

        constraints = [models.UniqueConstraint(fields=["kind", "object_id", "number"], name="search_one_passage")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id}#{self.number}"
