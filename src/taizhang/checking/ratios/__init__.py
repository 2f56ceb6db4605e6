"""Shares, rates and ratios against what they are made of."""

__all__ = ()
