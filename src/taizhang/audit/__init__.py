"""History 历史: what was done, by whom, when, from what to what and why; chained so that no edit goes unnoticed."""

__all__: list[str] = []
