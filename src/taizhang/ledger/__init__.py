"""The ledger 台账: matters, tasks, hand-overs, progress, lights, amendments, closings, settlement."""

__all__: list[str] = []
