"""Publishing 发布: bulletins, open data, dashboards' figures."""

__all__: list[str] = []
