"""Pages of organs and people."""

__all__: list[str] = []
