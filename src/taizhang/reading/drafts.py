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
    first_name: str
    """The name as first read, before what follows changed it."""
    position: int
    """Its place in a list of bare numbers."""
    count: int
    """How long that list is; 1 where it is alone."""
    bare_right: str
    """The words after it without those that qualify it."""
    unit: str | None
    mood: Mood = "result"
    mood_rule: str = ""
    strength: Strength | None = None
    period: int | None = None
    scope: str | None = None
