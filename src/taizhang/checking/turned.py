"""Shares that no count near them gives, while two digits swapped back make them the share of one (74.1% for 71.4%)."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, show, span_of, worded
from taizhang.checking.passages import COUNT, LINK, MONEY, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import swap_to
from taizhang.reading.records import Figure

_SHARE = re.compile(
    "[，,、（(]?(?:约)?占(?:到|比)?(?:了)?(?P<name>[^，,；;。：:占]{0,14}?)(?:的)?(?:比重|比例)?" + LINK + "$"
    "|[，,](?P<rate>[\u4e00-\u9fff]{2,4})率" + LINK + "$"
)
_OTHER = re.compile("满意|优良|增长|覆盖|入园|入学|升学|贡献|上年|去年|同期|同比")
_BACK = 2
_MOST = 10
_OPEN = Why(zh="比例未必以它为分母", en="the share need not be of it")


def check_turned_shares(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """注册项目196个,…,其中工业项目140个,占总项目数的74.1%: 71.4% of the 196."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for number in range(1, len(passage.figures)):
                if passage.kind(number) == PERCENT and passage.kind(number - 1) in (MONEY, COUNT):
                    yield from _turned(passages[max(0, at - _BACK) : at + 1], passage, number)


def _turned(near: Sequence[Passage], passage: Passage, number: int) -> Iterator[Finding]:
    share, part = passage.figures[number], passage.figures[number - 1]
    match = _SHARE.fullmatch(passage.gaps[number])
    if match is None or _OTHER.search(passage.gaps[number]) or not (is_plain(share) and is_plain(part)):
        return
    if not share.value or not part.value or share.measure == "growth":
        return
    wholes = [
        (home, figure)
        for home in near
        for k, figure in enumerate(home.figures)
        if figure.start < part.start and _unit(figure) == _unit(part) and home.kind(k) == passage.kind(number - 1)
    ]
    wholes = [(home, figure) for home, figure in wholes if figure.value and is_plain(figure)][-_MOST:]
    after = [
        figure
        for k, figure in enumerate(passage.figures)
        if figure.start > share.start and figure.unit == part.unit and passage.kind(k) == passage.kind(number - 1)
    ]
    if any(_fits(share, part, figure) for figure in (*(f for _, f in wholes), *after)):
        return
    turned = [(home, figure) for home, figure in wholes if _swapped(share, part, figure)]
    if not turned:
        return
    home, whole = turned[-1]
    computed = Fraction(part.value) * 100 / Fraction(whole.value or 1)
    yield worded(
        "share" if match["rate"] is None else "rate",
        "unclear",
        places=(passage.place(share), passage.place(part), home.place(whole)),
        stated=share.text,
        computed=show(computed, share),
        difference=show(abs(computed - Fraction(share.value)), share),
        tolerance=show(half_unit(share), share, places=2),
        basis=Why(zh=f"按{part.text}比{whole.text}计算的比例", en=f"the proportion of {part.text} to {whole.text}"),
        reason=_OPEN,
    )


def _unit(figure: Figure) -> str:
    """Return what a figure counts, of 套(户) the first."""
    return re.split("[（(]", figure.unit or "")[0]


def _fits(share: Figure, part: Figure, whole: Figure) -> bool:
    ratio = span_of(part).over(span_of(whole))
    return ratio is not None and span_of(share).meets(ratio.scaled(100))


def _swapped(share: Figure, part: Figure, whole: Figure) -> bool:
    """Whether the share is that of the part in the whole but for two digits swapped in one of the three."""
    if not part.value or not whole.value or not share.value:
        return False
    if swap_to(share, Fraction(part.value) * 100 / Fraction(whole.value)):
        return True
    if len(share.text) < len("12.3%"):
        return False
    return swap_to(part, Fraction(share.value) * Fraction(whole.value) / 100)
