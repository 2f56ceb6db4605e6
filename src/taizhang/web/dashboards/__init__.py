"""Dashboards and their charts."""

__all__: list[str] = []
