"""The page of searching."""

__all__: list[str] = []
