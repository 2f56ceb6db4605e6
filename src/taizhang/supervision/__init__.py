"""Supervision 督查: reminders, orders, reviews, re-checks, scores, burden."""

__all__: list[str] = []
