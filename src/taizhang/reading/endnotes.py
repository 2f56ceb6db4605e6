"""The numbered notes at the end of a text, under no heading of their own, which explain its words."""

from collections.abc import Sequence

from taizhang.reading.paragraphs import Span
from taizhang.reading.patterns import lazy

_FIRST, _SECOND = ("〔1〕", "[1]", "【1】"), {"〔": "〔2〕", "[": "[2]", "【": "【2】"}
_TERM = lazy("[〔\\[【]1[〕\\]】][ ]{0,2}“?[^,。;:\\n]{1,40}?[:,。是指]")
"""A note: its mark, the words that it explains, and what they mean."""
_APART = 4
"""The second note stands at most so many paragraphs below the first."""


def notes_at_end(normalised: str, paragraphs: Sequence[Span]) -> range:
    """Return the paragraphs from the first of numbered notes to the end of a text, or none (〔1〕三保:指保基本民生…)."""
    last = len(paragraphs)
    for index in range(last // 3, last):
        start = paragraphs[index].start
        if normalised.startswith(_FIRST, start) and _TERM.match(normalised, start) is not None:
            second = _SECOND[normalised[start]]
            below = paragraphs[index + 1 : index + 1 + _APART]
            if any(normalised.startswith(second, span.start) for span in below):
                return range(index, last)
    return range(0)
