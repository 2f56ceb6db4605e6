"""Signing in, one's own account, tokens."""

__all__: list[str] = []
