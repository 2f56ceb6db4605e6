"""Lines that only the width of a page broke, as text copied from PDF files and from messages has them.

Such a text is read without these breaks, and its records are laid back over it: no name, number or sentence is cut in
two by them.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from taizhang.reading.patterns import lazy
from taizhang.reading.records import Commitment, Figure, Heading

_MANY, _NARROW, _WIDE = 6, 40, 110
"""A text is set to a width where it has at least so many lines, none is longer than ``_WIDE`` characters, and most
that end no sentence fill the width, of at least ``_NARROW`` columns (a Chinese character takes two)."""
_FULL = 0.82
"""A line of this part of the width is full: a number that would not fit moved to the next."""
_ENDED = lazy("[。;:!?；：！？][”’）)》]?$")
_INDENT = frozenset(" \t\u3000\u00a0")
_OPENS = lazy(
    r"[ \t\u3000]*(?:[一二三四五六七八九十]{1,3}[、是]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．](?!\d)|[·●■◆①-⑳]"
    r"|第[一二三四五六七八九十]{1,3}[章节])"
)
_LATIN = lazy("[A-Za-z]")
_USUAL = 0.7
"""Where this part of the lines after a short one is set in, paragraphs begin so."""


@dataclass(frozen=True, slots=True)
class Unbroken:
    """A text without the breaks that only its width made."""

    text: str
    """What is left."""
    cuts: "array[int]"
    """The offsets of the characters left out, in the text as it was."""
    places: "array[int]"
    """Where in ``text`` each of them stood: before the character that has this offset."""

    def there(self, offset: int) -> int:
        """Return where a character of ``text`` stands in the text as it was."""
        return offset + bisect_right(self.places, offset)

    def end(self, offset: int) -> int:
        """Return the offset after a stretch of the text as it was, by the one after it in ``text``."""
        return self.there(offset - 1) + 1 if offset else 0

    def here(self, offset: int) -> int:
        """Return where a character of the text as it was stands in ``text``, or the one after it that was left out."""
        return offset - bisect_left(self.cuts, offset)

    def figures(self, figures: Sequence[Figure], original: str) -> tuple[Figure, ...]:
        """Return the figures of ``text`` as they lie in the original."""
        return tuple(
            replace(one, start=start, end=end, text=original[start:end])
            for one in figures
            for start, end in ((self.there(one.start), self.end(one.end)),)
        )

    def commitments(self, commitments: Sequence[Commitment], original: str) -> tuple[Commitment, ...]:
        """Return the commitments of ``text`` as they lie in the original."""
        return tuple(
            replace(one, start=start, end=end, text=original[start:end])
            for one in commitments
            for start, end in ((self.there(one.start), self.end(one.end)),)
        )

    def headings(self, headings: Sequence[Heading]) -> tuple[Heading, ...]:
        """Return the headings of ``text`` as they lie in the original."""
        return tuple(replace(one, start=self.there(one.start), end=self.end(one.end)) for one in headings)


def unbroken(text: str) -> Unbroken:
    """Return ``text`` without the breaks that only its width made; whole where it has none."""
    cuts = width_breaks(text)
    if not cuts:
        return Unbroken(text, array("q"), array("q"))
    pieces, last = [], 0
    for at in cuts:
        pieces.append(text[last:at])
        last = at + 1
    places = array("q", [at - number for number, at in enumerate(cuts)])
    return Unbroken("".join([*pieces, text[last:]]), array("q", cuts), places)


def with_breaks(text: str, mark: str) -> str:
    """Return ``text`` with ``mark`` for every character of the breaks that only its width made, of the same length."""
    pieces, last = [], 0
    for at in width_breaks(text):
        pieces.append(text[last:at])
        last = at + 1
    return mark.join([*pieces, text[last:]])


def width_breaks(text: str) -> list[int]:
    """Return the offsets of the line breaks that only the width made in a text whose lines were all cut to one width,
    those of a carriage return before them with them."""
    lines = text.split("\n")
    if len(lines) < _MANY or max(map(len, lines)) > _WIDE:
        return []
    bare = [line.rstrip() for line in lines]
    widths = [len(line.encode("gbk", "replace")) for line in bare]
    broad = sorted(widths)[-max(1, len(widths) // 10)]
    full = [width >= _FULL * broad for width in widths]
    open_ones = [here for here, line in zip(full, bare, strict=True) if line and _ENDED.search(line) is None]
    if broad < _NARROW or sum(open_ones) < _MANY or sum(open_ones) * 2 < len(open_ones):
        return []
    begin = [line[:1] in _INDENT for here, line in zip(full, lines[1:], strict=False) if not here and line.strip()]
    indented = len(begin) >= _MANY // 2 and sum(begin) >= _USUAL * len(begin)
    cuts: list[int] = []
    at = 0
    for number, (line, following) in enumerate(pairwise(lines)):
        at += len(line) + 1
        goes_on = full[number] and following.strip() and _OPENS.match(following) is None
        goes_on = goes_on and not (_LATIN.match(bare[number][-1]) and _LATIN.match(following))
        if goes_on and (following[0] not in _INDENT if indented else _ENDED.search(bare[number]) is None):
            cuts += range(at - 1 - (len(line) - len(bare[number])), at)
    return cuts
