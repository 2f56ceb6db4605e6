"""A figure in the making."""

from dataclasses import dataclass

from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.phrases import Name
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.records import Mood, Strength


@dataclass(slots=True)
class Draft:
    """Everything read of one quantity, with the rules that decided it; a figure is made from it."""

    here: Surroundings
    kind: Kind
    name: Name
    mood: Mood
    mood_rule: str
    strength: Strength | None
    period: int | None
    scope: str | None
    unit: str | None
