"""Organs and people 机构、人员: who may do what, and for which organ."""

__all__: list[str] = []
