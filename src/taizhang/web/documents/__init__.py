"""Pages of documents: the list, uploading, the reading room."""

__all__: list[str] = []
