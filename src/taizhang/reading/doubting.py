"""Doubts in English: records carry them as Chinese sentences."""

from collections.abc import Sequence

from taizhang.reading.tables import table


def doubt_in_english(doubt: str) -> str:
    """Return the English of a sentence in ``doubts``; one that no rule of this reader says comes back as it is."""
    english: dict[str, str] = table("doubts")["english"]
    return english.get(doubt, doubt)


def doubts_in_english(doubts: Sequence[str]) -> list[str]:
    """Return the English of each doubt of a record, in their order."""
    return [doubt_in_english(doubt) for doubt in doubts]
