"""Lists that language says are not the parts of what stands before them, or not all of them."""

from collections.abc import Sequence
from fractions import Fraction

from taizhang.checking.judging import last_place, total_of
from taizhang.checking.passages import Passage
from taizhang.checking.sums.misses import near_miss
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_MANY_UNITS = 1000
_HIGHER_LEVELS = lazy("^(?:其中)?[:：，]?(?:中央|省级?|自治区|上级)(?!属)")

ON_TOP = lazy("[再另][行外]?(?:给予|奖励|补助|安排|追加)[^，；。]{0,4}$|叠加[^，；。]{0,4}$")
"""What gives more on top of an amount (给予200万元奖励。其中,属于…的,可再给予|300万元), and no part of it."""


def told_of_more(passage: Passage, whole: Figure, parts: Sequence[Figure], labels: Sequence[str]) -> bool:
    """Whether what is listed is told not to be the parts of a whole, or not all of them.

    38项(其中省级29项,市级囊括省级项目共38项): what is as much as all of it is no part beside others. Parts that make another
    amount of the sentence to the last digit are its. 直达资金120947万元(中央113453万元、省级6329万元): its own level is not told.
    """
    if any(p.value == whole.value and "共" in words for p, words in zip(parts[1:], labels[1:], strict=True)):
        return True
    total = total_of(parts)
    many = len(parts) > 1 and total != whole.value and total >= _MANY_UNITS * Fraction(last_place(whole))
    if many and any(f.value == total and f.unit == whole.unit and f is not whole for f in passage.figures):
        return True
    higher = total < Fraction(whole.value or 0) and all(map(_HIGHER_LEVELS.search, labels))
    return higher and not near_miss(total, whole, parts)
