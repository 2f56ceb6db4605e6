"""The pages. No models and no rules of their own."""

__all__: list[str] = []
