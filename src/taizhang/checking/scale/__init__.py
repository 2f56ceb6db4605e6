"""One amount in two units, and multipliers that slipped."""

__all__ = ()
