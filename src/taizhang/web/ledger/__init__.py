"""Pages of matters, tasks, breakdowns and hand-overs."""

__all__: list[str] = []
