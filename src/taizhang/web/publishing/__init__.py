"""Pages of bulletins."""

__all__: list[str] = []
