"""Line breaks that a page put round what it sets otherwise inside a sentence: its numbers, quotes, links and letters.

Such a text has lines that begin with a comma or a full stop, which no other has.
"""

from taizhang.reading.patterns import lazy

_BEGUN_BY = ("，", "。", "、", "；", ",")
"""No line begins with these but where a sentence was cut before them."""
_MANY = 5
"""So many lines must begin so."""
_GOES_ON = frozenset("，。、；：,;:)）”％%〕》")
_SENTENCE_ENDS = frozenset("。；;!?！？")
_PIECE = lazy("[“”《》（）()A-Za-z\\d.,:：，、；;％%‰+—–-]{1,16}|[和至到与及]")
"""A line that is nothing but a number, a quotation mark, letters or a mark inside a sentence."""
_HEADING = lazy(
    "\\s*(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|\\d{1,2}[.、．])[^。]{0,40}"
)
_LONG = 40
"""A line of so many characters is no heading, nor is one in which a sentence ends."""


def inline_breaks(text: str) -> list[int]:
    """Return the offsets of such line breaks, in order; empty for other texts."""
    if sum([text.count("\n" + mark) for mark in _BEGUN_BY]) < _MANY:
        return []
    cuts: list[int] = []
    at = 0
    joined = False
    lines = text.split("\n")
    for number, line in enumerate(lines[:-1]):
        at += len(line)
        here, below = line.strip(), lines[number + 1].strip()
        joined = here != "" and below != "" and _joins(here, below, goes_on=joined)
        if joined:
            cuts.append(at)
        at += 1
    return cuts


def _joins(here: str, below: str, *, goes_on: bool) -> bool:
    """Say whether a line goes on with the next; ``goes_on`` if it goes on from the one before."""
    if below[0] in _GOES_ON:
        return True
    if here[-1] in _SENTENCE_ENDS:
        return False
    if goes_on or _PIECE.fullmatch(here) is not None:
        return True
    if _HEADING.fullmatch(here) is not None:
        return False
    return len(here) >= _LONG or "。" in here or "；" in here or _PIECE.fullmatch(below) is not None
