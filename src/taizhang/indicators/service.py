"""What other apps may use of indicators."""

from taizhang.indicators.actions.observe import Value, accept_figures, correct_observation, observe
from taizhang.indicators.actions.sync_indicators import sync_indicators
from taizhang.indicators.importing import import_observations, preview_import
from taizhang.indicators.periods import period_of, shown_period
from taizhang.indicators.queries import (
    MEASURES,
    ObservationFilter,
    comparison,
    indicator_by_code,
    indicator_keys,
    indicators,
    indicators_by_id,
    observation_by_id,
    observations,
    observed_values,
    proposals,
    seen_observations,
)

__all__ = [
    "MEASURES",
    "ObservationFilter",
    "Value",
    "accept_figures",
    "comparison",
    "correct_observation",
    "import_observations",
    "indicator_by_code",
    "indicator_keys",
    "indicators",
    "indicators_by_id",
    "observation_by_id",
    "observations",
    "observe",
    "observed_values",
    "period_of",
    "preview_import",
    "proposals",
    "seen_observations",
    "shown_period",
    "sync_indicators",
]
