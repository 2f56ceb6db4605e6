"""Lines that only the width of a page broke, as text copied from PDF files and from messages has them.

No name, number or sentence is to be cut in two by them.
"""

from itertools import pairwise

from taizhang.reading.patterns import lazy

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
