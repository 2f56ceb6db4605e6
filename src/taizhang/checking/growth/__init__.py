"""Levels, what they were before, and how much they changed."""

__all__ = ()
