"""Income, outlay and what is left, side by side (收入预算82300万元;支出预算75600万元;当年结余6700万元): whatever the slip."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from taizhang.checking.judging import Why, half_unit, is_plain, told_amiss
from taizhang.checking.passages import MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy

_ENDS = "(?:总计|合计|总额|总量|预算数?|决算数?|完成|为|共|达到?)*$"
_IN, _OUT = lazy(f"收入{_ENDS}"), lazy(f"支出{_ENDS}")
_LEFT = lazy("(?:结余|结转下年(?:度|支出|使用)?|结转|结存|盈余)(?:资金|数)?(?:为|共|预算)?$")
_NOT = lazy("累计|滚存|上年|其中|含")
_OPEN = Why(
    zh="结余应为收入减支出，除非收支另有未列出的项目", en="what is left is income less outlay, unless more of either is told"
)


def check_leftovers(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Ask of what is left where it is not the income less the outlay that are told right before it."""
    for passages in readings:
        for passage in passages:
            if "收入" in passage.masked and "支出" in passage.masked:
                yield from _of_sentence(passage)


def _of_sentence(passage: Passage) -> Iterator[Finding]:
    money = [n for n in range(len(passage.figures)) if passage.kind(n) == MONEY]
    for (first, second), third in zip(pairwise(money), money[2:], strict=False):
        labels = [passage.label(n) for n in (first, second, third)]
        told = _LEFT.search(labels[2]) and _IN.search(labels[0]) and _OUT.search(labels[1])
        if not told or any(map(_NOT.search, labels)):
            continue
        income, outlay, left = (passage.figures[n] for n in (first, second, third))
        if not all(map(is_plain, (income, outlay, left))) or not left.value:
            continue
        meant = Fraction(income.value or 0) - Fraction(outlay.value or 0)
        room = sum(map(half_unit, (income, outlay, left)), Fraction(0))
        if abs(abs(meant) - abs(Fraction(left.value))) > room:
            yield told_amiss(
                "parts",
                "unclear",
                places=tuple(map(passage.place, (left, income, outlay))),
                figure=left,
                value=meant,
                room=room,
                basis=Why(
                    zh=f"收入{income.text}减支出{outlay.text}",
                    en=f"the income of {income.text} less the outlay of {outlay.text}",
                ),
                reason=_OPEN,
            )
