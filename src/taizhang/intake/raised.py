"""Raised characters, which plain text cannot show: square metres, and note marks that must not run into a number."""

from __future__ import annotations

import re

_POWERS = {"2": "²", "3": "³"}
_NOTE = re.compile(r"[\[〔［(（]?\s?([0-9]{1,3})\s?[\]〕］)）]?")


def raised_text(text: str, before: str) -> str:
    """``text`` that is printed raised after the character ``before``.

    ``m`` with a raised 2 is m². Any other raised number is a note mark and becomes ``[n]``, since ``8%`` with a
    raised 1 would otherwise read ``8%1`` and ``320`` with a raised 1 as 3201.
    """
    if before in ("m", "M", "ｍ") and text.strip() in _POWERS:
        return _POWERS[text.strip()]
    note = _NOTE.fullmatch(text.strip())
    return f"[{note.group(1)}]" if note else text
