"""What a calendar says about days."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from taizhang.workdays.arrangement import Arrangement


class DayKind(Enum):
    """Why a day is worked or not."""

    ORDINARY = "ordinary"
    """Monday to Friday, worked."""
    MAKE_UP = "make_up"
    """调休上班: worked in exchange for a day off."""
    WEEKEND = "weekend"
    """Saturday or Sunday, not worked."""
    HOLIDAY = "holiday"
    """放假: off under an arrangement or, in a year without one, under the statute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayStatus:
    """What a calendar says about one day."""

    day: date
    """The day."""
    kind: DayKind
    """Why it is worked or not."""
    holiday: str | None
    """The holiday that makes it a day off or a make-up day, else None."""
    arrangement: Arrangement | None
    """The arrangement that says so; None for ordinary days and weekends, and for what is only assumed."""
    provisional: bool
    """True when no arrangement governs the day yet, so that it may still change."""

    @property
    def working(self) -> bool:
        """Whether the day counts as a working day."""
        return self.kind in (DayKind.ORDINARY, DayKind.MAKE_UP)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDays:
    """Many deadlines at once, as two columns in the order of the starts."""

    due: list[int]
    """Ordinals of the last days."""
    provisional: list[bool]
    """Whether the counting met a day that no arrangement governs yet."""
