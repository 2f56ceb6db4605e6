"""The interface for programs. No models and no rules of its own."""

__all__: list[str] = []
