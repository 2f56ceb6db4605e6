"""Totals, what they are spread over, and what that makes each."""

__all__ = ()
