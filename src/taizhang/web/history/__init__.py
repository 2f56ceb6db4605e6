"""The history of one object, for people."""

__all__: list[str] = []
