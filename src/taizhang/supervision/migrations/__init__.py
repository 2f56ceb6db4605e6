"""Migrations."""

__all__: list[str] = []
