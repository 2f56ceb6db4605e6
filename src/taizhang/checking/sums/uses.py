"""What a sum of money is for: the same fund goes to several uses, and each has an amount of its own."""

from taizhang.checking.passages import MONEY, Passage
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_FOR_USE = lazy(
    "^[^，,；;。：:、0-9]{0,16}?[，,]?(?:重点|主要|专项|全部|优先)?"
    "(?:用于|用来|支持|投向|投入|投到|推动|推进|扶持|保障)(?P<use>[^，,；;。：:、]{2,24})"
)
_MARKS = lazy('[“”"‘’《》]')


_CAUSE = lazy("(?:^|[，,；;。：:])(?P<who>[^，,；;。：:0-9]{2,14}?)(?:已|共|累计)*造成")


def two_uses(first: tuple[Passage, Figure], second: tuple[Passage, Figure]) -> bool:
    """Whether two sums of money are each said to be for something, and not for the same thing.

    安排3200万元专项资金支持渠系改造 and 安排7200万元专项资金用于仓储建设 are no two statements of one amount. One use is
    another where less than half of what the shorter words say stands in the longer.
    """
    causes = [
        _CAUSE.search(passage.masked[: passage.marks[passage.figures.index(f)]]) for passage, f in (first, second)
    ]
    if None not in causes and len({cause["who"] for cause in causes if cause}) > 1:
        # 各类灾害造成…直接经济损失81.1亿元。景谷地震造成…直接经济损失51.1亿元: of all of them, and of one.
        return True
    short, long = sorted((_use(*first), _use(*second)), key=len)
    pairs = [short[at : at + 2] for at in range(len(short) - 1)]
    return bool(pairs) and 2 * sum(pair in long for pair in pairs) < len(pairs)


def _use(passage: Passage, figure: Figure) -> str:
    number = passage.figures.index(figure)
    told = _FOR_USE.search(passage.gaps[number + 1]) if passage.kind(number) == MONEY else None
    return "" if told is None else _MARKS.sub("", told["use"])
