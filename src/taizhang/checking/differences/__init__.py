"""Gaps, differences and multiples, and points against per cent."""

__all__ = ()
