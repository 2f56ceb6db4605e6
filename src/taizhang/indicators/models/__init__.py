"""The tables of indicators."""

from taizhang.indicators.models.indicator import Indicator
from taizhang.indicators.models.observation import Observation

__all__ = ["Indicator", "Observation"]
