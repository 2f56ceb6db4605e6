"""Line breaks that fall inside a sentence."""

import re

_SOFT_BEFORE = frozenset(",、由从到至达为约近的和与及(“《.")
_SOFT_AFTER = frozenset(",。;、%)”》")
_BREAK = re.compile(r"\n(?=[^ \n\t])")
_LATIN = frozenset("MOPXNHm")
_INDEX = re.compile(r"\n(?:2\.5|10|\d)\n")
"""A line of nothing but the index of a symbol: M⏎2⏎, PM⏎2.5⏎, SO⏎2⏎."""


def unwrap(text: str) -> str:
    """Return ``text`` with the line breaks inside a sentence made spaces, of the same length.

    A break is inside a sentence where the line before it ends in a comma or a word that wants an object, or the
    next begins with a mark that
    no line begins with, or where it parts the digits of one number or ratio.
    """
    cuts: list[int] = []
    for match in _BREAK.finditer(text):
        at = match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if before and (
            before in _SOFT_BEFORE
            or after in _SOFT_AFTER
            or (before == ":" and after.isdigit())
            or (before.isdigit() and after.isdigit())
            or (before in _LATIN and _INDEX.match(text, at) is not None)
            or (cuts and before.isdigit() and _INDEX.match(text, cuts[-1], at + 1) is not None)
        ):
            cuts.append(at)
    if not cuts:
        return text
    pieces, last = [], 0
    for at in cuts:
        pieces.append(text[last:at])
        last = at + 1
    return " ".join([*pieces, text[last:]])
