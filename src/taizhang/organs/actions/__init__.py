"""Acts, one module for each thing that a person does."""

__all__: list[str] = []
