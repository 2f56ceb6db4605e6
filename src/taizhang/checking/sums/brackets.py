"""Amounts in brackets right after one of their unit break it down."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from taizhang.checking.passages import ANY_MARK, COUNT, MONEY, PERCENT, Passage
from taizhang.checking.runs import labels_of
from taizhang.checking.sums.exclusive import exclusive
from taizhang.checking.sums.misses import near_miss
from taizhang.reading.patterns import lazy

_BRACKETS = lazy("[（(][^（）()。；;]{2,200}[）)]")
_NEAR = 8
_ALL_OF_THEM = Decimal(100)
_ENOUGH = 3


def bracketed(passage: Passage) -> Iterator[tuple[int, list[int], bool, bool]]:
    """90个(一季度20个、二季度25个…): nothing but amounts of its own unit in the brackets after it."""
    for match in _BRACKETS.finditer(passage.masked):
        inside = list(range(bisect_right(passage.marks, match.start()), bisect_left(passage.marks, match.end())))
        # 3个外包公司人员1155人: how many of something else what is counted belongs to.
        inside = [k for k in inside if k + 1 not in inside or ANY_MARK.search(passage.gaps[k + 1])]
        # 2件(公示催告1件,破产案件1件,同比增长100%): how they grew is no part.
        inside = [k for k in inside if passage.kind(k) != PERCENT or passage.figures[k].measure != "growth"]
        whole = bisect_right(passage.marks, match.start()) - 1 if inside else -1
        if whole < 0 or len(inside) < 2 or match.start() - passage.marks[whole] > _NEAR:
            continue
        if whole and passage.kind(whole) == PERCENT and passage.figures[whole].value == _ALL_OF_THEM:
            # 146件提案,满意率100%(满意144件、基本满意2件): the rate says that they are all.
            whole -= 1
        bare = all(passage.figures[k].unit is None and passage.figures[k].text.endswith("万") for k in inside)
        if all(
            (bare or passage.figures[k].unit == passage.figures[whole].unit) and passage.kind(k) in (MONEY, COUNT)
            for k in inside
        ):
            total = sum((passage.figures[k].value or Decimal(0) for k in inside), Decimal(0))
            most = total * 5 >= (passage.figures[whole].value or Decimal(0)) * 4
            top, held = passage.figures[whole], [passage.figures[k] for k in inside]
            listed = exclusive(labels_of(passage, inside)) or (
                len(held) >= _ENOUGH and near_miss(Fraction(total), top, held)
            )
            yield whole, inside, True, most and listed and "其中" not in match.group()
