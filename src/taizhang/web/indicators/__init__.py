"""Pages of indicators: the dictionary, values, comparisons, imports."""

__all__: list[str] = []
