"""What each quantity measures: its surroundings, name, measure, qualifier, mood, period, scope and whole."""

__all__ = ()
