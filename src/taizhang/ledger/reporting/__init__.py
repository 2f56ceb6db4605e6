"""Reading what is reported: windows, reports, evidence, lights, amendments, closings, settlements. Writing is in
``actions``."""

__all__: list[str] = []
