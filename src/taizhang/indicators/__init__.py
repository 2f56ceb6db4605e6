"""Indicators and observations 指标、观测值."""

__all__: list[str] = []
