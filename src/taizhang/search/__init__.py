"""Full-text search 检索 that finds two-character words, on both databases."""

__all__: list[str] = []
