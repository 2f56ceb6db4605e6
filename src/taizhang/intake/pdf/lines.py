"""Glyphs → printed lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from taizhang.intake.pdf.glyphs import Glyph
from taizhang.intake.raised import raised_text

_WIDE_FROM = 0x2E80
# Word sets raised characters two thirds as large, web pages five sixths.
_RAISED_SIZE = 0.9
_RAISED_BY = 0.2
_BACKWARD = 0.5
_APART = 0.6
"""In ems: a gap from which on what stands on either side may be cells of a table."""
_IN_NUMBER = frozenset("0123456789.")
"""Two of these are never parted, however loosely a number is set."""
# Quotation marks are broken off on neither side: opening and closing ones are often the same character.
_QUOTES = frozenset("“”‘’\"'")
_NO_LINE_END = frozenset("（《「『【〔([{") | _QUOTES
_NO_LINE_START = _QUOTES | frozenset("，。、；：！？）》」』】〕”’％%,.;:!?)]}…—")


class Part(NamedTuple):
    """What stands between two wide gaps of a line."""

    text: str
    """Its characters."""
    left: float
    """Left edge of the first, in points."""
    right: float
    """Right edge of the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One printed line."""

    text: str
    """Its characters, spaces where the print shows a gap."""
    left: float
    """Left edge of the first character, in points."""
    right: float
    """Right edge of the last."""
    set_right: float
    """Right edge of the last that is no closing punctuation, which some programs let hang over the margin."""
    bottom: float
    """Lower edge."""
    top: float
    """Upper edge."""
    floor: float
    """Lower edge of most of its characters, which raised or odd ones do not move."""
    size: float
    """Height of its characters; about one em."""
    first_width: float
    """Width of what cannot be broken off its beginning: the first character, or the word or number that it begins."""
    parts: tuple[Part, ...]
    """What wide gaps part it into; one where there are none."""


def is_wide(character: str) -> bool:
    """Whether a character takes a full em: Chinese characters and full-width signs."""
    return ord(character) >= _WIDE_FROM


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """Lines in the order of the file."""
    groups: list[list[Glyph]] = []
    for glyph in glyphs:
        if groups and _continues(groups[-1], glyph):
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    return [_line(group) for group in _side_by_side(groups)]


def _continues(line: list[Glyph], glyph: Glyph) -> bool:
    """Whether ``glyph`` stands on the line after its last character."""
    last = line[-1]
    return _same_height(last, glyph) and glyph.left >= last.left - _BACKWARD * last.size


def _same_height(one: Glyph, other: Glyph) -> bool:
    overlap = min(one.top, other.top) - max(one.bottom, other.bottom)
    return overlap > 0.5 * min(one.size, other.size)


def _side_by_side(groups: list[list[Glyph]]) -> list[list[Glyph]]:
    """Join pieces of one printed line that follow each other in the file, whichever comes first."""
    joined: list[list[Glyph]] = []
    for group in groups:
        before = joined[-1] if joined else None
        if before is not None and _same_height(before[0], group[0]) and group[-1].right <= before[0].left:
            joined[-1] = group + before
        else:
            joined.append(group)
    return joined


def _line(glyphs: list[Glyph]) -> Line:
    size = median(glyph.size for glyph in glyphs)
    floor = median(glyph.bottom for glyph in glyphs)
    pieces: list[str] = []
    raised: list[str] = []
    before: Glyph | None = None
    parts: list[Part] = []
    begun = 0
    left = glyphs[0].left
    for glyph in glyphs:
        is_raised = glyph.size < _RAISED_SIZE * size and glyph.bottom > floor + _RAISED_BY * size
        if raised and not is_raised:
            pieces.append(raised_text("".join(raised), "".join(pieces)[-1:]))
            raised.clear()
        if before is not None and not raised and glyph.left - before.right > _APART * size:
            parts.append(Part("".join(pieces[begun:]).strip(), left, before.right))
            begun, left = len(pieces), glyph.left
        if before is not None and not raised and _gap(before, glyph, size):
            pieces.append(" ")
        (raised if is_raised else pieces).append(glyph.text)
        before = glyph
    if raised:
        pieces.append(raised_text("".join(raised), "".join(pieces)[-1:]))
    return Line(
        text="".join(pieces),
        left=glyphs[0].left,
        right=max(glyph.right for glyph in glyphs),
        set_right=max((glyph.right for glyph in glyphs if glyph.text not in _NO_LINE_START), default=glyphs[-1].right),
        bottom=min(glyph.bottom for glyph in glyphs),
        top=max(glyph.top for glyph in glyphs),
        floor=floor,
        size=size,
        first_width=_first_width(glyphs),
        parts=(*parts, Part("".join(pieces[begun:]).strip(), left, glyphs[-1].right)),
    )


def _gap(before: Glyph, glyph: Glyph, size: float) -> bool:
    """Whether the print shows a space between two characters.

    Justified Chinese text stretches every gap, so that among wide characters only a gap of nearly an em is a space.
    """
    gap = (glyph.left - before.right) / size
    if is_wide(before.text) or is_wide(glyph.text):
        return gap > 0.9
    if not glyph.spaced:
        return gap > 0.45
    # Stretched digits must not fall apart into several numbers; words of letters may take the file's word for it.
    return gap > (0.15 if before.text.isdigit() and glyph.text.isdigit() else 0)


def _first_width(glyphs: list[Glyph]) -> float:
    end = 1
    while end < len(glyphs) and (
        glyphs[end].text in _NO_LINE_START
        or glyphs[end - 1].text in _NO_LINE_END
        or not (is_wide(glyphs[end - 1].text) or is_wide(glyphs[end].text) or glyphs[end].spaced)
        or (glyphs[end - 1].text in _IN_NUMBER and glyphs[end].text in _IN_NUMBER)
    ):
        end += 1
    return glyphs[end - 1].right - glyphs[0].left
