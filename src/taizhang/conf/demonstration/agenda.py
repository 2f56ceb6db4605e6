"""Telling the stories of the demonstration in the order of their days, so that every history runs forward."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from heapq import heapify, heappop, heappush

from taizhang.storage import standing_at

Story = Iterator[datetime]
"""What happens in one matter: yields the moment at which it goes on, and goes on when it is asked for the next."""


def tell(stories: Iterable[Story]) -> None:
    """Let every story go on at the moments that it names; of two at one moment the one that was named first.

    Nothing may happen in a story before its first moment. Raises ValueError where a story goes back in time.
    """
    waiting = [(first, place, story) for place, story in enumerate(stories) if (first := next(story, None)) is not None]
    heapify(waiting)
    while waiting:
        moment, place, story = heappop(waiting)
        with standing_at(moment):
            following = next(story, None)
        if following is None:
            continue
        if following < moment:
            raise ValueError(f"a story goes back from {moment} to {following}")
        heappush(waiting, (following, place, story))


def at(day: str | date, hour: int = 10) -> datetime:
    """Return an hour of a day (``2026-09-15``), in the office's own time."""
    return datetime.fromisoformat(f"{day}T{hour:02d}:00")
