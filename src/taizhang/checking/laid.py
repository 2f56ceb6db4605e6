"""Readings without what stands beside the words of their texts, and findings laid back over the texts as given."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from taizhang.checking.records import Finding, Place
from taizhang.reading.clearing import Cleared, cleared
from taizhang.reading.records import Reading


def lifted(readings: Sequence[Reading]) -> tuple[Sequence[Reading], Callable[[Finding], Finding]]:
    """Return the readings with tags, entities and broken lines left out of their texts, and what lays a finding on them
    back over the texts as given.

    Findings name their texts by their source; where two texts bear one name they are left as they are.
    """
    texts = [cleared(reading.text) for reading in readings]
    changed = {
        reading.source: (reading, text) for reading, text in zip(readings, texts, strict=True) if text.cuts or text.ends
    }
    several = len({reading.source for reading in readings}) < len(readings)
    if not changed or several:
        return readings, lambda finding: finding
    found = [
        text.lifted(reading) if reading.source in changed else reading
        for reading, text in zip(readings, texts, strict=True)
    ]
    return found, lambda finding: replace(finding, places=tuple(_laid(place, changed) for place in finding.places))


def _laid(place: Place, changed: dict[str, tuple[Reading, Cleared]]) -> Place:
    """Return a place in a text as given."""
    if place.file not in changed:
        return place
    reading, text = changed[place.file]
    start, end = text.there(place.start), text.end(place.end)
    return replace(place, start=start, end=end, text=reading.text[start:end])
