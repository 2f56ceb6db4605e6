"""A part that is told of each of several (湖北8亿元,其余6省各1亿元): it adds as many times as there are of them."""

from bisect import bisect_left
from dataclasses import replace

from taizhang.checking.judging import is_exact
from taizhang.checking.passages import CLAUSE_OR_BRACKET
from taizhang.reading.records import Figure, Reading

_FAR = 6
_MOST = 100


def of_each(reading: Reading, part: Figure) -> Figure:
    """Return a part as many times as the count right before its 各 says, itself where there is none."""
    text, figures = reading.text, reading.figures
    if part.value is None or text[part.start - 1 : part.start] != "各":
        return part
    at = bisect_left(figures, part.start, key=lambda figure: figure.start) - 1
    if at < 0:
        return part
    count = figures[at]
    between = text[count.end : part.start]
    counted = is_exact(count) and count.value is not None and 1 < count.value < _MOST and count.unit != part.unit
    if not counted or len(between) > _FAR or CLAUSE_OR_BRACKET.search(between) or count.value is None:
        return part
    return replace(part, value=part.value * count.value, text=f"{part.text}×{int(count.value)}")
