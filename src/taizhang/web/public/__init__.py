"""Pages for everyone: what is marked public, and open data."""

__all__: list[str] = []
