"""Pages of reporting windows, reports, evidence, lights, amendments, closings and settlements."""

__all__: list[str] = []
