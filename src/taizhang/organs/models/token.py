"""Tokens with which programs act for a person."""

from django.db import models


class ApiToken(models.Model):
    """接口令牌: lets a program act for a person within a scope. Only a hash of it is kept."""

    person = models.ForeignKey("organs.Person", on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=60)
    """What it is for, in its owner's words."""
    digest = models.CharField(max_length=64, unique=True)
    """SHA-256 of the token."""
    scopes = models.JSONField(default=list)
    """``read`` or ``write`` or both."""
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name
