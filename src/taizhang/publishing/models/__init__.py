"""The tables."""

__all__: list[str] = []
