"""Documents 文件: bytes, text, readings and what a person decided of each record."""

__all__: list[str] = []
