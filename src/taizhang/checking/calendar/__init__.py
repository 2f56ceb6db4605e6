"""Dates that the calendar does not hold, and weekdays."""

__all__ = ()
