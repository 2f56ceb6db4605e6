"""Pages of supervision: reminders, orders, reviews, re-checks, burden, scores."""

__all__: list[str] = []
